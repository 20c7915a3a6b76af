//! A small repository over HTTP, to try harvesters on: `provider_oai_pmh` prints its address and
//! answers until its standard input ends. Five pages of records in four sets, some deleted.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::time::Duration;

use callslip_oai_pmh::{
    Answer, Code, Datestamp, Error, Fragment, Granularity, Header, Identify, List, MetadataFormat,
    Page, Record, Request, Response, Resumption, Rules, Selection, Set, Token, TokenKey, Verb,
    is_within,
};

/// Records in one answer.
const PAGE: usize = 10;

/// How long a token is taken, in seconds.
const LIFE: i64 = 600;

/// The sets: how they are asked for, and their names.
const SETS: [(&str, &str); 4] = [
    ("books", "Books"),
    ("books:rare", "Rare books & manuscripts"),
    ("maps", "Maps"),
    ("empty", "Nothing yet"),
];

/// The first day of the records, 2020-01-01, in seconds since 1970.
const FIRST_DAY: i64 = 1_577_836_800;

fn main() -> io::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    println!("http://{}/oai", listener.local_addr()?);
    std::thread::spawn(move || serve(&listener));
    io::copy(&mut io::stdin().lock(), &mut io::sink())?;
    Ok(())
}

/// Answers one request after the other.
pub(crate) fn serve(listener: &TcpListener) {
    let Ok(address) = listener.local_addr() else {
        return;
    };
    let repository = Repository::new(format!("http://{address}/oai"));
    for stream in listener.incoming().flatten() {
        if let Err(error) = converse(stream, &repository) {
            eprintln!("a request was not answered: {error}");
        }
    }
}

fn converse(mut stream: TcpStream, repository: &Repository) -> io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let query = query_of(&stream)?;
    let now = i64::try_from(
        std::time::UNIX_EPOCH
            .elapsed()
            .unwrap_or_default()
            .as_secs(),
    );
    let xml = repository.answer(&query, now.unwrap_or(0)).to_xml();
    write!(
        stream,
        "HTTP/1.1 200 OK\r\nContent-Type: text/xml; charset=UTF-8\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{xml}",
        xml.len()
    )
}

/// The query of a GET, or the body of a POST.
fn query_of(stream: &TcpStream) -> io::Result<String> {
    let mut reader = BufReader::new(stream.take(1 << 20));
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let target = line.split(' ').nth(1).unwrap_or_default().to_owned();
    let is_post = line.starts_with("POST ");
    let mut length = 0;
    loop {
        line.clear();
        reader.read_line(&mut line)?;
        if line.trim().is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse::<u64>().unwrap_or(0);
        }
    }
    if !is_post {
        return Ok(target
            .split_once('?')
            .map(|(_, query)| query.to_owned())
            .unwrap_or_default());
    }
    let mut body = String::new();
    reader.take(length.min(1 << 20)).read_to_string(&mut body)?;
    Ok(body)
}

struct Repository {
    base_url: String,
    records: Vec<Record>,
    key: TokenKey,
}

impl Repository {
    fn new(base_url: String) -> Self {
        let secret = b"an example has no secrets to keep";
        let key = TokenKey::new(base_url.clone(), secret);
        Self {
            records: (1..=45).filter_map(record).collect(),
            key: key.unwrap_or_else(|error| unreachable!("{error}")),
            base_url,
        }
    }

    /// The response to a query, at this second.
    fn answer(&self, query: &str, now: i64) -> Response {
        let date = Datestamp::from_unix(now).map_or_else(
            || callslip_oai_pmh::Dated::Odd(String::new()),
            callslip_oai_pmh::Dated::Known,
        );
        let rules = Rules {
            granularity: Granularity::Second,
            sets: true,
            metadata_prefixes: &["oai_dc", "brief"],
        };
        let request = match rules.read(query) {
            Ok(request) => request,
            Err(errors) => return Response::refusing(date, &self.base_url, errors),
        };
        let answer = self.reply(&request, now);
        let answer = answer.unwrap_or_else(|error| Answer::Errors(vec![error]));
        Response::new(date, &self.base_url, &request, answer)
    }

    fn reply(&self, request: &Request, now: i64) -> Result<Answer, Error> {
        match request {
            Request::Identify => Ok(Answer::Identify(self.identify())),
            Request::ListMetadataFormats { identifier } => {
                if let Some(identifier) = identifier {
                    self.find(identifier)?;
                }
                Ok(Answer::ListMetadataFormats(formats()))
            }
            Request::ListSets { token: Some(token) } => {
                let token = self.key.open(token, Verb::ListSets, now)?;
                Ok(Answer::ListSets(sets(
                    usize::try_from(token.cursor).unwrap_or(usize::MAX),
                    &self.key,
                    now,
                )))
            }
            Request::ListSets { token: None } => Ok(Answer::ListSets(sets(0, &self.key, now))),
            Request::GetRecord { identifier, .. } => {
                let record = self.find(identifier)?;
                Ok(Answer::GetRecord(Box::new(record.clone())))
            }
            Request::ListIdentifiers(list) => {
                let page = self.page(Verb::ListIdentifiers, list, now)?;
                let items = page.items.into_iter().map(|record| record.header).collect();
                Ok(Answer::ListIdentifiers(Page {
                    items,
                    token: page.token,
                }))
            }
            Request::ListRecords(list) => Ok(Answer::ListRecords(self.page(
                Verb::ListRecords,
                list,
                now,
            )?)),
        }
    }

    fn identify(&self) -> Identify {
        let earliest = Datestamp::from_unix(FIRST_DAY).map(Into::into);
        let earliest = earliest.unwrap_or(callslip_oai_pmh::Dated::Odd(String::new()));
        let mut it = Identify::new("Example College Library", &self.base_url, earliest);
        it.admin_emails.push("library@example.org".to_owned());
        it
    }

    fn find(&self, identifier: &str) -> Result<&Record, Error> {
        let mut records = self.records.iter();
        let found = records.find(|record| record.header.identifier == identifier);
        found.ok_or_else(|| {
            Error::new(
                Code::IdDoesNotExist,
                "there is no record of this identifier",
            )
        })
    }

    /// A part of the list: records in the order of their identifiers, after the one in the token.
    fn page(&self, verb: Verb, list: &List, now: i64) -> Result<Page<Record>, Error> {
        let (selection, after, cursor) = match list {
            List::First(selection) => (selection.clone(), String::new(), 0),
            List::More(token) => {
                let token = self.key.open(token, verb, now)?;
                (token.selection, token.position, token.cursor)
            }
        };
        let all: Vec<&Record> = self
            .records
            .iter()
            .filter(|it| matches(it, &selection))
            .collect();
        if all.is_empty() {
            return Err(Error::new(
                Code::NoRecordsMatch,
                "no record matches; ask more widely",
            ));
        }
        let size = all.len() as u64;
        let rest = all.iter().filter(|it| it.header.identifier > after);
        let items: Vec<Record> = rest.take(PAGE).map(|it| (*it).clone()).collect();
        let given = cursor + items.len() as u64;
        let token = Token {
            verb,
            selection,
            cursor: given,
            complete_list_size: Some(size),
            position: items
                .last()
                .map(|it| it.header.identifier.clone())
                .unwrap_or_default(),
            expires: Some(now + LIFE),
        };
        let more = (given < size).then(|| self.key.seal(&token));
        let token = (size > PAGE as u64).then(|| resumption(more, cursor, size, now));
        Ok(Page { items, token })
    }
}

/// The resumption token of a page; an empty one ends the list.
fn resumption(value: Option<String>, cursor: u64, size: u64, now: i64) -> Resumption {
    let expires = Datestamp::from_unix(now + LIFE).filter(|_| value.is_some());
    Resumption {
        value: value.unwrap_or_default(),
        expires: expires.map(Into::into),
        complete_list_size: Some(size),
        cursor: Some(cursor),
    }
}

fn matches(record: &Record, selection: &Selection) -> bool {
    let second = record
        .header
        .datestamp
        .known()
        .map_or(0, Datestamp::first_second);
    let mut sets = record.header.sets.iter();
    let in_set = selection
        .set
        .as_ref()
        .is_none_or(|set| sets.any(|it| is_within(it, set)));
    in_set && selection.spans(second)
}

/// Three sets, then the fourth.
fn sets(from: usize, key: &TokenKey, now: i64) -> Page<Set> {
    let set = |(spec, name): &(&str, &str)| Set {
        spec: (*spec).to_owned(),
        name: (*name).to_owned(),
        descriptions: Vec::new(),
    };
    let items: Vec<Set> = SETS.iter().skip(from).take(3).map(set).collect();
    let given = from + items.len();
    let token = Token {
        verb: Verb::ListSets,
        selection: Selection::default(),
        cursor: given as u64,
        complete_list_size: Some(SETS.len() as u64),
        position: String::new(),
        expires: Some(now + LIFE),
    };
    let more = (given < SETS.len()).then(|| key.seal(&token));
    let token = Some(resumption(more, from as u64, SETS.len() as u64, now));
    Page { items, token }
}

/// Record number so and so: one a day, each seventh deleted.
fn record(number: i64) -> Option<Record> {
    let changed = Datestamp::from_unix(FIRST_DAY + number * 86_400 + number)?;
    let mut header = Header::new(format!("oai:example.org:{number:03}"), changed);
    let (set, _) = SETS.get(usize::try_from(number % 3).ok()?)?;
    header.sets.push((*set).to_owned());
    header.deleted = number % 7 == 0;
    let metadata = format!(
        "<oai_dc:dc xmlns:oai_dc=\"http://www.openarchives.org/OAI/2.0/oai_dc/\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>Title {number} &amp; \
         más</dc:title></oai_dc:dc>"
    );
    Some(Record {
        metadata: if header.deleted {
            None
        } else {
            Fragment::new(&metadata).ok()
        },
        header,
        about: Vec::new(),
    })
}

fn formats() -> Vec<MetadataFormat> {
    let format = |prefix: &str, schema: &str, namespace: &str| MetadataFormat {
        prefix: prefix.to_owned(),
        schema: schema.to_owned(),
        namespace: namespace.to_owned(),
    };
    let namespace = "http://www.openarchives.org/OAI/2.0/oai_dc/";
    let schema = "http://www.openarchives.org/OAI/2.0/oai_dc.xsd";
    vec![
        format("oai_dc", schema, namespace),
        format(
            "brief",
            "http://example.org/brief.xsd",
            "http://example.org/brief",
        ),
    ]
}
