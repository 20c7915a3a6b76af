//! What holds wherever no row says otherwise: the `[policy]` and `[lost]` of `lending.toml`.

use serde::{Deserialize, Serialize};

/// Where the due day of a day loan goes when the library is closed on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OnClosedDay {
    /// To the next open day.
    #[default]
    NextOpenDay,
    /// Back to the open day before.
    PreviousOpenDay,
    /// It stays.
    Keep,
}

/// When a loan by the hour is due that would fall due while the doors are closed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WhileClosed {
    /// At the closing before.
    #[default]
    AtClosing,
    /// Some minutes after the next opening.
    AtOpening,
}

/// What becomes of the units within the grace once it has passed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GraceMode {
    /// Past the grace every unit counts.
    #[default]
    Threshold,
    /// Only the units after it count.
    Deducted,
}

/// Whether a unit that has only begun counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FineUnit {
    /// A begun day or hour counts.
    #[default]
    Begun,
    /// Only whole hours count.
    Whole,
}

/// The `[policy]` table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Policy {
    /// Day loans whose due day is closed.
    pub due_on_closed_day: OnClosedDay,
    /// Hourly loans that would be due while closed.
    pub hourly_due_while_closed: WhileClosed,
    /// Minutes after opening, for [`WhileClosed::AtOpening`].
    pub closing_grace_minutes: i64,
    /// What becomes of the units within the grace.
    pub grace: GraceMode,
    /// Whether a begun unit counts.
    pub fine_unit: FineUnit,
    /// Later than this only staff with the permission may renew; days.
    pub renew_overdue_days_most: i64,
    /// Whether a renewal forgives the fine that has grown until then.
    pub renewal_forgives_fine: bool,
    /// Whether no loan outlasts the card.
    pub due_not_past_expiry: bool,
    /// Whether what comes from the book drop counts as back at the last closing.
    pub backdate_book_drop: bool,
    /// Open days on the hold shelf.
    pub hold_shelf_days: i64,
    /// Minutes on the hold shelf for loans by the hour.
    pub hold_shelf_minutes_hourly: i64,
    /// Days until an unfilled hold ends.
    pub hold_expires_unfilled_days: i64,
    /// Days after which a transit is late.
    pub in_transit_late_days: i64,
    /// Whether the link from patron to item outlives the return.
    pub keep_loan_history: bool,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            due_on_closed_day: OnClosedDay::default(),
            hourly_due_while_closed: WhileClosed::default(),
            closing_grace_minutes: 30,
            grace: GraceMode::default(),
            fine_unit: FineUnit::default(),
            renew_overdue_days_most: 14,
            renewal_forgives_fine: false,
            due_not_past_expiry: true,
            backdate_book_drop: true,
            hold_shelf_days: 7,
            hold_shelf_minutes_hourly: 15,
            hold_expires_unfilled_days: 180,
            in_transit_late_days: 5,
            keep_loan_history: false,
        }
    }
}

/// What becomes of the overdue fine when the item is charged as lost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OverdueWhenLost {
    /// It is charged beside the replacement.
    Keep,
    /// It is not charged.
    #[default]
    Void,
}

/// The `[lost]` table: a loan that is not brought back. Days after the due date, but for the refund.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Lost {
    /// When the notices go out.
    pub notices_days: Vec<i64>,
    /// When a day loan counts as lost.
    pub assumed_lost_days: i64,
    /// When the bill is made.
    pub bill_days: i64,
    /// When a loan by the hour counts as lost.
    pub hourly_assumed_lost_days: i64,
    /// The kinds of charge a lost item brings: `lost`, `processing`.
    pub charge: Vec<String>,
    /// What becomes of the overdue fine.
    pub overdue_when_lost: OverdueWhenLost,
    /// Days after the charge within which a found item is refunded.
    pub refund_days: i64,
    /// The kinds of charge that are taken back when it is found.
    pub refund: Vec<String>,
    /// Whether the overdue fine is then charged after all.
    pub reinstate_overdue: bool,
}

impl Default for Lost {
    fn default() -> Self {
        Self {
            notices_days: vec![3, 10, 20],
            assumed_lost_days: 30,
            bill_days: 30,
            hourly_assumed_lost_days: 3,
            charge: vec!["lost".into(), "processing".into()],
            overdue_when_lost: OverdueWhenLost::Void,
            refund_days: 180,
            refund: vec!["lost".into()],
            reinstate_overdue: true,
        }
    }
}
