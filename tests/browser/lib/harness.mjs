// Counts what passed and failed, in the words of Rust's test runner so that one reader sums up all.

const outcomes = [];
let pattern = '';

/** Only tests whose name holds `text` are run. */
export function only(text) {
  pattern = text;
}

/** Runs one test; a failure is kept and told at the end. */
export async function test(name, body) {
  if (!name.includes(pattern)) return;
  const begun = Date.now();
  try {
    await body();
    outcomes.push({ name });
    console.log(`test ${name} ... ok (${Date.now() - begun} ms)`);
  } catch (error) {
    outcomes.push({ name, error });
    console.log(`test ${name} ... FAILED`);
    console.log(`  ${String(error.stack ?? error).replaceAll('\n', '\n  ')}`);
  }
}

/** Prints the sum; true when nothing failed and something ran. */
export function sum() {
  const failed = outcomes.filter((outcome) => outcome.error).length;
  const passed = outcomes.length - failed;
  const word = failed === 0 ? 'ok' : 'FAILED';
  console.log(`\ntest result: ${word}. ${passed} passed; ${failed} failed; 0 ignored`);
  return failed === 0 && passed > 0;
}

/** Fails with `what` unless `condition` holds. */
export function expect(condition, what) {
  if (!condition) throw new Error(what);
}
