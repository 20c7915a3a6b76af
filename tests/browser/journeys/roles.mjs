// Each role sees its own: a page that a role may not open is refused, and its rail does not offer it.

import { open, signIn, says, unfaulted } from '../lib/browser.mjs';
import { expect, test } from '../lib/harness.mjs';
import { staff } from '../lib/people.mjs';

/** What each role's rail must and must not offer. */
const RAILS = [
  { role: 'senior-technician', offers: ['/staff/drawer', '/staff/hours', '/staff/people'], hides: ['/staff/jobs'] },
  { role: 'library-assistant', offers: ['/staff/hours'], hides: ['/staff/people', '/staff/jobs'] },
  { role: 'student-assistant', offers: [], hides: ['/staff/people', '/staff/jobs', '/staff/charges'] },
  { role: 'administrator', offers: ['/staff/people', '/staff/jobs'], hides: [] },
];

export async function roles(browser, server) {
  for (const { role, offers, hides } of RAILS) {
    await test(`journey roles: ${role} sees what is theirs`, async () => {
      const page = await open(browser, server);
      await signIn(page, staff(role));
      const rail = await page.$$eval('nav.rail a', (links) => links.map((link) => link.getAttribute('href')));
      for (const path of offers) expect(rail.includes(path), `${role} is not offered ${path}: ${rail}`);
      for (const path of hides) {
        expect(!rail.includes(path), `${role} is offered ${path}`);
        const answer = await page.goto(path);
        expect(answer.status() === 403, `${role} gets ${answer.status()} at ${path}`);
      }
      unfaulted(page);
      await page.context().close();
    });
  }
  await test('journey roles: nobody sees staff pages without signing in', async () => {
    const page = await open(browser, server);
    await page.goto('/staff');
    expect(page.url().includes('/staff/sign-in'), page.url());
    await says(page, 'sign in');
    await page.context().close();
  });
}
