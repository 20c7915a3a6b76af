// After the day: everything holds, a copy brings it back byte for byte, and a second start of the
// demo keeps what was done.

import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';

import { expect, test } from '../lib/harness.mjs';
import { command, run, start } from '../lib/server.mjs';

/** The longest that a library that stands may take to open again, in milliseconds. */
const QUICK = 15_000;

export async function house(server) {
  await test('house: doctor finds that everything holds', async () => {
    const doctor = command(server, 'doctor');
    expect(doctor.status === 0, doctor.out);
  });
  await test('house: backup and restore are byte for byte', async () => {
    const [first, second, folder] = ['first', 'second', 'restored'].map((name) => `${server.data}-${name}`);
    try {
      succeeds(command(server, 'backup', first));
      succeeds(run(server, 'restore', first, '--data', folder));
      succeeds(run(server, 'doctor', '--data', folder));
      succeeds(run(server, 'backup', second, '--data', folder));
      expect(digest(first) === digest(second), 'the restored library is not the same');
    } finally {
      for (const path of [first, second, folder]) rmSync(path, { recursive: true, force: true });
    }
  });
  await test('house: a second start keeps the data and is quick', async () => {
    await server.end();
    const begun = Date.now();
    const again = await start(server.program, server.data);
    const taken = Date.now() - begun;
    try {
      expect(taken < QUICK, `it took ${taken} ms to open`);
      const front = await fetch(`${again.address}/`);
      expect(front.status === 200, `the front page answers ${front.status}`);
    } finally {
      await again.end();
    }
  });
}

function succeeds(said) {
  expect(said.status === 0, said.out);
}

function digest(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
