//! A small SRU server over HTTP, to try clients on: `server_sru` prints its address and answers
//! GET, POST and SOAP until its standard input ends. Queries are one clause: `dc.title=walden`.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::time::Duration;

use callslip_sru::{
    Answer, Asked, ContextSet, Data, Diagnostic, Escaping, Explain, Facet, FacetLimit, FacetSource,
    FacetTerm, Fragment, Index, Limits, Note, Record, Refusal, Request, Response, Results, Rules,
    Scan, Schema, Search, Server, Setting, Term, Version, WhereInList, soap_fault,
};

/// Records in one answer, where the client says nothing.
const PAGE: u64 = 10;

/// The books: title, creator, year.
const BOOKS: [(&str, &str, &str); 12] = [
    ("Walden", "Thoreau", "1854"),
    ("Cape Cod", "Thoreau", "1865"),
    ("The Maine woods", "Thoreau", "1864"),
    ("Moby Dick", "Melville", "1851"),
    ("Typee & Omoo", "Melville", "1846"),
    ("Les Misérables", "Hugo", "1862"),
    ("Notre-Dame de Paris", "Hugo", "1831"),
    ("Война и мир", "Толстой", "1869"),
    ("Middlemarch", "Eliot", "1871"),
    ("Adam Bede", "Eliot", "1859"),
    ("Silas Marner", "Eliot", "1861"),
    ("The Mill on the Floss", "Eliot", "1860"),
];

/// The schemas: short name, URI.
const SCHEMAS: [(&str, &str); 2] = [
    ("marcxml", "info:srw/schema/1/marcxml-v1.1"),
    ("dc", "info:srw/schema/1/dc-v1.1"),
];

fn main() -> io::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    println!("http://{}/books", listener.local_addr()?);
    std::thread::spawn(move || serve(&listener));
    io::copy(&mut io::stdin().lock(), &mut io::sink())?;
    Ok(())
}

/// Answers one request after the other.
pub(crate) fn serve(listener: &TcpListener) {
    for stream in listener.incoming().flatten() {
        if let Err(error) = converse(stream) {
            eprintln!("a request was not answered: {error}");
        }
    }
}

fn converse(mut stream: TcpStream) -> io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let xml = match asked(&stream)? {
        Asking::Query(query) => respond(Rules::default().read(&query)).to_xml(),
        Asking::Soap(bytes) => match Rules::default().read_soap(&bytes, Limits::default()) {
            Err(refusal) if refusal.diagnostics.iter().any(|it| it.number() == Some(4)) => {
                let said: Vec<String> = refusal
                    .diagnostics
                    .iter()
                    .map(ToString::to_string)
                    .collect();
                soap_fault(&said.join("; "))
            }
            read => respond(read).to_soap(),
        },
    };
    write!(
        stream,
        "HTTP/1.1 200 OK\r\nContent-Type: text/xml; charset=utf-8\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{xml}",
        xml.len()
    )
}

/// What came over HTTP.
enum Asking {
    Query(String),
    Soap(Vec<u8>),
}

fn asked(stream: &TcpStream) -> io::Result<Asking> {
    let mut reader = BufReader::new(stream.take(1 << 20));
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let target = line.split(' ').nth(1).unwrap_or_default().to_owned();
    let is_post = line.starts_with("POST ");
    let mut length = 0;
    let mut soap = false;
    loop {
        line.clear();
        reader.read_line(&mut line)?;
        if line.trim().is_empty() {
            break;
        }
        let (name, value) = line.split_once(':').unwrap_or_default();
        if name.eq_ignore_ascii_case("content-length") {
            length = value.trim().parse::<u64>().unwrap_or(0);
        } else if name.eq_ignore_ascii_case("content-type") {
            soap = value.contains("xml");
        }
    }
    if !is_post {
        let query = target.split_once('?').map(|(_, query)| query.to_owned());
        return Ok(Asking::Query(query.unwrap_or_default()));
    }
    let mut body = Vec::new();
    reader.take(length.min(1 << 20)).read_to_end(&mut body)?;
    if soap {
        return Ok(Asking::Soap(body));
    }
    Ok(Asking::Query(String::from_utf8_lossy(&body).into_owned()))
}

/// The answer to what was read.
pub(crate) fn respond(read: Result<Request, Refusal>) -> Response {
    let request = match read {
        Ok(request) => request,
        Err(refusal) => return Response::refusing(refusal),
    };
    let answer = match &request.asked {
        Asked::Explain { escaping } => Ok(Answer::Explain(Some(explain().to_record(*escaping)))),
        Asked::SearchRetrieve(search) => results(search, request.version),
        Asked::Scan(scan) => terms(scan).map(Answer::Scan),
    };
    match answer {
        Ok(answer) => {
            let mut response = Response::new(&request, answer);
            response.diagnostics = request.unsupported();
            response
        }
        Err(diagnostic) => Response::failing(&request, diagnostic),
    }
}

/// The books that match, by their place.
fn matching(query: &str) -> Result<Vec<usize>, Diagnostic> {
    let query = query.trim();
    let (index, term) = query.split_once('=').unwrap_or(("cql.anywhere", query));
    let term = term.trim().trim_matches('"').to_lowercase();
    if term.is_empty() {
        return Err(Diagnostic::standard(27, ""));
    }
    if term.contains(" and ") || term.contains(" or ") {
        return Err(Diagnostic::standard(
            48,
            "one clause is enough for an example",
        ));
    }
    let of = |(title, creator, _): &(&str, &str, &str)| match index.trim() {
        "dc.title" | "title" => Ok(title.to_lowercase()),
        "dc.creator" | "author" => Ok(creator.to_lowercase()),
        "cql.anywhere" | "cql.serverChoice" => Ok(format!("{title} {creator}").to_lowercase()),
        "cql.allRecords" => Ok(term.clone()),
        other => Err(Diagnostic::standard(16, other)),
    };
    let mut found = Vec::new();
    for (at, book) in BOOKS.iter().enumerate() {
        if of(book)?.contains(&term) {
            found.push(at);
        }
    }
    Ok(found)
}

fn results(search: &Search, version: Version) -> Result<Answer, Diagnostic> {
    let found = matching(&search.query)?;
    let total = found.len() as u64;
    let first = search.start_record;
    if first > total.max(1) {
        return Err(Diagnostic::standard(61, first.to_string()));
    }
    let wanted = search.maximum_records.unwrap_or(PAGE).min(PAGE);
    let schema = search.record_schema.as_deref().unwrap_or("marcxml");
    let rows = SCHEMAS.iter();
    let schema = rows
        .clone()
        .find(|(name, uri)| *name == schema || *uri == schema);
    let (_, schema) = schema.ok_or_else(|| {
        Diagnostic::standard(66, search.record_schema.clone().unwrap_or_default())
    })?;
    let places = (first..).zip(
        found
            .iter()
            .skip(usize::try_from(first - 1).unwrap_or(usize::MAX)),
    );
    let places = places.take(usize::try_from(wanted).unwrap_or(0));
    let records: Vec<Record> = places
        .map(|(position, at)| record(*at, position, schema, search.escaping, version))
        .collect();
    let next = first + records.len() as u64;
    Ok(Answer::SearchRetrieve(Box::new(Results {
        number_of_records: total,
        count_precision: (version >= Version::V2_0).then(|| "exact".to_owned()),
        next_record_position: Some(next).filter(|next| *next <= total),
        records,
        facets: facets(&search.facet_limit, &found),
        ..Results::default()
    })))
}

/// A book in a schema; the eighth is not to be had in Dublin Core.
fn record(at: usize, position: u64, schema: &str, escaping: Escaping, version: Version) -> Record {
    let (title, creator, year) = BOOKS[at];
    let title = title.replace('&', "&amp;");
    let xml = if schema.contains("marcxml") {
        format!(
            "<record xmlns=\"http://www.loc.gov/MARC21/slim\"><leader>00000nam a2200000 a 4500</leader>\
             <controlfield tag=\"001\">{at}</controlfield>\
             <datafield tag=\"100\" ind1=\"1\" ind2=\" \"><subfield code=\"a\">{creator}</subfield></datafield>\
             <datafield tag=\"245\" ind1=\"1\" ind2=\"0\"><subfield code=\"a\">{title}</subfield></datafield>\
             <datafield tag=\"260\" ind1=\" \" ind2=\" \"><subfield code=\"c\">{year}</subfield></datafield></record>"
        )
    } else {
        format!(
            "<dc xmlns=\"info:srw/schema/1/dc-schema\"><title>{title}</title><creator>{creator}</creator></dc>"
        )
    };
    let mut record = match Fragment::new(&xml) {
        Ok(fragment) if at != 7 || schema.contains("marcxml") => {
            Record::new(schema, Data::with(fragment, escaping))
        }
        _ => Record::surrogate(&Diagnostic::standard(67, schema), version),
    };
    record.position = Some(position);
    record
}

/// The years, where facets of them are asked for.
fn facets(limits: &[FacetLimit], found: &[usize]) -> Vec<FacetSource> {
    let Some(limit) = limits
        .iter()
        .find(|it| it.index.as_deref().is_none_or(|it| it == "dc.creator"))
    else {
        return Vec::new();
    };
    let mut creators: Vec<&str> = found.iter().map(|at| BOOKS[*at].1).collect();
    creators.sort_unstable();
    let mut terms: Vec<FacetTerm> = Vec::new();
    for creator in creators {
        match terms.last_mut().filter(|it| it.term == creator) {
            Some(last) => last.count += 1,
            None => terms.push(FacetTerm {
                term: creator.to_owned(),
                count: 1,
                ..FacetTerm::default()
            }),
        }
    }
    terms.sort_by_key(|it| std::cmp::Reverse(it.count));
    terms.truncate(usize::try_from(limit.number).unwrap_or(usize::MAX));
    let facet = Facet {
        index: Some("dc.creator".to_owned()),
        label: Some("Creator".to_owned()),
        terms,
        ..Facet::default()
    };
    vec![FacetSource {
        facets: vec![facet],
        ..FacetSource::default()
    }]
}

/// The creators from a term on.
fn terms(scan: &Scan) -> Result<Vec<Term>, Diagnostic> {
    let (index, from) = scan
        .clause
        .split_once('=')
        .unwrap_or(("dc.creator", &scan.clause));
    if !matches!(index.trim(), "dc.creator" | "author") {
        return Err(Diagnostic::standard(16, index.trim()));
    }
    let mut all: Vec<&str> = BOOKS.iter().map(|book| book.1).collect();
    all.sort_unstable();
    let mut terms: Vec<Term> = all
        .chunk_by(PartialEq::eq)
        .map(|same| Term {
            value: same[0].to_owned(),
            number_of_records: Some(same.len() as u64),
            ..Term::default()
        })
        .collect();
    if let Some(first) = terms.first_mut() {
        first.place = Some(WhereInList::First);
    }
    if let Some(last) = terms.last_mut() {
        last.place = Some(WhereInList::Last);
    }
    let from = from.trim().trim_matches('"');
    let start = terms
        .iter()
        .position(|it| it.value.as_str() >= from)
        .unwrap_or(terms.len());
    let before = usize::try_from(scan.response_position)
        .unwrap_or(usize::MAX)
        .saturating_sub(1);
    let most = usize::try_from(scan.maximum_terms.unwrap_or(PAGE)).unwrap_or(usize::MAX);
    let first = start.saturating_sub(before);
    Ok(terms.into_iter().skip(first).take(most).collect())
}

fn explain() -> Explain {
    let index = |title: &str, set: &str, name: &str, scan: bool| Index {
        title: Some(title.to_owned()),
        names: vec![(set.to_owned(), name.to_owned())],
        search: Some(true),
        scan: Some(scan),
        sort: Some(false),
    };
    let schemas = SCHEMAS.iter().map(|(name, uri)| Schema {
        name: (*name).to_owned(),
        identifier: (*uri).to_owned(),
        ..Schema::default()
    });
    Explain {
        server: Server {
            protocol: Some("SRU".to_owned()),
            version: Some("2.0".to_owned()),
            method: Some("GET POST SOAP".to_owned()),
            transport: Some("http".to_owned()),
            host: "127.0.0.1".to_owned(),
            port: 80,
            database: "books".to_owned(),
        },
        database: vec![Note::new("title", "Twelve books")],
        sets: vec![ContextSet {
            name: "dc".to_owned(),
            identifier: "info:srw/cql-context-set/1/dc-v1.1".to_owned(),
            title: Some("Dublin Core".to_owned()),
        }],
        indexes: vec![
            index("Title", "dc", "title", false),
            index("Creator", "dc", "creator", true),
        ],
        schemas: schemas.collect(),
        settings: vec![Setting {
            kind: "default".to_owned(),
            name: "numberOfRecords".to_owned(),
            value: PAGE.to_string(),
        }],
        ..Explain::default()
    }
}
