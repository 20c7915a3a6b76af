//! Every route of the program, and the site they stand on.

use std::sync::Arc;

use webkit::{Lexicon, Pages, RouteFact, Sheet, SheetValue, Site};

use crate::{House, go, letters, server, today, wiring};

/// Every page and every address for programs.
pub(crate) fn pages(house: &House) -> Pages {
    Pages::new()
        .merge(access::pages(house.front.clone()))
        .merge(jobs::pages(house.store.clone()))
        .merge(notes::pages(wiring::notes_desk(&house.store)))
        .merge(letters::pages(house))
        .merge(building::pages(house.store.clone()))
        .merge(money::pages(wiring::money_desk(&house.store)))
        .merge(catalogue::pages(wiring::catalogue_desk(house)))
        .merge(circulation::pages(house.store.clone()))
        .merge(discovery::pages(wiring::public_desk(house)))
        .merge(patrons::pages(house.store.clone()))
        .merge(today::pages(house))
        .merge(go::pages(house))
        .merge(server::pages(house))
}

/// The table of routes, for the walk with every role and for `callslip routes`.
#[must_use]
pub fn facts(house: &House) -> Vec<RouteFact> {
    pages(house).facts().to_vec()
}

/// The site of a house.
///
/// # Errors
/// When two messages have one key.
pub fn site(house: &House, https: bool) -> anyhow::Result<Site> {
    let lexicon = Lexicon::new(wiring::messages())?;
    let door = Arc::new(house.front.clone());
    let mut site = Site::new(door, house.clock.clone(), house.zone.clone(), lexicon);
    site.library_name.clone_from(&house.library);
    site.nav = wiring::nav();
    site.public_nav = wiring::public_nav();
    site.https = https;
    site.workbook = Some(Arc::new(|sheet: &Sheet| Ok(workbook(sheet)?)));
    Ok(site)
}

/// A list of a page as an Excel workbook.
fn workbook(sheet: &Sheet) -> Result<Vec<u8>, documents::DocumentError> {
    use documents::sheet::{Column, Kind, xlsx};
    let kind = |n: usize| {
        let first = sheet
            .rows
            .iter()
            .map(|row| &row[n])
            .find(|value| **value != SheetValue::Empty);
        match first {
            Some(SheetValue::Number(_)) => Kind::Number,
            Some(SheetValue::Money(_)) => Kind::Money,
            Some(SheetValue::Day(_)) => Kind::Day,
            Some(SheetValue::Moment(_)) => Kind::Moment,
            Some(SheetValue::Text(_) | SheetValue::Empty) | None => Kind::Text,
        }
    };
    let columns: Vec<Column> = (0..sheet.columns.len())
        .map(|n| match kind(n) {
            Kind::Money => Column::new(&sheet.columns[n], Kind::Money).totalled(),
            other => Column::new(&sheet.columns[n], other),
        })
        .collect();
    let rows = sheet
        .rows
        .iter()
        .map(|row| row.iter().map(|value| cell(sheet, value)).collect());
    xlsx(&sheet.title, &columns, rows, "Total")
}

fn cell(sheet: &Sheet, value: &SheetValue) -> documents::sheet::Cell {
    use documents::sheet::Cell;
    match value {
        SheetValue::Empty => Cell::Empty,
        SheetValue::Text(text) => Cell::Text(text.clone()),
        SheetValue::Number(n) => Cell::Number(*n),
        SheetValue::Money(cents) => Cell::Money(*cents),
        SheetValue::Day(day) => Cell::Day(*day),
        SheetValue::Moment(moment) => Cell::Moment(moment.in_zone(&sheet.zone).datetime()),
    }
}
