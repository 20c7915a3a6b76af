use crate::scene::check;

#[test]
fn things_of_the_price_list_are_sold_without_a_patron() {
    check(
        "assistant1 sell cash earbuds 1 -> payment-drawer-missing
         assistant1 open 5000 -> ok
         assistant1 sell cash earbuds 2 print-card 1 given 2000 -> p1
         owed -> 0
         assistant1 sell cash -> sale-nothing
         assistant1 sell cash unicorn 1 earbuds 0 -> sale-price-unknown, sale-quantity
         assistant1 sell cash earbuds 1 given 299 -> payment-tendered-short
         assistant1 sell credit earbuds 1 -> payment-method-unknown
         assistant1 sell card earbuds 1 -> payment-reference-missing
         senior2 void p1 wrong thing -> ok
         assistant1 sell cash earbuds 1 -> p2
         assistant1 close 5300 -> variance 0
         assistant1 sell cash earbuds 1 -> payment-drawer-closed
         senior2 accept -> Z1",
    );
}
