//! The built program as its users meet it: a library in a folder that goes away, commands run on
//! it, a server that can be killed.
#![allow(dead_code, reason = "each test file uses its part")]

pub(crate) mod http;
pub(crate) mod shape;

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

static NEXT: AtomicU32 = AtomicU32::new(0);

/// A folder that goes away.
pub(crate) struct Folder(PathBuf);

impl Folder {
    /// A new one.
    pub(crate) fn new() -> Self {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("callslip-whole-{}-{number}", std::process::id());
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    /// A path in it.
    pub(crate) fn at(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// A file in it with these bytes.
    pub(crate) fn write(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.at(name);
        fs::write(&path, bytes).unwrap();
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).ok();
    }
}

/// What a command said.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Said {
    /// Fails unless the command ended with this status.
    #[track_caller]
    pub(crate) fn ended(self, status: i32) -> Self {
        assert_eq!(self.status, status, "{self:#?}");
        self
    }

    /// Fails unless one of the outputs holds the text.
    #[track_caller]
    pub(crate) fn says(self, text: &str) -> Self {
        let held = self.out.contains(text) || self.err.contains(text);
        assert!(held, "not said: {text}\n{self:#?}");
        self
    }

    /// Fails when one of the outputs holds the text.
    #[track_caller]
    pub(crate) fn says_not(self, text: &str) -> Self {
        let held = self.out.contains(text) || self.err.contains(text);
        assert!(!held, "said: {text}\n{self:#?}");
        self
    }
}

/// The program with nothing of our surroundings in it.
pub(crate) fn program() -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_callslip"));
    for name in [
        "DATA",
        "DATABASE",
        "LISTEN",
        "HTTPS",
        "LOG",
        "MAIL_SERVER",
        "MAIL_FROM",
        "MAIL_ENCRYPTION",
        "MAIL_USER",
        "MAIL_PASSWORD",
        "MAIL_CERTIFICATE",
    ] {
        program.env_remove(format!("CALLSLIP_{name}"));
    }
    program
}

/// Runs a command with these bytes as its standard input.
pub(crate) fn run_with(words: &[&str], input: &[u8]) -> Said {
    finish(program().args(words), input)
}

/// Runs a command.
pub(crate) fn run(words: &[&str]) -> Said {
    run_with(words, b"")
}

/// Runs any command to its end.
pub(crate) fn finish(command: &mut Command, input: &[u8]) -> Said {
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
    let mut pipe = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || {
        // A program that has seen enough closes the pipe early.
        pipe.write_all(&input).ok();
    });
    let out = child.wait_with_output().unwrap();
    writer.join().unwrap();
    Said {
        status: out.status.code().unwrap_or(-1),
        out: String::from_utf8_lossy(&out.stdout).into_owned(),
        err: String::from_utf8_lossy(&out.stderr).into_owned(),
    }
}

/// A small library, in its data folder or on PostgreSQL beside it.
pub(crate) struct Library {
    folder: Folder,
    /// The database; without one the tables are in the folder.
    pub(crate) database: Option<String>,
}

impl Library {
    /// Made by `callslip init`.
    pub(crate) fn new() -> Self {
        Self::at(None)
    }

    /// One whose tables are in this empty database.
    pub(crate) fn at(database: Option<String>) -> Self {
        let own = Self {
            folder: Folder::new(),
            database,
        };
        let init = ["init", "--name", "Quiet Valley", "--admin", "kim"];
        own.run_with(&init, b"a long first password\n").ended(0);
        own
    }

    /// Its data folder.
    pub(crate) fn data(&self) -> PathBuf {
        self.folder.at("data")
    }

    /// The folder around it.
    pub(crate) fn folder(&self) -> &Folder {
        &self.folder
    }

    /// Runs a command on it.
    pub(crate) fn run(&self, words: &[&str]) -> Said {
        self.run_with(words, b"")
    }

    /// Runs a command on it with standard input.
    pub(crate) fn run_with(&self, words: &[&str], input: &[u8]) -> Said {
        let data = self.data();
        let mut command = program();
        command.args(words).arg("--data").arg(&data);
        if let Some(url) = &self.database {
            command.args(["--database", url]);
        }
        finish(&mut command, input)
    }

    /// Starts a server on it and waits until it listens.
    pub(crate) fn serve(&self) -> Server {
        self.serve_from(&self.data())
    }

    /// Starts a server on it that keeps its index in another folder: another node.
    pub(crate) fn serve_from(&self, data: &Path) -> Server {
        let place = self.database.as_deref();
        let place = place.map_or(vec![], |url| vec!["--database", url]);
        Server::start_with(data, "serve", &place)
    }
}

/// A running server; it is killed when this is dropped.
pub(crate) struct Server {
    child: Child,
    /// Where it listens.
    pub(crate) address: SocketAddr,
}

impl Server {
    /// Starts `callslip serve` or `demo`, and waits for the line that tells its address.
    pub(crate) fn start(data: &Path, verb: &str) -> Self {
        Self::start_with(data, verb, &[])
    }

    /// The same with more options.
    pub(crate) fn start_with(data: &Path, verb: &str, more: &[&str]) -> Self {
        let mut command = program();
        command.args([verb, "--listen", "127.0.0.1:0", "--data"]);
        let mut child = command
            .arg(data)
            .args(more)
            .env("CALLSLIP_LOG", "warn")
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let said = lines.find(|line| line.as_ref().is_ok_and(|line| line.contains("http://")));
        let said = said.expect("the server ended before it listened").unwrap();
        let address = said.split("http://").nth(1).unwrap();
        let address = address.split('/').next().unwrap().parse().unwrap();
        // Whatever else it prints is read, or its pipe would fill.
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, address }
    }

    /// Asks it to stop, as the system does (SIGTERM), and waits for its end.
    pub(crate) fn stop(&mut self) -> std::process::ExitStatus {
        let id = self.child.id().to_string();
        let asked = Command::new("kill").args(["-TERM", &id]).status().unwrap();
        assert!(asked.success());
        self.child.wait().unwrap()
    }

    /// Ends it by SIGKILL, without a chance to finish anything.
    pub(crate) fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// A file of the MARC crate's test data.
pub(crate) fn marc(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../codecs/marc/testdata")
        .join(name)
}
