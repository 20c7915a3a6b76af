//! Making the college, step by step. A making that was broken off is begun anew.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use access::staff::{self, NewAccount};
use catalogue::import::{Library, Options, profile};
use catalogue::index::Follower;
use kernel::{Act, Clock, Moment};
use store::{Location, Store, StoreError};

use super::files::{BIBS, Files, LENDING};
use super::holdings::{self, Places};
use super::{people, term, years};
use crate::house::IndexUse;
use crate::{Config, House, wiring};

/// The file that stands in the folder while the college is being made.
const MARK: &str = "demo-in-the-making";

/// What [`make`] found or did.
pub(crate) enum Making {
    /// The college stood already.
    Kept,
    /// It was made now.
    Made,
}

/// Makes the college of these settings at the moment of `clock`, unless it stands already.
pub(crate) fn make(
    config: &Config,
    clock: &Clock,
    told: &mut dyn FnMut(&str),
) -> anyhow::Result<Making> {
    let folder = &config.data.value;
    let mark = folder.join(MARK);
    let begun = mark.exists();
    if begun && config.database.is_none() {
        clear(folder)?;
    }
    let fresh = config.database.is_none() && !Location::file_in(folder).exists();
    if !fresh && !begun && stands(config)? {
        return Ok(Making::Kept);
    }
    std::fs::create_dir_all(folder)?;
    std::fs::write(
        &mark,
        "callslip demo was making the college; if you read this, it was broken off\n",
    )?;
    let mut files = Files::read()?;
    let store = Store::open(&config.location())?;
    let zone = jiff::tz::TimeZone::get(&files.building.college.time_zone)?;
    years::around(&mut files.building, clock.now().day(&zone));
    told("setting up branches, rules and money");
    set_up(&store, clock.now(), &files)?;
    drop(store);
    let house = House::open(config, clock.clone(), IndexUse::Write)?;
    furnish(&house, &files, told)?;
    std::fs::remove_file(mark)?;
    Ok(Making::Made)
}

/// Whether a college stands in this place; another library there is refused.
fn stands(config: &Config) -> anyhow::Result<bool> {
    let store = Store::open(&config.location())?;
    match store.read(building::institution) {
        Ok(found) if found.code == "AVC" => Ok(true),
        Ok(found) => anyhow::bail!(
            "{} is open here already, not the demo: give another --data folder",
            found.library
        ),
        Err(StoreError::Missing) => Ok(false),
        Err(other) => Err(other.into()),
    }
}

/// Takes away what a making left that was broken off.
fn clear(folder: &Path) -> anyhow::Result<()> {
    let file = Location::file_in(folder);
    let beside = |end: &str| PathBuf::from(format!("{}{end}", file.display()));
    for path in [file.clone(), beside("-wal"), beside("-shm")] {
        match std::fs::remove_file(&path) {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => return Err(e.into()),
            _ => {}
        }
    }
    match std::fs::remove_dir_all(House::index_folder(folder)) {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(e.into()),
        _ => Ok(()),
    }
}

/// Branches, rules, kinds of item, money.
fn set_up(store: &Store, now: Moment, files: &Files) -> anyhow::Result<()> {
    let act = Act::system(now);
    store.write(&act, |tx| building::setup::setup(tx, &files.building))?;
    let places = store.read(Places::load)?;
    let branch_of = |point: &str| {
        files
            .branch_of_point(point)
            .and_then(|code| places.branch(code).ok())
    };
    store.write(&act, |tx| money::setup::load(tx, &files.money, branch_of))?;
    store.write(&act, |tx| {
        files
            .lending
            .item_kinds
            .iter()
            .try_for_each(|kind| catalogue::kind::add(tx, &kind.code, &kind.name))
    })?;
    wiring::set_up_lending(store, &act, LENDING)
}

/// Everything that needs the house open: staff, records, copies, people, a term of work.
fn furnish(house: &House, files: &Files, told: &mut dyn FnMut(&str)) -> anyhow::Result<()> {
    let act = Act::system(house.clock.now());
    hire(house, &act, files)?;
    told("bringing in the records");
    let follower = Follower::new(house.store.clone(), Arc::clone(&house.index), wiring::TIES);
    bring_in(house, &act, &follower)?;
    told("putting copies on the shelves");
    let bibs = house.index.doctor_ids()?;
    let copies = holdings::make(&house.store, &act, files, &bibs)?;
    told("registering the patrons");
    let today = house.clock.now().day(&house.zone);
    let people = people::make(&house.store, &act, files, today)?;
    told("working a term at the desk");
    let scene = term::Scene {
        patrons: &people,
        items: &copies,
        told: &files.staff.patron,
        seed: files.college.demo.seed,
    };
    term::work(house, scene)?;
    told("making the index follow");
    follower.catch_up()?;
    Ok(())
}

fn hire(house: &House, act: &Act, files: &Files) -> anyhow::Result<()> {
    let places = house.store.read(Places::load)?;
    for person in &files.staff.staff {
        let account = NewAccount {
            user_name: person.username.clone(),
            name: format!("{} {}", person.given, person.family),
            role: person.role.clone(),
            branch: Some(places.branch(&person.branch)?),
            badge: Some(person.badge.clone()),
            password: person.password.clone(),
            pin: Some(person.pin.clone()),
        };
        staff::add(&house.front, act, &account)?;
    }
    Ok(())
}

fn bring_in(house: &House, act: &Act, follower: &Follower) -> anyhow::Result<()> {
    let found = house.store.read(|tx| profile(tx, "standard"))?;
    let profile = found.ok_or_else(|| anyhow::anyhow!("the standard import profile is missing"))?;
    let options = Options::new("bibs.mrc.xz", profile);
    catalogue::import::run(
        Library {
            store: &house.store,
            follower: Some(follower),
            act,
        },
        BIBS,
        &options,
        &mut |_| {},
    )?;
    Ok(())
}
