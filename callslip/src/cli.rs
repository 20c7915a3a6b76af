//! The command line.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, CommandFactory as _, Parser, Subcommand};

use crate::config::Said;
use crate::{Answer, Config, Problem, Speaker, command};

/// Callslip runs a college library.
#[derive(Parser, Debug)]
#[command(version, about, arg_required_else_help = true, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

/// Where the library is.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct Place {
    /// The data folder [default: callslip-data]
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// A PostgreSQL database instead, such as postgres://callslip@localhost/library
    #[arg(long, value_name = "URL")]
    database: Option<String>,
    /// Answer in JSON, one object a line
    #[arg(long)]
    json: bool,
}

#[derive(Subcommand, Debug)]
enum Command {
    /// Open a made-up college library full of real records, with a term of activity
    #[command(after_help = "Example:\n  callslip demo --data /tmp/demo --listen 127.0.0.1:4800")]
    Demo(ServeArgs),
    /// Serve the library
    Serve(ServeArgs),
    /// Make an empty library
    #[command(
        after_help = "Example:\n  echo 'a long first password' | callslip init --data lib --name 'Valley College Library' --admin kim"
    )]
    Init(command::init::InitArgs),
    /// Bring MARC files into the catalog
    Import(command::import::ImportArgs),
    /// Give records out, all or what a query finds
    Export(command::export::ExportArgs),
    /// Find records
    Search(command::search::SearchArgs),
    /// Work with MARC files, without a library
    #[command(subcommand)]
    Marc(command::marc::MarcCommand),
    /// Show every setting and where it comes from
    Config(ConfigArgs),
    /// List every route with the permission it needs
    Routes(ConfigArgs),
    /// Prove that everything holds, and say how to mend what does not
    Doctor(command::doctor::DoctorArgs),
    /// Fill the full-text index anew from the tables
    Index(ConfigArgs),
    /// Look after long work: list, cancel, retry
    #[command(subcommand)]
    Job(command::job::JobCommand),
    /// Look after letters: note those that came back
    #[command(subcommand)]
    Mail(command::mail::MailCommand),
    /// Write a copy of the whole library to a file, while it works
    Backup(command::backup::FileArgs),
    /// Make a library from such a copy, in an empty place
    Restore(command::backup::FileArgs),
    /// Keep the staff accounts and API clients
    #[command(subcommand)]
    User(command::user::UserCommand),
    /// Print the completions of a shell
    #[command(
        after_help = "Example:\n  callslip completions bash > /etc/bash_completion.d/callslip"
    )]
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

/// What `serve` and `demo` take.
#[derive(Args, Clone, Debug)]
pub(crate) struct ServeArgs {
    #[command(flatten)]
    pub(crate) place: Place,
    /// Where to listen [default: 127.0.0.1:4800]; port 0 takes a free one
    #[arg(long, value_name = "ADDR")]
    listen: Option<SocketAddr>,
}

/// What commands take that only need the place.
#[derive(Args, Clone, Debug)]
pub(crate) struct ConfigArgs {
    #[command(flatten)]
    place: Place,
}

impl Place {
    /// The settings of this run.
    pub(crate) fn config(&self) -> anyhow::Result<Config> {
        self.config_listening(None)
    }

    fn config_listening(&self, listen: Option<SocketAddr>) -> anyhow::Result<Config> {
        let said = Said {
            data: self.data.clone(),
            database: self.database.clone(),
            listen,
        };
        Ok(Config::gather(&said)?)
    }

    pub(crate) fn speaker(&self) -> Speaker {
        Speaker::new(self.json)
    }
}

/// Runs the command line.
pub(crate) fn run() -> ExitCode {
    let cli = Cli::parse();
    let speaker = cli.command.speaker();
    match cli.command.run(speaker) {
        Ok(answer) => finish(&answer, speaker),
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => finish(&Answer::problem(format!("{error:#}"), ""), speaker),
    }
}

fn finish(answer: &Answer, speaker: Speaker) -> ExitCode {
    for problem in &answer.problems {
        speaker.complain(&Problem { ..problem.clone() }).ok();
    }
    answer.status()
}

/// Whether whoever read our output went away (`| head`): no fault of ours or theirs.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let io = error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<std::io::Error>());
    io.into_iter()
        .any(|e| e.kind() == std::io::ErrorKind::BrokenPipe)
}

impl Command {
    fn speaker(&self) -> Speaker {
        match self {
            Self::Demo(args) | Self::Serve(args) => args.place.speaker(),
            Self::Init(args) => args.place.speaker(),
            Self::Import(args) => args.place.speaker(),
            Self::Export(args) => args.place.speaker(),
            Self::Search(args) => args.place.speaker(),
            Self::Marc(command) => Speaker::new(command.json()),
            Self::Config(args) | Self::Routes(args) | Self::Index(args) => args.place.speaker(),
            Self::Doctor(args) => args.place.speaker(),
            Self::Job(command) => command.place().speaker(),
            Self::Mail(command) => command.place().speaker(),
            Self::Backup(args) | Self::Restore(args) => args.place.speaker(),
            Self::User(command) => command.place().speaker(),
            Self::Completions { .. } => Speaker::new(false),
        }
    }

    fn run(self, speaker: Speaker) -> anyhow::Result<Answer> {
        match self {
            Self::Demo(args) => {
                command::demo::run(&args.place.config_listening(args.listen)?, speaker)
            }
            Self::Serve(args) => {
                command::serve::run(&args.place.config_listening(args.listen)?, speaker)
            }
            Self::Init(args) => command::init::run(&args, speaker),
            Self::Import(args) => command::import::run(&args, speaker),
            Self::Export(args) => command::export::run(&args),
            Self::Search(args) => command::search::run(&args, speaker),
            Self::Marc(command) => command::marc::run(&command, speaker),
            Self::Config(args) => command::config::run(&args.place.config()?, speaker),
            Self::Routes(args) => command::config::routes(&args.place.config()?, speaker),
            Self::Doctor(args) => command::doctor::run(&args, speaker),
            Self::Index(args) => command::index::run(&args.place.config()?, speaker),
            Self::Job(command) => command::job::run(&command, speaker),
            Self::Mail(command) => command::mail::run(&command, speaker),
            Self::Backup(args) => {
                command::backup::backup(&args.place.config()?, &args.file, speaker)
            }
            Self::Restore(args) => {
                command::backup::restore(&args.place.config()?, &args.file, speaker)
            }
            Self::User(command) => command::user::run(&command, speaker),
            Self::Completions { shell } => {
                clap_complete::generate(
                    shell,
                    &mut Cli::command(),
                    "callslip",
                    &mut std::io::stdout(),
                );
                Ok(Answer::done())
            }
        }
    }
}
