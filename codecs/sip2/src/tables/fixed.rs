//! The fields of the fixed-length part: name, width in characters, form.

use super::Form;
use super::codes;

/// A field that has no code and always the same width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FixedField {
    /// The standard's name for it.
    pub name: &'static str,
    /// How many characters.
    pub width: usize,
    /// What it may hold.
    pub form: Form,
}

macro_rules! fixed {
    ($($constant:ident $name:literal $width:literal $form:expr;)*) => {
        $(
            #[doc = concat!("`", $name, "`, ", stringify!($width), " characters.")]
            pub const $constant: FixedField = FixedField { name: $name, width: $width, form: $form };
        )*
    };
}

fixed! {
    ACS_RENEWAL_POLICY "ACS renewal policy" 1 Form::YesNo;
    ALERT "alert" 1 Form::YesNo;
    AVAILABLE "available" 1 Form::YesNo;
    CARD_RETAINED "card retained" 1 Form::YesNo;
    CHARGED_ITEMS_COUNT "charged items count" 4 Form::Count;
    CHECKIN_OK "checkin ok" 1 Form::YesNo;
    CHECKOUT_OK "checkout ok" 1 Form::YesNo;
    CIRCULATION_STATUS "circulation status" 2 Form::Code(codes::CIRCULATION_STATUS);
    CURRENCY_TYPE "currency type" 3 Form::Text;
    DATE_TIME_SYNC "date/time sync" 18 Form::Date;
    DESENSITIZE "desensitize" 1 Form::YesNoUnknown;
    END_SESSION "end session" 1 Form::YesNo;
    FEE_TYPE "fee type" 2 Form::Code(codes::FEE_TYPE);
    FINE_ITEMS_COUNT "fine items count" 4 Form::Count;
    HOLD_ITEMS_COUNT "hold items count" 4 Form::Count;
    HOLD_MODE "hold mode" 1 Form::Code(codes::HOLD_MODE);
    ITEM_PROPERTIES_OK "item properties ok" 1 Form::ZeroOne;
    LANGUAGE "language" 3 Form::Code(codes::LANGUAGE);
    MAGNETIC_MEDIA "magnetic media" 1 Form::YesNoUnknown;
    MAX_PRINT_WIDTH "max print width" 3 Form::Digits;
    NB_DUE_DATE "nb due date" 18 Form::Date;
    NO_BLOCK "no block" 1 Form::YesNo;
    OFF_LINE_OK "off-line ok" 1 Form::YesNo;
    OK "ok" 1 Form::ZeroOne;
    ON_LINE_STATUS "on-line status" 1 Form::YesNo;
    OVERDUE_ITEMS_COUNT "overdue items count" 4 Form::Count;
    PATRON_STATUS "patron status" 14 Form::Flags;
    PAYMENT_ACCEPTED "payment accepted" 1 Form::YesNo;
    PAYMENT_TYPE "payment type" 2 Form::Code(codes::PAYMENT_TYPE);
    PROTOCOL_VERSION "protocol version" 4 Form::Text;
    PWD_ALGORITHM "PWD algorithm" 1 Form::Code(codes::LOGIN_ALGORITHM);
    RECALL_ITEMS_COUNT "recall items count" 4 Form::Count;
    RENEWAL_OK "renewal ok" 1 Form::YesNo;
    RENEWED_COUNT "renewed count" 4 Form::Count;
    RESENSITIZE "resensitize" 1 Form::YesNo;
    RETRIES_ALLOWED "retries allowed" 3 Form::Digits;
    RETURN_DATE "return date" 18 Form::Date;
    SC_RENEWAL_POLICY "SC renewal policy" 1 Form::YesNo;
    SECURITY_MARKER "security marker" 2 Form::Code(codes::SECURITY_MARKER);
    STATUS_CODE "status code" 1 Form::Code(codes::SC_STATUS);
    STATUS_UPDATE_OK "status update ok" 1 Form::YesNo;
    SUMMARY "summary" 10 Form::Flags;
    THIRD_PARTY_ALLOWED "third party allowed" 1 Form::YesNo;
    TIMEOUT_PERIOD "timeout period" 3 Form::Digits;
    TRANSACTION_DATE "transaction date" 18 Form::Date;
    UID_ALGORITHM "UID algorithm" 1 Form::Code(codes::LOGIN_ALGORITHM);
    UNAVAILABLE_HOLDS_COUNT "unavailable holds count" 4 Form::Count;
    UNRENEWED_COUNT "unrenewed count" 4 Form::Count;
}
