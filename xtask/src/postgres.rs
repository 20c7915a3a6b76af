//! A PostgreSQL of the test run's own: a new cluster in a temporary folder, on a free port of the
//! loopback, that goes away with the run. Its order of text is a language's and not C's, so that a
//! comparison that leans on the database's order shows.

use std::net::TcpListener;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::Outcome;
use crate::janitor::Janitor;
use crate::machine::{is_root, postgres_programs};
use crate::run::{kill_group, must, output};

/// How long the server may take to answer first.
const PATIENCE: Duration = Duration::from_secs(60);

/// Whether commits reach the disk before they are answered.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Durable {
    /// As for a real library: for measurements.
    Yes,
    /// Quick, for tests whose databases are thrown away.
    No,
}

/// A running server; it stops when this is dropped.
pub(crate) struct Postgres {
    server: Child,
    /// Where it is, such as `postgres://callslip@127.0.0.1:40123`.
    pub(crate) url: String,
}

impl Drop for Postgres {
    /// Asks for a fast shutdown, which also gives back its shared memory; forces it after a while.
    fn drop(&mut self) {
        let id = self.server.id().to_string();
        Command::new("kill").args(["-INT", &id]).status().ok();
        for _ in 0..100 {
            if !matches!(self.server.try_wait(), Ok(None)) {
                return;
            }
            thread::sleep(Duration::from_millis(100));
        }
        kill_group(self.server.id());
        self.server.wait().ok();
    }
}

impl Postgres {
    /// Makes a cluster and starts its server.
    pub(crate) fn start(janitor: &Janitor, durable: Durable) -> Outcome<Self> {
        let programs = postgres_programs().ok_or("PostgreSQL 15 or later is not installed")?;
        let folder = folder()?;
        janitor.folder(&folder)?;
        make_cluster(&programs, &folder)?;
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let server = serve(&programs, &folder, port, durable)?;
        janitor.group(server.id())?;
        let url = format!("postgres://callslip@127.0.0.1:{port}");
        let mut own = Self { server, url };
        own.wait(&programs, port)?;
        println!("== PostgreSQL answers at {}", own.url);
        Ok(own)
    }

    fn wait(&mut self, programs: &Path, port: u16) -> Outcome<()> {
        let deadline = Instant::now() + PATIENCE;
        let port = port.to_string();
        loop {
            let mut ask = Command::new(programs.join("pg_isready"));
            ask.args(["-q", "-h", "127.0.0.1", "-p", &port, "-U", "callslip"]);
            if ask.status()?.success() {
                return Ok(());
            }
            if let Some(status) = self.server.try_wait()? {
                return Err(format!("PostgreSQL did not start: {status}").into());
            }
            if Instant::now() > deadline {
                return Err("PostgreSQL did not answer within a minute".into());
            }
            thread::sleep(Duration::from_millis(100));
        }
    }
}

/// A new folder that the server's user owns.
fn folder() -> Outcome<PathBuf> {
    let made = output(Command::new("mktemp").args(["-d", "-t", "callslip-postgres-XXXXXX"]))?;
    let folder = PathBuf::from(made.trim());
    if is_root() {
        must(Command::new("chown").arg("postgres:").arg(&folder))?;
    }
    Ok(folder)
}

/// A program of PostgreSQL's, run as `postgres` where we are root (it refuses to run as root).
fn as_owner(program: &Path) -> Command {
    if !is_root() {
        return Command::new(program);
    }
    let mut command = Command::new("setpriv");
    command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups"]);
    command.arg(program);
    command
}

fn make_cluster(programs: &Path, folder: &Path) -> Outcome<()> {
    let mut init = as_owner(&programs.join("initdb"));
    init.args(["-U", "callslip", "-A", "trust", "--no-sync", "-E", "UTF8"]);
    init.args([
        "--locale=C.UTF-8",
        "--locale-provider=icu",
        "--icu-locale=en-US",
    ]);
    init.arg("-D").arg(folder).current_dir("/");
    output(&mut init).map(|_| ())
}

fn serve(programs: &Path, folder: &Path, port: u16, durable: Durable) -> Outcome<Child> {
    let mut server = as_owner(&programs.join("postgres"));
    server.arg("-D").arg(folder).current_dir("/");
    server.args([
        "-c",
        "listen_addresses=127.0.0.1",
        "-c",
        "max_connections=400",
    ]);
    server.args(["-c", &format!("port={port}")]);
    server.args([
        "-c",
        &format!("unix_socket_directories={}", folder.display()),
    ]);
    let quick = [
        "fsync=off",
        "synchronous_commit=off",
        "full_page_writes=off",
    ];
    if durable == Durable::No {
        server.args(quick.iter().flat_map(|setting| ["-c", setting]));
    }
    let log = std::fs::File::create(folder.join("server.log"))?;
    let server = server.stdin(Stdio::null()).stdout(log.try_clone()?);
    Ok(server.stderr(log).process_group(0).spawn()?)
}
