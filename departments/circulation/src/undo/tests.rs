#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

use crate::scene::play;

#[test]
fn the_last_act_is_taken_back() {
    play(
        "patron 21001 student
         patron 21002 student
         items 31001 4 book
         at 2026-11-02T10:00
         student out 21001 31001 -> due 2026-11-23T20:00
         student undo-out 31001 -> undone
         has 21001 -> 0
         student out 21002 31001 -> due 2026-11-23T20:00
         at 2026-11-02T10:31
         student undo-out 31001 -> undo-late
         # a check-in with its fine
         at 2026-11-25T10:00
         student in 31001 -> back fine $0.50
         owes 21002 -> $0.50
         student undo-in 31001 -> undone
         owes 21002 -> $0.00
         has 21002 -> 1
         student undo-in 31001 -> undo-not-returned
         student in 31001 -> back fine $0.50
         student out 21001 31001 -> due 2026-12-16T20:00
         student undo-in 31001 -> undo-not-returned
         # a renewal
         at 2026-12-14T10:00
         student renew 31001 -> due 2027-01-04T20:00
         student undo-renew 31001 -> 2026-12-16T20:00
         student undo-renew 31001 -> undo-not-renewed
         student renew 31001 -> due 2027-01-04T20:00
         student undo-out 31001 -> undo-late
         # a use in the house
         student use 31002 -> used
         student undo-use -> undone
         student undo-use -> undo-not-last
         student use 31001 -> in-house-on-loan
         missing 31003
         student use 31003 -> used found",
    );
}

#[test]
fn the_link_to_the_patron_is_cut_after_the_return() {
    play(
        "patron 21001 student
         items 31001 3 book
         at 2026-11-02T10:00
         student out 21001 31001 -> due 2026-11-23T20:00
         student out 21001 31002 -> due 2026-11-23T20:00
         at 2026-11-03T10:00
         student in 31001 -> back
         senior forget -> 0 cut
         at 2026-11-03T10:31
         senior forget -> 1 cut
         student undo-in 31001 -> undo-late
         # what is owed keeps it
         at 2026-11-30T10:00
         student in 31002 -> back fine $0.75
         at 2026-12-30T10:00
         senior forget -> 0 cut",
    );
}
