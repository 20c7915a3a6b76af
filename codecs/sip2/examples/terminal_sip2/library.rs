//! A library of three patrons and a few books: enough to answer every message truly.

use std::collections::BTreeMap;

use callslip_sip2::tables::{fixed as f, messages as m};
use callslip_sip2::{Message, Timestamp};

use crate::answers::{cents, echo, in_a_month, login, money, status, yes};

/// Patrons, items and what happened to them.
pub(crate) struct Library {
    patrons: BTreeMap<&'static str, Patron>,
    items: BTreeMap<&'static str, Item>,
}

struct Patron {
    name: &'static str,
    password: &'static str,
    owes_cents: u32,
    blocked: bool,
    holds: Vec<String>,
}

struct Item {
    title: &'static str,
    holder: Option<String>,
    due: Option<Timestamp>,
    properties: String,
}

/// How many items a patron may have at once.
const MOST: usize = 3;

impl Library {
    pub(crate) fn with_some_books() -> Self {
        let patrons = [
            ("21001", "José Núñez", 1250),
            ("21002", "Ada Bookworm", 0),
            ("21003", "Łucja Kępa", 0),
        ];
        let items = [
            ("31001", "Walden"),
            ("31002", "Les misérables"),
            ("31003", "Middlemarch"),
            ("31004", "Über das Marionettentheater"),
        ];
        let patron = |(id, name, owes_cents)| {
            let patron = Patron {
                name,
                password: "1234",
                owes_cents,
                blocked: false,
                holds: Vec::new(),
            };
            (id, patron)
        };
        let item = |(id, title)| {
            (
                id,
                Item {
                    title,
                    holder: None,
                    due: None,
                    properties: String::new(),
                },
            )
        };
        Self {
            patrons: patrons.map(patron).into(),
            items: items.map(item).into(),
        }
    }

    /// The answer to a message; `None` for what a library system does not answer.
    pub(crate) fn answer(&mut self, asked: &Message) -> Option<Message> {
        let answer = match asked.code().to_string().as_str() {
            "93" => login(asked),
            "99" => status(),
            "23" => self.patron(asked, &m::PATRON_STATUS_RESPONSE),
            "63" => self.patron_information(asked),
            "01" | "25" => self.block(asked),
            "11" => self.lend(asked, &m::CHECKOUT_RESPONSE, false),
            "29" => self.lend(asked, &m::RENEW_RESPONSE, true),
            "65" => self.renew_all(asked),
            "09" => self.take_back(asked),
            "15" => self.hold(asked),
            "17" => self.item(asked),
            "19" => self.mark(asked),
            "35" => Message::new(&m::END_SESSION_RESPONSE).with_fixed(&f::END_SESSION, "Y"),
            "37" => self.pay(asked),
            _ => return None,
        };
        Some(echo(answer, asked))
    }

    /// The patron named, if the password, where one is given, is theirs.
    fn known(&self, asked: &Message) -> Option<&Patron> {
        let patron = self.patrons.get(asked.said("AA")?)?;
        let password = asked.said("AD");
        password
            .is_none_or(|password| password == patron.password)
            .then_some(patron)
    }

    fn loans<'l>(&'l self, patron: &'l str) -> impl Iterator<Item = (&'static str, &'l Item)> {
        let held = self
            .items
            .iter()
            .filter(move |(_, item)| item.holder.as_deref() == Some(patron));
        held.map(|(id, item)| (*id, item))
    }

    fn patron(&self, asked: &Message, kind: &m::MessageKind) -> Message {
        let found = asked.said("AA").and_then(|id| self.patrons.get(id));
        let flags = if found.is_some_and(|patron| !patron.blocked) {
            ""
        } else {
            "YYYY"
        };
        let right = found.is_some() && self.known(asked).is_some();
        let mut answer = Message::new(kind)
            .with_fixed(&f::PATRON_STATUS, flags)
            .with("AE", found.map_or("", |patron| patron.name))
            .with("BL", yes(found.is_some()))
            .with("CQ", yes(right));
        match found {
            Some(patron) => answer.push("BV", money(patron.owes_cents)),
            None => answer.push("AF", "This card is not known. Please ask at the desk."),
        }
        answer
    }

    fn patron_information(&self, asked: &Message) -> Message {
        let id = asked.get("AA").unwrap_or_default();
        let holds = self.patrons.get(id).map_or(&[][..], |patron| &patron.holds);
        let mut answer = self
            .patron(asked, &m::PATRON_INFORMATION_RESPONSE)
            .with_fixed(&f::CHARGED_ITEMS_COUNT, &self.loans(id).count().to_string())
            .with_fixed(&f::HOLD_ITEMS_COUNT, &holds.len().to_string());
        let wanted = asked.fixed(&f::SUMMARY).and_then(|flags| flags.find('Y'));
        match wanted {
            Some(0) => holds.iter().for_each(|hold| answer.push("AS", hold)),
            Some(2) => self.loans(id).for_each(|(item, _)| answer.push("AU", item)),
            _ => {}
        }
        answer
    }

    fn block(&mut self, asked: &Message) -> Message {
        let blocks = asked.code() == m::BLOCK_PATRON.code;
        if let Some(patron) = asked.said("AA").and_then(|id| self.patrons.get_mut(id)) {
            patron.blocked = blocks;
        }
        let kind = if blocks {
            &m::PATRON_STATUS_RESPONSE
        } else {
            &m::PATRON_ENABLE_RESPONSE
        };
        self.patron(asked, kind)
    }

    /// Lends an item, or lends it on to whoever has it.
    fn lend(&mut self, asked: &Message, kind: &m::MessageKind, again: bool) -> Message {
        let due = asked.date(&f::TRANSACTION_DATE).map(in_a_month);
        let refused = self.refusal(asked, again);
        let item = asked.said("AB").and_then(|id| self.items.get_mut(id));
        let mut answer = Message::new(kind).with_fixed(&f::DESENSITIZE, "N");
        answer.push("AB", asked.get("AB").unwrap_or_default());
        answer.push("AJ", item.as_ref().map_or("", |item| item.title));
        let Some(item) = item.filter(|_| refused.is_none()) else {
            return answer
                .with("AH", "")
                .with("AF", refused.unwrap_or("This item is not known."));
        };
        item.holder = asked.said("AA").map(str::to_owned);
        item.due = due;
        answer.push("AH", due.map(|due| due.to_string()).unwrap_or_default());
        answer
            .with_fixed(&f::OK, "1")
            .with_fixed(&f::DESENSITIZE, "Y")
            .with_fixed(&f::RENEWAL_OK, yes(again))
    }

    fn refusal(&self, asked: &Message, again: bool) -> Option<&'static str> {
        let id = asked.said("AA").unwrap_or_default();
        let Some(patron) = self.known(asked) else {
            return Some("Card or PIN is not right.");
        };
        let holder = asked
            .said("AB")
            .and_then(|item| self.items.get(item))
            .and_then(|item| item.holder.as_deref());
        match holder {
            _ if patron.blocked => Some("This card is blocked."),
            Some(other) if other != id => Some("Somebody else has this item."),
            Some(_) if !again => Some("You have this item already."),
            None if again => Some("You do not have this item."),
            None if self.loans(id).count() >= MOST => Some("You have as many items as you may."),
            _ => None,
        }
    }

    fn renew_all(&mut self, asked: &Message) -> Message {
        let due = asked.date(&f::TRANSACTION_DATE).map(in_a_month);
        let id = asked.get("AA").unwrap_or_default();
        let held = self
            .items
            .iter_mut()
            .filter(|(_, item)| item.holder.as_deref() == Some(id));
        let mut renewed = Vec::new();
        for (barcode, item) in held {
            item.due = due;
            renewed.push(*barcode);
        }
        let mut answer = Message::new(&m::RENEW_ALL_RESPONSE)
            .with_fixed(&f::OK, "1")
            .with_fixed(&f::RENEWED_COUNT, &renewed.len().to_string());
        renewed
            .into_iter()
            .for_each(|barcode| answer.push("BM", barcode));
        answer
    }

    fn take_back(&mut self, asked: &Message) -> Message {
        let item = asked.said("AB").and_then(|id| self.items.get_mut(id));
        let answer =
            Message::new(&m::CHECKIN_RESPONSE).with("AB", asked.get("AB").unwrap_or_default());
        let Some(item) = item else {
            return answer
                .with_fixed(&f::ALERT, "Y")
                .with("AQ", "")
                .with("AF", "This item is not known.");
        };
        let holder = item.holder.take().unwrap_or_default();
        item.due = None;
        let answer = answer
            .with("AQ", "Stacks")
            .with("AJ", item.title)
            .with("AA", holder);
        answer
            .with_fixed(&f::OK, "1")
            .with_fixed(&f::RESENSITIZE, "Y")
    }

    fn hold(&mut self, asked: &Message) -> Message {
        let answer =
            Message::new(&m::HOLD_RESPONSE).with("AB", asked.get("AB").unwrap_or_default());
        let known = asked.said("AB").filter(|id| self.items.contains_key(id));
        let patron = asked.said("AA").and_then(|id| self.patrons.get_mut(id));
        let (Some(item), Some(patron)) = (known, patron) else {
            return answer.with("AF", "Card or item is not known.");
        };
        patron.holds.retain(|hold| hold != item);
        if asked.fixed(&f::HOLD_MODE) != Some("-") {
            patron.holds.push(item.to_owned());
        }
        answer.with_fixed(&f::OK, "1").with("BR", "1")
    }

    fn item(&self, asked: &Message) -> Message {
        let found = asked.said("AB").and_then(|id| self.items.get(id));
        let status = match found {
            Some(item) if item.holder.is_some() => "04",
            Some(_) => "03",
            None => "01",
        };
        let due = found.and_then(|item| item.due).map(|due| due.to_string());
        Message::new(&m::ITEM_INFORMATION_RESPONSE)
            .with_fixed(&f::CIRCULATION_STATUS, status)
            .with("AB", asked.get("AB").unwrap_or_default())
            .with("AJ", found.map_or("", |item| item.title))
            .with("AH", due.unwrap_or_default())
            .with("CH", found.map_or("", |item| &item.properties))
    }

    fn mark(&mut self, asked: &Message) -> Message {
        let answer = Message::new(&m::ITEM_STATUS_UPDATE_RESPONSE)
            .with("AB", asked.get("AB").unwrap_or_default());
        let Some(item) = asked.said("AB").and_then(|id| self.items.get_mut(id)) else {
            return answer;
        };
        item.properties = asked.get("CH").unwrap_or_default().to_owned();
        answer
            .with_fixed(&f::ITEM_PROPERTIES_OK, "1")
            .with("CH", &item.properties)
    }

    fn pay(&mut self, asked: &Message) -> Message {
        let cents = asked.said("BV").and_then(cents);
        let patron = asked.said("AA").and_then(|id| self.patrons.get_mut(id));
        let answer = Message::new(&m::FEE_PAID_RESPONSE);
        match (patron, cents) {
            (Some(patron), Some(cents)) if cents <= patron.owes_cents => {
                patron.owes_cents -= cents;
                answer.with_fixed(&f::PAYMENT_ACCEPTED, "Y")
            }
            _ => answer.with("AF", "No such patron, no amount, or more than is owed."),
        }
    }
}
