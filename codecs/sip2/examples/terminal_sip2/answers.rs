//! Answers that need no library, and what answers are made of.

use callslip_sip2::tables::{fixed as f, messages as m};
use callslip_sip2::{Message, Timestamp};

pub(crate) fn login(asked: &Message) -> Message {
    let right = asked.said("CN").is_some() && asked.get("CO") == Some("secret");
    Message::new(&m::LOGIN_RESPONSE).with_fixed(&f::OK, if right { "1" } else { "0" })
}

pub(crate) fn status() -> Message {
    Message::new(&m::ACS_STATUS)
        .with_fixed(&f::ON_LINE_STATUS, "Y")
        .with_fixed(&f::CHECKIN_OK, "Y")
        .with_fixed(&f::CHECKOUT_OK, "Y")
        .with_fixed(&f::ACS_RENEWAL_POLICY, "Y")
        .with_fixed(&f::TIMEOUT_PERIOD, "30")
        .with_fixed(&f::RETRIES_ALLOWED, "3")
        .with_fixed(&f::PROTOCOL_VERSION, "2.00")
        .with("AM", "Example Library")
        .with("BX", "YYYYYYYYYYYYYYYY")
}

/// Puts in what an answer takes over from its request: date, language, institution and patron.
pub(crate) fn echo(mut answer: Message, asked: &Message) -> Message {
    let date = asked
        .fixed(&f::TRANSACTION_DATE)
        .unwrap_or("20261128    120000")
        .to_owned();
    answer = answer
        .with_fixed(&f::TRANSACTION_DATE, &date)
        .with_fixed(&f::DATE_TIME_SYNC, &date);
    if let Some(language) = asked.fixed(&f::LANGUAGE) {
        answer = answer.with_fixed(&f::LANGUAGE, language);
    }
    let required = answer.kind().map_or(&[][..], |kind| kind.required);
    for code in required.iter().map(ToString::to_string) {
        if answer.get(&code).is_none() {
            answer.push(&code, asked.get(&code).unwrap_or_default());
        }
    }
    answer
}

pub(crate) const fn yes(is: bool) -> &'static str {
    if is { "Y" } else { "N" }
}

pub(crate) fn money(cents: u32) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}

/// `12.50` in cents.
pub(crate) fn cents(text: &str) -> Option<u32> {
    let (whole, part) = text.split_once('.').unwrap_or((text, "00"));
    let part: u32 = (part.len() == 2).then(|| part.parse().ok())??;
    whole
        .parse::<u32>()
        .ok()?
        .checked_mul(100)?
        .checked_add(part)
}

/// The same day of the next month, at its end if it is shorter.
pub(crate) fn in_a_month(from: Timestamp) -> Timestamp {
    let (year, month) = if from.month == 12 {
        (from.year + 1, 1)
    } else {
        (from.year, from.month + 1)
    };
    Timestamp {
        year,
        month,
        day: from.day.min(28),
        ..from
    }
}
