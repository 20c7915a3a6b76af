// The program under test: started on a free port with a data folder of its own, stopped at the end.

import { spawn, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** The longest that the demo may take to open, in milliseconds. */
const PATIENCE = 180_000;

/** Starts `callslip demo` and waits until it says where it is open. */
export async function start(program) {
  const data = mkdtempSync(join(tmpdir(), 'callslip-walk-'));
  const child = spawn(program, ['demo', '--data', data, '--listen', '127.0.0.1:0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = [];
  child.stderr.on('data', (bytes) => log.push(bytes));
  const stop = () => {
    child.kill('SIGKILL');
    rmSync(data, { recursive: true, force: true });
  };
  process.on('exit', stop);
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));
  const address = await opened(child, log);
  return { address, data, program, log: () => Buffer.concat(log).toString(), stop };
}

/** The address the program prints when it is open. */
function opened(child, log) {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('the demo did not open in time')), PATIENCE);
    const said = createInterface({ input: child.stdout });
    said.on('line', (line) => {
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
  const out = execFileSync(server.program, ['routes', '--data', server.data, '--json']);
  const lines = out.toString().trim().split('\n');
  return lines.map((line) => JSON.parse(line));
}

/** Runs a command of the program on the same library; its exit status and output. */
export function command(server, ...words) {
  const place = ['--data', server.data];
  try {
    const out = execFileSync(server.program, [...words, ...place], { stdio: 'pipe' });
    return { status: 0, out: out.toString() };
  } catch (error) {
    return { status: error.status, out: `${error.stdout}${error.stderr}` };
  }
}
