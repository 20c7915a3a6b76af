// A MARC file from the page: staged with problems and matches, brought in, searchable, undone.

import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { accessible, open, says, signIn, submit, unfaulted } from '../lib/browser.mjs';
import { expect, test } from '../lib/harness.mjs';
import { staff } from '../lib/people.mjs';

const folder = new URL('../../../codecs/marc/testdata/', import.meta.url);
const good = fileURLToPath(new URL('edge/pymarc-marc.dat', folder));
const damaged = fileURLToPath(new URL('edge/pymarc-bad_records.mrc', folder));

/** The longest that a batch may take, in milliseconds. */
const PATIENCE = 60_000;

export async function bringIn(browser, server) {
  const person = staff('senior-technician');
  await test('journey import: staged, brought in, found, undone', async () => {
    const page = await open(browser, server);
    await signIn(page, person);
    await upload(page, good);
    const batch = page.url();
    await until(page, 'form[action$="/commit"] button');
    await says(page, '20');
    await accessible(page);
    const title = distinctTitle(server, good);
    await submit(page, 'form[action$="/commit"]');
    await until(page, 'form[action$="/undo"] button');
    await found(page, title, true);
    await page.goto(batch);
    await submit(page, 'form[action$="/undo"]');
    await page.waitForSelector('form[action$="/undo"] button', { state: 'hidden', timeout: PATIENCE });
    await found(page, title, false);
    unfaulted(page);
    await page.context().close();
  });
  await test('journey import: problems are listed by record and tag', async () => {
    const page = await open(browser, server);
    await signIn(page, person);
    await upload(page, damaged);
    await until(page, 'form[action$="/commit"] button');
    const rows = await page.locator('main table').first().locator('tbody tr').count();
    expect(rows > 0, 'no problem is listed');
    await accessible(page);
    unfaulted(page);
    await page.context().close();
  });
  await test('journey import: a file that is no MARC is refused kindly', async () => {
    const page = await open(browser, server);
    await signIn(page, person);
    await page.goto('/staff/import');
    const file = { name: 'page.html', mimeType: 'text/html', buffer: Buffer.from('<!doctype html><p>Not found') };
    await page.setInputFiles('input[type=file]', file);
    await submit(page, 'form[enctype]');
    await until(page, 'main .note, main [role=alert], main .tag.stop');
    unfaulted(page);
    await page.context().close();
  });
}

async function upload(page, file) {
  await page.goto('/staff/import');
  await page.setInputFiles('input[type=file]', file);
  await submit(page, 'form[enctype]');
  expect(/\/staff\/import\/\d+/.test(page.url()), `the upload leads to ${page.url()}`);
}

/** Waits until the page has something: it looks again by itself when the work is done. */
function until(page, selector) {
  return page.waitForSelector(selector, { timeout: PATIENCE });
}

/** Looks for a title until the index has followed. */
async function found(page, title, wanted) {
  const deadline = Date.now() + 15_000;
  for (;;) {
    await page.goto(`/search?q=${encodeURIComponent(`title:"${title}"`)}`);
    const is = (await page.locator('article.hit').count()) > 0;
    if (is === wanted) return;
    expect(Date.now() < deadline, `${title} is ${wanted ? 'not' : 'still'} found`);
    await page.waitForTimeout(300);
  }
}

/** The first words of a title of the file. */
function distinctTitle(server, file) {
  const lines = execFileSync(server.program, ['marc', 'convert', '--to', 'mrk', file]).toString();
  const titles = [...lines.matchAll(/^=245 {2}..\$a([^$\n]+)/gm)].map((found) => found[1]);
  const longest = titles.toSorted((a, b) => b.length - a.length)[0];
  return longest.replace(/[^\p{L}\p{N}' ]+/gu, ' ').trim().split(/ +/).slice(0, 6).join(' ');
}
