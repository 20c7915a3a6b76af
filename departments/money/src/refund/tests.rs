use crate::scene::check;

#[test]
fn money_goes_back_up_to_what_was_paid() {
    check(
        "assistant1 charge 1000 -> c1
         assistant1 open 100 -> ok
         assistant1 pay 1000 card ref A1 -> p1
         assistant1 refund c1 600 card paid-twice ref A2 -> refund-above-limit
         technician2 refund c1 1100 card paid-twice ref A2 note twice -> refund-above-paid
         technician2 refund c1 600 cash paid-twice -> refund-drawer-short
         technician2 refund c1 600 card paid-twice -> payment-reference-missing
         technician2 refund c1 600 credit paid-twice -> payment-method-unknown
         technician2 refund c1 600 card sunshine ref A2 -> refund-reason-unknown
         technician7 refund c1 600 card paid-twice ref A2 -> refund-own
         technician2 refund c1 600 card paid-twice ref A2 -> ok
         owed -> 0
         technician2 refund c1 401 card paid-twice ref A2 -> refund-above-paid
         technician2 refund credit 1 card paid-twice ref A2 -> refund-above-credit
         assistant1 cancel c1 -> dropped 0 credited 400
         owed -> -400
         technician2 refund credit 400 card item-found ref A3 -> ok
         owed -> 0
         technician2 refund credit 0 card item-found ref A3 -> refund-nothing",
    );
}

#[test]
fn cash_goes_back_out_of_an_open_drawer() {
    check(
        "assistant1 charge 1000 -> c1
         assistant1 open 5000 -> ok
         assistant1 pay 1000 cash -> p1
         assistant1 refund c1 300 cash bad-print -> ok
         owed -> 0
         assistant1 close 5700 -> variance 0
         assistant1 refund c1 100 cash bad-print -> payment-drawer-closed",
    );
}
