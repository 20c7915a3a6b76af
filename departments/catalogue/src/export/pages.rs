//! The records chosen in a list, as a file for another program.

use axum::extract::State;
use axum::response::Response;
use callslip_marc::Format;
use kernel::{BibId, perm};
use webkit::{ListQuery, PageError, Pages, Visit, attachment, blocking, needs};

use super::{Which, run};
use crate::desk::Desk;

/// The one page: the file. Each chosen record is a `row`; `to` names the format.
pub(crate) fn pages() -> Pages<Desk> {
    Pages::new().get(
        "/staff/catalogue/export",
        needs::<perm::StaffHome>(),
        get_file,
    )
}

async fn get_file(visit: Visit, State(desk): State<Desk>) -> Result<Response, PageError> {
    let query = ListQuery::of(&visit);
    let asked = query.filter("to").unwrap_or(Format::Marc.name());
    let format: Format = asked.parse().map_err(|_| PageError::NotFound)?;
    let ids = query.chosen().filter_map(|id| id.parse().ok());
    let ids: Vec<BibId> = ids.map(BibId).collect();
    if ids.is_empty() {
        return Err(PageError::NotFound);
    }
    let mut bytes = Vec::new();
    let bytes = blocking(move || {
        run(&desk.store, Which::Ids(&ids), format, &mut bytes).map_err(PageError::internal)?;
        Ok::<_, PageError>(bytes)
    })
    .await?;
    let (kind, ending) = kind(format);
    let name = format!("records-{}.{ending}", visit.now.day(&visit.zone));
    Ok(attachment(&name, kind, bytes))
}

/// The media type (RFC 2220 for MARC) and the ending of a file's name.
fn kind(format: Format) -> (&'static str, &'static str) {
    match format {
        Format::Marc => ("application/marc", "mrc"),
        Format::MarcXml => ("application/marcxml+xml", "xml"),
        Format::Json => ("application/json", "json"),
        Format::Mnemonic => ("text/plain; charset=utf-8", "mrk"),
    }
}
