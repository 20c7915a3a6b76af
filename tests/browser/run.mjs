// Walks every page of the program in a real browser.
//
//   node run.mjs PROGRAM [--only TEXT] [--shots FOLDER]

import { parseArgs } from 'node:util';

import * as browsers from './lib/browser.mjs';
import * as harness from './lib/harness.mjs';
import * as servers from './lib/server.mjs';
import { journeys } from './journeys/all.mjs';
import { house } from './journeys/house.mjs';
import { visitPages } from './pages.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string' }, shots: { type: 'string' } },
});
if (positionals.length !== 1) {
  console.error('usage: node run.mjs PROGRAM [--only TEXT] [--shots FOLDER]');
  process.exit(2);
}
harness.only(values.only ?? '');
if (values.shots) browsers.keepShots(values.shots);

const server = await servers.start(positionals[0]);
const browser = await browsers.launch();
for (const journey of journeys) await journey(browser, server);
await visitPages(browser, server);
await browser.close();
await harness.test('log: every word is written and nothing broke', async () => {
  const bad = server.log().split('\n').filter((line) => /ERROR|panicked|no message is written/.test(line));
  const told = new Set(bad.map((line) => line.replace(/^\S+ +/, '')));
  harness.expect(told.size === 0, [...told].slice(0, 40).join('\n'));
});
await house(server);
const clean = harness.sum();
await server.end();
process.exit(clean ? 0 : 1);
