# Unang pahina
front-nav-search = Maghanap
front-nav-hours = Oras
front-title = Katalogo ng aklatan
front-find = Ano ang hinahanap mo?
front-holds = { $number } na pamagat: aklat, e-book, video, journal, mapa at mga gamit na mahihiram.
front-hint = Mag-type ng mga salita, pangalan, pamagat sa loob ng “panipi”, ISBN o call number.
front-ways = Mga daan papasok
front-way-here = Nasa istante ngayon
front-way-ebooks = Mga e-book
front-way-videos = Mga video
front-way-journals = Mga journal
front-way-spanish = Sa Espanyol
front-hours = Oras ngayong araw
front-all-hours = Lahat ng oras
front-new = Mga bagong pamagat
front-about = Tungkol sa { $library }
front-about-what = Malugod na tinatanggap ang lahat na magbasa rito. Humihiram ang mga estudyante, guro at kawani gamit ang library card; ipinapakita ng katalogo kung nasaan ang bawat kopya at kailan ito ibabalik.
front-about-account = Mag-sign in gamit ang card para makita ang hiniram mo, i-renew ito, at makita kung magkano ang utang mo at bakit.
front-about-help = Hindi mahanap, o kailangan sa ibang anyo? Magtanong sa alinmang desk. Sasamahan kang maghanap ng taong nakakakilala sa koleksyon.

# Paghahanap
find-label = Maghanap sa katalogo
find-go = Hanapin
find-all = Lahat ng pamagat
find-chosen = Mga pamagat na pinili mo
find-quoted = “{ $q }”
find-count = { $n ->
    [0] Walang resulta
   *[other] { $number } resulta sa { $ms } ms
}
find-most-words = Walang tala na may lahat ng salitang ito. Ipinapakita ang mga tala na may karamihan sa mga ito.
find-mean = Ito ba ang hinahanap mo
find-none-for = Walang nakita para sa “{ $q }”.
find-shown-for = Ito ang mga resulta para sa
find-sort = Ayusin ayon sa
find-sort-go = Ayusin
find-sort-best = Pinakatugma
find-sort-newest = Pinakabago
find-sort-oldest = Pinakaluma
find-sort-title = Pamagat
find-narrow = Paliitin ang resulta
find-narrowed = Pinaliit mo ang resulta ayon sa
find-take-back = Alisin
find-widen = Alisin lahat
find-results = resulta
find-more = Higit pa
find-facet-status = Kalagayan
find-facet-branch = Aklatan
find-facet-format = Uri
find-facet-language = Wika
find-facet-subject = Paksa
find-facet-author = May-akda
find-available = Makukuha ngayon
find-unavailable = Hindi makukuha ngayon
find-years = Taon ng paglalathala
find-years-before = bago ang { $year }
find-years-since = mula { $year }
find-years-until = hanggang { $year }
find-years-go = Itakda ang taon
find-years-clear = Lahat ng taon
find-from = Mula
find-to = Hanggang
find-decades = Mga dekada
find-nothing = Walang nakita.
find-nothing-way = Subukan ang mas kaunti o ibang salita, o suriin ang baybay. Masasamahan kang maghanap ng librarian, at maaari itong hiramin sa ibang aklatan.
find-nothing-widen = Maghanap nang walang pagpapaliit
find-online = Online
find-read = Basahin o panoorin online
find-no-copy = Walang kopya sa aklatan
find-pages = Mga pahina ng resulta
find-page = Pahina { $page } ng { $pages }
find-before = Nakaraan
find-after = Susunod

# Nasaan ang kopya
copy-on-shelf = Nasa istante
copy-some-here = Nasa istante, { $here } sa { $all }
copy-stays-here = Nasa istante, gamitin sa aklatan
copy-due = Ibabalik sa { $day }
copy-today = ngayon, { $time }
copy-was-due = Dapat naibalik noong { $day }
copy-away = Wala sa istante ngayon
copy-missing = Nawawala
copy-standing-in-transit = Papunta sa ibang aklatan
copy-standing-on-hold = Nakalaan para sa iba
copy-standing-lost = Nawala
copy-standing-claimed = Hinahanap

# Talaan
record-get = Saan makukuha
record-no-copy = Walang kopya nito ang aklatan. Magtanong sa desk: maaari itong hiramin sa ibang aklatan.
record-here = { $all ->
    [1] { $here ->
        [0] Wala sa istante ngayon ang nag-iisang kopya.
       *[other] Nasa istante ang nag-iisang kopya.
    }
   *[other] { $here ->
        [0] Wala sa istante ngayon ang alinman sa { $all } kopya.
       *[other] { $here } sa { $all } kopya ang nasa istante.
    }
}
record-copies = Mga kopya
record-branch = Aklatan
record-location = Lokasyon
record-call-number = Call number
record-status = Kalagayan
record-summary = Buod
record-about = Tungkol sa pamagat na ito
record-author = May-akda
record-with = Kasama
record-also = Naglalaman din ng
record-edition = Edisyon
record-published = Inilathala
record-description = Paglalarawan
record-series = Serye
record-language = Wika
record-translated = Isinalin mula sa
record-captions = Caption o subtitle
record-genre = Genre o anyo
record-isbn = ISBN
record-issn = ISSN
record-class = Klasipikasyon
record-subjects = Mga paksa
record-contents = Nilalaman
record-link = Higit pa tungkol dito online
record-shelf = Katabi nito sa istante
record-cite = Sipiin o dalhin
record-cite-hint = Ihambing sa iyong gabay sa pagsipi bago ipasa.
record-ris = Para sa reference manager (RIS)
record-marc = Talaan (MARC)
record-staff = Buksan sa katalogo ng kawani

# Oras
open-title = Oras
open-of = Oras ng { $branch }
open-day = Araw
open-hours = Oras
open-today = ngayon
open-closed = Sarado
open-until = Bukas hanggang { $time }
open-closed-until = Sarado, magbubukas { $when }
open-when = { $day }, { $time }

# Mga kodigo ng katalogo
said-format-book = Aklat
said-format-ebook = E-book
said-format-manuscript = Manuskrito
said-format-journal = Journal
said-format-ejournal = E-journal
said-format-article = Artikulo o kabanata
said-format-updating = Website o database
said-format-map = Mapa
said-format-score = Iskor ng musika
said-format-video = Video
said-format-projected = Slide o transparency
said-format-music = Rekording ng musika
said-format-spoken = Rekording ng pananalita
said-format-picture = Larawan
said-format-computer = Computer file
said-format-kit = Kit
said-format-object = Bagay
said-format-mixed = Halo-halong materyales
said-format-other = Iba pa
said-language-eng = Ingles
said-language-spa = Espanyol
said-language-fre = Pranses
said-language-ger = Aleman
said-language-ita = Italyano
said-language-por = Portuges
said-language-lat = Latin
said-language-rus = Ruso
said-language-ukr = Ukranyano
said-language-pol = Polako
said-language-gre = Griyego
said-language-grc = Sinaunang Griyego
said-language-heb = Hebreo
said-language-ara = Arabe
said-language-per = Persiyano
said-language-tur = Turko
said-language-hin = Hindi
said-language-urd = Urdu
said-language-chi = Tsino
said-language-jpn = Hapones
said-language-kor = Koreano
said-language-vie = Vietnamese
said-language-tgl = Tagalog
said-language-tha = Thai
said-language-dut = Olandes
said-language-swe = Suweko
said-language-mul = Iba’t ibang wika
said-language-und = Hindi nakasaad
said-language-zxx = Walang salita
said-label-uniform-title = Iisang pamagat
said-label-translated-title = Isinaling pamagat
said-label-former-title = Dating pamagat
said-label-abbreviated-title = Pinaikling pamagat
said-label-key-title = Susing pamagat
said-label-added-title = Dagdag na pamagat
said-label-portion-of-title = Bahagi ng pamagat
said-label-parallel-title = Katumbas na pamagat
said-label-distinctive-title = Natatanging pamagat
said-label-cover-title = Pamagat sa pabalat
said-label-added-title-page-title = Pamagat sa dagdag na pahina
said-label-caption-title = Pamagat sa ulo
said-label-running-title = Tuloy-tuloy na pamagat
said-label-spine-title = Pamagat sa gulugod
said-label-other-title = Ibang pamagat

# Sariling account
own-title = Ang account ko
own-card = card
own-until = may bisa hanggang { $day }
own-not-renewed = Hindi na-renew:
own-not-renewed-way = Magtanong sa desk kung kailangan mo pa nang mas matagal: sasabihin ng kawani kung ano ang maaari.
own-blocks = Hindi ka makakahiram ngayon
own-blocks-way = Pumunta sa desk o sumulat sa amin, at aayusin natin ito.
own-loans = { $n ->
    [0] Walang hiniram
   *[other] { $n } hiniram
}
own-no-loans = Wala kang hiniram sa aklatan ngayon.
own-loans-table = Ang mga hiniram mo
own-what = Ano
own-due = Ibabalik
own-renewed-col = Na-renew
own-renewals = { $n ->
    [0] hindi pa
   *[other] { $n } beses
}
own-renew = I-renew
own-renew-all = I-renew lahat
own-renewed = Na-renew ang “{ $title }”. Ibabalik na ito sa { $day }.
own-all-renewed = Na-renew ang lahat ng { $n } hiniram mo.
own-some-renewed = { $n ->
    [0] Walang na-renew.
   *[other] { $n } ang na-renew; ang mga ito ay hindi.
}
own-late = Huli na
own-lost = Itinuturing na nawala
own-due-today = Ibabalik ngayon
own-due-soon = Malapit nang ibalik
own-owed = Ang utang mo
own-no-charges = Wala kang utang para sa anumang item.
own-charges-table = Ang utang mo, isa-isa
own-when = Mula noong
own-open = Babayaran
own-why = Paano nabuo ang halagang ito
own-pay = Magbayad sa alinmang desk ng aklatan. Kung may mali o mahirap bayaran, kausapin kami: maaaring suriin muli ang halaga.
own-desk = Saan kami makikita
# Bakit hindi makahiram o maka-renew, sinasabi sa humihiram.
own-because-patron-expired = May bisa ang card mo hanggang { $day }. Dalhin ang college ID sa desk at ire-renew namin ito.
own-because-block-card-lost = Naiulat na nawala ang card na ito. Pumunta sa desk para sa bago.
own-because-block-address = Bumalik ang sulat sa iyo. Sabihin sa amin kung paano ka maaabot.
own-because-block-agreement = May kasunduang kailangan pa ng pirma mo. Pumunta sa desk para pumirma.
own-because-block-conduct = Pansamantalang hindi ka makakahiram. Kausapin ang aklatan.
own-because-block-other = May tala sa card mo. Itanong sa desk kung ano ang kailangan.
own-because-loan-owes = May utang kang { $owed }; hindi makakahiram kapag lampas sa { $limit }.
own-because-loan-lost-items = { $n } ang itinuturing na nawala. Ibalik o bayaran ang mga ito.
own-because-loan-claims = Hinahanap pa namin ang { $n } na sinabi mong naibalik na.
own-because-loan-overdue-items = { $n } ang lampas na sa takda. Ibalik o i-renew ang mga ito.
own-because-loan-overdue-long = May { $days } araw nang lampas sa takda. Ibalik muna ito.
own-because-loan-overdue-hourly = May hiniram nang oras-oras na lampas na sa takda. May iba pang naghihintay.
own-because-renew-limit = Na-renew na ito nang { $n } beses; hindi na maaari pa.
own-because-renew-late = { $days } araw na itong lampas sa takda, hindi na mare-renew. Ibalik ito.
own-because-renew-lost = Itinuturing itong nawala. Ibalik kung nasa iyo.
own-because-renew-claimed = Hinahanap namin ito, dahil sinabi mong naibalik na.
own-because-renew-no-gain = Hindi ka makakakuha ng mas huling petsa kung ire-renew ngayon. Subukan muli kapag malapit na sa takda.
own-because-loan-no-term = Hindi pa alam ang katapusan ng term. Magtanong sa desk.
own-because-loan-over = Naibalik mo na ito.
own-explain-due = Takdang pagbabalik
own-explain-returned = Naibalik
own-explain-rate = Halaga bawat yunit
own-explain-grace = Mga araw ng palugit
own-explain-cap = Pinakamataas
own-explain-price = Halaga ng kapalit
own-explain-counted = Mga araw na binilang
own-explain-closed = Mga saradong araw na hindi binilang
own-explain-step-late = Huli nang { $days } araw
own-explain-step-closed = Hindi binibilang ang { $days } saradong araw
own-explain-step-grace = Hindi binibilang ang { $days } araw ng palugit
own-explain-step-fine = { $days } araw sa { $rate }
own-explain-step-cap = Hindi hihigit sa { $cap }
own-explain-step-late-minutes = Huli nang { $minutes } minutong binibilang
own-explain-step-grace-passed = Lumipas na ang { $days } araw ng palugit: binibilang ang bawat araw
own-explain-step-grace-minutes = Lumipas na ang { $minutes } minuto ng palugit
own-explain-step-fine-hours = { $hours } oras sa { $rate }
own-history = Mga singil at bayad hanggang ngayon
own-history-table = Mga siningil at binayaran, pinakabago muna
own-amount = Halaga
own-balance = Utang mo noon
own-receipt = Resibo
own-line-charge = Siningil
own-line-payment = Binayaran
own-line-from-credit = Binayaran mula sa iyong kredito
own-line-void = Binawing bayad
own-line-waiver = Pinatawad
own-line-write-off = Kinansela ang utang
own-line-cancellation = Binawing singil
own-line-refund = Ibinalik sa iyo
