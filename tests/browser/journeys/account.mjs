// A patron signs in with card and PIN and sees loans and fines; the next one reads it in Spanish.

import { accessible, open, says, signInPatron, submit, unfaulted } from '../lib/browser.mjs';
import { expect, test } from '../lib/harness.mjs';
import { patrons } from '../lib/people.mjs';

export async function account(browser, server) {
  const [lucia, joaquin] = patrons;
  await test('journey account: a patron sees loans and fines', async () => {
    const page = await open(browser, server);
    await signInPatron(page, lucia);
    await page.goto('/account');
    await says(page, lucia.given, dollars(lucia.owes_cents));
    const said = await page.locator('html').innerText();
    expect(!said.includes('{'), 'a message was not filled in');
    await accessible(page);
    unfaulted(page);
    await submit(page, 'form[action="/sign-out"]');
    const answer = await page.goto('/account');
    expect(!page.url().endsWith('/account') || answer.status() === 403, 'the account is open after signing out');
    await page.context().close();
  });
  await test('journey account: in the language the patron chose', async () => {
    const page = await open(browser, server);
    await signInPatron(page, joaquin);
    await page.goto('/account');
    expect((await page.getAttribute('html', 'lang')) === 'es', 'the page is not in Spanish');
    await says(page, 'Joaquín');
    unfaulted(page);
    await page.context().close();
  });
  await test('journey account: a wrong PIN tells nothing and locks after five', async () => {
    const page = await open(browser, server);
    for (let tries = 0; tries < 6; tries += 1) {
      await page.goto('/sign-in');
      await page.fill('[name=number]', '20742000900018');
      await page.fill('[name=pin]', '111111');
      await submit(page, 'form[action="/sign-in"]');
      expect(page.url().endsWith('/sign-in'), 'a wrong PIN came in');
    }
    await page.context().close();
  });
}

/** Cents as pages show them. */
function dollars(cents) {
  return `$${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
}
