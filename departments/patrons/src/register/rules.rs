//! What keeps particulars from being a patron's. Pure.

use kernel::Reason;

use crate::category::Category;
use crate::record::Particulars;

/// The languages in which notices can be sent; others get English.
pub const LANGUAGES: [&str; 8] = ["en", "es", "zh-Hans", "vi", "tl", "ar", "fa", "ru"];

/// The most characters of a name.
const NAME_MOST: usize = 80;
/// The most contacts of one kind.
const CONTACTS_MOST: usize = 5;
/// The most characters of a contact.
const CONTACT_MOST: usize = 200;

/// Every fault of the particulars; `category` is what their code names, if anything.
#[must_use]
pub fn faults(new: &Particulars, category: Option<&Category>) -> Vec<Reason> {
    let mut faults = Vec::new();
    if new.affirmed_name().is_empty() {
        faults.push(Reason::new("patron-name-missing"));
    }
    let longest = [&new.given, &new.family].map(|name| name.chars().count());
    if longest.iter().any(|length| *length > NAME_MOST) {
        faults.push(Reason::new("patron-name-long").with("most", NAME_MOST));
    }
    if category.is_none() {
        faults.push(Reason::new("patron-category-unknown").with("category", &new.category));
    }
    if !is_language(&new.language) {
        faults.push(Reason::new("patron-language-unknown").with("language", &new.language));
    }
    faults.extend(contact_faults(new));
    faults
}

/// A code of two or three letters, with a script or region after it (BCP 47).
fn is_language(code: &str) -> bool {
    let mut parts = code.split('-');
    let first = parts.next().unwrap_or("");
    (2..=3).contains(&first.len())
        && first.bytes().all(|b| b.is_ascii_lowercase())
        && parts.all(|p| (2..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()))
}

fn contact_faults(new: &Particulars) -> Vec<Reason> {
    let mut faults = Vec::new();
    for mail in new.emails.iter().filter(|mail| !is_mail(mail)) {
        faults.push(Reason::new("patron-email-shape").with("email", mail));
    }
    let is_phone = |number: &&String| number.chars().filter(char::is_ascii_digit).count() >= 7;
    for phone in new.phones.iter().filter(|number| !is_phone(number)) {
        faults.push(Reason::new("patron-phone-shape").with("phone", phone));
    }
    let too_many = |(_, all): &(&str, &[String])| {
        all.len() > CONTACTS_MOST || all.iter().any(|v| v.chars().count() > CONTACT_MOST)
    };
    if new.contacts().iter().any(too_many) {
        faults.push(
            Reason::new("patron-contacts-many")
                .with("most", CONTACTS_MOST)
                .with("long", CONTACT_MOST),
        );
    }
    faults
}

/// Something, an `@`, and a host with a point: all that can be said without sending mail (RFC 5321 4.1.2).
fn is_mail(text: &str) -> bool {
    let Some((local, host)) = text.rsplit_once('@') else {
        return false;
    };
    let no_blank = !text
        .chars()
        .any(|c| c.is_whitespace() || c == ',' || c == ';');
    let labels = host.split('.').all(|label| !label.is_empty());
    no_blank && !local.is_empty() && host.contains('.') && labels
}
