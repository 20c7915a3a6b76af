//! Every message of SIP2 2.00: code, name, who sends it, fixed part, fields, and the answer to it.

use super::fixed::{self as f, FixedField};
use crate::Code;

/// Who sends a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// The terminal (self check, SC).
    Terminal,
    /// The library system (automated circulation system, ACS).
    Library,
}

/// A message of the protocol.
#[derive(Debug, PartialEq, Eq)]
pub struct MessageKind {
    /// Its code, two digits.
    pub code: Code,
    /// The standard's name for it.
    pub name: &'static str,
    /// Who sends it.
    pub side: Side,
    /// The fixed-length part.
    pub fixed: &'static [FixedField],
    /// Fields that must be there, if empty, in the standard's order.
    pub required: &'static [Code],
    /// Fields that may be there, in the standard's order.
    pub optional: &'static [Code],
    /// The code of the answer to it, where one is due.
    pub answer: Option<Code>,
}

impl MessageKind {
    /// How many characters the fixed-length part has.
    #[must_use]
    pub fn fixed_width(&self) -> usize {
        self.fixed.iter().map(|field| field.width).sum()
    }
}

/// The message of this code.
#[must_use]
pub fn message(code: Code) -> Option<&'static MessageKind> {
    ALL.iter().copied().find(|kind| kind.code == code)
}

macro_rules! codes {
    ($($code:ident)*) => { &[$(Code(two(stringify!($code)))),*] };
}

/// The first two bytes of a code in the tables below.
const fn two(text: &str) -> [u8; 2] {
    let bytes = text.as_bytes();
    [bytes[0], bytes[1]]
}

macro_rules! messages {
    ($($constant:ident $code:literal $name:literal $side:ident [$($fixed:ident)*] [$($required:ident)*] [$($optional:ident)*] $answer:literal;)*) => {
        $(
            #[doc = concat!($code, " ", $name, ".")]
            pub static $constant: MessageKind = MessageKind {
                code: Code(two($code)),
                name: $name,
                side: Side::$side,
                fixed: &[$(f::$fixed),*],
                required: codes![$($required)*],
                optional: codes![$($optional)*],
                answer: if $answer.is_empty() { None } else { Some(Code(two($answer))) },
            };
        )*
        /// Every message, by code.
        pub static ALL: &[&MessageKind] = &[$(&$constant),*];
    };
}

// The last column is the code of the answer; 96 and 97 are answered by the last message again.
messages! {
    BLOCK_PATRON "01" "Block Patron" Terminal
        [CARD_RETAINED TRANSACTION_DATE] [AO AL AA AC] [] "24";
    CHECKIN "09" "Checkin" Terminal
        [NO_BLOCK TRANSACTION_DATE RETURN_DATE] [AP AO AB AC] [CH BI] "10";
    CHECKIN_RESPONSE "10" "Checkin Response" Library
        [OK RESENSITIZE MAGNETIC_MEDIA ALERT TRANSACTION_DATE] [AO AB AQ]
        [AJ CL AA CK CH CR CS CT CV CY DA AF AG] "";
    CHECKOUT "11" "Checkout" Terminal
        [SC_RENEWAL_POLICY NO_BLOCK TRANSACTION_DATE NB_DUE_DATE] [AO AA AB AC] [CH AD BO BI] "12";
    CHECKOUT_RESPONSE "12" "Checkout Response" Library
        [OK RENEWAL_OK MAGNETIC_MEDIA DESENSITIZE TRANSACTION_DATE] [AO AA AB AJ AH]
        [BT CI BH BV CK CH BK AF AG] "";
    HOLD "15" "Hold" Terminal
        [HOLD_MODE TRANSACTION_DATE] [AO AA] [BW BS BY AD AB AJ AC BO] "16";
    HOLD_RESPONSE "16" "Hold Response" Library
        [OK AVAILABLE TRANSACTION_DATE] [AO AA] [BW BR BS AB AJ AF AG] "";
    ITEM_INFORMATION "17" "Item Information" Terminal
        [TRANSACTION_DATE] [AO AB] [AC] "18";
    ITEM_INFORMATION_RESPONSE "18" "Item Information Response" Library
        [CIRCULATION_STATUS SECURITY_MARKER FEE_TYPE TRANSACTION_DATE] [AB AJ]
        [CF AH CJ CM BG BH BV CK AQ AP CH CR CS AF AG] "";
    ITEM_STATUS_UPDATE "19" "Item Status Update" Terminal
        [TRANSACTION_DATE] [AO AB CH] [AC] "20";
    ITEM_STATUS_UPDATE_RESPONSE "20" "Item Status Update Response" Library
        [ITEM_PROPERTIES_OK TRANSACTION_DATE] [AB] [AJ CH AF AG] "";
    PATRON_STATUS "23" "Patron Status Request" Terminal
        [LANGUAGE TRANSACTION_DATE] [AO AA AC AD] [] "24";
    PATRON_STATUS_RESPONSE "24" "Patron Status Response" Library
        [PATRON_STATUS LANGUAGE TRANSACTION_DATE] [AO AA AE] [BL CQ BH BV AF AG] "";
    PATRON_ENABLE "25" "Patron Enable" Terminal
        [TRANSACTION_DATE] [AO AA] [AC AD] "26";
    PATRON_ENABLE_RESPONSE "26" "Patron Enable Response" Library
        [PATRON_STATUS LANGUAGE TRANSACTION_DATE] [AO AA AE] [BL CQ AF AG] "";
    RENEW "29" "Renew" Terminal
        [THIRD_PARTY_ALLOWED NO_BLOCK TRANSACTION_DATE NB_DUE_DATE] [AO AA] [AD AB AJ AC CH BO] "30";
    RENEW_RESPONSE "30" "Renew Response" Library
        [OK RENEWAL_OK MAGNETIC_MEDIA DESENSITIZE TRANSACTION_DATE] [AO AA AB AJ AH]
        [BT CI BH BV CK CH BK AF AG] "";
    END_PATRON_SESSION "35" "End Patron Session" Terminal
        [TRANSACTION_DATE] [AO AA] [AC AD] "36";
    END_SESSION_RESPONSE "36" "End Session Response" Library
        [END_SESSION TRANSACTION_DATE] [AO AA] [AF AG] "";
    FEE_PAID "37" "Fee Paid" Terminal
        [TRANSACTION_DATE FEE_TYPE PAYMENT_TYPE CURRENCY_TYPE] [BV AO AA] [AC AD CG BK] "38";
    FEE_PAID_RESPONSE "38" "Fee Paid Response" Library
        [PAYMENT_ACCEPTED TRANSACTION_DATE] [AO AA] [BK AF AG] "";
    PATRON_INFORMATION "63" "Patron Information" Terminal
        [LANGUAGE TRANSACTION_DATE SUMMARY] [AO AA] [AC AD BP BQ] "64";
    PATRON_INFORMATION_RESPONSE "64" "Patron Information Response" Library
        [PATRON_STATUS LANGUAGE TRANSACTION_DATE HOLD_ITEMS_COUNT OVERDUE_ITEMS_COUNT CHARGED_ITEMS_COUNT
            FINE_ITEMS_COUNT RECALL_ITEMS_COUNT UNAVAILABLE_HOLDS_COUNT]
        [AO AA AE] [BZ CA CB BL CQ BH BV CC AS AT AU AV BU CD BD BE BF AF AG] "";
    RENEW_ALL "65" "Renew All" Terminal
        [TRANSACTION_DATE] [AO AA] [AD AC BO] "66";
    RENEW_ALL_RESPONSE "66" "Renew All Response" Library
        [OK RENEWED_COUNT UNRENEWED_COUNT TRANSACTION_DATE] [AO] [BM BN AF AG] "";
    LOGIN "93" "Login" Terminal
        [UID_ALGORITHM PWD_ALGORITHM] [CN CO] [CP] "94";
    LOGIN_RESPONSE "94" "Login Response" Library
        [OK] [] [] "";
    REQUEST_SC_RESEND "96" "Request SC Resend" Library
        [] [] [] "";
    REQUEST_ACS_RESEND "97" "Request ACS Resend" Terminal
        [] [] [] "";
    ACS_STATUS "98" "ACS Status" Library
        [ON_LINE_STATUS CHECKIN_OK CHECKOUT_OK ACS_RENEWAL_POLICY STATUS_UPDATE_OK OFF_LINE_OK TIMEOUT_PERIOD
            RETRIES_ALLOWED DATE_TIME_SYNC PROTOCOL_VERSION]
        [AO BX] [AM AN AF AG] "";
    SC_STATUS "99" "SC Status" Terminal
        [STATUS_CODE MAX_PRINT_WIDTH PROTOCOL_VERSION] [] [] "98";
}
