//! The fields of a patron on a form, as registering and changing share them.

use ::store::{StoreError, Tx};
use kernel::{BranchId, Reason};
use webkit::{Choice, Form, Visit};

use super::Particulars;
use crate::register::LANGUAGES;

/// What the selects of the form offer.
#[derive(Clone, Debug)]
pub(crate) struct Offers {
    pub(crate) categories: Vec<Choice>,
    pub(crate) branches: Vec<Choice>,
    pub(crate) languages: Vec<Choice>,
}

impl Offers {
    /// The categories and branches that stand, and the languages with names.
    pub(crate) fn load(tx: &Tx<'_>, visit: &Visit, own_language: &str) -> Result<Self, StoreError> {
        let categories = crate::categories(tx)?;
        let branches = building::branches(tx)?;
        let own = (!LANGUAGES.contains(&own_language)).then_some(own_language);
        let languages = LANGUAGES
            .into_iter()
            .chain(own)
            .filter(|code| !code.is_empty());
        Ok(Self {
            categories: categories
                .iter()
                .map(|c| Choice::new(&c.code, &c.name))
                .collect(),
            branches: branches
                .iter()
                .map(|b| Choice::new(b.id, &b.name))
                .collect(),
            languages: languages
                .map(|code| Choice::new(code, language_name(visit, code)))
                .collect(),
        })
    }
}

/// The name of a language, or its code where no name is written.
pub(crate) fn language_name(visit: &Visit, code: &str) -> String {
    let key = format!("patron-language-{}", code.to_lowercase());
    if visit.words.has(&key) {
        visit.t(&key)
    } else {
        code.to_owned()
    }
}

/// Fills a form with a record.
pub(crate) fn filled(form: Form, record: &Particulars) -> Form {
    record
        .fields()
        .into_iter()
        .fold(form, |form, (field, value)| form.with(field, value))
}

/// Reads the particulars; `None` where a field is faulty, noted beside it.
pub(crate) fn read(form: &mut Form, offers: &Offers) -> Option<Particulars> {
    let (given, family) = (form.optional_text("given", 80), form.text("family", 80));
    let (legal, pronouns) = (
        form.optional_text("legal", 160),
        form.optional_text("pronouns", 40),
    );
    let category = chosen(form, "category", &offers.categories);
    let branch =
        chosen(form, "branch", &offers.branches).and_then(|id| id.parse::<BranchId>().ok());
    let language = chosen(form, "language", &offers.languages);
    let (number, program) = (
        form.optional_text("number", 40),
        form.optional_text("program", 40),
    );
    let contacts = ["emails", "phones", "addresses"].map(|field| lines(form, field));
    let note = form.optional_text("note", 2_000);
    let [emails, phones, addresses] = contacts;
    Some(Particulars {
        given: given?,
        family: family?,
        legal_name: legal.map(|text| (!text.is_empty()).then_some(text))?,
        pronouns: pronouns?,
        category: category?,
        home_branch: branch?,
        language: language?,
        student_number: number.map(|text| (!text.is_empty()).then_some(text))?,
        program: program?,
        emails: emails?,
        phones: phones?,
        addresses: addresses?,
        note: note?,
    })
}

fn chosen(form: &mut Form, field: &str, offers: &[Choice]) -> Option<String> {
    form.one_of(field, |text| {
        offers
            .iter()
            .find(|c| c.value == text)
            .map(|c| c.value.clone())
    })
}

/// One contact a line.
fn lines(form: &mut Form, field: &str) -> Option<Vec<String>> {
    let text = form.optional_text(field, 1_200)?;
    Some(
        text.lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .map(str::to_owned)
            .collect(),
    )
}

/// Notes each refusal at the field that it speaks of.
pub(crate) fn refuse(form: &mut Form, reasons: Vec<Reason>) {
    for reason in reasons {
        match field_of(reason.code) {
            Some(field) => form.refuse(field, reason),
            None => form.refuse_all([reason]),
        }
    }
}

fn field_of(code: &str) -> Option<&'static str> {
    Some(match code {
        "patron-name-missing" | "patron-name-long" => "family",
        "patron-email-shape" => "emails",
        "patron-phone-shape" => "phones",
        "patron-barcode-taken" => "barcode",
        "patron-student-number-taken" => "number",
        "pin-digits" | "pin-trivial" => "pin",
        _ => return None,
    })
}
