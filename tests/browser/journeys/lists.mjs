// Lists: rows are chosen one by one, a stretch with Shift, all at once; loans are renewed together; columns are
// hidden and stay hidden.

import { accessible, fits, mainText, open, says, shoot, signIn, submit, unfaulted } from '../lib/browser.mjs';
import { expect, test } from '../lib/harness.mjs';
import { staff } from '../lib/people.mjs';

export async function lists(browser, server) {
  const page = await open(browser, server);
  await signIn(page, staff('senior-technician'));
  const boxes = page.locator('td.choose input[name=row]');
  await test('journey lists: a stretch is chosen with Shift, and only the chosen are kept', async () => {
    await page.goto('/staff/catalogue?q=history');
    await boxes.nth(1).click();
    await boxes.nth(4).click({ modifiers: ['Shift'] });
    await says(page, '4 chosen');
    const third = await page.locator('main tbody tr').nth(2).innerText();
    await shoot(page, 'list-chosen');
    await accessible(page);
    await submit(page, 'form.chosen');
    expect((await boxes.count()) === 4, `${await boxes.count()} rows are left`);
    await says(page, third.split('\n')[0].trim(), '4 rows', 'Export MARC');
    await shoot(page, 'list-only-chosen');
    await accessible(page);
    await fits(page);
    const href = await page.getAttribute('a[href^="/staff/catalogue/export?to=marc&"]', 'href');
    const file = await (await page.request.get(`${server.address}${href}`)).body();
    expect(file.filter((byte) => byte === 0x1d).length === 4, 'the file has not four records');
  });
  await test('journey lists: all are chosen in the head', async () => {
    await page.goto('/staff/patrons');
    const head = page.locator('[data-choose-all]');
    await head.focus();
    await page.keyboard.press('Space');
    await says(page, `${await boxes.count()} chosen`);
    await page.keyboard.press('Space');
    expect((await page.locator('td.choose input[name=row]:checked').count()) === 0, 'some are still chosen');
  });
  await test('journey lists: chosen loans are renewed, and those that are not say why', async () => {
    await page.goto('/staff/overdues?sort=due');
    for (const row of [0, 1]) await boxes.nth(row).check();
    await submit(page, 'form.chosen');
    await submit(page, 'form[action="/staff/loans/renew"]');
    const text = await mainText(page);
    expect(/renewed/.test(text), text.slice(0, 300));
    await shoot(page, 'renew-chosen');
    await accessible(page);
  });
  await test('journey lists: a hidden column stays hidden until it is shown again', async () => {
    await page.goto('/staff/loans');
    const column = page.locator('th', { hasText: 'Call number' });
    expect((await column.count()) === 1, 'the column is not there');
    await page.click('details.menu summary:has-text("Columns")');
    await page.uncheck('input[name=shown][value=call]');
    await shoot(page, 'list-columns');
    await accessible(page);
    await submit(page, 'form[action="/columns"]');
    expect((await column.count()) === 0, 'the column is still there');
    await page.click('details.menu summary:has-text("Columns")');
    await page.check('input[name=shown][value=call]');
    await submit(page, 'form[action="/columns"]');
    expect((await column.count()) === 1, 'the column does not come back');
    unfaulted(page);
  });
  await page.context().close();
}
