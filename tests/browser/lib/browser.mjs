// The browser, its windows, and what every page of every walk must hold: no fault in the console,
// no answer of the server's that says it broke.

import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

import { expect } from './harness.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Ways to look at a page: a desk's screen by day and by night, a telephone, a screen at 400 %. */
export const LOOKS = {
  light: { viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  dark: { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  narrow: { viewport: { width: 375, height: 740 }, colorScheme: 'light' },
  zoomed: { viewport: { width: 320, height: 256 }, colorScheme: 'light', deviceScaleFactor: 4 },
};

/** Starts Debian's Chromium. */
export function launch() {
  const quiet = ['--disable-quic', '--no-first-run', '--disable-background-networking'];
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-component-update', '--disable-sync', ...quiet],
  });
}

/** A window of its own (cookies too), whose faults are collected. */
export async function open(browser, server, look = 'light') {
  const context = await browser.newContext({ baseURL: server.address, ...LOOKS[look] });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  page.faults = [];
  page.on('pageerror', (error) => page.faults.push(`script: ${error}`));
  page.on('console', (said) => {
    if (said.type() === 'error') page.faults.push(`console: ${said.text()}`);
  });
  page.on('response', (answer) => {
    if (answer.status() >= 500) page.faults.push(`${answer.status()} ${answer.url()}`);
  });
  return page;
}

/** Fails when the page's console or the server complained since the last call. */
export function unfaulted(page, expected = /status of 4\d\d/) {
  const faults = page.faults.splice(0).filter((fault) => !expected.test(fault));
  expect(faults.length === 0, `${page.url()}: ${faults.join('; ')}`);
}

/** Signs a member of the staff in by name and password. */
export async function signIn(page, person) {
  // Whoever is signed in already is sent on from the sign-in page.
  await page.context().clearCookies();
  await page.goto('/staff/sign-in');
  await page.fill('[name=name]', person.username);
  await page.fill('[name=password]', person.password);
  await submit(page, 'form[action="/staff/sign-in"]');
  expect(!page.url().includes('/sign-in'), `${person.username} cannot sign in: ${await mainText(page)}`);
}

/** Signs a patron in by card and PIN. */
export async function signInPatron(page, person) {
  await page.goto('/sign-in');
  await page.fill('[name=number]', person.barcode);
  await page.fill('[name=pin]', person.pin);
  await submit(page, 'form[action="/sign-in"]');
  expect(!page.url().includes('/sign-in'), `${person.barcode} cannot sign in: ${await mainText(page)}`);
}

/** Presses the button of a form and waits for the page that answers. */
export async function submit(page, form, button = 'button:not([type=button])') {
  await Promise.all([page.waitForEvent('load'), page.locator(form).locator(button).first().click()]);
}

/** Scans into a box as a scanner does, and waits for what came of it: in place, or on another page. */
export async function scan(page, box, text) {
  await page.fill(box, text);
  await page.press(box, 'Enter');
  await settled(page);
}

/** Waits until no form is on its way. */
export function settled(page) {
  return page.waitForFunction(
    () => document.readyState === 'complete' && !document.querySelector('form[data-sent]'),
  );
}

/** What the page says, without its frame. */
export async function mainText(page) {
  return (await page.locator('main').innerText()).replace(/\s+/g, ' ');
}

/** Fails unless the page says all of these, whatever their case. */
export async function says(page, ...words) {
  const text = (await mainText(page)).toLowerCase();
  for (const word of words) {
    expect(text.includes(String(word).toLowerCase()), `${page.url()} does not say "${word}": ${text.slice(0, 600)}`);
  }
}

/** Fails on any violation that axe finds, naming the rule and the places. */
export async function accessible(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() =>
    globalThis.axe.run(document, { resultTypes: ['violations'], elementRef: false }),
  );
  const told = found.violations.map((violation) => {
    const places = violation.nodes.slice(0, 3).map((node) => `${node.target} ${node.html.slice(0, 120)}`);
    return `${violation.id} (${violation.help}): ${places.join(' | ')}`;
  });
  expect(told.length === 0, `${page.url()}: ${told.join('; ')}`);
}

/** Fails when the page must be scrolled sideways. */
export async function fits(page) {
  const [whole, seen, widest] = await page.evaluate(() => {
    const root = document.scrollingElement;
    const beyond = [...document.querySelectorAll('main, main *, footer *')].filter(
      (element) => element.getBoundingClientRect().right > root.clientWidth + 1,
    );
    const told = beyond.slice(0, 3).map((element) => element.outerHTML.slice(0, 80));
    return [root.scrollWidth, root.clientWidth, told.join(' | ')];
  });
  expect(whole <= seen, `${page.url()} is ${whole} px wide in a window of ${seen}: ${widest}`);
}

let shots = '';

/** Screenshots are kept in `folder` from now on. */
export function keepShots(folder) {
  mkdirSync(folder, { recursive: true });
  shots = folder;
}

/** Keeps a screenshot, where that was asked for. */
export async function shoot(page, name) {
  if (shots === '') return;
  const file = `${name.replaceAll(/[^\w.-]+/g, '_')}.png`;
  await page.screenshot({ path: join(shots, file), fullPage: true });
}
