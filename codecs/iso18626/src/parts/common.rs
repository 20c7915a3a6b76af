//! Headers, confirmations, addresses, sums of money; and the requesting agency's message, which has little else.

use crate::record::{Coded, records};

records! {
    /// The header of a message. Which of these a message may have differs; writing leaves out the others.
    Header {
        /// The agency that is to supply.
        supplying_agency: Option<AgencyId> = "supplyingAgencyId";
        /// The agency that asks.
        requesting_agency: Option<AgencyId> = "requestingAgencyId";
        /// The consortium between them.
        consortium: Option<AgencyId> = "consortialId";
        /// The number of a request of which this is a part.
        multiple_item_request: Option<String> = "multipleItemRequestId";
        /// When it was sent.
        timestamp: Option<String> = "timestamp";
        /// The requesting agency's number.
        requesting_request: Option<String> = "requestingAgencyRequestId";
        /// The supplying agency's number.
        supplying_request: Option<String> = "supplyingAgencyRequestId";
        /// What proves who asks.
        authentication: Option<RequestingAgencyAuthentication> = "requestingAgencyAuthentication";
    }

    /// What proves who asks.
    RequestingAgencyAuthentication {
        /// The account.
        account: Option<String> = "accountId";
        /// Its password.
        code: Option<String> = "securityCode";
    }

    /// An agency, by a code and the list that it is from.
    AgencyId {
        /// The list, such as ISIL.
        kind: Option<Coded> = "agencyIdType";
        /// The code.
        value: Option<String> = "agencyIdValue";
    }

    /// The header of a confirmation: what is confirmed.
    ConfirmationHeader {
        /// The agency that is to supply.
        supplying_agency: Option<AgencyId> = "supplyingAgencyId";
        /// The agency that asks.
        requesting_agency: Option<AgencyId> = "requestingAgencyId";
        /// When the message was sent.
        timestamp: Option<String> = "timestamp";
        /// The requesting agency's number.
        requesting_request: Option<String> = "requestingAgencyRequestId";
        /// When the message came.
        received: Option<String> = "timestampReceived";
        /// `OK` or `ERROR`.
        status: Option<String> = "messageStatus";
    }

    /// Why a message was not taken.
    ErrorData {
        /// What kind of error (list `errorType`).
        kind: Option<String> = "errorType";
        /// The element or value that it is about.
        value: Option<String> = "errorValue";
    }

    /// A request came, or why it was not taken.
    RequestConfirmation {
        /// What is confirmed.
        header: Option<ConfirmationHeader> = "confirmationHeader";
        /// Why it was not taken.
        errors: Vec<ErrorData> = "errorData";
    }

    /// A message of the supplying agency came, or why it was not taken.
    SupplyingAgencyMessageConfirmation {
        /// What is confirmed.
        header: Option<ConfirmationHeader> = "confirmationHeader";
        /// What that message was for.
        reason: Option<String> = "reasonForMessage";
        /// Why it was not taken.
        errors: Vec<ErrorData> = "errorData";
    }

    /// What the requesting agency does or wants.
    RequestingAgencyMessage {
        /// From whom to whom.
        header: Option<Header> = "header";
        /// What it does or wants (list `action`).
        action: Option<String> = "action";
        /// A note.
        note: Option<String> = "note";
    }

    /// A message of the requesting agency came, or why it was not taken.
    RequestingAgencyMessageConfirmation {
        /// What is confirmed.
        header: Option<ConfirmationHeader> = "confirmationHeader";
        /// What that message did or wanted.
        action: Option<String> = "action";
        /// Why it was not taken.
        errors: Vec<ErrorData> = "errorData";
    }

    /// A sum of money.
    Costs {
        /// The currency, by ISO 4217.
        currency: Option<Coded> = "currencyCode";
        /// How much, in whole units with decimals, as `12.50`.
        value: Option<String> = "monetaryValue";
    }

    /// Where something goes: over the network or by post.
    Address {
        /// Over the network.
        electronic: Option<ElectronicAddress> = "electronicAddress";
        /// By post.
        physical: Option<PhysicalAddress> = "physicalAddress";
    }

    /// An address on the network.
    ElectronicAddress {
        /// Such as `Email`.
        kind: Option<Coded> = "electronicAddressType";
        /// The address.
        value: Option<String> = "electronicAddressData";
    }

    /// Where post goes.
    PhysicalAddress {
        /// The first line.
        line1: Option<String> = "line1";
        /// The second line.
        line2: Option<String> = "line2";
        /// The town.
        locality: Option<String> = "locality";
        /// The postal code.
        postal_code: Option<String> = "postalCode";
        /// The state; before 2021 a code of ISO 3166-2.
        region: Option<Coded> = "region";
        /// The country, by ISO 3166-1.
        country: Option<Coded> = "country";
    }
}

impl AgencyId {
    /// The agency with this code in the list of ISIL codes.
    #[must_use]
    pub fn isil(code: &str) -> Self {
        Self {
            kind: Some("ISIL".into()),
            value: Some(code.to_owned()),
            others: Vec::new(),
        }
    }
}

impl Header {
    /// The header of the confirmation that a message with this header came, at that moment.
    #[must_use]
    pub fn confirmed(&self, received: &str) -> ConfirmationHeader {
        ConfirmationHeader {
            supplying_agency: self.supplying_agency.clone(),
            requesting_agency: self.requesting_agency.clone(),
            timestamp: self.timestamp.clone(),
            requesting_request: self.requesting_request.clone(),
            received: Some(received.to_owned()),
            status: Some("OK".to_owned()),
            others: Vec::new(),
        }
    }
}

impl Costs {
    /// So many cents in a currency with two decimals.
    #[must_use]
    pub fn cents(currency: &str, cents: u64) -> Self {
        Self {
            currency: Some(currency.into()),
            value: Some(format!("{}.{:02}", cents / 100, cents % 100)),
            others: Vec::new(),
        }
    }

    /// How many cents; `None` where it is no number or has more than two decimals.
    #[must_use]
    pub fn in_cents(&self) -> Option<u64> {
        let value = self.value.as_deref()?;
        let (whole, part) = value.split_once('.').unwrap_or((value, ""));
        let part = format!("{part:0<2}");
        let digits = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        let part: u64 = if digits {
            part.parse().ok()?
        } else {
            return None;
        };
        whole
            .parse::<u64>()
            .ok()?
            .checked_mul(100)?
            .checked_add(part)
    }
}
