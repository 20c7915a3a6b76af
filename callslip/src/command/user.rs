//! `callslip user`: staff accounts and API clients from the command line.

use access::staff::{self, NewAccount};
use access::{AccessError, secret, session};
use clap::{Args, Subcommand};
use kernel::{Act, Clock};
use serde_json::json;

use crate::cli::Place;
use crate::house::IndexUse;
use crate::{Answer, House, Speaker};

/// The account commands.
#[derive(Subcommand, Clone, Debug)]
pub(crate) enum UserCommand {
    /// List the staff accounts
    List(Only),
    /// Add a staff account; the password is read as one line
    Add(Add),
    /// Set a new password, read as one line
    Password(Named),
    /// Add an API client and print its token, once
    Client(Client),
}

/// Only the place.
#[derive(Args, Clone, Debug)]
pub(crate) struct Only {
    #[command(flatten)]
    place: Place,
}

/// A sign-in name.
#[derive(Args, Clone, Debug)]
pub(crate) struct Named {
    #[command(flatten)]
    place: Place,
    /// The sign-in name
    user: String,
}

/// An account to add.
#[derive(Args, Clone, Debug)]
pub(crate) struct Add {
    #[command(flatten)]
    place: Place,
    /// The sign-in name
    user: String,
    /// The name people read
    #[arg(long)]
    name: String,
    /// The role, such as senior-technician
    #[arg(long)]
    role: String,
}

/// A client to add.
#[derive(Args, Clone, Debug)]
pub(crate) struct Client {
    #[command(flatten)]
    place: Place,
    /// The client's name
    name: String,
    /// The role, such as api-client
    #[arg(long, default_value = "api-client")]
    role: String,
}

impl UserCommand {
    /// Where the library is.
    pub(crate) fn place(&self) -> &Place {
        match self {
            Self::List(args) => &args.place,
            Self::Add(args) => &args.place,
            Self::Password(args) => &args.place,
            Self::Client(args) => &args.place,
        }
    }
}

/// Runs one of the commands.
pub(crate) fn run(command: &UserCommand, speaker: Speaker) -> anyhow::Result<Answer> {
    let house = House::open(
        &command.place().config()?,
        Clock::machine(),
        IndexUse::Aside,
    )?;
    let act = Act::system(house.clock.now());
    let done = match command {
        UserCommand::List(_) => list(&house, speaker),
        UserCommand::Add(args) => add(&house, &act, args, speaker),
        UserCommand::Password(args) => password(&house, &act, &args.user, speaker),
        UserCommand::Client(args) => client(&house, &act, args, speaker),
    };
    match done {
        Ok(()) => Ok(Answer::done()),
        Err(error) => match error.downcast::<AccessError>() {
            Ok(AccessError::Refused(reasons)) => Ok(super::init::refused(&reasons)),
            Ok(other) => Err(other.into()),
            Err(other) => Err(other),
        },
    }
}

fn list(house: &House, speaker: Speaker) -> anyhow::Result<()> {
    for account in house.store.read(staff::list)? {
        let state = if account.disabled { "closed" } else { "open" };
        speaker.say(
            &format!("{:<16} {:<24} {:<20} {state}", account.user_name, account.name, account.role),
            &json!({ "user": account.user_name, "name": account.name, "role": account.role, "state": state }),
        )?;
    }
    Ok(())
}

fn add(house: &House, act: &Act, args: &Add, speaker: Speaker) -> anyhow::Result<()> {
    known_role(house, &args.role)?;
    let account = NewAccount {
        user_name: args.user.clone(),
        name: args.name.clone(),
        role: args.role.clone(),
        branch: None,
        badge: None,
        password: super::init::password()?,
        pin: None,
    };
    let id = staff::add(&house.front, act, &account)?;
    speaker.say(
        &format!("{} can sign in now.", args.user),
        &json!({ "id": id, "user": args.user }),
    )?;
    Ok(())
}

fn password(house: &House, act: &Act, user: &str, speaker: Speaker) -> anyhow::Result<()> {
    let found = house.store.read(|tx| staff::by_user_name(tx, user))?;
    let account = found.ok_or_else(|| anyhow::anyhow!("nobody signs in as {user}"))?;
    staff::set_password(
        &house.front,
        act,
        account.id,
        &super::init::password()?,
        None,
    )?;
    speaker.say(
        "The password is set; every session of the account is ended.",
        &json!({ "user": user }),
    )?;
    Ok(())
}

/// Names the roles there are where the one asked for is none of them.
fn known_role(house: &House, role: &str) -> anyhow::Result<()> {
    let roles = house.front.roles();
    let codes: Vec<&str> = roles.0.iter().map(|role| role.code.as_str()).collect();
    anyhow::ensure!(
        codes.contains(&role),
        "there is no role {role}: there are {}",
        codes.join(", ")
    );
    Ok(())
}

fn client(house: &House, act: &Act, args: &Client, speaker: Speaker) -> anyhow::Result<()> {
    known_role(house, &args.role)?;
    let token = secret::token()?;
    let digest = secret::digest(&token);
    house.store.write(act, |tx| {
        session::new_client(tx, &args.name, &args.role, &digest)
    })?;
    speaker.say(
        &format!("Token, shown only now: {token}"),
        &json!({ "client": args.name, "token": token }),
    )?;
    Ok(())
}
