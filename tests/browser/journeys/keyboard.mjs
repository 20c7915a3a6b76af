// The desk without a mouse: sign in, skip to the work, find by the one box, see what keys there are.

import { open, says } from '../lib/browser.mjs';
import { expect, test } from '../lib/harness.mjs';
import { patrons, staff } from '../lib/people.mjs';

export async function keyboard(browser, server) {
  await test('journey keyboard: sign in and reach a patron', async () => {
    const page = await open(browser, server);
    const person = staff('senior-technician');
    await page.goto('/staff/sign-in');
    await page.keyboard.type(person.username);
    await page.keyboard.press('Tab');
    await page.keyboard.type(person.password);
    await Promise.all([page.waitForURL(/\/staff$/), page.keyboard.press('Enter')]);
    await page.keyboard.press('/');
    expect((await focused(page)) === 'any', `/ leads to ${await focused(page)}`);
    await page.keyboard.type(patrons[0].barcode);
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
    await says(page, patrons[0].given);
    await page.context().close();
  });
  await test('journey keyboard: the first stop skips to the page', async () => {
    const page = await open(browser, server);
    await signInByKeys(page);
    await page.keyboard.press('Tab');
    const skips = await page.evaluate(() => document.activeElement.getAttribute('href'));
    expect(skips === '#main', `the first stop is ${skips}`);
    await page.keyboard.press('Enter');
    expect((await focused(page)) === 'main', 'the skip link does not lead to the page');
    await page.context().close();
  });
  await test('journey keyboard: every stop of Today can be seen', async () => {
    const page = await open(browser, server);
    await signInByKeys(page);
    const stops = await page.locator('a[href], button, input:not([type=hidden]), summary, select').count();
    for (let stop = 0; stop < Math.min(stops, 60); stop += 1) {
      await page.keyboard.press('Tab');
      const unseen = await page.evaluate(unseenFocus);
      expect(unseen === '', unseen);
    }
    await page.context().close();
  });
  await test('journey keyboard: ? shows the keys and Esc puts them away', async () => {
    const page = await open(browser, server);
    await signInByKeys(page);
    await page.keyboard.press('?');
    await page.locator('#keys').waitFor({ state: 'visible' });
    await page.keyboard.press('Escape');
    await page.locator('#keys').waitFor({ state: 'hidden' });
    await page.context().close();
  });
}

async function signInByKeys(page) {
  const person = staff('library-assistant');
  await page.goto('/staff/sign-in');
  await page.keyboard.type(person.username);
  await page.keyboard.press('Tab');
  await page.keyboard.type(person.password);
  await Promise.all([page.waitForURL(/\/staff$/), page.keyboard.press('Enter')]);
  await page.evaluate(() => document.activeElement.blur());
}

function focused(page) {
  return page.evaluate(() => document.activeElement.id);
}

/** Run in the page: what is wrong with how the focus shows, or nothing. */
function unseenFocus() {
  const element = document.activeElement;
  if (element === document.body) return '';
  const box = element.getBoundingClientRect();
  const look = getComputedStyle(element);
  const marked = (look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) > 0) || look.boxShadow !== 'none';
  const told = element.outerHTML.slice(0, 120);
  if (box.width === 0 || box.height === 0) return `focus on something unseen: ${told}`;
  return marked ? '' : `focus does not show: ${told}`;
}
