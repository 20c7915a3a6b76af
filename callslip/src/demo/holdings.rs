//! The copies: where each stands, under which number, with which barcode.

use std::collections::HashMap;

use callslip_call_number::Scheme;
use callslip_marc::{DataField, Leader, Record};
use callslip_standard_number::LibraryBarcode;
use catalogue::ItemData;
use catalogue::bib::{self, Keep};
use kernel::{Act, Barcode, BibId, BranchId, Cents, ItemId, LocationId};
use store::{Store, StoreError, Tx};

use super::files::{Files, Serial};
use super::place;
use super::random::Random;

/// Copies written in one transaction.
const CHUNK: usize = 500;

/// Branches and locations by their codes.
pub(crate) struct Places {
    branches: HashMap<String, BranchId>,
    locations: HashMap<(BranchId, String), LocationId>,
}

impl Places {
    pub(crate) fn load(tx: &Tx<'_>) -> Result<Self, StoreError> {
        let branches = building::branches(tx)?;
        let mut locations = HashMap::new();
        for branch in &branches {
            for location in building::locations(tx, branch.id)? {
                locations.insert((branch.id, location.code), location.id);
            }
        }
        Ok(Self {
            branches: branches.into_iter().map(|b| (b.code, b.id)).collect(),
            locations,
        })
    }

    /// The branch of a code.
    pub(crate) fn branch(&self, code: &str) -> anyhow::Result<BranchId> {
        self.branches
            .get(code)
            .copied()
            .ok_or_else(|| anyhow::anyhow!("there is no branch {code}"))
    }

    fn location(&self, branch: BranchId, code: &str) -> anyhow::Result<LocationId> {
        let found = self.locations.get(&(branch, code.to_owned())).copied();
        found.ok_or_else(|| anyhow::anyhow!("branch {branch} has no location {code}"))
    }
}

/// Barcodes of one series, one after the other.
pub(crate) struct Labels {
    head: String,
    serial: u64,
}

impl Labels {
    pub(crate) fn new(institution: &str, series: &Serial) -> Self {
        Self {
            head: format!("{}{institution}", series.prefix),
            serial: series.first_serial,
        }
    }

    /// The next barcode, with its check digit.
    pub(crate) fn next(&mut self) -> anyhow::Result<Barcode> {
        self.serial += 1;
        let label = LibraryBarcode::complete(&format!("{}{:08}", self.head, self.serial));
        let label = label.ok_or_else(|| anyhow::anyhow!("the series of barcodes has run out"))?;
        Barcode::parse(&label.to_string()).map_err(|e| anyhow::anyhow!("{label}: {e}"))
    }
}

/// A copy about to be written.
struct Copy {
    bib: BibId,
    data: ItemData,
}

/// Writes the copies of every record and the equipment; gives the copies of records.
pub(crate) fn make(
    store: &Store,
    act: &Act,
    files: &Files,
    bibs: &[i64],
) -> anyhow::Result<Vec<ItemId>> {
    let places = store.read(Places::load)?;
    let equipment = equip(store, act, files, &places)?;
    let wanted = files.college.demo.items.saturating_sub(equipment);
    let copies = draw(store, files, &places, bibs, wanted)?;
    let mut ids = Vec::with_capacity(copies.len());
    for chunk in copies.chunks(CHUNK) {
        let added = store.write(act, |tx| {
            let one = |copy: &Copy| catalogue::add_item(tx, copy.bib, &copy.data);
            chunk.iter().map(one).collect::<Result<Vec<_>, _>>()
        })?;
        ids.extend(added);
    }
    Ok(ids)
}

/// Draws copies until there are as many as wanted: one of each record, then more of some.
fn draw(
    store: &Store,
    files: &Files,
    places: &Places,
    bibs: &[i64],
    wanted: usize,
) -> anyhow::Result<Vec<Copy>> {
    let college = &files.college;
    let mut labels = Labels::new(&college.barcodes.institution, &college.barcodes.item);
    let mut random = Random::new(college.demo.seed, "holdings");
    let mut accession = HashMap::new();
    let mut copies: Vec<Copy> = Vec::with_capacity(wanted);
    let mut shelf: Vec<(BibId, &'static str, place::Shelved)> = Vec::new();
    for id in bibs.iter().copied().map(BibId) {
        let Ok(record) = store.read(|tx| bib::marc(tx, id)) else {
            continue;
        };
        let kind = place::kind_of(&record);
        if kind != "e-book" {
            shelf.push((
                id,
                kind,
                place::shelved(&record, &college.demo, &mut random),
            ));
        }
    }
    let mut round = 0;
    while copies.len() < wanted && !shelf.is_empty() {
        for (bib, kind, shelved) in &shelf {
            let another = round == 0 || random.hits(400);
            if !another || copies.len() >= wanted {
                continue;
            }
            let Some(spot) = place::placing(&college.placing, kind, shelved.scheme, &mut random)
            else {
                continue;
            };
            let branch = places.branch(&spot.branch)?;
            let location = places.location(branch, &spot.location)?;
            let mut data = ItemData::new(labels.next()?, branch, location, &spot.kind);
            data.scheme = shelved.scheme;
            data.call_number = number(shelved, &spot.kind, &mut accession);
            if round > 0 {
                data.copy = format!("c.{}", round + 1);
            }
            data.price = (random.hits(300)).then(|| Cents(random.between(12, 140) * 100 - 5));
            copies.push(Copy { bib: *bib, data });
        }
        round += 1;
    }
    Ok(copies)
}

/// The number on the label: the record's, or the next accession number of its kind.
fn number(shelved: &place::Shelved, kind: &str, accession: &mut HashMap<String, u32>) -> String {
    if shelved.scheme != Scheme::Accession {
        return shelved.text.clone();
    }
    let next = accession.entry(kind.to_owned()).or_insert(0);
    *next += 1;
    format!("{} {next}", kind.to_uppercase())
}

/// Adds the equipment: a record of each thing, and its copies.
fn equip(store: &Store, act: &Act, files: &Files, places: &Places) -> anyhow::Result<usize> {
    let college = &files.college;
    let mut labels = Labels::new(&college.barcodes.institution, &college.barcodes.equipment);
    let zone = store.read(building::institution)?.zone;
    let entered = bib::entered(act.at.day(&zone));
    let mut made = 0;
    for thing in &college.equipment {
        let branch = places.branch(&thing.branch)?;
        let location = places.location(branch, "EQUIP")?;
        let barcodes = (0..thing.copies).map(|_| labels.next());
        let barcodes = barcodes.collect::<anyhow::Result<Vec<_>>>()?;
        made += barcodes.len();
        store.write(act, |tx| {
            let bib = bib::add(tx, &object(&thing.title, &entered), Keep::default())?;
            for barcode in barcodes {
                let mut data = ItemData::new(barcode, branch, location, &thing.kind);
                data.price = Some(Cents(thing.price_cents));
                data.scheme = Scheme::Accession;
                catalogue::add_item(tx, bib, &data)?;
            }
            Ok::<_, catalogue::CatalogueError>(())
        })?;
    }
    Ok(made)
}

/// The record of a thing one can hold: type r, realia (MARC 21, Leader/06 and 008/33 of visual materials).
fn object(title: &str, entered: &str) -> Record {
    let mut leader = Leader::default();
    leader.set(6, b'r');
    leader.set(7, b'm');
    let mut record = Record::new(leader);
    record.set_control(
        "008",
        format!("{entered}nuuuuuuuuxx nnn            rneng d"),
    );
    record.insert(DataField::new("245", *b"00").with('a', title));
    let carried = [
        ("336", "three-dimensional form", "tdf", "rdacontent"),
        ("337", "unmediated", "n", "rdamedia"),
        ("338", "object", "nr", "rdacarrier"),
    ];
    for (tag, term, code, source) in carried {
        let field = DataField::new(tag, *b"  ").with('a', term);
        record.insert(field.with('b', code).with('2', source));
    }
    record
}
