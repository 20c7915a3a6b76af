// The program under test: started on a free port with a data folder of its own, stopped at the end.

import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** The longest that the demo may take to open, in milliseconds. */
const PATIENCE = 300_000;

/** A folder of its own for a library. */
export function folder() {
  return mkdtempSync(join(tmpdir(), 'callslip-walk-'));
}

/** Starts `callslip demo` (or `serve`) and waits until it says where it is open. */
export async function start(program, data = folder(), verb = 'demo') {
  const child = spawn(program, [verb, '--data', data, '--listen', '127.0.0.1:0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1', CALLSLIP_LOG: 'warn' },
  });
  const log = [];
  child.stderr.on('data', (bytes) => log.push(bytes));
  process.on('exit', () => {
    child.kill('SIGKILL');
    rmSync(data, { recursive: true, force: true });
  });
  const address = await opened(child, log);
  return { address, data, program, log: () => Buffer.concat(log).toString(), end: () => end(child) };
}

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));

/** Asks the program to stop, and waits until it has. */
function end(child) {
  return new Promise((resolve) => {
    child.on('exit', resolve);
    if (child.exitCode !== null || !child.kill('SIGTERM')) resolve();
  });
}

/** The address the program prints when it is open. */
function opened(child, log) {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('the demo did not open in time')), PATIENCE);
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = line.match(/https?:\/\/127\.0\.0\.1:\d+/);
      if (found) {
        clearTimeout(late);
        resolve(found[0]);
      }
    });
    child.on('exit', (code) => {
      clearTimeout(late);
      reject(new Error(`the demo ended with ${code}: ${Buffer.concat(log)}`));
    });
  });
}

/** The table of routes of the program: method, path, permission. */
export function routes(server) {
  const lines = command(server, 'routes', '--json').out.trim().split('\n');
  return lines.map((line) => JSON.parse(line));
}

/** Runs a command of the program on the same library; its exit status and output. */
export function command(server, ...words) {
  return run(server, ...words, '--data', server.data);
}

/** Runs a command of the program, with `input` on its standard input. */
export function run(server, ...words) {
  try {
    const out = execFileSync(server.program, words, { input: server.input, stdio: 'pipe', maxBuffer: 1 << 26 });
    return { status: 0, out: out.toString() };
  } catch (error) {
    return { status: error.status, out: `${error.stdout}${error.stderr}` };
  }
}
