//! Every route of the program, and the site they stand on.

use std::fs::File;
use std::sync::Arc;

use jiff::tz::TimeZone;
use webkit::{BoxError, Lexicon, Pages, RouteFact, Sheet, SheetKind, SheetValue, Site};

use crate::{House, go, letters, server, today, wiring};

/// Every page and every address for programs.
pub(crate) fn pages(house: &House) -> Pages {
    Pages::new()
        .merge(access::pages(house.front.clone()))
        .merge(jobs::pages(house.store.clone()))
        .merge(notes::pages(wiring::notes_desk(&house.store)))
        .merge(letters::pages(house))
        .merge(building::pages(house.store.clone(), wiring::BRANCH_TIES))
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
    site.workbook = Some(Arc::new(workbook));
    Ok(site)
}

/// A list of a page as an Excel workbook.
fn workbook(sheet: &mut Sheet, out: &File) -> Result<(), BoxError> {
    use documents::sheet::xlsx_to;
    let columns: Vec<_> = sheet
        .columns()
        .map(|(head, kind)| column(head, kind))
        .collect();
    let (title, zone) = (sheet.title().to_owned(), sheet.zone().clone());
    let mut fault = None;
    let rows = sheet.rows()?;
    let rows = rows.map_while(|row| row.map_err(|error| fault = Some(error)).ok());
    let rows = rows.map(|row| row.into_iter().map(|value| cell(value, &zone)).collect());
    xlsx_to(out, &title, &columns, rows, "Total")?;
    fault.map_or(Ok(()), Err)
}

fn column(head: &str, kind: SheetKind) -> documents::sheet::Column {
    use documents::sheet::{Column, Kind};
    let kind = match kind {
        SheetKind::Text => Kind::Text,
        SheetKind::Number => Kind::Number,
        SheetKind::Money => return Column::new(head, Kind::Money).totalled(),
        SheetKind::Day => Kind::Day,
        SheetKind::Moment => Kind::Moment,
    };
    Column::new(head, kind)
}

fn cell(value: SheetValue, zone: &TimeZone) -> documents::sheet::Cell {
    use documents::sheet::Cell;
    match value {
        SheetValue::Empty => Cell::Empty,
        SheetValue::Text(text) => Cell::Text(text),
        SheetValue::Number(n) => Cell::Number(n),
        SheetValue::Money(cents) => Cell::Money(cents),
        SheetValue::Day(day) => Cell::Day(day),
        SheetValue::Moment(moment) => Cell::Moment(moment.in_zone(zone).datetime()),
    }
}
