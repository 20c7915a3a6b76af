//! Charges and payments.

use super::{BibliographicDescription, FiscalTransactionReferenceId, ItemId, RequestId};
use crate::record::{Coded, records};

records! {
    /// A sum of money.
    Amount {
        /// The currency, by ISO 4217.
        currency: Option<Coded> = "CurrencyCode";
        /// How much, in the currency's smallest unit: cents.
        value: Option<String> = "MonetaryValue";
    }

    /// A charge, a payment, or what else is done to an account.
    FiscalTransactionInformation {
        /// What is done, such as `Assess` or `Pay`.
        action: Option<Coded> = "FiscalActionType";
        /// Its number.
        reference: Option<FiscalTransactionReferenceId> = "FiscalTransactionReferenceId";
        /// Numbers of what it has to do with.
        related: Vec<FiscalTransactionReferenceId> = "RelatedFiscalTransactionReferenceId";
        /// What it is for, such as `Fine`.
        kind: Option<Coded> = "FiscalTransactionType";
        /// From when it is valid.
        from: Option<String> = "ValidFromDate";
        /// Until when it is valid.
        to: Option<String> = "ValidToDate";
        /// How much.
        amount: Option<Amount> = "Amount";
        /// How it is paid.
        payment: Option<Coded> = "PaymentMethodType";
        /// What there is to say about it.
        description: Option<String> = "FiscalTransactionDescription";
        /// The request that it is for.
        request: Option<RequestId> = "RequestId";
        /// The item that it is for.
        item: Option<ItemDetails> = "ItemDetails";
    }

    /// An item and what happened to it.
    ItemDetails {
        /// The item.
        item: Option<ItemId> = "ItemId";
        /// Its title.
        description: Option<BibliographicDescription> = "BibliographicDescription";
        /// When it was lent.
        lent: Option<String> = "DateCheckedOut";
        /// When it was renewed.
        renewed: Vec<String> = "DateRenewed";
        /// When it is due.
        due: Option<String> = "DateDue";
        /// It is lent without an end.
        indeterminate: bool = "IndeterminateLoanPeriodFlag";
        /// It need not come back.
        non_returnable: bool = "NonReturnableFlag";
        /// When it came back.
        returned: Option<String> = "DateReturned";
    }

    /// A user's account.
    UserFiscalAccount {
        /// What is owed.
        balance: Option<Amount> = "AccountBalance";
        /// What was charged and paid.
        details: Vec<AccountDetails> = "AccountDetails";
    }

    /// One charge or payment of an account.
    AccountDetails {
        /// When.
        date: Option<String> = "AccrualDate";
        /// What.
        transaction: Option<FiscalTransactionInformation> = "FiscalTransactionInformation";
    }
}

impl Amount {
    /// So many cents in this currency.
    #[must_use]
    pub fn cents(currency: &str, cents: i64) -> Self {
        Self {
            currency: Some(currency.into()),
            value: Some(cents.to_string()),
            others: Vec::new(),
        }
    }

    /// How much, in the currency's smallest unit; `None` where it is no number.
    #[must_use]
    pub fn minor_units(&self) -> Option<i64> {
        self.value.as_deref()?.parse().ok()
    }
}
