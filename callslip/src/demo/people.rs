//! The patrons: drawn names, cards, categories. Nobody real.

use access::secret;
use kernel::{Act, Barcode, Day, PatronId};
use patrons::record::Particulars;
use patrons::register::NewPatron;
use store::Store;

use super::files::{Borrower, Files};
use super::holdings::{Labels, Places};
use super::persona::Persona;
use super::random::Random;

/// Patrons written in one transaction.
const CHUNK: usize = 250;
/// Of a thousand patrons, whose card has expired.
const EXPIRED: u32 = 25;

/// Registers everybody; the first are those whose cards are told.
pub(crate) fn make(
    store: &Store,
    act: &Act,
    files: &Files,
    today: Day,
) -> anyhow::Result<Vec<PatronId>> {
    let places = store.read(Places::load)?;
    let mut all = Vec::with_capacity(files.college.demo.patrons);
    for one in &files.staff.patron {
        all.push(told(one, &places, today)?);
    }
    draw(files, &places, today, &mut all)?;
    let mut ids = Vec::with_capacity(all.len());
    for chunk in all.chunks(CHUNK) {
        ids.extend(store.write(act, |tx| patrons::register::register_many(tx, chunk))?);
    }
    Ok(ids)
}

fn told(one: &Borrower, places: &Places, today: Day) -> anyhow::Result<NewPatron> {
    let mut particulars = particulars(
        &one.given,
        &one.family,
        &one.category,
        places.branch(&one.branch)?,
    );
    particulars.pronouns.clone_from(&one.pronouns);
    particulars.language.clone_from(&one.language);
    particulars.program.clone_from(&one.program);
    particulars.student_number = Some(one.student_number.clone());
    particulars.emails = vec![one.email.clone()];
    Ok(NewPatron {
        particulars,
        barcode: Barcode::parse(&one.barcode)
            .map_err(|e| anyhow::anyhow!("{}: {e}", one.barcode))?,
        registered_on: today.plus_days(-95),
        expires_on: None,
        pin_hash: Some(secret::hash(&one.pin)?),
    })
}

fn particulars(given: &str, family: &str, category: &str, branch: kernel::BranchId) -> Particulars {
    Particulars {
        given: given.to_owned(),
        family: family.to_owned(),
        legal_name: None,
        pronouns: String::new(),
        category: category.to_owned(),
        home_branch: branch,
        language: "en".into(),
        student_number: None,
        program: String::new(),
        emails: Vec::new(),
        phones: Vec::new(),
        addresses: Vec::new(),
        note: String::new(),
    }
}

/// Draws patrons until every category has its share.
fn draw(
    files: &Files,
    places: &Places,
    today: Day,
    all: &mut Vec<NewPatron>,
) -> anyhow::Result<()> {
    let college = &files.college;
    let mut labels = Labels::new(&college.barcodes.institution, &college.barcodes.patron);
    let mut random = Random::new(college.demo.seed, "people");
    let mut persona = Persona::new(&files.names);
    // The serials of those who are told stand first in the series.
    for _ in 0..files.staff.patron.len() {
        labels.next()?;
    }
    for category in &files.lending.categories {
        let standing = all
            .iter()
            .filter(|p| p.particulars.category == category.code)
            .count();
        for _ in standing..category.share {
            let number = all.len();
            all.push(one(
                files,
                places,
                today,
                (&category.code, number),
                (&mut labels, &mut random, &mut persona),
            )?);
        }
    }
    Ok(())
}

fn one(
    files: &Files,
    places: &Places,
    today: Day,
    (category, number): (&str, usize),
    (labels, random, persona): (&mut Labels, &mut Random, &mut Persona<'_>),
) -> anyhow::Result<NewPatron> {
    let branch = places.branch(if random.hits(620) {
        "MAIN"
    } else if random.hits(600) {
        "MILL"
    } else {
        "PORT"
    })?;
    let (given, family) = name(files, random);
    let mut particulars = particulars(&given, &family, category, branch);
    persona.fill(random, &mut particulars);
    if matches!(category, "student" | "dual-enrolled") {
        particulars.student_number = Some(format!("W{:08}", 70_010_000 + number));
    }
    let registered_on = today.plus_days(-random.between(20, 95));
    let expires_on = random
        .hits(EXPIRED)
        .then(|| today.plus_days(-random.between(3, 60)));
    Ok(NewPatron {
        particulars,
        barcode: labels.next()?,
        registered_on,
        expires_on,
        pin_hash: None,
    })
}

fn name(files: &Files, random: &mut Random) -> (String, String) {
    let names = &files.names;
    let of = |list: &[String], random: &mut Random| random.one(list).cloned().unwrap_or_default();
    if random.hits(names.share.single) {
        return (String::new(), of(&names.single, random));
    }
    let (given, family) = (of(&names.given, random), of(&names.family, random));
    if random.hits(names.share.two_family) {
        return (given, format!("{family} {}", of(&names.family, random)));
    }
    (given, family)
}
