nav-desk = Desk
nav-checkin = Check in
nav-loans = Loans
nav-rules = Lending rules

# The desk
desk-title = Check out
desk-card = Library card
desk-card-hint = Scan the card, or type a name.
desk-item-example = Scan an item
desk-card-example = Scan a card
desk-not-renewed = Not renewed: { $what }
receipt-print = Print
desk-open = Open
desk-item = Item barcode
desk-item-hint = Scan item after item. Another card is the next patron; a name finds one.
desk-lend = Check out
desk-end = End this patron
desk-renew = Renew
desk-receipt = Receipt
desk-undo = Undo
desk-patron = Patron
desk-card-short = card
desk-names = Who is it?
desk-nobody = Nobody and nothing was found.
desk-nobody-way = Scan again, or type a part of the name.
desk-nobody-yet = No patron yet
desk-nobody-yet-way = Scan a card, or type a name.
desk-no-patron = No patron is at the desk yet.
desk-no-patron-way = Scan the card first, or check this item in.
desk-may-borrow = May borrow
desk-may-not-borrow = May not borrow
desk-owes = owes { $owed }
desk-of = { $n } of { $most }
desk-loans = Loans
desk-fines = Owes
desk-expires = Card good until
desk-language = Notices in
desk-lines = Now checked out
desk-lines-count = { $now } this session, { $all } in all
desk-no-loans = Nothing is on loan.
desk-lent = { $title }: due { $due }.
desk-found = It was missing and is found.
desk-not-lent = Not lent: { $what }
desk-renew-it = Renew it
desk-check-in-first = Check it in
desk-fast-add = Add a brief record
desk-override = Set aside what is ticked
desk-note = Why
desk-note-hint = Your name and these words are kept with the loan.
desk-override-go = Do it all the same
desk-override-note = An override needs its reason in words.
desk-override-note-way = Say why, then try again.
due-today = Today
loan-state-now = just now
loan-state-out = on loan
loan-state-lost = lost
loan-state-claimed = said to be returned
loan-state-late-today = late
loan-state-late = { $n ->
    [one] 1 day late
   *[other] { $n } days late
  }

# Check-in
checkin-title = Check in
checkin-item = Item barcode
checkin-item-hint = Scan what came back.
checkin-drop = From the book drop: as of the last closing
checkin-in-house = Only used in the library: note the use
checkin-as-of = As of the end of this day
checkin-go = Check in
checkin-undo = Undo this check-in
checkin-lines = Back lately
checkin-none = Nothing came back in the last two hours.
checkin-col-when = When
checkin-col-fine = Fine
checkin-refused = Not checked in: { $what }
checkin-back = { $title } is back.
checkin-fined = { $title } is back late. Fine: { $fine }.
checkin-fined-way = How it was computed
checkin-not-on-loan = { $title } was on no loan.
checkin-refunded = { $cents } charged for its loss is taken back.
checkin-found = It was missing or lost and is found.
checkin-withdrawn = It was withdrawn: set it aside for cataloging.
checkin-elsewhere = It belongs to { $branch }: send it there.
checkin-backdate = Counting it as back on an earlier day needs another permission.
checkin-backdate-way = Check it in as of now, or as from the book drop.
checkin-to-come = That moment is still to come.
checkin-to-come-way = Choose today or an earlier day.
checkin-before-loan = That is before the loan began.
checkin-before-loan-way = Choose the day it was lent or a later one.

# In-house use
in-house-title = In-house use
in-house-why = Scan what was left on tables and carts. Nobody is noted, only the use.
in-house-item = Item barcode
in-house-go = Note the use
in-house-used = { $title }: use in the library noted.
in-house-on-loan = It is on loan.
in-house-on-loan-way = Check it in first.

# Lists of loans
loans-lists = Lists of loans
loans-title = Loans
loans-list = Open loans
loans-col-due = Due
loans-col-state = State
loans-col-patron = Patron
loans-col-title = Title
loans-col-call = Call number
loans-col-lent = Lent
loans-col-renewals = Renewed
loans-filter-branch = Branch
loans-filter-kind = Kind
loans-filter-category = Category
loans-empty = Nothing is on loan.
loans-empty-way = Loans appear here when items are checked out at the desk.
overdues-title = Overdue
overdues-list = Overdue loans
overdues-col-due = Due
overdues-col-state = State
overdues-col-patron = Patron
overdues-col-title = Title
overdues-col-call = Call number
overdues-col-lent = Lent
overdues-col-renewals = Renewed
overdues-filter-branch = Branch
overdues-filter-kind = Kind
overdues-filter-category = Category
overdues-empty = Nothing is overdue.
overdues-empty-way = Day loans appear here the day after they were due, hourly loans at once.

# One loan
loan-title = Loan
loan-patron = Patron
loan-item = Item
loan-call = Call number
loan-kind = Kind
loan-lent = Lent
loan-due = Due
loan-renewals = Renewed
loan-returned = Came back
loan-lost-since = Lost since
loan-claimed-since = Said to be returned since
loan-fine-now = Fine if it came back now
loan-why = The rule it was lent under
loan-why-ask = Why this due date?
loan-undo = Undo this checkout
loan-undo-return = Undo this check-in
loan-note = Why
loan-renew-all-the-same = Renew all the same
loan-change-due = Another due date
loan-change-due-go = Set
loan-due-on = Due on
loan-not-back = It does not come back
loan-declare-lost = Declare lost and charge
loan-claim = The patron says it was returned
loan-claim-end = End the search: it was not returned
lost-done = Declared lost. The charges are on the account.
claimed-done = Noted.
renew-done = { $title } is renewed until { $due }.
renew-done-fined = { $title } is renewed until { $due }. It was late: { $fine } was charged.
renew-all-done = { $n ->
    [0] No loan is renewed.
    [one] 1 loan is renewed.
   *[other] { $n } loans are renewed.
  }
undo-done-checkout = The checkout is taken back.
undo-done-return = The check-in is taken back, with its fine.
undo-done-renewal = The renewal is taken back. A fine charged with it stays.
undo-done-use = The use is taken back.

# A patron's loans
account-tab-loans = Loans
renew-chosen-title = Not every loan was renewed
renew-chosen = Renew the chosen
account-renew-all = Renew all
account-slip = Slip
account-col-left = Renewals left
account-col-fine = Fine now
account-growing = If everything came back now: { $cents } in fines.
receipt-loans = Checked out
receipt-card = Card ending in { $end }
receipt-none = Nothing was checked out.
receipt-count = { $n ->
    [one] 1 item
   *[other] { $n } items
  }

# Rules
rules-title = Lending rules
rules-rows = The rules
rules-any = any
rules-col-kind = Kind
rules-col-category = Category
rules-col-branch = Branch
rules-col-gives = Gives
rules-from = from { $day }
rules-change = Change
rules-was-put = Put in force
rules-was-ended = Ended
rules-end = End
rules-new = Put a rule in force
rules-new-way = A rule for the same kind, category and branch gives way to the new one on its first day. Loans already made keep their terms.
rules-put = Put in force
rules-why = Why this due date?
rules-why-go = Ask
rules-why-due = Lent now, it is due { $due }.
rules-why-chain = The rules that fit, the one that holds first
rules-why-holds = holds
rules-why-whole = The most specific rule holds as a whole; no value falls back to another. The kind of item weighs more than the category, the category more than the branch.
rules-why-none = No rule fits.
rules-lent-days = days
rules-lent-hours = hours
rules-lent-close = until closing
rules-lent-term = until the end of term
rules-lent-not-lent = not lent
rules-period-days = { $n ->
    [one] 1 day
   *[other] { $n } days
  }
rules-period-hours = { $n ->
    [one] 1 hour
   *[other] { $n } hours
  }
rules-period-close = until closing
rules-period-term = until the end of term
rules-period-not-lent = not lent
rules-renewals = { $n ->
    [0] no renewals
    [one] 1 renewal
   *[other] { $n } renewals
  }
rules-fine-none = no fine
rules-fine-day = { $rate } a day, at most { $cap }, { $grace }
rules-fine-hour = { $rate } an hour, at most { $cap }, { $grace }
rules-grace-none = no grace
rules-grace-days = { $n ->
    [one] 1 day of grace
   *[other] { $n } days of grace
  }
rules-grace-minutes = { $n } minutes of grace
rules-most = { $n } at once
rules-unit-days = days
rules-unit-minutes = minutes
rules-per-day = a day
rules-per-hour = an hour
rules-per-none = no fine
rules-counted-open = open days and hours only
rules-counted-all = every day and hour
why-category = Category
why-kind = Kind
why-branch = Branch of the item
rule-kind = Kind
rule-category = Category
rule-branch = Branch of the item
rule-period = Lent for
rule-count = How many
rule-count-hint = For days and hours.
rule-renewals = Renewals
rule-grace = Grace
rule-grace-unit = Grace counted in
rule-fine-per = Fine
rule-fine = Amount
rule-cap = At most, for one loan
rule-fine-days = What counts
rule-most = At once of this kind
rule-most-hint = Leave empty for no limit.
rule-hold = Holds may be placed
rule-from-on = In force from
rule-put = The rule is in force from its first day.
rule-ended = The rule is ended.
rule-days = More than { $most } days is not believed.
rule-days-way = Type the days, at most { $most }.
rule-hours = From 1 to { $most } hours.
rule-hours-way = For longer loans choose days.
rule-from-past = The first day is past.
rule-from-past-way = Choose today or a later day: what was lent keeps its terms.
rule-count-fault = Numbers below 0 are not counted.
rule-count-fault-way = Type whole numbers from 0 up.
rule-fine-and-cap = A fine needs an amount and a most.
rule-fine-and-cap-way = Type both, or choose no fine.
rule-fine-unit = An amount needs its unit.
rule-fine-unit-way = Choose a day or an hour.
rule-cap-below = The most is below one unit of the fine.
rule-cap-below-way = Raise the most, or lower the fine.
rule-last = This rule fits everything: without it nothing could be lent.
rule-last-way = Put its successor in force first.
due-step-days = The days of the rule lead to { $to }.
due-step-hours = The hours of the rule lead to { $to }.
due-step-term = Loans of this term are due { $to }.
due-step-closed = The library is closed then: moved to { $to }.
due-step-back = The library is closed then: moved back to { $to }.
due-step-kept = The library is closed then; the day stays: { $to }.
due-step-closing = The doors close: { $to }.
due-step-opening = The doors are closed then: some time after they open, { $to }.
due-step-expiry = No loan outlasts the card: { $to }.

# Why not
loan-card-unknown = No patron has the card { $barcode }.
loan-card-unknown-way = Find the patron by name, or register them.
loan-card-ended = The card { $barcode } was replaced; it is no longer good.
loan-card-ended-way = Ask for the new card, or find the patron by name and look at a photo ID.
loan-patron-unknown = There is no patron { $barcode }.
loan-patron-unknown-way = Scan the card again.
loan-item-unknown = No item has the barcode { $barcode }.
loan-item-unknown-way = Scan again. If the barcode is right, add a brief record and lend it now.
loan-unknown = There is no such loan.
loan-unknown-way = Open the patron’s loans again.
loan-over = This loan is over.
loan-over-way = Look the item up to see where it is.
loan-has-it = This patron has it already.
loan-has-it-way = Renew it.
loan-another-has-it = It is on loan to another patron.
loan-another-has-it-way = Check it in first, then lend it.
loan-withdrawn = It was withdrawn on { $day }.
loan-withdrawn-way = Set it aside for cataloging.
loan-item-not-lent = This item is for use in the library only.
loan-item-not-lent-way = It may be read here.
loan-location-not-lent = Nothing is lent from { $location }.
loan-location-not-lent-way = It may be read here.
loan-kind-not-lent = { $kind }: this kind is not lent.
loan-kind-not-lent-way = It may be used here.
loan-rule-not-lent = { $kind }: not lent to this category.
loan-rule-not-lent-way = Offer another copy, or use here.
loan-no-rule = No lending rule fits.
loan-no-rule-way = Put a rule in force that fits everything.
loan-no-term = No term is planned, so its end is not known.
loan-no-term-way = Enter the next term, or give a due date by hand.
loan-due-given = A due date by hand needs another permission.
loan-due-given-way = Leave it to the rule.
loan-due-past = That due date is past.
loan-due-past-way = Choose a later one.
loan-owes = Owes { $owed }; borrowing stops above { $limit }.
loan-owes-way = Take a payment.
loan-too-many = Has { $n } loans; { $category } may have { $most } at once.
loan-too-many-way = Something must come back first.
loan-too-many-of-kind = Has { $n } of { $kind }; { $most } at once are allowed.
loan-too-many-of-kind-way = One of them must come back first.
loan-overdue-items = { $n } items are overdue.
loan-overdue-items-way = They must come back or be renewed.
loan-overdue-long = An item is overdue by { $days } days.
loan-overdue-long-way = It must come back.
loan-overdue-hourly = An item lent by the hour is overdue.
loan-overdue-hourly-way = It must come back: others wait for it.
loan-lost-items = { $n } items are lost; { $most } are allowed.
loan-lost-items-way = Their charges must be settled.
loan-claims = { $n } items are said to be returned; { $most } are allowed.
loan-claims-way = The searches must be ended first.
renew-limit = Renewed { $n } times; the rule allows { $most }.
renew-limit-way = It must come back.
renew-late = Overdue by { $days } days; after { $most } it is no longer renewed.
renew-late-way = It must come back.
renew-lost = It counts as lost.
renew-lost-way = Check it in if it is found.
renew-claimed = It is said to be returned.
renew-claimed-way = End the search first.
renew-no-gain = Renewing now would not give a later date.
renew-no-gain-way = Renew it nearer to its due date.
lost-already = It counts as lost already.
lost-already-way = The charges are on the account.
undo-late = That was more than { $minutes } minutes ago.
undo-late-way = Check the item in or out instead.
undo-not-last = Something else was done with it since.
undo-not-last-way = Undo that first, or check the item in or out.
undo-not-returned = This loan is not returned.
undo-not-returned-way = There is nothing to undo.
undo-not-renewed = This loan was not renewed.
undo-not-renewed-way = There is nothing to undo.
undo-link-cut = Who had it is no longer kept.
undo-link-cut-way = Check the item out again.

# Where an item stands
standing-on-loan = On loan, due { $due }
standing-lost = Lost
standing-claimed = Being searched for
standing-in-library = In the library only
standing-on-loan-against = It is on loan.
standing-on-loan-against-way = Check it in first.
hanging-loans = It was lent before.
hanging-loans-way = Withdraw it instead: its history stays.

# Today
today-overdue = { $n ->
    [one] 1 loan is overdue
   *[other] { $n } loans are overdue
  }
today-hourly-soon = { $title } is due soon
today-due-soon = due soon

# How a fine was computed, on the page of a charge
explain-rule = Rule number
explain-counted = Days that count
explain-closed = Closed days left out
explain-price-of = Price taken from
explain-step-late-minutes = Late by { $minutes } minutes that count
explain-step-grace-passed = { $days } days of grace have passed: every day counts
explain-step-grace-minutes = { $minutes } minutes of grace have passed
explain-step-fine-hours = { $hours } hours at { $rate }
