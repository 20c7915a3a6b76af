//! One client's session: each request with its answer.

use std::collections::HashMap;

use callslip_z3950::{
    Answer, Apdu, Authentication, Bits, CharsetNegotiation, Close, DeleteRequest, DeleteResponse,
    Diagnostic, Entry, InitRequest, InitResponse, ListEntries, PresentRequest, PresentResponse,
    Query, Records, ResultSetId, ScanRequest, ScanResponse, SearchRequest, SearchResponse,
    SetStatus, SortElement, SortKey, SortRequest, SortResponse, TermInfo, refuse,
};

use super::{Book, Library, index};

#[path = "present.rs"]
mod present;

use present::Form;

/// Result sets by name.
pub(crate) type Sets = HashMap<String, Vec<usize>>;

/// The most result sets that a session keeps.
const MOST_SETS: usize = 100;

/// The largest message sent, in bytes.
const LARGEST: i64 = 1024 * 1024;

/// What the server can do.
const CAN: [&str; 7] = [
    "search",
    "present",
    "delSet",
    "scan",
    "sort",
    "namedResultSets",
    "negotiationModel",
];

/// A session.
pub(crate) struct Session<'a> {
    library: &'a Library,
    open: bool,
    sets: Sets,
    preferred: usize,
    exceptional: usize,
}

impl<'a> Session<'a> {
    pub(crate) fn new(library: &'a Library) -> Self {
        Self {
            library,
            open: false,
            sets: Sets::new(),
            preferred: 0,
            exceptional: 0,
        }
    }

    /// The answer to an APDU.
    pub(crate) fn answer(&mut self, apdu: &Apdu) -> Answer {
        if !self.open && !matches!(apdu, Apdu::InitRequest(_) | Apdu::Close(_)) {
            return Answer::End(close(6, "the session starts with an Init"));
        }
        let done: Result<Apdu, Diagnostic> = match apdu {
            Apdu::InitRequest(init) => return self.init(init),
            Apdu::SearchRequest(search) => self.search(search).map(Apdu::from),
            Apdu::PresentRequest(present) => self.present(present).map(Apdu::from),
            Apdu::ScanRequest(scan) => self.scan(scan).map(Apdu::from),
            Apdu::SortRequest(sort) => self.sort(sort).map(Apdu::from),
            Apdu::DeleteRequest(delete) => Ok(self.delete(delete).into()),
            Apdu::ExtendedServicesRequest(_) => Err(Diagnostic::bib1(221, "")),
            _ => Err(Diagnostic::bib1(100, "not served here")),
        };
        done.map_or_else(|diagnostic| refuse(apdu, diagnostic), Answer::Reply)
    }

    fn init(&mut self, init: &InitRequest) -> Answer {
        let known = match &init.authentication {
            None | Some(Authentication::Anonymous) => true,
            Some(other) => other.user_and_password() == Some(("guest", "guest")),
        };
        self.open = known && init.versions.highest_version() >= 2;
        let size = |wanted: i64| usize::try_from(wanted.clamp(1024, LARGEST)).unwrap_or(1024);
        self.preferred = size(init.preferred_message_size);
        self.exceptional = size(init.exceptional_record_size);
        let highest = init.versions.highest_version().min(3);
        let proposal = init.charset_proposal();
        let selected = proposal.map(|it| CharsetNegotiation::select_utf8(&it));
        let response = InitResponse {
            reference_id: init.reference_id.clone(),
            versions: Bits::versions(highest),
            options: init.options.and(&Bits::options(&CAN)),
            preferred_message_size: init.preferred_message_size.clamp(1024, LARGEST),
            exceptional_record_size: init.exceptional_record_size.clamp(1024, LARGEST),
            accepted: self.open,
            other_information: selected.map(|it| vec![it.to_other_information()]),
            implementation_name: Some("Callslip example library".to_owned()),
            implementation_version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            ..InitResponse::default()
        };
        if self.open {
            Answer::Reply(response.into())
        } else {
            Answer::End(response.into())
        }
    }

    fn search(&mut self, search: &SearchRequest) -> Result<SearchResponse, Diagnostic> {
        check_databases(search.databases.iter().map(|name| name.0.as_str()))?;
        let name = &search.result_set;
        if !search.replace && self.sets.contains_key(name) {
            return Err(Diagnostic::bib1(21, name));
        }
        if self.sets.len() >= MOST_SETS && !self.sets.contains_key(name) {
            return Err(Diagnostic::bib1(112, &MOST_SETS.to_string()));
        }
        let (Query::Rpn(query) | Query::ExtendedRpn(query)) = &search.query else {
            return Err(Diagnostic::bib1(107, ""));
        };
        let found = self.library.search(query, &self.sets)?;
        let count = i64::try_from(found.len()).unwrap_or(i64::MAX);
        self.sets.insert(name.clone(), found);
        let mut response = SearchResponse {
            reference_id: search.reference_id.clone(),
            count,
            next_position: 1,
            succeeded: true,
            ..SearchResponse::default()
        };
        let (wanted, elements) = if count <= search.small_set_upper_bound {
            (count, &search.small_set_elements)
        } else if count < search.large_set_lower_bound {
            let wanted = search.medium_set_present_number.clamp(0, count);
            (wanted, &search.medium_set_elements)
        } else {
            (0, &None)
        };
        if wanted > 0 {
            let form = Form::new(search.syntax.as_ref(), elements.as_ref())?;
            let packed = self.packed(name, 1, wanted, form)?;
            response.returned = i64::try_from(packed.records.len()).unwrap_or(0);
            response.next_position = present::next(1, response.returned, count);
            response.present_status = Some(packed.status);
            response.records = Some(Records::Records(packed.records));
        }
        Ok(response)
    }

    fn present(&self, present: &PresentRequest) -> Result<PresentResponse, Diagnostic> {
        if present.additional_ranges.is_some() {
            return Err(Diagnostic::bib1(243, ""));
        }
        let segments = [present.max_segments, present.max_segment_size];
        if segments.iter().flatten().any(|most| *most > 0) {
            return Err(Diagnostic::bib1(217, "segmentation is not in force"));
        }
        let name = &present.result_set.0;
        let set = self.sets.get(name);
        let set = set.ok_or_else(|| Diagnostic::bib1(30, name))?;
        let form = Form::composed(present)?;
        let packed = self.packed(name, present.start, present.count, form)?;
        let returned = i64::try_from(packed.records.len()).unwrap_or(0);
        let count = i64::try_from(set.len()).unwrap_or(i64::MAX);
        Ok(PresentResponse {
            reference_id: present.reference_id.clone(),
            returned,
            next_position: present::next(present.start, returned, count),
            status: packed.status,
            records: Some(Records::Records(packed.records)),
            ..PresentResponse::default()
        })
    }

    fn scan(&self, scan: &ScanRequest) -> Result<ScanResponse, Diagnostic> {
        check_databases(scan.databases.iter().map(|name| name.0.as_str()))?;
        if scan.step.is_some_and(|step| step != 0) {
            return Err(Diagnostic::bib1(205, ""));
        }
        let terms = self.library.terms(&scan.term)?;
        let start = index::words(&scan.term.term.text()).join(" ");
        let terms: Vec<(&str, i64)> = terms.into_iter().collect();
        let at = terms.partition_point(|(term, _)| *term < start.as_str());
        let position = usize::try_from(scan.position.unwrap_or(1).max(1)).unwrap_or(1);
        let first = at.saturating_sub(position - 1);
        let wanted = usize::try_from(scan.count.clamp(0, 100)).unwrap_or(0);
        let entries: Vec<Entry> = terms.iter().skip(first).take(wanted).map(entry).collect();
        let returned = i64::try_from(entries.len()).unwrap_or(0);
        Ok(ScanResponse {
            reference_id: scan.reference_id.clone(),
            step: Some(0),
            status: if returned < scan.count { 5 } else { 0 },
            returned,
            position: i64::try_from(at - first + 1).ok(),
            entries: Some(ListEntries {
                entries: Some(entries),
                diagnostics: None,
            }),
            ..ScanResponse::default()
        })
    }

    fn sort(&mut self, sort: &SortRequest) -> Result<SortResponse, Diagnostic> {
        let mut records = Vec::new();
        for name in &sort.inputs {
            let set = self.sets.get(name);
            records.extend(set.ok_or_else(|| Diagnostic::bib1(30, name))?);
        }
        records.sort_unstable();
        records.dedup();
        for key in sort.keys.iter().rev() {
            let tags = sort_tags(&key.element)?;
            let value = |n: &usize| index::words(&self.library.books[*n].first(&tags));
            records.sort_by_key(value);
            if key.relation == 1 {
                records.reverse();
            }
        }
        let count = i64::try_from(records.len()).ok();
        self.sets.insert(sort.output.clone(), records);
        Ok(SortResponse {
            reference_id: sort.reference_id.clone(),
            count,
            ..SortResponse::default()
        })
    }

    fn delete(&mut self, delete: &DeleteRequest) -> DeleteResponse {
        let mut statuses = Vec::new();
        if delete.function == 1 {
            self.sets.clear();
        }
        for name in delete.result_sets.iter().flatten() {
            let gone = self.sets.remove(&name.0).is_some() || delete.function == 1;
            statuses.push(SetStatus {
                result_set: ResultSetId(name.0.clone()),
                status: i64::from(!gone),
            });
        }
        let all = statuses.iter().all(|set| set.status == 0);
        DeleteResponse {
            reference_id: delete.reference_id.clone(),
            status: if all { 0 } else { 9 },
            list_statuses: Some(statuses).filter(|list| !list.is_empty()),
            ..DeleteResponse::default()
        }
    }

    fn book(&self, set: &str, position: i64) -> Option<&'a Book> {
        let place = usize::try_from(position.checked_sub(1)?).ok()?;
        self.library.books.get(*self.sets.get(set)?.get(place)?)
    }
}

/// A Close with its reason.
pub(crate) fn close(reason: i64, why: &str) -> Apdu {
    Close {
        reason,
        information: Some(why.to_owned()),
        ..Close::default()
    }
    .into()
}

fn check_databases<'n>(mut names: impl Iterator<Item = &'n str>) -> Result<(), Diagnostic> {
    let known = |name: &str| name.eq_ignore_ascii_case("Default") || name == "library";
    match names.find(|name| !known(name)) {
        Some(unknown) => Err(Diagnostic::bib1(109, unknown)),
        None => Ok(()),
    }
}

fn entry(&(term, count): &(&str, i64)) -> Entry {
    Entry::Term(TermInfo {
        term: callslip_z3950::Term::General(term.into()),
        occurrences: Some(count),
        ..TermInfo::default()
    })
}

/// The fields that a sort key means.
fn sort_tags(element: &SortElement) -> Result<Vec<&'static str>, Diagnostic> {
    let cannot = |what: &str| Diagnostic::bib1(207, what);
    let SortElement::Generic(key) = element else {
        return Err(Diagnostic::bib1(210, ""));
    };
    match key {
        SortKey::Field(name) => match name.to_lowercase().as_str() {
            "title" => Ok(vec!["245ab"]),
            "author" => Ok(vec!["100"]),
            "date" => Ok(vec!["260c"]),
            _ => Err(cannot(name)),
        },
        SortKey::Attributes(attributes) => {
            let number = attributes.attributes.number(1);
            match number {
                Some(4) => Ok(vec!["245ab"]),
                Some(1003) => Ok(vec!["100"]),
                Some(30 | 31) => Ok(vec!["260c"]),
                _ => Err(cannot(&number.unwrap_or(0).to_string())),
            }
        }
        SortKey::Elements(_) => Err(cannot("elementSpec")),
    }
}
