// A drawer from the counted float to the Z-report: a payment with its papers, a waiver within the
// limit of the role, the blind count, the variance explained, the second person by badge and PIN.

import { accessible, mainText, open, says, signIn, submit, unfaulted } from '../lib/browser.mjs';
import { expect, test } from '../lib/harness.mjs';
import { patrons, staff } from '../lib/people.mjs';

/** The usual float of the circulation drawer: 100 dollars, by denomination in cents. */
const FLOAT = { 1000: 3, 500: 6, 100: 25, 25: 40, 10: 30, 5: 30, 1: 50 };

export async function drawer(browser, server) {
  const senior = staff('senior-technician');
  const page = await open(browser, server);
  const day = {};
  await test('journey drawer: opened with a counted float', async () => {
    await signIn(page, senior);
    day.session = await openDrawer(page);
    unfaulted(page);
  });
  await test('journey drawer: a payment in cash, its change and its papers', async () => {
    day.money = `${await patronPage(page, patrons[1])}/money`;
    await page.goto(day.money);
    await page.fill('#pay [name=amount]', '2.00');
    await page.selectOption('#pay [name=method]', 'cash');
    await page.fill('#pay [name=tendered]', '20');
    await choose(page, '#pay [name=drawer]');
    await submit(page, 'main', 'button[data-key=F4]');
    await says(page, '$18.00');
    await isPaper(page, 'a[href$="/slip.pdf"]');
    await isPaper(page, 'a[href$="/receipt.pdf"]');
    await accessible(page);
    unfaulted(page);
  });
  await test('journey drawer: a payment above the debt is refused with the reason', async () => {
    await page.goto(day.money);
    await page.fill('#pay [name=amount]', '999');
    await page.selectOption('#pay [name=method]', 'cash');
    await choose(page, '#pay [name=drawer]');
    await submit(page, 'main', 'button[data-key=F4]');
    await says(page, '$999.00', 'more than');
    expect((await page.inputValue('#pay [name=amount]')) === '999', 'what was typed is gone');
    await accessible(page);
  });
  await test('journey drawer: a waiver within the limit of the role', () => waive(browser, server, page, day));
  await test('journey drawer: closed by blind count, the variance explained', async () => {
    await page.goto(`${day.session}/close`);
    expect(!(await mainText(page)).includes('$102.00'), 'the count is not blind');
    await count(page, { ...FLOAT, 100: 26 });
    await submit(page, `form[action="${day.session}/close"]`);
    await says(page, '$102.00', '$1.00');
    await choose(page, 'form[action$="/explain"] [name=reason]');
    await page.fill('form[action$="/explain"] [name=note]', 'one dollar bill not found');
    await submit(page, 'form[action$="/explain"]');
    const accepts = await page.locator('form[action$="/accept"]').count();
    expect(accepts === 0, 'who closed the drawer may accept it');
    unfaulted(page);
  });
  await test('journey drawer: a second person by badge and PIN accepts, and prints', async () => {
    const manager = staff('manager');
    await page.goto(`/staff/switch?next=${day.session}`);
    await page.fill('[name=badge]', manager.badge);
    await page.fill('[name=pin]', manager.pin);
    await submit(page, 'form[action="/staff/switch"]');
    expect(new URL(page.url()).pathname === day.session, `the switch leads to ${page.url()}`);
    await submit(page, 'form[action$="/accept"]');
    await isPaper(page, 'a[href$="/z-report.pdf"]');
    await accessible(page);
    unfaulted(page);
  });
  await test('journey drawer: money is given back from another drawer, which stays open', async () => {
    await signIn(page, senior);
    await openDrawer(page);
    await page.goto(day.money);
    const paid = page.locator('main a[href^="/staff/payments/"]').first();
    await Promise.all([page.waitForEvent('load'), paid.click()]);
    const charge = page.locator('main a[href^="/staff/charges/"]').first();
    await Promise.all([page.waitForEvent('load'), charge.click()]);
    const refund = page.locator('main a[href*="/money/refund"]').first();
    await Promise.all([page.waitForEvent('load'), refund.click()]);
    await page.fill('[name=amount]', '1.00');
    await choose(page, '[name=reason]');
    await page.selectOption('[name=method]', 'cash');
    await choose(page, '[name=drawer]');
    await submit(page, 'form[action$="/money/refund"]');
    expect(/\/staff\/refunds\/\d+$/.test(page.url()), await mainText(page));
    await isPaper(page, 'a[href$="/slip.pdf"]');
    unfaulted(page);
  });
  await test('journey drawer: a variance above the limit waits for a second count', async () => {
    const other = await open(browser, server);
    await signIn(other, staff('senior-technician', 'PORT'));
    const session = await openDrawer(other);
    await other.goto(`${session}/close`);
    await count(other, { 1000: 1 });
    await submit(other, `form[action="${session}/close"]`);
    expect((await other.locator('a[href$="/recount"]').count()) === 0, 'who closed it may count it again');
    await signIn(page, staff('manager'));
    await page.goto(session);
    expect((await page.locator('a[href$="/recount"]').count()) === 1, 'nobody is asked for a second count');
    unfaulted(other);
    await other.context().close();
  });
  await page.context().close();
}

/** Opens the first drawer that is closed, with what is counted into it. */
async function openDrawer(page) {
  await page.goto('/staff/drawer');
  const opens = page.locator('a[href^="/staff/drawer/open/"]').first();
  await Promise.all([page.waitForEvent('load'), opens.click()]);
  await count(page, FLOAT);
  await submit(page, 'form[action^="/staff/drawer/open/"]');
  const session = new URL(page.url()).pathname;
  expect(/\/staff\/drawer\/sessions\/\d+$/.test(session), await mainText(page));
  return session;
}

/** An assistant may waive five dollars of a charge of twelve, not six. */
async function waive(browser, server, senior, day) {
  await senior.goto(`${day.money}/charge`);
  await senior.selectOption('[name=kind]', 'damage');
  await senior.fill('[name=amount]', '12.00');
  await senior.fill('[name=title]', 'A wet cover');
  await submit(senior, 'form[action$="/money/charge"]');
  await senior.goto(day.money);
  const charge = await senior.locator('main a[href^="/staff/charges/"]', { hasText: /damage/i }).first().getAttribute('href');
  const page = await open(browser, server);
  await signIn(page, staff('library-assistant'));
  await page.goto(charge);
  await page.fill('form[action$="/waive"] [name=amount]', '6.00');
  await choose(page, 'form[action$="/waive"] [name=reason]');
  await submit(page, 'form[action$="/waive"]');
  await says(page, '$6.00', '$5.00');
  await page.fill('form[action$="/waive"] [name=amount]', '5.00');
  await submit(page, 'form[action$="/waive"]');
  await says(page, '$7.00');
  unfaulted(page);
  await page.context().close();
}

/** Finds a patron's page by card. */
async function patronPage(page, patron) {
  await page.goto('/staff');
  await page.fill('#any', patron.barcode);
  await Promise.all([page.waitForEvent('load'), page.press('#any', 'Enter')]);
  const link = page.locator('a[href^="/staff/patrons/"]').first();
  const path = new URL(page.url()).pathname;
  const here = path.match(/^\/staff\/patrons\/\d+/)?.[0];
  return here ?? (await link.getAttribute('href')).match(/^\/staff\/patrons\/\d+/)[0];
}

/** Types how many of each denomination there are. */
async function count(page, pieces) {
  for (const [cents, number] of Object.entries(pieces)) {
    await page.fill(`[name="d-${cents}"]`, String(number));
  }
}

/** Takes the last choice of a list: the first may say "choose". */
async function choose(page, selector) {
  const values = await page.$$eval(`${selector} option`, (options) => options.map((option) => option.value));
  const value = values.findLast((each) => each !== '');
  expect(value !== undefined, `${selector} offers nothing`);
  await page.selectOption(selector, value);
}

/** Fails unless the link leads to a PDF. */
async function isPaper(page, link) {
  const address = await page.locator(link).first().getAttribute('href');
  const answer = await page.request.get(address);
  const head = (await answer.body()).subarray(0, 5).toString();
  expect(answer.status() === 200 && head === '%PDF-', `${address}: ${answer.status()} ${head}`);
}
