//! Links that others published, read and written.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use callslip_openurl::{
    Citation, ContextObject, Limits, Outcome, Rule, Scheme, Version, coins, read, write,
    write_zero_one,
};

fn link(number: usize) -> Outcome {
    let text = include_str!("../testdata/links.txt");
    let start = format!("{number} ");
    let line = text
        .lines()
        .find_map(|line| line.strip_prefix(start.as_str()))
        .unwrap();
    read(line, &Limits::default())
}

fn rules(outcome: &Outcome) -> Vec<Rule> {
    let mut rules: Vec<Rule> = outcome.faults.iter().map(|fault| fault.rule).collect();
    rules.sort_unstable();
    rules.dedup();
    rules
}

/// Written anew, a link says what it said, and is written the same ever after.
fn stable(context: &ContextObject) {
    let once = write(context);
    let again = read(&once, &Limits::default());
    assert_eq!(again.context.citation(), context.citation(), "{once}");
    assert_eq!(write(&again.context), once);
    let title = coins(context);
    let spanned = read(&title.replace("&amp;", "&"), &Limits::default());
    assert_eq!(spanned.context.citation(), context.citation());
}

#[test]
fn the_guidelines_example() {
    let outcome = link(1);
    assert_eq!(outcome.faults, []);
    let context = &outcome.context;
    assert_eq!(
        (context.version, context.base.as_str()),
        (Version::One, "http://openurl.ac.uk/")
    );
    assert_eq!(context.id.as_deref(), Some("10_1"));
    let citation = context.citation();
    assert_eq!(citation.genre, "article");
    assert_eq!(
        citation.part_title.as_deref(),
        Some("Reference Linking for Journal Articles")
    );
    assert_eq!(citation.authors, ["Caplan, Priscilla"]);
    assert_eq!(citation.issns, ["1082-9873"]);
    assert_eq!(citation.issue.as_deref(), Some("7/8"));
    assert_eq!(citation.ids[0].uri(), "info:doi/10.1045/july99-caplan");
    assert_eq!(
        context.referring_entity.first("aulast"),
        Some("Van de Sompel")
    );
    assert_eq!(context.referrer.ids[0].value, "dlib.org:dlib");
    assert_eq!(context.referrer.ids[0].scheme, Scheme::Sid);
    stable(context);
}

#[test]
fn requests_of_version_0_1() {
    let outcome = link(3);
    assert_eq!(rules(&outcome), []);
    assert_eq!(outcome.context.version, Version::ZeroOne);
    assert_eq!(
        outcome.context.other,
        [("func".to_owned(), "openurl".to_owned())]
    );
    let citation = outcome.context.citation();
    assert_eq!(
        (citation.issns, citation.pages.as_deref()),
        (vec!["1333-4395".to_owned()], Some("165"))
    );
    let journal = link(4);
    assert_eq!(journal.faults, []);
    assert_eq!(journal.context.citation().genre, "journal");
    let (written, lost) = write_zero_one(&journal.context);
    assert_eq!(
        written,
        "/openurl?genre=journal&issn=2158-2440&volume=4&issue=2&date=2014"
    );
    assert_eq!(lost, []);
    stable(&journal.context);
    let plain = link(8);
    assert_eq!(plain.faults, []);
    assert_eq!(
        plain.context.citation().genre,
        "article",
        "a first page makes an article"
    );
}

#[test]
fn private_data_of_version_0_1() {
    let outcome = link(6);
    assert_eq!(outcome.faults, []);
    let context = &outcome.context;
    assert_eq!(context.referrer.ids[0].uri(), "info:sid/EBSCO:MFA");
    assert_eq!(context.referent.ids[0].uri(), "info:pmid/203456");
    assert_eq!(
        context.referent.private,
        ["<author>Smith, Paul ; Klein, Calvin</author>&<yr>98/1</yr>"]
    );
    let (written, lost) = write_zero_one(context);
    assert_eq!(lost, []);
    let again = read(&written, &Limits::default());
    assert_eq!(again.context.referent, context.referent);
    assert!(write(context).contains("rft_dat=%3Cauthor%3E"));
}

/// What a discovery system sends to a lending system: no format, no version, empty keys, catalogue marks.
#[test]
fn a_link_from_the_wild() {
    let outcome = link(5);
    assert_eq!(rules(&outcome), [Rule::FormatMissing]);
    let citation = outcome.context.citation();
    assert_eq!(
        citation.title.as_deref(),
        Some("Property and wealth in classical Sparta")
    );
    assert_eq!(citation.isbns, ["9780715630402"]);
    assert_eq!(citation.date.as_deref(), Some("2000"));
    assert_eq!(citation.place.as_deref(), Some("London"));
    assert_eq!(citation.authors, Vec::<String>::new());
    assert_eq!(outcome.context.referring_entity.private, ["44786349"]);
    assert_eq!(outcome.context.other.len(), 2, "Action and Form are kept");
}

#[test]
fn identifiers_alone() {
    let outcome = link(7);
    assert_eq!(outcome.faults, []);
    assert_eq!(
        outcome.context.citation().ids[0].uri(),
        "info:doi/10.1103/physrev.47.777"
    );
    assert_eq!(link(2).faults, []);
}

/// A link with one thing wrong, which is found at its place, and what is good is kept.
fn fault(query: &str, rule: Rule, place: &str) {
    let outcome = read(query, &Limits::default());
    assert_eq!(rules(&outcome), [rule], "{query}: {:?}", outcome.faults);
    let at = query.rfind(place).unwrap_or(0) as u64;
    assert_eq!(outcome.faults[0].offset, at, "{query}");
}

const ONE: &str =
    "url_ver=Z39.88-2004&ctx_ver=Z39.88-2004&rft_val_fmt=info:ofi/fmt:kev:mtx:journal";

#[test]
fn each_fault_alone() {
    let one = |more: &str| format!("{ONE}&{more}");
    for (more, rule, place) in [
        ("rft.atitle=50%+of", Rule::Escape, "rft.atitle"),
        ("rft.atitle=Caf%E9", Rule::Encoding, "rft.atitle"),
        (
            "ctx_enc=info:ofi/enc:EBCDIC&rft.atitle=x",
            Rule::Encoding,
            "ctx_enc",
        ),
        ("rft.atitle=a%00b", Rule::Nul, "rft.atitle"),
        ("rft.atitle", Rule::NoValue, "rft.atitle"),
        ("amp;rft.atitle=x", Rule::Markup, "amp;"),
        ("issn=1082-9873&rft.atitle=x", Rule::Mixed, "issn"),
        ("rft.colour=red", Rule::KeyUnknown, "rft.colour"),
        ("rft.issue=1&rft.issue=2", Rule::KeyTwice, "rft.issue=2"),
        ("rft.genre=novel", Rule::Genre, "rft.genre"),
        ("rft.date=Spring+2001", Rule::Date, "rft.date"),
        ("rft.issn=1082-9874", Rule::Issn, "rft.issn"),
        ("rft.isbn=0836218311", Rule::Isbn, "rft.isbn"),
        ("rft_id=info:doi/nothing", Rule::Identifier, "rft_id"),
        ("rft_id=info:pmid/12x", Rule::Identifier, "rft_id"),
        ("rft_id=some+words", Rule::IdentifierScheme, "rft_id"),
        (
            "rft_ref=http://example.org/x.xml",
            Rule::Reference,
            "rft_ref",
        ),
        ("rfe.atitle=x", Rule::FormatMissing, "rfe.atitle"),
        (
            "svc_val_fmt=info:ofi/fmt:kev:mtx:none&svc.fulltext=yes",
            Rule::FormatUnknown,
            "svc_val_fmt",
        ),
        (
            "svc_val_fmt=info:ofi/fmt:kev:mtx:sch_svc&svc.fulltext=maybe",
            Rule::Genre,
            "svc.fulltext",
        ),
    ] {
        fault(&one(more), rule, place);
    }
    fault(
        "url_ver=Z39.88-2003&rft_id=info:doi/10.1/x",
        Rule::Version,
        "url_ver",
    );
    fault("http://example.org/resolve?", Rule::Empty, "nowhere");
    fault(
        "http://example.org/resolve?colour=red",
        Rule::KeyUnknown,
        "nowhere",
    );
    fault("issn=1082-9873&issn=1082-9873", Rule::KeyTwice, "issn=1");
}

/// Authors and inventors may be repeated, and stay in their order.
#[test]
fn repeated_keys_are_kept() {
    let outcome = read(
        &format!(
            "{ONE}&rft.au=A&rft.au=B&rft.issue=1&rft.issue=2&rft_id=info:doi/10.1/x&rft_id=info:pmid/7"
        ),
        &Limits::default(),
    );
    let rft = &outcome.context.referent;
    assert_eq!(rft.all("au").collect::<Vec<_>>(), ["A", "B"]);
    assert_eq!(rft.all("issue").collect::<Vec<_>>(), ["1", "2"]);
    assert_eq!(rft.ids.len(), 2);
    assert_eq!(outcome.context.citation().authors, ["A", "B"]);
}

#[test]
fn encodings() {
    let latin = read(
        "ctx_enc=info:ofi/enc:ISO-8859-1&rft_val_fmt=info:ofi/fmt:kev:mtx:journal&rft.atitle=Caf%E9",
        &Limits::default(),
    );
    assert_eq!(latin.faults, []);
    assert_eq!(latin.context.referent.first("atitle"), Some("Café"));
    assert!(write(&latin.context).contains("rft.atitle=Caf%C3%A9"));
    assert!(write(&latin.context).contains("ctx_enc=info:ofi/enc:UTF-8"));
}

/// The whole context in one value, and a context that stands somewhere else.
#[test]
fn by_value_and_by_reference() {
    let inner = "rft_id%3Dinfo%3Adoi%2F10.1045%2Fjuly99-caplan%26rft_val_fmt%3Dinfo%3Aofi%2Ffmt%3Akev%3Amtx%3Ajournal%26rft.atitle%3DReference%2BLinking";
    let outcome = read(
        &format!(
            "http://example.org/?url_ver=Z39.88-2004&url_ctx_fmt=info:ofi/fmt:kev:mtx:ctx&url_ctx_val={inner}"
        ),
        &Limits::default(),
    );
    assert_eq!(outcome.faults, []);
    assert_eq!(
        outcome.context.referent.first("atitle"),
        Some("Reference Linking")
    );
    assert_eq!(
        outcome.context.referent.ids[0].value,
        "10.1045/july99-caplan"
    );
    let outcome = read(
        "http://example.org/?url_ver=Z39.88-2004&url_ctx_fmt=info:ofi/fmt:kev:mtx:ctx&url_ctx_ref=http://example.org/ctx/10_1",
        &Limits::default(),
    );
    assert_eq!(outcome.faults, []);
    assert_eq!(
        outcome.context.elsewhere.as_ref().unwrap().location,
        "http://example.org/ctx/10_1"
    );
    assert!(write(&outcome.context).contains("url_ctx_ref=http://example.org/ctx/10_1"));
    let metadata = read(
        "url_ver=Z39.88-2004&rft_ref=http://e.org/m.xml&rft_ref_fmt=info:ofi/fmt:xml:xsd:journal",
        &Limits::default(),
    );
    assert_eq!(metadata.faults, []);
    assert!(metadata.context.referent.reference.is_some());
}

/// Identifiers of one thing are one, however they are written.
#[test]
fn identifiers_are_normalised() {
    for (text, uri) in [
        (
            "info:doi/10.1045/July99-Caplan",
            "info:doi/10.1045/july99-caplan",
        ),
        (
            "doi:10.1045/july99-caplan",
            "info:doi/10.1045/july99-caplan",
        ),
        (
            "https://doi.org/10.1045/july99-caplan",
            "info:doi/10.1045/july99-caplan",
        ),
        (
            "http://dx.doi.org/10.1045/july99-caplan",
            "info:doi/10.1045/july99-caplan",
        ),
        ("10.1045/july99-caplan", "info:doi/10.1045/july99-caplan"),
        ("info:pmid/0012345", "info:pmid/12345"),
        ("https://pubmed.ncbi.nlm.nih.gov/12345/", "info:pmid/12345"),
        ("info:oclcnum/ocm00012345", "info:oclcnum/12345"),
        ("(OCoLC)12345", "(OCoLC)12345"),
        ("oclc:(OCoLC)12345", "info:oclcnum/12345"),
        ("info:lccn/n78-890351", "info:lccn/n78890351"),
        ("info:lccn/85-2", "info:lccn/85000002"),
        ("urn:ISBN:0-8362-1831-0", "urn:ISBN:9780836218312"),
        ("urn:issn:10829873", "urn:ISSN:1082-9873"),
        (
            "info:bibcode/2003Sci...299.1059S",
            "info:bibcode/2003Sci...299.1059S",
        ),
        ("http://example.org/x", "http://example.org/x"),
        ("info:arxiv/hep-th/9901001", "info:arxiv/hep-th/9901001"),
        ("PMCID:pmc123", "info:pmcid/PMC123"),
    ] {
        assert_eq!(
            callslip_openurl::Identifier::read(text).uri(),
            uri,
            "{text}"
        );
    }
}

/// Book, chapter, dissertation, patent and Dublin Core.
#[test]
fn other_formats() {
    let format = |name: &str, more: &str| {
        let text = format!("url_ver=Z39.88-2004&rft_val_fmt=info:ofi/fmt:kev:mtx:{name}&{more}");
        let outcome = read(&text, &Limits::default());
        assert_eq!(outcome.faults, [], "{text}");
        stable(&outcome.context);
        outcome.context.citation()
    };
    let chapter = format(
        "book",
        "rft.genre=bookitem&rft.btitle=Walden&rft.atitle=Economy&rft.aulast=Thoreau&rft.auinit1=H&rft.auinitm=D&rft.isbn=0836218310&rft.spage=3&rft.epage=79&rft.pub=Ticknor&rft.place=Boston",
    );
    assert_eq!(chapter.authors, ["Thoreau, H D"]);
    assert_eq!(chapter.pages.as_deref(), Some("3-79"));
    let thesis = format(
        "dissertation",
        "rft.title=On+Ponds&rft.inst=Harvard&rft.degree=PhD&rft.date=1999",
    );
    assert_eq!(
        (thesis.genre.as_str(), thesis.publisher.as_deref()),
        ("dissertation", Some("Harvard"))
    );
    let patent = format(
        "patent",
        "rft.title=A+Pencil&rft.number=123&rft.cc=US&rft.inv=Thoreau,+John&rft.inv=Dunbar,+Charles&rft.date=1838-05-01",
    );
    assert_eq!(patent.authors, ["Thoreau, John", "Dunbar, Charles"]);
    let dublin = format(
        "dc",
        "rft.title=Walden&rft.title=Life+in+the+Woods&rft.creator=Thoreau&rft.type=Book",
    );
    assert_eq!(
        (dublin.genre.as_str(), dublin.title.as_deref()),
        ("book", Some("Walden"))
    );
}

/// A citation makes a link that says the same.
#[test]
fn from_a_citation() {
    let citation = Citation {
        genre: "article".to_owned(),
        part_title: Some("Reference Linking & more".to_owned()),
        title: Some("D-Lib Magazine".to_owned()),
        authors: vec!["Caplan, Priscilla".to_owned(), "Arms, William".to_owned()],
        date: Some("1999-07".to_owned()),
        volume: Some("5".to_owned()),
        issns: vec!["1082-9873".to_owned()],
        ids: vec![callslip_openurl::Identifier::new(Scheme::Doi, "10.1045/july99-caplan").unwrap()],
        ..Citation::default()
    };
    let context = ContextObject::of_citation(
        &citation,
        "https://resolver.example.edu/openurl",
        "example.edu:catalog",
    );
    let outcome = read(&write(&context), &Limits::default());
    assert_eq!(outcome.faults, []);
    assert_eq!(outcome.context.citation(), citation);
    let (old, lost) = write_zero_one(&context);
    assert_eq!(lost.len(), 2, "two authors whole: {lost:?}");
    assert!(old.starts_with(
        "https://resolver.example.edu/openurl?sid=example.edu:catalog&id=doi:10.1045/july99-caplan&"
    ));
    assert_eq!(
        read(&old, &Limits::default()).context.citation().title,
        citation.title
    );
}
