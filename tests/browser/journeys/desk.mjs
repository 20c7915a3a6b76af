// A day at the desk: a card and an item scanned, an unknown barcode added on the spot, undo, renewal,
// a late return with its fine explained, use in the library, and a blocked patron with every reason.

import { accessible, mainText, open, says, scan, settled, shoot, signIn, submit, unfaulted } from '../lib/browser.mjs';
import { expect, test } from '../lib/harness.mjs';
import { patrons, staff } from '../lib/people.mjs';

/** A label that no item of the demo has. */
const FRESH = '30742009900017';

export async function desk(browser, server) {
  const [lucia, joaquin] = patrons;
  const page = await open(browser, server);
  const day = {};
  await test('journey desk: a card is scanned', async () => {
    await signIn(page, staff('senior-technician'));
    day.patron = await scanCard(page, lucia);
    await says(page, lucia.given);
    await accessible(page);
    unfaulted(page);
  });
  await test('journey desk: an unknown barcode goes to fast-add and comes back', async () => {
    await scanItem(page, day.patron, FRESH);
    await Promise.all([page.waitForEvent('load'), page.locator('a[href^="/staff/fast-add"]').first().click()]);
    expect((await page.inputValue('[name=barcode]')).replaceAll(' ', '') === FRESH, 'the barcode is lost');
    await page.fill('[name=title]', 'A book nobody had catalogued');
    await page.selectOption('[name=kind]', 'book');
    await submit(page, 'form[action="/staff/fast-add"]');
    expect(new URL(page.url()).pathname === day.patron, `fast-add leads to ${page.url()}`);
    unfaulted(page);
  });
  await test('journey desk: checked out by scanning, undone, checked out again', async () => {
    await scanItem(page, day.patron, FRESH);
    await says(page, 'A book nobody had catalogued', 'due');
    await accessible(page);
    await shoot(page, 'desk-lent');
    const before = await loans(page);
    await submit(page, `form[action^="${day.patron}/undo/"]`);
    expect((await loans(page)) === before - 1, 'the undone loan is still there');
    await scanItem(page, day.patron, FRESH);
    expect((await loans(page)) === before, await mainText(page));
    unfaulted(page);
  });
  await test('journey desk: renewed, or every reason named', async () => {
    await page.goto(day.patron);
    const row = page.locator('main table tbody tr', { hasText: 'A book nobody had catalogued' });
    await Promise.all([page.waitForEvent('load'), row.locator('form[action*="/renew/"] button').click()]);
    await says(page, 'A book nobody had catalogued');
    unfaulted(page);
  });
  await test('journey desk: the same item twice is told what it is', async () => {
    await page.goto(day.patron);
    await scanItem(page, day.patron, FRESH);
    await says(page, 'renew');
    await accessible(page);
    unfaulted(page);
  });
  await test('journey desk: a late return is fined, and the fine explained', async () => {
    await page.goto(day.patron);
    const late = page.locator('main table tbody tr', { hasText: /overdue|late/i }).first();
    const barcode = (await late.innerText()).match(/3 ?\d{4} ?\d{5} ?\d{4}/)[0];
    await checkIn(page, barcode);
    await says(page, 'Fine: $');
    await page.goto(day.patron.replace('/desk/', '/patrons/') + '/money');
    const charge = page.locator('main a[href^="/staff/charges/"]').first();
    await Promise.all([page.waitForEvent('load'), charge.click()]);
    await says(page, 'day');
    await accessible(page);
    unfaulted(page);
  });
  await test('journey desk: checked in, then used in the library', async () => {
    await checkIn(page, FRESH);
    await says(page, 'is back');
    await accessible(page);
    await page.goto('/staff/in-house');
    await scan(page, 'main [name=item]', FRESH);
    await says(page, 'A book nobody had catalogued', 'use in the library');
    unfaulted(page);
  });
  await test('journey desk: a blocked checkout names every reason and who may override', async () => {
    const student = await open(browser, server);
    await signIn(student, staff('student-assistant'));
    const blocked = await scanCard(student, joaquin);
    await scanItem(student, blocked, FRESH);
    const reasons = await student.locator('[role=alert] li').count();
    expect(reasons >= 1, `no reason: ${await mainText(student)}`);
    expect((await student.locator('[name=note]').count()) === 0, 'a student may override');
    await accessible(student);
    await shoot(student, 'desk-blocked');
    await scanItem(page, blocked, FRESH);
    await page.fill('[role=alert] [name=note]', 'needs it for the exam');
    await submit(page, '[role=alert] form.fields');
    await says(page, 'A book nobody had catalogued', 'due');
    await checkIn(page, FRESH);
    unfaulted(page);
    await student.context().close();
  });
  await test('journey desk: the outcome stands beneath the box, which keeps the focus', async () => {
    await page.goto(day.patron);
    let loaded = 0;
    page.on('load', () => { loaded += 1; });
    await scanItem(page, day.patron, FRESH);
    expect(loaded === 0, 'the page was loaded anew');
    const [outcome, box] = await Promise.all(['#notices .notice', '#scan'].map((part) => page.locator(part).first().boundingBox()));
    expect(outcome.y >= box.y + box.height - 1, 'the outcome is not beneath the box');
    expect((await focusedName(page)) === 'item', `the focus is on ${await focusedName(page)}`);
    expect((await page.inputValue('#scan [name=item]')) === '', 'the box is not empty');
    expect((await page.locator('#lines tbody tr').first().innerText()).includes('A book nobody'), 'not the first line');
    await page.keyboard.press('F6');
    await page.waitForURL(/since=/);
    await settled(page);
    await says(page, 'checkout is taken back');
    unfaulted(page);
  });
  await test('journey desk: Esc empties the box, then ends the patron', async () => {
    await page.goto(day.patron);
    await page.keyboard.type('31');
    await page.keyboard.press('Escape');
    expect((await page.inputValue('#scan [name=item]')) === '', 'Esc leaves the box full');
    await Promise.all([page.waitForURL(/\/staff\/desk$/), page.keyboard.press('Escape')]);
    expect((await focusedName(page)) === 'card', 'the next card cannot be scanned at once');
  });
  await test('journey desk: two desks at one item, one gets it and one is told', async () => {
    const other = await open(browser, server);
    await signIn(other, staff('library-technician'));
    const second = await scanCard(other, await someFaculty(other));
    await page.goto(day.patron);
    await Promise.all([scanItem(page, day.patron, FRESH), scanItem(other, second, FRESH)]);
    const told = await Promise.all([mainText(page), mainText(other)]);
    const refused = told.filter((text) => text.includes('It is on loan to another patron'));
    expect(refused.length === 1, `not exactly one is refused: ${told.map((text) => text.slice(0, 300)).join(' || ')}`);
    await checkIn(page, FRESH);
    await other.context().close();
  });
  await test('journey desk: two clicks on one button lend once', async () => {
    await page.goto(day.patron);
    const before = await loans(page);
    await page.fill('main [name=item]', FRESH);
    const again = await formOf(page, `form.scan[action="${day.patron}"]`);
    await Promise.all(
      [1, 2].map(() => page.request.post(day.patron, { form: again, headers: { Origin: server.address } })),
    );
    await page.goto(day.patron);
    expect((await loans(page)) === before + 1, 'not lent exactly once');
    await checkIn(page, FRESH);
    await page.context().close();
  });
}

/** Scans a card at the desk; gives the address of the patron there. */
async function scanCard(page, patron) {
  await page.goto('/staff/desk');
  await page.fill('form.scan [name=card]', patron.barcode);
  await Promise.all([page.waitForEvent('load'), page.press('form.scan [name=card]', 'Enter')]);
  const path = new URL(page.url()).pathname;
  expect(/^\/staff\/desk\/\d+$/.test(path), `the card leads to ${path}: ${await mainText(page)}`);
  return path;
}

/** Scans an item for the patron, as a scanner does: the number, then Enter. */
async function scanItem(page, patron, barcode) {
  if (new URL(page.url()).pathname !== patron) await page.goto(patron);
  await scan(page, 'form.scan [name=item]', barcode);
}

async function checkIn(page, barcode) {
  await page.goto('/staff/checkin');
  await scan(page, 'form.scan [name=item]', barcode);
}

/** How many loans the patron's table shows. */
function loans(page) {
  return page.locator('main table tbody tr').count();
}

/** Somebody of the faculty in good standing, by the list of patrons. */
async function someFaculty(page) {
  await page.goto('/staff/patrons?standing=good&category=faculty&sort=expires&desc=1');
  const card = await page.locator('main table tbody td.code').first().innerText();
  return { barcode: card.replace(/\D/g, '') };
}

/** The name of the field that has the focus. */
function focusedName(page) {
  return page.evaluate(() => document.activeElement.name ?? document.activeElement.tagName);
}

/** What a form would send. */
function formOf(page, selector) {
  return page.$eval(selector, (form) => Object.fromEntries(new FormData(form)));
}
