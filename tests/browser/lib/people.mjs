// The people of the demo, out of the file that the demo itself reads.

import { readFileSync } from 'node:fs';

const file = new URL('../../../callslip/demo/staff.toml', import.meta.url);

/** The tables of one kind (`staff`, `patron`): one object each, plain values only. */
function tables(kind) {
  const parts = readFileSync(file, 'utf8').split(/^\[\[(\w+)\]\]$/m);
  const found = [];
  for (let n = 1; n < parts.length; n += 2) {
    if (parts[n] === kind) found.push(values(parts[n + 1]));
  }
  return found;
}

function values(text) {
  const lines = text.matchAll(/^(\w+) = (?:"([^"]*)"|(\d+))$/gm);
  return Object.fromEntries([...lines].map(([, key, word, number]) => [key, word ?? Number(number)]));
}

/** One member of the staff of a role, at the main branch where there is one. */
export function staff(role, branch = 'MAIN') {
  const all = tables('staff').filter((person) => person.role === role);
  return all.find((person) => person.branch === branch) ?? all[0];
}

/** The patrons with a known card and PIN. */
export const patrons = tables('patron');
