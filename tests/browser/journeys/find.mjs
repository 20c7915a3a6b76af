// Finding a title, as the public and as staff: words, misspelt words, other scripts, narrowing; the
// record says where its copies stand.

import { open, says, signIn, unfaulted } from '../lib/browser.mjs';
import { expect, test } from '../lib/harness.mjs';
import { staff } from '../lib/people.mjs';

export async function find(browser, server) {
  await test('journey find: from the front page to a copy', async () => {
    const page = await open(browser, server);
    await page.goto('/');
    await page.fill('#q', 'history');
    await Promise.all([page.waitForURL(/\/search\?/), page.keyboard.press('Enter')]);
    const first = page.locator('article.hit h2 a').first();
    const title = (await first.innerText()).trim();
    await Promise.all([page.waitForURL(/\/bib\/\d+/), first.click()]);
    await says(page, title.slice(0, 30));
    unfaulted(page);
    await page.context().close();
  });
  await test('journey find: narrowing keeps what was asked', async () => {
    const page = await open(browser, server);
    await page.goto('/search?q=history');
    const choice = page.locator('fieldset.facet a').first();
    const count = Number((await choice.locator('span').last().innerText()).replace(/\D/g, ''));
    await Promise.all([page.waitForEvent('load'), choice.click()]);
    expect((await page.inputValue('#q')) === 'history', 'the words are gone');
    const hits = await page.locator('article.hit').count();
    expect(hits > 0 && (count === 0 || hits <= count), `${hits} shown of ${count}`);
    unfaulted(page);
    await page.context().close();
  });
  await test('journey find: a misspelt word and other scripts', async () => {
    const page = await open(browser, server);
    await page.goto('/search?q=histroy');
    await says(page, 'history');
    for (const words of ['中国', 'historia', 'القاهرة', 'nosuchprefix: history', '"', '*', '-', 'Y 4.']) {
      const answer = await page.goto(`/search?q=${encodeURIComponent(words)}`);
      expect(answer.status() === 200, `${words}: ${answer.status()}`);
    }
    unfaulted(page);
    await page.context().close();
  });
  await test('journey find: staff see the same title with its MARC', async () => {
    const page = await open(browser, server);
    await signIn(page, staff('senior-technician'));
    await page.goto('/staff/catalogue?q=history');
    const link = page.locator('main table a[href^="/staff/bibs/"]').first();
    await Promise.all([page.waitForURL(/\/staff\/bibs\/\d+/), link.click()]);
    await says(page, '245');
    unfaulted(page);
    await page.context().close();
  });
}
