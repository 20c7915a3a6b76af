# The front page.
front-nav-search = Search
front-nav-hours = Hours
front-title = Library catalog
front-find = What are you looking for?
front-holds = { $number } titles: books, e-books, videos, journals, maps and things to borrow.
front-hint = Type words, a name, a title in “quotation marks”, an ISBN or a call number.
front-ways = Ways in
front-way-here = On the shelf now
front-way-ebooks = E-books
front-way-videos = Videos
front-way-journals = Journals
front-way-spanish = In Spanish
front-hours = Today’s hours
front-all-hours = All hours
front-new = New titles
front-about = About { $library }
front-about-what = Everybody is welcome to read here. Students, faculty and staff borrow with their library card; the catalog shows where each copy stands and when it comes back.
front-about-account = Sign in with your card to see what you have borrowed, renew it, and see what you owe and why.
front-about-help = Can’t find it, or need it in another format? Ask at any desk. People who know the collection will look with you.

# Searching.
find-label = Search the catalog
find-go = Search
find-all = All titles
find-chosen = Titles you chose
find-quoted = “{ $q }”
find-count = { $n ->
    [0] No results
    [one] 1 result in { $ms } ms
   *[other] { $number } results in { $ms } ms
}
find-most-words = No record has all of these words. Shown are records that have most of them.
find-mean = Did you mean
find-none-for = Nothing was found for “{ $q }”.
find-shown-for = These are the results for
find-sort = Sort by
find-sort-go = Sort
find-sort-best = Best match
find-sort-newest = Newest
find-sort-oldest = Oldest
find-sort-title = Title
find-narrow = Narrow these results
find-narrowed = You narrowed the results by
find-take-back = Remove
find-widen = Remove all
find-results = results
find-more = More
find-facet-status = Where
find-facet-branch = Library
find-facet-format = Format
find-facet-language = Language
find-facet-subject = Subject
find-facet-author = Author
find-available = To be had now
find-unavailable = Not to be had now
find-years = Year of publication
find-years-before = before { $year }
find-years-since = since { $year }
find-years-until = until { $year }
find-years-go = Set years
find-years-clear = All years
find-from = From
find-to = To
find-decades = Decades
find-nothing = Nothing was found.
find-nothing-way = Try fewer or other words, or check the spelling. A librarian can look with you, and can borrow it from another library.
find-nothing-widen = Search without narrowing
find-online = Online
find-read = Read or watch online
find-no-copy = No copy in the library
find-pages = Pages of results
find-page = Page { $page } of { $pages }
find-before = Previous
find-after = Next

# Where a copy stands.
copy-on-shelf = On the shelf
copy-some-here = On the shelf, { $here } of { $all }
copy-stays-here = On the shelf, use in the library
copy-due = Due back { $day }
copy-today = today, { $time }
copy-was-due = Was due back { $day }
copy-away = Not on the shelf now
copy-missing = Missing
copy-standing-in-transit = On its way between libraries
copy-standing-on-hold = Kept for somebody
copy-standing-lost = Lost
copy-standing-claimed = Being looked for

# A record.
record-get = Where to get it
record-no-copy = The library has no copy of this. Ask at a desk: it may be borrowed from another library.
record-here = { $all ->
    [one] { $here ->
        [0] The one copy is not on the shelf now.
       *[other] The one copy is on the shelf.
    }
   *[other] { $here ->
        [0] None of the { $all } copies is on the shelf now.
       *[other] { $here } of { $all } copies are on the shelf.
    }
}
record-copies = Copies
record-branch = Library
record-location = Location
record-call-number = Call number
record-status = Status
record-summary = Summary
record-about = About this title
record-author = Author
record-with = With
record-also = Also contains
record-edition = Edition
record-published = Published
record-description = Description
record-series = Series
record-language = Language
record-translated = Translated from
record-captions = Captions or subtitles
record-genre = Genre or form
record-isbn = ISBN
record-issn = ISSN
record-class = Classification
record-subjects = Subjects
record-contents = Contents
record-link = More about it online
record-shelf = Beside it on the shelf
record-cite = Cite or take along
record-cite-hint = Check it against your style guide before you hand it in.
record-ris = For reference managers (RIS)
record-marc = Record (MARC)
record-staff = Open in staff catalog

# Hours.
open-title = Hours
open-of = Hours of { $branch }
open-day = Day
open-hours = Hours
open-today = today
open-closed = Closed
open-until = Open until { $time }
open-closed-until = Closed, opens { $when }
open-when = { $day }, { $time }

# Codes of the catalog in words.
said-format-book = Book
said-format-ebook = E-book
said-format-manuscript = Manuscript
said-format-journal = Journal
said-format-ejournal = E-journal
said-format-article = Article or chapter
said-format-updating = Website or database
said-format-map = Map
said-format-score = Music score
said-format-video = Video
said-format-projected = Slides or transparencies
said-format-music = Music recording
said-format-spoken = Spoken recording
said-format-picture = Picture
said-format-computer = Computer file
said-format-kit = Kit
said-format-object = Object
said-format-mixed = Mixed materials
said-format-other = Other
said-language-eng = English
said-language-spa = Spanish
said-language-fre = French
said-language-ger = German
said-language-ita = Italian
said-language-por = Portuguese
said-language-lat = Latin
said-language-rus = Russian
said-language-ukr = Ukrainian
said-language-pol = Polish
said-language-gre = Greek
said-language-grc = Ancient Greek
said-language-heb = Hebrew
said-language-ara = Arabic
said-language-per = Persian
said-language-tur = Turkish
said-language-hin = Hindi
said-language-urd = Urdu
said-language-chi = Chinese
said-language-jpn = Japanese
said-language-kor = Korean
said-language-vie = Vietnamese
said-language-tgl = Tagalog
said-language-tha = Thai
said-language-dut = Dutch
said-language-swe = Swedish
said-language-mul = Several languages
said-language-und = Not stated
said-language-zxx = Without words
said-label-uniform-title = Uniform title
said-label-translated-title = Translated title
said-label-former-title = Former title
said-label-abbreviated-title = Abbreviated title
said-label-key-title = Key title
said-label-added-title = Added title
said-label-portion-of-title = Portion of title
said-label-parallel-title = Parallel title
said-label-distinctive-title = Distinctive title
said-label-cover-title = Cover title
said-label-added-title-page-title = Added title page title
said-label-caption-title = Caption title
said-label-running-title = Running title
said-label-spine-title = Spine title
said-label-other-title = Other title

# A patron's own account.
own-title = My account
own-card = card
own-until = good until { $day }
own-not-renewed = Not renewed:
own-not-renewed-way = Ask at a desk if you need it longer: staff can tell you what is possible.
own-blocks = You can’t borrow now
own-blocks-way = Come to a desk or write to us, and we will sort it out with you.
own-loans = { $n ->
    [0] Nothing borrowed
    [one] 1 loan
   *[other] { $n } loans
}
own-no-loans = You have nothing from the library now.
own-loans-table = What you have borrowed
own-what = What
own-due = Due
own-renewed-col = Renewed
own-renewals = { $n ->
    [0] not yet
    [one] once
   *[other] { $n } times
}
own-renew = Renew
own-renew-all = Renew all
own-renewed = “{ $title }” is renewed. It is due { $day } now.
own-all-renewed = { $n ->
    [one] Your loan is renewed.
   *[other] All { $n } loans are renewed.
}
own-some-renewed = { $n ->
    [0] None could be renewed.
    [one] 1 loan was renewed; these were not.
   *[other] { $n } loans were renewed; these were not.
}
own-late = Late
own-lost = Counted as lost
own-due-today = Due today
own-due-soon = Due soon
own-owed = What you owe
own-no-charges = You owe nothing for single items.
own-charges-table = What you owe, item by item
own-when = Since
own-open = To pay
own-why = How this amount came about
own-pay = Pay at any desk of the library. If something here is wrong or hard to pay, talk to us: amounts can be looked at again.
own-desk = Where to find us
# Why a patron cannot borrow or renew, said to the patron.
own-because-patron-expired = Your card was good through { $day }. Bring your college ID to a desk and we will renew it.
own-because-block-card-lost = This card was reported lost. Come to a desk for a new one.
own-because-block-address = Mail to you came back. Tell us where you can be reached.
own-because-block-agreement = An agreement still needs your signature. Come to a desk to sign it.
own-because-block-conduct = Borrowing is paused. Talk to the library about it.
own-because-block-other = There is a note on your card. Ask at a desk what it needs.
own-because-loan-owes = You owe { $owed }; borrowing stops above { $limit }.
own-because-loan-lost-items = { $n } things count as lost. Bring them back, or settle what they cost.
own-because-loan-claims = We are still looking for { $n } things you said you returned.
own-because-loan-overdue-items = { $n } things are overdue. Bring them back or renew them.
own-because-loan-overdue-long = Something is overdue by { $days } days. Bring it back first.
own-because-loan-overdue-hourly = Something lent by the hour is overdue. Others wait for it.
own-because-renew-limit = It was renewed { $n } times; more is not allowed.
own-because-renew-late = It is overdue by { $days } days, too long to renew. Bring it back.
own-because-renew-lost = It counts as lost. Bring it back if you have it.
own-because-renew-claimed = We are looking for it, because you said you returned it.
own-because-renew-no-gain = Renewing now would not give you a later date. Try again nearer to the due date.
own-because-loan-no-term = The end of term is not known yet. Ask at a desk.
own-because-loan-over = You have returned this already.
# How an amount came about, said to the patron.
own-explain-due = It was due
own-explain-returned = It came back
own-explain-rate = Rate
own-explain-grace = Days of grace
own-explain-cap = At most
own-explain-price = Replacement price
own-explain-counted = Days that count
own-explain-closed = Closed days left out
own-explain-step-late = Late by { $days } days
own-explain-step-closed = { $days } closed days do not count
own-explain-step-grace = { $days } days of grace do not count
own-explain-step-fine = { $days } days at { $rate }
own-explain-step-cap = Never more than { $cap }
own-explain-step-late-minutes = Late by { $minutes } minutes that count
own-explain-step-grace-passed = { $days } days of grace have passed: every day counts
own-explain-step-grace-minutes = { $minutes } minutes of grace have passed
own-explain-step-fine-hours = { $hours } hours at { $rate }
own-history = Charges and payments until now
own-history-table = What was charged and paid, newest first
own-amount = Amount
own-balance = You owed then
own-receipt = Receipt
own-line-charge = Charged
own-line-payment = Paid
own-line-from-credit = Paid from your credit
own-line-void = Payment taken back
own-line-waiver = Forgiven
own-line-write-off = Written off
own-line-cancellation = Charge taken back
own-line-refund = Given back to you
