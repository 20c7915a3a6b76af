//! Stretches of ISO 2709 worked on by several threads at once, with results in the order of the input.

use std::io::{self, Read};
use std::sync::{Condvar, Mutex, PoisonError};

use crate::Limits;
use crate::iso2709::{Chunk, Chunks};

/// Works on every stretch of the input on so many threads, and hands the results over in order.
///
/// No thread begins another stretch before its last result was handed over, so memory stays bounded by
/// one stretch and one result a thread. `take` returning an error ends the work.
///
/// # Errors
/// Those of the input, and of `take`.
pub fn ordered<T>(
    input: impl Read + Send,
    limits: Limits,
    threads: usize,
    work: impl Fn(&Chunk) -> T + Sync,
    take: impl FnMut(T) -> io::Result<()> + Send,
) -> io::Result<()> {
    let source = Mutex::new(Source {
        chunks: Chunks::new(input, limits),
        next: 0,
        over: false,
    });
    let sink = Sink {
        state: Mutex::new(State {
            turn: 0,
            take,
            result: Ok(()),
        }),
        turned: Condvar::new(),
    };
    std::thread::scope(|scope| {
        for _ in 1..threads.max(1) {
            scope.spawn(|| run(&source, &work, &sink));
        }
        run(&source, &work, &sink);
    });
    let state = sink
        .state
        .into_inner()
        .unwrap_or_else(PoisonError::into_inner);
    state.result
}

struct Source<R> {
    chunks: Chunks<R>,
    next: u64,
    over: bool,
}

struct Sink<F> {
    state: Mutex<State<F>>,
    turned: Condvar,
}

struct State<F> {
    turn: u64,
    take: F,
    result: io::Result<()>,
}

fn run<R: Read, T, F: FnMut(T) -> io::Result<()>>(
    source: &Mutex<Source<R>>,
    work: &(impl Fn(&Chunk) -> T + Sync),
    sink: &Sink<F>,
) {
    let mut chunk = Chunk::default();
    loop {
        let mut input = source.lock().unwrap_or_else(PoisonError::into_inner);
        if input.over {
            return;
        }
        let read = input.chunks.next_into(&mut chunk);
        let number = input.next;
        input.next += 1;
        input.over = !matches!(read, Ok(true));
        drop(input);
        let done = match read {
            Ok(true) => Ok(work(&chunk)),
            Ok(false) => return,
            Err(error) => Err(error),
        };
        if !sink.put(number, done) {
            source.lock().unwrap_or_else(PoisonError::into_inner).over = true;
        }
    }
}

impl<F> Sink<F> {
    /// Waits for this number's turn and hands the result over; `false` when the work is to end.
    fn put<T>(&self, number: u64, done: io::Result<T>) -> bool
    where
        F: FnMut(T) -> io::Result<()>,
    {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let waiting = self.turned.wait_while(state, |state| state.turn != number);
        let mut state = waiting.unwrap_or_else(PoisonError::into_inner);
        if state.result.is_ok() {
            state.result = done.and_then(|done| (state.take)(done));
        }
        state.turn += 1;
        self.turned.notify_all();
        state.result.is_ok()
    }
}
