// A new library, made by `callslip init`: its administrator adds a manager, who plans hours, a term and
// places, each by a page that a notice leads to; then the first patron borrows the first book.

import { accessible, fits, open, says, scan, shoot, signIn, submit, unfaulted } from '../lib/browser.mjs';
import { expect, test } from '../lib/harness.mjs';
import { folder, run, start } from '../lib/server.mjs';

const ADMIN = { username: 'admin', password: 'four quiet herons wade' };
const MANAGER = { username: 'mgr', password: 'seven slow barges drift' };
const SENIOR = { username: 'sen', password: 'nine tall reeds bend' };
const CARD = '21001000000019';
const BOOK = '31001000000018';

export async function fresh(browser, demo) {
  const data = folder();
  const words = ['init', '--data', data, '--library', 'Valley College Library', '--admin', ADMIN.username];
  let server;
  let page;
  await test('journey fresh: a new library opens and tells its administrator what comes first', async () => {
    const made = run({ program: demo.program, input: `${ADMIN.password}\n` }, ...words);
    expect(made.status === 0, `init says ${made.status}: ${made.out}`);
    server = await start(demo.program, data, 'serve');
    page = await open(browser, server);
    await signIn(page, ADMIN);
    await page.goto('/staff');
    await says(page, 'Add a manager');
    await Promise.all([page.waitForEvent('load'), page.locator('main a[href="/staff/people/new"]').click()]);
    await addAccount(page, MANAGER, 'Mona Grant', 'manager');
    unfaulted(page);
    await page.context().close();
  });
  await test('journey fresh: the manager finds what has to be planned, and plans it', async () => {
    page = await open(browser, server);
    await signIn(page, MANAGER);
    await page.goto('/staff');
    await says(page, 'Plan the hours');
    await shoot(page, 'fresh-today');
    await page.goto('/staff/hours/weekly');
    await page.fill('form[action="/staff/hours/week"] [name=kind]', 'term');
    await submit(page, 'form[action="/staff/hours/week"]');
    await page.fill('[name=day_1]', '8 pm - 8 am');
    await submit(page, 'form[action="/staff/hours/week"]');
    await says(page, 'the doors would close before they open');
    for (const day of [1, 2, 3, 4, 5]) await page.fill(`[name=day_${day}]`, '8:00 am - 8:00 pm');
    await submit(page, 'form[action="/staff/hours/week"]');
    await says(page, '8:00 am – 8:00 pm');
    const [from, to] = [dayFrom(-30), dayFrom(60)];
    await page.fill('[name=from_on]', from);
    await page.fill('[name=to_on]', to);
    await page.fill('form[action="/staff/hours/periods"] [name=kind]', 'trem');
    await submit(page, 'form[action="/staff/hours/periods"]');
    await says(page, 'No branch has hours named');
    expect((await page.inputValue('[name=to_on]')) === to, 'what was typed is lost');
    await page.fill('form[action="/staff/hours/periods"] [name=kind]', 'term');
    await submit(page, 'form[action="/staff/hours/periods"]');
    // Other hours from a day on, planned and taken back; what is wrong is told in one go.
    await page.locator('table a[href*="kind=term"]').first().click();
    await page.waitForURL(/hours\/week\?/);
    await page.fill('[name=day_1]', '9 am - 8');
    await page.fill('[name=from_on]', '3026-01-04');
    await submit(page, 'form[action="/staff/hours/week"]');
    await says(page, '“9 am - 8” is no span of hours', 'This day is more than');
    await page.fill('[name=day_1]', '9 am - 8 pm');
    await page.fill('[name=from_on]', dayFrom(30));
    await accessible(page);
    await submit(page, 'form[action="/staff/hours/week"]');
    await says(page, '9:00 am – 8:00 pm', '8:00 am – 8:00 pm');
    await page.locator('table a[href*="from_on"]').click();
    await page.waitForURL(/from_on=/);
    await accessible(page);
    await shoot(page, 'fresh-week-planned');
    // Somebody else has the same page open, and comes second.
    const second = await page.context().newPage();
    await second.goto(page.url());
    await submit(page, 'form[action="/staff/hours/week/back"]');
    await says(page, 'The planned change was taken back');
    await submit(second, 'form[action="/staff/hours/week/back"]');
    await says(second, 'No change is planned from that day on');
    expect((await second.inputValue('[name=day_1]')) === '08:00-20:00', 'the hours that stand are not shown');
    await accessible(second);
    await second.close();
    expect(!(await page.locator('main table').first().innerText()).includes('9:00 am'), 'the planned hours still stand');
    await page.goto('/staff/hours/terms');
    // A new library has the terms of the next years; this one lies beyond them.
    await page.fill('[name=name]', 'A far term');
    await page.fill('[name=from_on]', dayFrom(1500));
    await page.fill('[name=to_on]', dayFrom(1600));
    await page.fill('[name=loans_due_on]', dayFrom(1400));
    await submit(page, 'form[action="/staff/hours/terms"]');
    await says(page, 'Loans would fall due before the term begins');
    await page.fill('[name=loans_due_on]', dayFrom(1598));
    await submit(page, 'form[action="/staff/hours/terms"]');
    await says(page, 'A far term is planned', 'Term added');
    await accessible(page);
    await page.goto('/staff');
    expect(!(await page.locator('main').innerText()).includes('Plan the'), 'Today still asks to plan');
    unfaulted(page);
  });
  await test('journey fresh: a branch, a shelf and a desk are added', async () => {
    await page.goto('/staff/hours/places');
    await Promise.all([page.waitForEvent('load'), page.locator('a[href="/staff/hours/places/branches/new"]').click()]);
    await page.fill('[name=name]', 'North Center');
    await page.fill('[name=code]', 'main');
    await submit(page, 'form[action="/staff/hours/places/branches"]');
    await says(page, 'is the code of another one');
    await page.fill('[name=code]', 'NORTH');
    await submit(page, 'form[action="/staff/hours/places/branches"]');
    await says(page, 'North Center was added');
    await Promise.all([page.waitForEvent('load'), page.locator('a[href^="/staff/hours/places/locations/new"]').last().click()]);
    await page.fill('[name=name]', 'North shelves');
    await page.fill('[name=code]', 'NSTACKS');
    await submit(page, 'form[action="/staff/hours/places/locations"]');
    await Promise.all([page.waitForEvent('load'), page.locator('a[href^="/staff/hours/places/points/new"]').last().click()]);
    await page.fill('[name=name]', 'North desk');
    await page.fill('[name=code]', 'NDESK');
    await submit(page, 'form[action="/staff/hours/places/points"]');
    await says(page, 'North shelves', 'North desk', 'Service point added');
    await fits(page);
    await accessible(page);
    unfaulted(page);
  });
  await test('journey fresh: the first patron borrows the first book', async () => {
    await page.goto('/staff/people/new');
    await addAccount(page, SENIOR, 'Sol Ito', 'senior-technician');
    await page.context().close();
    page = await open(browser, server);
    await signIn(page, SENIOR);
    await page.goto('/staff/patrons/new');
    await page.fill('main [name=barcode]', CARD);
    await page.fill('[name=given]', 'Ada');
    await page.fill('[name=family]', 'First');
    await submit(page, 'form[action="/staff/patrons/new"]');
    await page.goto('/staff/desk');
    await page.fill('form.scan [name=card]', CARD);
    await Promise.all([page.waitForEvent('load'), page.press('form.scan [name=card]', 'Enter')]);
    await scan(page, 'form.scan [name=item]', BOOK);
    await Promise.all([page.waitForEvent('load'), page.locator('a[href^="/staff/fast-add"]').first().click()]);
    await page.fill('[name=title]', 'The first book');
    await page.selectOption('[name=kind]', 'book');
    await submit(page, 'form[action="/staff/fast-add"]');
    await scan(page, 'form.scan [name=item]', BOOK);
    await says(page, 'The first book', 'due', '1 this session');
    await shoot(page, 'fresh-first-loan');
    unfaulted(page);
    await page.context().close();
  });
  await server?.end();
}

/** Fills in and sends the form of a new staff account. */
async function addAccount(page, person, name, role) {
  await page.fill('[name=name]', name);
  await page.fill('[name=user]', person.username);
  await page.selectOption('[name=role]', role);
  await page.fill('[name=password]', person.password);
  await submit(page, 'form[action="/staff/people/new"]');
  await says(page, name);
}

/** A day so many days from today, as a date field has it. */
function dayFrom(days) {
  const day = new Date(Date.now() + days * 86_400_000);
  return day.toISOString().slice(0, 10);
}
