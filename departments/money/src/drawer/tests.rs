use crate::scene::check;

#[test]
fn a_drawer_goes_from_float_to_deposit() {
    check(
        "assistant1 charge 2000 -> c1
         assistant1 open 5000 -> ok
         assistant1 open 5000 -> drawer-open-already
         assistant1 pay 1500 cash -> p1
         assistant1 pay 300 check ref 1023 -> p2
         assistant1 pay 200 card ref A1 -> p3
         assistant1 move no-sale 0 change for the copier -> ok
         assistant1 move drop 1000 above $300 -> ok
         assistant1 move paid-in 500 coins -> ok
         assistant1 move paid-out 250 postage -> ok
         senior2 accept -> drawer-still-open
         assistant1 close 5650 check 300 card 200 -> variance -100
         assistant1 pay 0 cash -> payment-nothing, payment-drawer-closed
         state -> closed
         assistant1 accept -> drawer-own, drawer-may-not-accept, drawer-unexplained
         senior2 accept -> drawer-unexplained
         senior2 explain unknown short a dollar -> explain-not-yours
         assistant1 explain sunshine -> explain-reason-unknown, explain-note-missing
         assistant1 explain miscounted-change gave a dollar too much -> ok
         assistant1 explain unknown again -> explain-done-before
         assistant2 accept -> drawer-may-not-accept
         senior2 deposit S1 B1 -> drawer-closed
         senior2 accept -> Z1
         senior2 accept -> drawer-accepted
         state -> accepted
         assistant1 deposit S1 B1 -> drawer-may-not-accept
         senior2 deposit -> deposit-numbers-missing
         senior2 deposit S1 B1 -> ok
         senior2 deposit S1 B1 -> drawer-deposited
         state -> deposited
         assistant1 open 5000 -> ok
         state -> open",
    );
}

#[test]
fn only_the_holder_closes_and_a_large_variance_is_counted_twice() {
    check(
        "assistant1 open 5000 -> ok
         technician2 close 5000 -> drawer-held
         technician2 take-over -> ok
         technician2 take-over -> drawer-held-already
         assistant1 close 5000 -> drawer-held
         technician2 close 4000 -> variance -1000
         technician2 close 4000 -> drawer-closed
         technician2 explain unknown not seen -> ok
         senior3 accept -> drawer-second-count
         technician2 recount 4990 -> drawer-own
         senior3 recount 4990 -> ok
         senior3 recount 4990 -> count-done-before
         senior3 accept -> Z1
         senior3 deposit S1 B1 -> deposit-nothing",
    );
}

#[test]
fn a_check_that_is_not_in_the_drawer_is_a_variance() {
    check(
        "assistant1 charge 800 -> c1
         assistant1 open 5000 -> ok
         assistant1 pay 500 check ref 1023 -> p1
         assistant1 pay 300 card ref A1 -> p2
         assistant1 move drop 5001 to the safe -> drawer-move-short
         assistant1 move paid-out 100 lunch -> drawer-move-reason
         assistant1 move paid-in 0 coins -> drawer-move-nothing
         assistant1 close 5000 gold 5 -> payment-method-unknown
         assistant1 close 5000 -> variance -500
         assistant1 explain unknown the check is missing -> ok
         senior2 accept -> Z1
         senior2 deposit S1 B1 -> deposit-nothing",
    );
}

#[test]
fn a_terminal_that_says_otherwise_is_explained_but_moves_no_cash() {
    check(
        "assistant1 charge 800 -> c1
         assistant1 open 5000 -> ok
         assistant1 pay 300 card ref A1 -> p1
         assistant1 close 5000 card 250 -> variance 0
         senior2 accept -> drawer-unexplained
         assistant1 explain wrong-price keyed 250 -> ok
         senior2 accept -> Z1",
    );
}
