//! The fields of a record as the mappings take them: an 880 is the field that it stands for.

use std::borrow::Cow;

use callslip_marc::{DataField, Record, views};

/// A data field, or the field that an 880 stands for.
#[derive(Clone, Debug)]
pub(crate) struct Source<'a> {
    /// The tag, as text.
    tag: String,
    /// The field, under the tag that it stands for.
    pub(crate) field: Cow<'a, DataField>,
    /// The number that ties it to the same field in another script.
    pub(crate) occurrence: Option<&'a str>,
    /// The script of an 880 (ISO 15924), where $6 names one.
    pub(crate) script: Option<&'static str>,
    /// Whether it comes from an 880.
    pub(crate) is_vernacular: bool,
}

/// The scripts that $6 names by their MARC-8 sets, by ISO 15924.
const SCRIPTS: [(&str, &str); 7] = [
    ("(2", "Hebr"),
    ("(3", "Arab"),
    ("(4", "Arab"),
    ("(B", "Latn"),
    ("$1", "Hani"),
    ("(N", "Cyrl"),
    ("(S", "Grek"),
];

impl<'a> Source<'a> {
    fn plain(field: &'a DataField) -> Self {
        Self {
            tag: field.tag.as_str().to_owned(),
            field: Cow::Borrowed(field),
            occurrence: occurrence(field),
            script: None,
            is_vernacular: false,
        }
    }

    fn vernacular(pair: &views::Pair<'a>) -> Self {
        let field = DataField {
            tag: pair.tag,
            ..pair.script.clone()
        };
        Self {
            tag: field.tag.as_str().to_owned(),
            field: Cow::Owned(field),
            occurrence: occurrence(pair.script),
            script: pair.script_code.and_then(script),
            is_vernacular: true,
        }
    }

    /// The tag, as text.
    pub(crate) fn tag(&self) -> &str {
        &self.tag
    }
}

/// All data fields, the 880s last.
pub(crate) fn sources(record: &Record) -> Vec<Source<'_>> {
    let fields = record.fields.iter().filter_map(|field| field.as_data());
    let plain = fields.filter(|field| field.tag.as_str() != "880");
    let mut all: Vec<Source<'_>> = plain.map(Source::plain).collect();
    all.extend(views::pairs(record).iter().map(Source::vernacular));
    all
}

/// The number in `245-01/(2/r`; 00 ties to nothing.
fn occurrence(field: &DataField) -> Option<&str> {
    let (_, rest) = field.first('6')?.trim().split_once('-')?;
    let number = rest.split('/').next()?;
    let sound = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    (sound && number != "00").then_some(number)
}

/// The script of a $6; some systems write the code of ISO 15924 itself.
fn script(code: &str) -> Option<&'static str> {
    let mut rows = SCRIPTS.iter();
    let row = rows.find(|(set, name)| *set == code || *name == code)?;
    Some(row.1)
}

#[cfg(test)]
mod tests {
    use super::{Source, sources};
    use callslip_marc::{DataField, Record};

    #[test]
    fn an_880_is_the_field_it_stands_for() {
        let mut record = Record::default();
        for (tag, link) in [
            ("245", "880-01"),
            ("880", "245-01/(2/r"),
            ("880", "500-00/$1"),
        ] {
            record.add(DataField::new(tag, *b"  ").with('6', link).with('a', "x"));
        }
        let all = sources(&record);
        let shape = |it: &Source<'_>| {
            (
                it.tag().to_owned(),
                it.occurrence.map(str::to_owned),
                it.script,
            )
        };
        let all: Vec<_> = all.iter().map(shape).collect();
        assert_eq!(all[0], ("245".to_owned(), Some("01".to_owned()), None));
        assert_eq!(
            all[1],
            ("245".to_owned(), Some("01".to_owned()), Some("Hebr"))
        );
        assert_eq!(all[2], ("500".to_owned(), None, Some("Hani")));
    }
}
