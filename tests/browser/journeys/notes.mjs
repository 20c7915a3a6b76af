// What people write beside things: a note and a file on a record, a task that shows on Today until it is done.

import { accessible, fits, open, says, shoot, signIn, submit, unfaulted } from '../lib/browser.mjs';
import { expect, test } from '../lib/harness.mjs';
import { staff } from '../lib/people.mjs';

/** The smallest file that counts as a PDF by its content. */
const PDF = { name: 'claim form.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%%EOF\n') };

export async function notes(browser, server) {
  const page = await open(browser, server);
  await signIn(page, staff('senior-technician'));
  await test('journey notes: a note is written beside a record, taken away and brought back', async () => {
    await page.goto('/staff/bibs/1');
    await page.click('a[href="/staff/notes/bib/1"]');
    await says(page, 'Nobody has written a note');
    await page.fill('[name=text]', 'The map in the pocket is missing.');
    await submit(page, 'form[action="/staff/notes/bib/1"]');
    await says(page, 'The map in the pocket is missing.');
    await submit(page, 'form[action^="/staff/note/"][action$="/end"]');
    await says(page, 'Nobody has written a note');
    await submit(page, 'form[action^="/staff/note/"][action$="/back"]');
    await says(page, 'The map in the pocket is missing.');
  });
  await test('journey notes: a file is kept and given out as it came; another kind is refused', async () => {
    await page.setInputFiles('[name=file]', PDF);
    await submit(page, 'form[action*="/files?"]');
    await says(page, 'claim form.pdf');
    const href = await page.getAttribute('a[href^="/staff/files/"]', 'href');
    const file = await page.request.get(`${server.address}${href}`);
    expect((await file.body()).equals(PDF.buffer), 'the file is not what was uploaded');
    expect(file.headers()['content-disposition'].startsWith('attachment'), 'it is shown as a page of ours');
    await shoot(page, 'notes');
    await accessible(page);
    await fits(page);
    await page.setInputFiles('[name=file]', { ...PDF, buffer: Buffer.from('MZ\x90\x00\x03') });
    await submit(page, 'form[action*="/files?"]');
    await says(page, 'not kept here');
    unfaulted(page);
  });
  await test('journey notes: a task shows on Today until it is done', async () => {
    await page.goto('/staff/tasks');
    await page.fill('[name=text]', 'Call the elevator company');
    await submit(page, 'form[action="/staff/tasks"][method=post]');
    await says(page, 'Call the elevator company', 'Anybody');
    await page.goto('/staff');
    await says(page, 'Call the elevator company');
    await shoot(page, 'today-with-task');
    await page.goto('/staff/tasks');
    await shoot(page, 'tasks');
    await submit(page, 'tr:has-text("elevator") form');
    await page.goto('/staff');
    expect(!(await page.locator('main').innerText()).includes('elevator'), 'a task that is done still waits');
    unfaulted(page);
  });
  await page.context().close();
}
