//! Callslip: the front door. Command line, configuration, wiring of the departments, servers.
//!
//! The house is laid out in ARCHITECTURE.md; here everything is put together, and nothing is decided
//! that a department decides.

mod answer;
mod bounces;
mod cli;
mod command;
mod config;
mod demo;
mod go;
mod house;
mod letters;
mod routes;
mod server;
mod today;
mod wiring;

use std::process::ExitCode;

pub use answer::{Answer, Problem, Speaker};
pub use config::{Config, ConfigError, MailSettings, Setting};
pub use house::House;
pub use routes::{facts, site};
pub use server::serve_until;

/// Runs the command line: 0 done, 1 done or refused with problems listed, 2 wrong usage.
#[must_use]
pub fn run() -> ExitCode {
    cli::run()
}

/// The words of the front door: Today, the one box, health.
pub const MESSAGES: &[webkit::Messages] = &[
    webkit::Messages {
        lang: "en",
        source: include_str!("../messages/en.ftl"),
    },
    webkit::Messages {
        lang: "es",
        source: include_str!("../messages/es.ftl"),
    },
];
