// Every page that the table of routes names, found by following links, looked at in every way:
// light, dark, on a telephone, at 400 %; with axe; never wider than its window.

import { accessible, fits, LOOKS, open, shoot, signIn, signInPatron, unfaulted } from './lib/browser.mjs';
import { expect, test } from './lib/harness.mjs';
import { patrons, staff } from './lib/people.mjs';
import { routes } from './lib/server.mjs';

/** Routes that are no pages: for programs, files to print, streams. */
const NO_PAGE = /^\/(api|health|metrics|assets|staff\/files)\b|\.(pdf|csv|xlsx|xml|js)$|\/(events|marc|ris|export)$/;

/** Pages that nothing of the demo leads to: what an undo leaves is shown only where it left something. */
const SELDOM = new Set(['/staff/import/{id}/left']);

/** Whose eyes a page is seen with, by the beginning of its address. */
const VISITORS = [
  { name: 'administrator', sees: /^\/staff/, start: '/staff', enter: (page) => signIn(page, staff('administrator')) },
  { name: 'senior technician', sees: /^\/staff/, start: '/staff', enter: (page) => signIn(page, staff('senior-technician')) },
  { name: 'manager', sees: /^\/staff/, start: '/staff', enter: (page) => signIn(page, staff('manager')) },
  { name: 'patron', sees: /^\/(?!staff)/, start: '/account', enter: (page) => signInPatron(page, patrons[0]) },
  { name: 'passer-by', sees: /./, start: '/', enter: async () => {} },
];

/** How many addresses of one route are tried before it counts as not to be found. */
const TRIES = 3;
/** How many pages one visitor walks through to find every route. */
const FAR = 260;

/** Finds an address for every page, then looks at each. */
export async function visitPages(browser, server) {
  const wanted = pageRoutes(server);
  const found = new Map();
  await test('pages: each is reached by following links', async () => {
    for (const visitor of VISITORS) await explore(browser, server, visitor, wanted, found);
    const lost = wanted.filter((route) => !found.has(route.path));
    for (const [path, place] of found) if (place.visitor === null) found.delete(path);
    expect(lost.length === 0, `no link leads to ${lost.map((route) => route.path).join(', ')}`);
  });
  for (const visitor of VISITORS) await look(browser, server, visitor, found);
}

/** The GET routes that are pages, with a pattern for their addresses. */
function pageRoutes(server) {
  const pages = routes(server).filter((route) => route.method === 'GET' && !route.api);
  return pages
    .filter((route) => !NO_PAGE.test(route.path) && !SELDOM.has(route.path))
    .map((route) => ({ path: route.path, pattern: pattern(route.path) }));
}

function pattern(path) {
  const parts = path.split('/').map((part) => (part.startsWith('{') ? '[^/]+' : part.replaceAll('.', '\\.')));
  return new RegExp(`^${parts.join('/')}$`);
}

/** Fixed words before parameters: `/staff/people/new` is not `/staff/people/{id}`. */
function routeOf(wanted, path) {
  const fitting = wanted.filter((route) => route.pattern.test(path));
  return fitting.find((route) => !route.path.includes('{')) ?? fitting[0];
}

/** Follows links from the visitor's first page until every route is found or they run out. */
async function explore(browser, server, visitor, wanted, found) {
  const page = await open(browser, server);
  await visitor.enter(page);
  const tried = new Map();
  const fixed = wanted.filter((route) => !route.path.includes('{') && visitor.sees.test(route.path));
  const waiting = [visitor.start, ...fixed.map((route) => route.path)];
  const seen = new Set(waiting);
  for (let steps = 0; waiting.length > 0 && steps < FAR; steps += 1) {
    const address = waiting.shift();
    const route = routeOf(wanted, address.split('?')[0]);
    const answer = await page.goto(address).catch(() => null);
    if (answer === null) {
      // The browser gives no answer for what it downloads.
      if (route) found.set(route.path, { visitor: null, address });
      continue;
    }
    if (answer.status() !== 200 || !isPage(answer)) {
      if (route && answer.status() === 200) found.set(route.path, { visitor: null, address });
      continue;
    }
    const came = new URL(page.url());
    if (route && came.pathname === address.split('?')[0] && !found.has(route.path)) {
      found.set(route.path, { visitor: visitor.name, address });
    }
    for (const link of await linksOf(page)) {
      const path = link.split('?')[0];
      const to = routeOf(wanted, path);
      // An address that says nothing without its question is looked at with it.
      const known = to && found.has(to.path);
      if (!to || seen.has(link) || (seen.has(path) && known) || !visitor.sees.test(path)) continue;
      const count = tried.get(to.path) ?? 0;
      if (count >= TRIES) continue;
      tried.set(to.path, count + 1);
      seen.add(path).add(link);
      if (known) waiting.push(link);
      else waiting.unshift(link);
    }
  }
  await page.context().close();
}

function isPage(answer) {
  return (answer.headers()['content-type'] ?? '').startsWith('text/html');
}

/** The addresses of this site that the page links to. */
function linksOf(page) {
  return page.$$eval('a[href]', (links) =>
    links
      .filter((link) => link.origin === location.origin && !link.hasAttribute('download'))
      .map((link) => link.pathname + link.search),
  );
}

/** Looks at the visitor's pages in every way. */
async function look(browser, server, visitor, found) {
  const own = [...found.entries()].filter(([, place]) => place.visitor === visitor.name);
  if (own.length === 0) return;
  for (const name of Object.keys(LOOKS)) {
    const page = await open(browser, server, name);
    await visitor.enter(page);
    for (const [route, { address }] of own) {
      await test(`page ${route} ${name}`, async () => {
        page.faults.length = 0;
        await page.goto(address);
        await shoot(page, `${route}-${name}`);
        await accessible(page);
        await fits(page);
        unfaulted(page);
      });
    }
    await page.context().close();
  }
}
