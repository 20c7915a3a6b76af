#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

use crate::scene::play;

#[test]
fn what_comes_back_is_charged_by_its_rule() {
    play(
        "patron 21001 student
         items 31001 6 book
         item 31010 reserve
         at 2026-11-02T10:00
         student out 21001 31001 -> due 2026-11-23T20:00
         student out 21001 31002 -> due 2026-11-23T20:00
         student out 21001 31003 -> due 2026-11-23T20:00
         student out 21001 31004 -> due 2026-11-23T20:00
         # in time, within the grace, a day past it
         at 2026-11-23T21:00
         student in 31001 -> back
         at 2026-11-24T10:00
         student in 31002 -> back
         at 2026-11-25T10:00
         student in 31003 -> back fine $0.50
         owes 21001 -> $0.50
         # the drop was filled before the doors closed the evening before: within the grace
         student in 31004 drop -> back
         student in 31004 -> not on loan
         owes 21001 -> $0.50
         # by the hour
         at 2026-11-30T10:00
         student out 21001 31010 -> due 2026-11-30T12:00
         at 2026-11-30T13:05
         student in 31010 -> back fine $2.00
         owes 21001 -> $2.50
         # as of an earlier moment
         student out 21001 31005 -> due 2026-12-21T20:00
         at 2026-12-29T10:00
         student in 31005 2026-12-21T19:00 -> checkin-backdate (change-due)
         technician in 31005 2026-12-30T19:00 -> checkin-to-come
         technician in 31005 2026-11-20T19:00 -> checkin-before-loan
         technician in 31005 2026-12-21T19:00 -> back
         owes 21001 -> $2.50
         student in 31099 -> loan-item-unknown
         missing 31006
         student in 31006 -> not on loan found
         has 21001 -> 0",
    );
}

#[test]
fn what_was_lost_and_turns_up_is_refunded() {
    play(
        "patron 21001 student
         items 31001 4 book
         item 31010 reserve
         student out 21001 31001 -> due 2026-12-15T20:00
         student out 21001 31002 -> due 2026-12-15T20:00
         technician lose 31001 -> charged $50.00
         technician lose 31001 -> lost-already
         owes 21001 -> $50.00
         at 2026-11-25T10:00
         student in 31001 -> back refunded $40.00 found
         owes 21001 -> $10.00
         student undo-in 31001 -> undo-not-last
         # thirty days late is lost; found again, the overdue fine up to its cap is charged after all
         at 2027-01-14T19:00
         senior assume -> 0 lost
         at 2027-01-15T10:00
         senior assume -> 1 lost
         owes 21001 -> $60.00
         student in 31002 -> back fine $6.75 refunded $40.00 found
         owes 21001 -> $26.75
         # too late for a refund
         patron 21002 student
         student out 21002 31003 -> due 2027-02-05T16:00
         technician lose 31003 -> charged $50.00
         at 2027-08-02T10:00
         student in 31003 -> back found
         owes 21002 -> $50.00",
    );
}
