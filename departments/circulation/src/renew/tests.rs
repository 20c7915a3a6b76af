#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

use crate::scene::play;

#[test]
fn a_loan_is_renewed_from_now() {
    play(
        "patron 21001 student
         items 31001 3 book
         item 31010 dvd
         student out 21001 31001 -> due 2026-12-15T20:00
         student renew 31001 -> renew-no-gain
         at 2026-12-14T10:00
         student renew 31001 -> due 2027-01-04T20:00
         at 2027-01-04T21:00
         student renew 31001 -> due 2027-01-25T20:00
         at 2027-01-25T10:00
         student renew 31001 -> renew-limit (change-due)
         technician renew 31001 override=renew-limit -> due 2027-02-15T20:00
         technician renew 31001 override=renew-limit due=2027-02-01T12:00 -> due 2027-02-01T12:00
         # late: the fine that has grown is charged; too late, only staff with the permission
         student out 21001 31002 -> due 2027-02-15T20:00
         student out 21001 31003 -> due 2027-02-15T20:00
         at 2027-02-18T10:00
         student renew 31002 -> due 2027-03-11T20:00 fine $0.75
         owes 21001 -> $0.75
         at 2027-03-02T10:00
         student renew 31003 -> renew-late (change-due)
         student in 31002 -> back
         student renew 31002 -> loan-over",
    );
}

#[test]
fn all_are_renewed_that_can_be() {
    play(
        "patron 21001 student
         items 31001 2 book
         item 31010 dvd
         student out 21001 31001 -> due 2026-12-15T20:00
         student out 21001 31010 -> due 2026-12-01T20:00
         at 2026-12-01T10:00
         technician claim 31001 -> claimed
         student renew-all 21001 -> 2026-12-08T20:00 renew-claimed
         student renew-all 21001 -> renew-limit renew-claimed
         owes 21001 -> $0.00
         has 21001 -> 2",
    );
}

#[test]
fn the_chosen_are_renewed_once_each_and_what_came_back_is_passed_over() {
    play(
        "patron 21001 student
         patron 21002 faculty
         items 31001 3 book
         student out 21001 31001 -> due 2026-12-15T20:00
         student out 21001 31002 -> due 2026-12-15T20:00
         student out 21001 31003 -> due 2026-12-15T20:00
         at 2026-12-14T10:00
         student in 31002 -> back
         student renew-these 31003 31001 31003 31002 -> 2027-01-04T20:00 2027-01-04T20:00
         student renew-these 31001 -> renew-no-gain",
    );
}
