//! Cleaning up on every way out, a kill of this program included.
//!
//! A small shell, in a process group of its own, reads from a pipe what is to be cleaned. The pipe
//! ends when this program does, however that comes about; then the shell stops the process groups
//! that still run and removes the folders.

use std::io::Write as _;
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::Mutex;

use crate::Outcome;

const SCRIPT: &str = r#"
trap '' INT TERM HUP
groups=' '
folders=''
while read -r what which; do
  case $what in
    group) groups="$groups$which " ;;
    ended) groups=$(printf %s "$groups" | sed "s/ $which / /") ;;
    folder) folders="$folders $which" ;;
  esac
done
for group in $groups; do kill -s INT -- "-$group"; done
for pause in 1 2 3 4 5 6 7 8 9 10; do
  running=
  for group in $groups; do kill -s 0 -- "-$group" && running=yes; done
  [ "$running" ] || break
  sleep 0.3
done
for group in $groups; do kill -s KILL -- "-$group"; done
rm -rf $folders
"#;

/// The shell and the pipe to it.
pub(crate) struct Janitor {
    shell: Child,
    pipe: Mutex<Option<ChildStdin>>,
}

impl Janitor {
    /// Starts the shell.
    pub(crate) fn start() -> Outcome<Self> {
        let mut shell = Command::new("sh")
            .args(["-c", SCRIPT])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()?;
        let pipe = Mutex::new(shell.stdin.take());
        Ok(Self { shell, pipe })
    }

    /// A process group to stop at the end.
    pub(crate) fn group(&self, id: u32) -> Outcome<()> {
        self.tell(&format!("group {id}"))
    }

    /// A process group that has ended by itself.
    pub(crate) fn ended(&self, id: u32) -> Outcome<()> {
        self.tell(&format!("ended {id}"))
    }

    /// A temporary folder to remove at the end; its path holds no blanks.
    pub(crate) fn folder(&self, path: &Path) -> Outcome<()> {
        self.tell(&format!("folder {}", path.display()))
    }

    fn tell(&self, line: &str) -> Outcome<()> {
        let mut pipe = self.pipe.lock().map_err(|_| "the janitor's pipe broke")?;
        let pipe = pipe.as_mut().ok_or("the janitor has gone home")?;
        writeln!(pipe, "{line}")?;
        Ok(pipe.flush()?)
    }
}

impl Drop for Janitor {
    fn drop(&mut self) {
        if let Ok(mut pipe) = self.pipe.lock() {
            pipe.take();
        }
        self.shell.wait().ok();
    }
}
