//! Code lists: each code and what it means.

/// A code and its meaning.
pub type Row = (&'static str, &'static str);

/// Circulation status of an item (Item Information Response).
pub const CIRCULATION_STATUS: &[Row] = &[
    ("01", "other"),
    ("02", "on order"),
    ("03", "available"),
    ("04", "charged"),
    (
        "05",
        "charged; not to be recalled until earliest recall date",
    ),
    ("06", "in process"),
    ("07", "recalled"),
    ("08", "waiting on hold shelf"),
    ("09", "waiting to be re-shelved"),
    ("10", "in transit between library locations"),
    ("11", "claimed returned"),
    ("12", "lost"),
    ("13", "missing"),
];

/// Security marker of an item.
pub const SECURITY_MARKER: &[Row] = &[
    ("00", "other"),
    ("01", "none"),
    ("02", "3M Tattle-Tape Security Strip"),
    ("03", "3M Whisper Tape"),
];

/// Fee type.
pub const FEE_TYPE: &[Row] = &[
    ("01", "other or unknown"),
    ("02", "administrative"),
    ("03", "damage"),
    ("04", "overdue"),
    ("05", "processing"),
    ("06", "rental"),
    ("07", "replacement"),
    ("08", "computer access charge"),
    ("09", "hold fee"),
];

/// Payment type (Fee Paid).
pub const PAYMENT_TYPE: &[Row] = &[
    ("00", "cash"),
    ("01", "VISA"),
    ("02", "credit card"),
    ("03", "debit card"),
    ("04", "cheque"),
    ("05", "cheque, as EnvisionWare sends it"),
];

/// Media type of an item.
pub const MEDIA_TYPE: &[Row] = &[
    ("000", "other"),
    ("001", "book"),
    ("002", "magazine"),
    ("003", "bound journal"),
    ("004", "audio tape"),
    ("005", "video tape"),
    ("006", "CD or CD-ROM"),
    ("007", "diskette"),
    ("008", "book with diskette"),
    ("009", "book with CD"),
    ("010", "book with audio tape"),
];

/// Hold type.
pub const HOLD_TYPE: &[Row] = &[
    ("1", "other"),
    ("2", "any copy of a title"),
    ("3", "a specific copy of a title"),
    ("4", "any copy at a single branch or sublocation"),
];

/// Hold mode: what is to be done with a hold.
pub const HOLD_MODE: &[Row] = &[("+", "add"), ("-", "delete"), ("*", "change")];

/// State of a terminal (SC Status).
pub const SC_STATUS: &[Row] = &[
    ("0", "unit is OK"),
    ("1", "printer is out of paper"),
    ("2", "about to shut down"),
];

/// Whether and how a login's user id and password are encrypted; the codes beyond 0 are the parties' own.
pub const LOGIN_ALGORITHM: &[Row] = &[
    ("0", "not encrypted"),
    ("1", "encrypted, 1"),
    ("2", "encrypted, 2"),
    ("3", "encrypted, 3"),
    ("4", "encrypted, 4"),
    ("5", "encrypted, 5"),
    ("6", "encrypted, 6"),
    ("7", "encrypted, 7"),
    ("8", "encrypted, 8"),
    ("9", "encrypted, 9"),
];

/// Why a returned item needs attention (3M extension CV).
pub const ALERT_TYPE: &[Row] = &[
    ("00", "unknown"),
    ("01", "hold in local library"),
    ("02", "hold for other branch"),
    ("03", "hold for interlibrary loan"),
    ("04", "send to other branch"),
    ("99", "other"),
];

/// Language of the patron.
pub const LANGUAGE: &[Row] = &[
    ("000", "unknown"),
    ("001", "English"),
    ("002", "French"),
    ("003", "German"),
    ("004", "Italian"),
    ("005", "Dutch"),
    ("006", "Swedish"),
    ("007", "Finnish"),
    ("008", "Spanish"),
    ("009", "Danish"),
    ("010", "Portuguese"),
    ("011", "Canadian French"),
    ("012", "Norwegian"),
    ("013", "Hebrew"),
    ("014", "Japanese"),
    ("015", "Russian"),
    ("016", "Arabic"),
    ("017", "Polish"),
    ("018", "Greek"),
    ("019", "Chinese"),
    ("020", "Korean"),
    ("021", "North American Spanish"),
    ("022", "Tamil"),
    ("023", "Malay"),
    ("024", "British English"),
    ("025", "Icelandic"),
    ("026", "Flemish"),
    ("027", "Taiwanese Mandarin"),
];

/// The places of patron status: each is `Y` when what it names stands in the way.
pub const PATRON_STATUS: [&str; 14] = [
    "charge privileges denied",
    "renewal privileges denied",
    "recall privileges denied",
    "hold privileges denied",
    "card reported lost",
    "too many items charged",
    "too many items overdue",
    "too many renewals",
    "too many claims of items returned",
    "too many items lost",
    "excessive outstanding fines",
    "excessive outstanding fees",
    "recall overdue",
    "too many items billed",
];

/// The places of summary: what a terminal asks a list of, at most one `Y`.
pub const SUMMARY: [&str; 6] = [
    "hold items",
    "overdue items",
    "charged items",
    "fine items",
    "recall items",
    "unavailable holds",
];

/// The places of BX: what a library system supports, in the order of the standard.
pub const SUPPORTED_MESSAGES: [&str; 16] = [
    "patron status request",
    "checkout",
    "checkin",
    "block patron",
    "SC/ACS status",
    "request SC/ACS resend",
    "login",
    "patron information",
    "end patron session",
    "fee paid",
    "item information",
    "item status update",
    "patron enable",
    "hold",
    "renew",
    "renew all",
];
