# The shell
shell-skip = Skip to the page
shell-any = Scan or search anything
shell-any-hint = Scan or search: barcode, name, call number, title…  ( / )
shell-branch = You work at
shell-switch = Switch person
shell-me = My sign-in
shell-sign-in = Sign in
shell-sign-out = Sign out
shell-nav = Departments
shell-public-nav = Library
shell-account = My account
shell-staff = Staff pages
shell-undo = Undo
shell-keys = Keys
shell-keys-go = Go to a department
shell-keys-esc = End or go back
shell-keys-none = This page has no keys of its own.

look-theme = Colors
look-machine = As my device
look-light = Light
look-dark = Dark
look-contrast = Contrast
look-more = More
look-set = Set

# Pages that could not be shown
page-home = Front page
page-reference = If you ask for help, give this number:
page-not-found-title = There is no such page
page-not-found-text = The address may be mistyped, or what stood here was removed. Search for it, or start from the front page.
page-sign-in-title = Sign in first
page-sign-in-text = This needs a sign-in. Send a session or a bearer token that is still valid.
page-forbidden-title = Your role may not do this
page-forbidden-text = Nothing was changed. Somebody whose role allows it can do it for you, or switch in here.
page-forbidden-who = These roles may: { $roles }.
page-refused-title = This was not done
page-refused-text = The rules of the library say no. Nothing was changed.
page-invalid-title = This could not be understood
page-invalid-text = What was sent is not what this page expects. Go back, check it, and send it again.
page-stale-title = This page was too old
page-stale-text = Nothing was changed. Go back, reload the page, and send the form again; what you typed is still there.
page-method-title = This address does not take that
page-method-text = The address exists, but it does not answer this kind of request.
page-too-large-title = Too much at once
page-too-large-text = What was sent is larger than this page takes. Nothing was changed.
page-busy-title = The library is busy
page-busy-text = Nothing was changed. Wait a few seconds and try again.
page-internal-title = Something went wrong on our side
page-internal-text = It is not your fault, and it was written down. Nothing half done was kept. Try again; if it happens again, tell the person who looks after Callslip.

# Forms
form-required = required
form-problems = { $n ->
    [one] One thing needs your attention
   *[other] { $n } things need your attention
}
form-missing = This is empty.
form-missing-way = Fill it in.
form-too-long = This is { $length } characters long.
form-too-long-way = Shorten it to { $most }.
form-unprintable = This has a character that cannot be printed.
form-unprintable-way = Type it again instead of pasting it.
form-not-a-day = This is not a day.
form-not-a-day-way = Write it like 12/14/2026.
form-choose = This is not one of the choices.
form-choose-way = Choose one from the list.
form-number = This is not a whole number from { $least } to { $most }.
form-number-way = Type digits only.
form-without-version = This form did not say which version of the record it was filled from.
form-without-version-way = Open the page again and repeat your change there.
barcode-empty = Nothing was scanned.
barcode-empty-way = Scan the barcode again, or type it.
barcode-too-long = This is longer than any barcode.
barcode-too-long-way = Scan one barcode at a time.
barcode-unprintable = This is not a barcode.
barcode-unprintable-way = Scan it again, or type the digits.
money-not-an-amount = This is not an amount of money.
money-not-an-amount-way = Write it like 12.50.
money-too-many-decimals = There is no coin for a third decimal.
money-too-many-decimals-way = Write it like 12.50.
money-too-large = This is more than one entry may carry.
money-too-large-way = Check the amount.
reason-who = { $roles } may set this aside.
reason-go = Go there
confirm-no = Go back

# Lists
list-count = { $n ->
    [one] 1 row
   *[other] { $shown } rows
}
list-all = All
list-filter = Show
list-clear = Clear
list-none-match = Nothing matches. Clear the filters to see everything.
list-pages = Pages of the list
list-page = Page { $page } of { $pages }
list-ways = What you can do
list-previous = Previous
list-next = Next
list-choose = Choose { $what }
list-choose-all = Choose all rows of this page
list-chosen-only = Only the chosen
list-chosen-one = 1 chosen
list-chosen-many = # chosen
list-show-all = Show all rows
list-columns = Columns
list-columns-show = Show these
history-title = History
history-empty = Nothing has happened to it yet.
progress-seconds-left = about { $n } s left
progress-minutes-left = about { $n } min left
progress-label = Progress
progress-of = { $done } of { $total }
progress-done = { $done } done
progress-next = Go on
progress-again = Look again
today-nothing = Nothing waits in:
today-silent = Not answering: { $source }

# Days and times
date-day = { $weekday }, { $month } { $day }, { $year }
date-day-short = { $weekday }, { $month } { $day }
date-day-long = { $weekday }, { $month } { $day }
date-moment = { $day }, { $time }
time-of-day = { $hour }:{ $minute } { $half }
time-am = am
time-pm = pm
ago-now = just now
ago-minutes = { $n ->
    [one] a minute ago
   *[other] { $n } minutes ago
}
ago-hours = { $n ->
    [one] an hour ago
   *[other] { $n } hours ago
}
ago-yesterday = yesterday
ago-days = { $n } days ago
weekday-1 = Mon
weekday-2 = Tue
weekday-3 = Wed
weekday-4 = Thu
weekday-5 = Fri
weekday-6 = Sat
weekday-7 = Sun
weekday-long-1 = Monday
weekday-long-2 = Tuesday
weekday-long-3 = Wednesday
weekday-long-4 = Thursday
weekday-long-5 = Friday
weekday-long-6 = Saturday
weekday-long-7 = Sunday
month-1 = Jan
month-2 = Feb
month-3 = Mar
month-4 = Apr
month-5 = May
month-6 = Jun
month-7 = Jul
month-8 = Aug
month-9 = Sep
month-10 = Oct
month-11 = Nov
month-12 = Dec
month-long-1 = January
month-long-2 = February
month-long-3 = March
month-long-4 = April
month-long-5 = May
month-long-6 = June
month-long-7 = July
month-long-8 = August
month-long-9 = September
month-long-10 = October
month-long-11 = November
month-long-12 = December
