//! The server as the machine meets it: asked to stop, asked too often, its headers.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

mod support;

use std::time::{Duration, Instant};

use support::Library;
use support::http::Client;

#[test]
fn it_stops_when_asked_though_a_reader_stays_connected() {
    let library = Library::new();
    let mut server = library.serve();
    let mut client = Client::connect(server.address, "").unwrap();
    assert_eq!(client.get("/health/ready").unwrap().status, 200);
    let begun = Instant::now();
    assert!(server.stop().success());
    assert!(begun.elapsed() < Duration::from_secs(20));
    library.run(&["doctor"]).ended(0);
    library.serve();
}

#[test]
fn an_address_that_guesses_is_held_up_and_others_are_not() {
    let library = Library::new();
    let server = library.serve();
    let mut client = Client::connect(server.address, "").unwrap();
    let mut from = |address: &str, path: &str| {
        let told = format!("X-Forwarded-For: {address}\r\n");
        client.ask("POST", path, &told).unwrap().status
    };
    let mut tries: Vec<u16> = (0..21)
        .map(|_| from("192.0.2.7", "/staff/sign-in"))
        .collect();
    assert_eq!(tries.pop(), Some(429));
    assert!(!tries.contains(&429), "{tries:?}");
    assert_ne!(from("192.0.2.8", "/staff/sign-in"), 429);
    let search = client
        .ask("GET", "/search?q=a", "X-Forwarded-For: 192.0.2.7\r\n")
        .unwrap();
    assert_eq!(search.status, 200);
    for _ in 0..200 {
        assert_eq!(
            client.get("/search?q=a").unwrap().status,
            200,
            "this machine is not limited"
        );
    }
}
