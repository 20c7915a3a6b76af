//! House work: test, tidy, bench.
fn main() {}
