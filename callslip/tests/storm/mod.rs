//! Several clients acting at once, and the server killed in their midst.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::Value;

use super::support::Server;
use super::support::http::Client;

/// How many act at once.
const CLIENTS: usize = 4;

/// One act through the API.
pub(crate) struct Act {
    /// The address.
    pub(crate) path: String,
    /// The key that makes it happen once.
    pub(crate) key: String,
    /// What is sent.
    pub(crate) body: Value,
}

/// Sends the acts from several clients and kills the server once `kill_after` were acknowledged;
/// gives what was acknowledged, by the act's number.
pub(crate) fn storm(
    server: &mut Server,
    token: &str,
    acts: &[Act],
    kill_after: Option<usize>,
) -> BTreeMap<usize, Value> {
    let next = AtomicUsize::new(0);
    let done = Mutex::new(BTreeMap::new());
    let address = server.address;
    std::thread::scope(|scope| {
        let work = || {
            let mut client = Client::connect(address, token).unwrap();
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                let Some(act) = acts.get(number) else { return };
                // A connection that breaks is the server's end: what was not answered counts as not done.
                let Ok(answer) = client.post(&act.path, &act.key, &act.body) else {
                    return;
                };
                assert!((200..300).contains(&answer.status), "{answer:?}");
                done.lock().unwrap().insert(number, answer.json());
            }
        };
        let clients: Vec<_> = (0..CLIENTS).map(|_| scope.spawn(work)).collect();
        if let Some(count) = kill_after {
            while done.lock().unwrap().len() < count
                && !clients
                    .iter()
                    .all(std::thread::ScopedJoinHandle::is_finished)
            {
                std::thread::yield_now();
            }
            server.kill();
        }
    });
    done.into_inner().unwrap()
}
