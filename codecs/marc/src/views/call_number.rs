//! Call numbers in the record itself, and the holdings some systems embed in it.

use crate::{DataField, Record, Tag};

/// A classification or call number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallNumber<'a> {
    /// The field it stands in.
    pub tag: Tag,
    /// The scheme it belongs to.
    pub scheme: Scheme,
    /// The class ($a): `HV8130`, `353.008/4/84 s` with its prime marks.
    pub class: &'a str,
    /// The item part: Cutter, date, volume ($b); in 099 the other $a.
    pub item: Vec<&'a str>,
    /// The edition of the scheme ($2): `23` for Dewey.
    pub edition: Option<&'a str>,
    /// Whether another agency than the scheme's own (or a copy cataloguer) gave it: second indicator 4, and 09X.
    pub is_local: bool,
}

/// The classification schemes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scheme {
    /// Library of Congress Classification.
    Lc,
    /// Dewey Decimal Classification.
    Dewey,
    /// National Library of Medicine.
    Nlm,
    /// Superintendent of Documents.
    SuDoc,
    /// National Agricultural Library.
    Nal,
    /// Universal Decimal Classification.
    Udc,
    /// Another government's document numbers (086 without first indicator 0).
    OtherDocument,
    /// The library's own, or not said.
    Local,
}

impl CallNumber<'_> {
    /// The whole number as on a label, Dewey's prime marks left out: `344.73097 C46`.
    #[must_use]
    pub fn display(&self) -> String {
        let parts = [self.class].into_iter().chain(self.item.iter().copied());
        let text = parts.collect::<Vec<_>>().join(" ");
        if self.scheme == Scheme::Dewey {
            text.replace(['/', '\''], "")
        } else {
            text
        }
    }
}

/// The call numbers in 050, 060, 070, 080, 082, 086, 090, 092, 096 and 099, in the order of the record.
///
/// Further $a of a field (alternative classes) are call numbers of their own without item part.
#[must_use]
pub fn call_numbers(record: &Record) -> Vec<CallNumber<'_>> {
    let fields = record.fields.iter().filter_map(|field| field.as_data());
    fields.flat_map(of_field).collect()
}

fn of_field(field: &DataField) -> Vec<CallNumber<'_>> {
    let Some(scheme) = scheme(field) else {
        return Vec::new();
    };
    let mut classes = field
        .values('a')
        .map(str::trim)
        .filter(|class| !class.is_empty());
    let Some(class) = classes.next() else {
        return Vec::new();
    };
    let number = |class, item| CallNumber {
        tag: field.tag,
        scheme,
        class,
        item,
        edition: field.first('2').map(str::trim),
        is_local: field.tag.as_bytes().starts_with(b"09") || field.indicators[1] == b'4',
    };
    if field.tag.as_bytes() == b"099" {
        return vec![number(class, classes.collect())];
    }
    let item = field
        .values('b')
        .map(str::trim)
        .filter(|item| !item.is_empty())
        .collect();
    let first = number(class, item);
    [first]
        .into_iter()
        .chain(classes.map(|class| number(class, Vec::new())))
        .collect()
}

fn scheme(field: &DataField) -> Option<Scheme> {
    Some(match (field.tag.as_bytes(), field.indicators[0]) {
        (b"050" | b"090", _) => Scheme::Lc,
        (b"060" | b"096", _) => Scheme::Nlm,
        (b"070", _) => Scheme::Nal,
        (b"080", _) => Scheme::Udc,
        (b"082" | b"092", _) => Scheme::Dewey,
        (b"086", b'0') => Scheme::SuDoc,
        (b"086", _)
            if field
                .first('2')
                .is_none_or(|source| source.trim() == "sudocs") =>
        {
            Scheme::SuDoc
        }
        (b"086", _) => Scheme::OtherDocument,
        (b"099", _) => Scheme::Local,
        _ => return None,
    })
}

/// One copy or holding embedded in a bibliographic record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holding<'a> {
    /// 852 as in MARC 21 (and Evergreen), 952 as Koha has it.
    pub tag: Tag,
    /// The scheme of the call number.
    pub scheme: Scheme,
    /// The call number with prefix, class, item part and suffix; empty when none is given.
    pub call_number: String,
    /// The library: 852 $a and $b, 952 $a.
    pub library: Vec<&'a str>,
    /// The shelving location: 852 $c, 952 $c.
    pub shelving: Option<&'a str>,
    /// The barcode: 852 $p, 952 $p.
    pub barcode: Option<&'a str>,
    /// Public notes: 852 $z, 952 $z.
    pub notes: Vec<&'a str>,
}

/// The holdings in 852 and in Koha's 952, in the order of the record.
#[must_use]
pub fn holdings(record: &Record) -> Vec<Holding<'_>> {
    let fields = record.fields.iter().filter_map(|field| field.as_data());
    fields.filter_map(holding).collect()
}

fn holding(field: &DataField) -> Option<Holding<'_>> {
    let (scheme, codes, library) = match field.tag.as_bytes() {
        b"852" => (scheme_852(field), "khijm", "ab"),
        b"952" => (scheme_952(field), "o", "a"),
        _ => return None,
    };
    let texts = |codes: &'static str| {
        let parts = field
            .subfields
            .iter()
            .filter(move |part| codes.contains(part.code));
        parts
            .map(|part| part.value.trim())
            .filter(|text| !text.is_empty())
    };
    Some(Holding {
        tag: field.tag,
        scheme,
        call_number: texts(codes).collect::<Vec<_>>().join(" "),
        library: texts(library).collect(),
        shelving: texts("c").next(),
        barcode: texts("p").next(),
        notes: texts("z").collect(),
    })
}

fn scheme_852(field: &DataField) -> Scheme {
    match (field.indicators[0], field.first('2')) {
        (b'0', _) => Scheme::Lc,
        (b'1', _) => Scheme::Dewey,
        (b'2', _) => Scheme::Nlm,
        (b'3', _) => Scheme::SuDoc,
        (b'7', Some(source)) => named(source),
        _ => Scheme::Local,
    }
}

fn scheme_952(field: &DataField) -> Scheme {
    field.first('2').map_or(Scheme::Local, named)
}

fn named(source: &str) -> Scheme {
    match source.trim() {
        "lcc" => Scheme::Lc,
        "ddc" => Scheme::Dewey,
        "nlm" => Scheme::Nlm,
        "sudoc" | "sudocs" => Scheme::SuDoc,
        "udc" => Scheme::Udc,
        "nal" => Scheme::Nal,
        _ => Scheme::Local,
    }
}
