//! A list as a file: CSV (RFC 4180) here, Excel by whoever makes workbooks.

use axum::http::header::{CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use tokio::sync::Semaphore;

use super::{Filing, Listing};
use crate::{PageError, PageResult, blocking, streamed};

/// How many files of lists are made at once; who asks for another waits until one is done. More would
/// only share the same processors and disk, each with its memory.
static AT_ONCE: Semaphore = Semaphore::const_new(2);

/// The media type of a workbook (ECMA-376).
const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

impl Listing {
    /// The file of the rows that the list holds, when the query asks for one (`?as=csv`, `?as=xlsx`); a
    /// handler answers it at once. A list that can be long hands them over by [`Self::file`] instead.
    ///
    /// # Errors
    /// When the file cannot be written, or no workbook can be made here.
    pub async fn export(&self) -> Result<Option<Response>, PageError> {
        if self.query.export().is_none() {
            return Ok(None);
        }
        let rows = self.rows.clone();
        let file = self.file(move |filing| filing.add(rows));
        Ok(Some(file.await?))
    }

    /// The file that the query asks for, of the rows that `gather` hands over, some at a time. It runs
    /// on a thread where blocking is allowed; the list needs to hold no rows.
    ///
    /// # Errors
    /// Those of `gather`; when the file cannot be written, or no workbook can be made here.
    pub fn file(
        &self,
        gather: impl FnOnce(&mut Filing) -> Result<(), PageError> + Send + 'static,
    ) -> impl Future<Output = PageResult> + Send + 'static {
        make(self.head(), gather)
    }

    /// The list without its rows.
    fn head(&self) -> Self {
        Self {
            visit: self.visit.clone(),
            query: self.query.clone(),
            columns: self.columns.clone(),
            rows: Vec::new(),
            filters: Vec::new(),
            acts: Vec::new(),
            ..*self
        }
    }
}

async fn make(
    list: Listing,
    gather: impl FnOnce(&mut Filing) -> Result<(), PageError> + Send + 'static,
) -> PageResult {
    let is_csv = list.query.export() == Some("csv");
    if !is_csv && list.visit.site.workbook.is_none() {
        return Err(PageError::NotFound);
    }
    let ending = if is_csv { "csv" } else { "xlsx" };
    let name = format!(
        "{}-{}.{ending}",
        list.name,
        list.visit.now.day(&list.visit.zone)
    );
    let turn = AT_ONCE.acquire().await?;
    let write = move || {
        // The turn goes along: whoever does not wait for the file gives it back no earlier.
        let _turn = turn;
        let mut filing = Filing::begin(list).map_err(PageError::Internal)?;
        gather(&mut filing)?;
        filing.written().map_err(PageError::Internal)
    };
    let file = blocking(write).await?;
    let length = file.metadata()?.len();
    let kind = if is_csv {
        "text/csv; charset=utf-8"
    } else {
        WORKBOOK
    };
    let heads = [
        (CONTENT_TYPE, kind.to_owned()),
        (CONTENT_DISPOSITION, disposition(&name)),
        (CONTENT_LENGTH, length.to_string()),
    ];
    Ok((heads, streamed::body(file)).into_response())
}

/// A file to keep, under a name of plain letters.
#[must_use]
pub fn attachment(name: &str, media_type: &'static str, bytes: Vec<u8>) -> Response {
    (
        [
            (CONTENT_TYPE, media_type.to_owned()),
            (CONTENT_DISPOSITION, disposition(name)),
        ],
        bytes,
    )
        .into_response()
}

fn disposition(name: &str) -> String {
    let plain = |c: char| {
        if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_') {
            c
        } else {
            '-'
        }
    };
    let name: String = name.chars().map(plain).collect();
    format!("attachment; filename=\"{name}\"")
}
