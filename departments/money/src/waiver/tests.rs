use crate::scene::check;

#[test]
fn a_waiver_stays_within_the_role_the_open_amount_and_other_peoples_charges() {
    check(
        "assistant1 charge 3000 -> c1
         assistant1 waive c1 600 illness -> waive-above-limit
         assistant1 waive c1 500 illness -> ok
         assistant1 waive c1 1 illness -> waive-above-limit
         technician2 waive c1 500 illness -> ok
         technician2 waive c1 2001 hardship note spoke -> waive-above-open, waive-above-limit
         technician2 waive c1 1500 hardship -> waive-note-missing
         technician2 waive c1 1500 hardship note spoke -> ok
         owed -> 500
         senior3 waive c1 501 illness -> waive-above-open
         senior3 waive c1 0 illness -> waive-nothing
         senior3 waive c1 100 sunshine -> waive-reason-unknown
         senior7 waive c1 100 illness -> waive-own-charge
         student4 waive c1 100 illness -> waive-above-limit
         assistant1 write-off c1 100 too-old -> waive-above-limit
         senior3 write-off c1 500 too-old -> ok
         owed -> 0
         senior3 waive c9 100 illness -> charge-unknown
         assistant1 cancel c1 -> dropped 0 credited 0
         owed -> 0
         senior3 waive c1 1 illness -> waive-above-open",
    );
}
