# The shell
shell-skip = Lumaktaw sa pahina
shell-any = Mag-scan o maghanap ng kahit ano
shell-any-hint = Mag-scan o maghanap: barcode, pangalan, call number, pamagat…  ( / )
shell-branch = Nagtatrabaho ka sa
shell-switch = Magpalit ng tao
shell-me = Ang aking pag-sign in
shell-sign-in = Mag-sign in
shell-sign-out = Mag-sign out
shell-nav = Mga departamento
shell-public-nav = Aklatan
shell-account = Ang aking account
shell-staff = Mga pahina ng kawani
shell-undo = I-undo
shell-keys = Mga key
shell-keys-go = Pumunta sa departamento
shell-keys-esc = Tapusin o bumalik
shell-keys-none = Walang sariling key ang pahinang ito.

look-theme = Mga kulay
look-machine = Gaya ng aking device
look-light = Maliwanag
look-dark = Madilim
look-contrast = Contrast
look-more = Mas mataas
look-set = Itakda

# Pages that could not be shown
page-home = Unang pahina
page-reference = Kung hihingi ng tulong, ibigay ang numerong ito:
page-not-found-title = Walang ganoong pahina
page-not-found-text = Baka mali ang address o inalis na ang narito. Hanapin ito, o magsimula sa unang pahina.
page-sign-in-title = Mag-sign in muna
page-sign-in-text = Kailangan nito ang pag-sign in. Magpadala ng session o token na may bisa pa.
page-forbidden-title = Hindi ito maaaring gawin ng iyong tungkulin
page-forbidden-text = Walang nabago. Maaaring gawin ito para sa iyo ng may pahintulot, o mag-sign in siya rito.
page-forbidden-who = Maaari ang mga tungkuling ito: { $roles }.
page-refused-title = Hindi ito ginawa
page-refused-text = Hindi pinapayagan ng mga patakaran ng aklatan. Walang nabago.
page-invalid-title = Hindi ito maunawaan
page-invalid-text = Hindi ito ang inaasahan ng pahinang ito. Bumalik, suriin, at ipadala muli.
page-stale-title = Masyado nang luma ang pahinang ito
page-stale-text = Walang nabago. Bumalik, i-reload ang pahina, at ipadala muli; naroon pa ang tinayp mo.
page-method-title = Hindi iyon tinatanggap ng address na ito
page-method-text = May ganitong address, ngunit hindi nito sinasagot ang ganitong uri ng kahilingan.
page-too-large-title = Masyadong marami nang sabay
page-too-large-text = Mas malaki ang ipinadala kaysa kayang tanggapin ng pahinang ito. Walang nabago.
page-busy-title = Abala ang aklatan
page-busy-text = Walang nabago. Maghintay ng ilang segundo at subukan muli.
page-internal-title = May nagkamali sa panig namin
page-internal-text = Hindi mo ito kasalanan, at naitala na ito. Walang naiwang kalahating gawa. Subukan muli; kung maulit, sabihin sa nangangalaga ng Callslip.

# Forms
form-required = kailangan
form-problems = { $n ->
    [one] May isang bagay na dapat tingnan
   *[other] May { $n } bagay na dapat tingnan
}
form-missing = Wala itong laman.
form-missing-way = Punan ito.
form-too-long = May { $length } karakter ito.
form-too-long-way = Paikliin hanggang { $most }.
form-unprintable = May karakter na hindi maipi-print.
form-unprintable-way = I-type muli sa halip na i-paste.
form-not-a-day = Hindi ito petsa.
form-not-a-day-way = Isulat gaya ng 12/14/2026 (buwan/araw/taon).
form-choose = Wala ito sa mga pagpipilian.
form-choose-way = Pumili mula sa listahan.
form-number = Hindi ito buong bilang mula { $least } hanggang { $most }.
form-number-way = Mga numero lamang ang i-type.
barcode-empty = Walang na-scan.
barcode-empty-way = I-scan muli ang barcode, o i-type ito.
barcode-too-long = Mas mahaba ito kaysa anumang barcode.
barcode-too-long-way = Mag-scan ng isang barcode sa bawat pagkakataon.
barcode-unprintable = Hindi ito barcode.
barcode-unprintable-way = I-scan muli, o i-type ang mga numero.
money-not-an-amount = Hindi ito halaga ng pera.
money-not-an-amount-way = Isulat gaya ng 12.50.
money-too-many-decimals = Walang barya para sa ikatlong decimal.
money-too-many-decimals-way = Isulat gaya ng 12.50.
money-too-large = Higit ito sa kayang itala ng isang entry.
money-too-large-way = Suriin ang halaga.
reason-who = Maaari itong isantabi ng { $roles }.
reason-go = Pumunta roon
confirm-no = Bumalik

# Lists
list-count = { $n ->
    [one] 1 hanay
   *[other] { $shown } hanay
}
list-all = Lahat
list-filter = Ipakita
list-clear = Alisin ang salaan
list-none-match = Walang tumugma. Alisin ang salaan para makita ang lahat.
list-pages = Mga pahina ng listahan
list-page = Pahina { $page } ng { $pages }
list-ways = Ang magagawa mo
list-previous = Nauna
list-next = Susunod
history-title = Kasaysayan
history-empty = Wala pang nangyari rito.
progress-seconds-left = mga { $n } segundo na lang
progress-minutes-left = mga { $n } minuto na lang
progress-label = Pag-usad
progress-of = { $done } ng { $total }
progress-done = { $done } na ang tapos
progress-next = Magpatuloy
progress-again = Tingnan muli
today-nothing = Walang naghihintay rito.
today-silent = Hindi sumasagot: { $source }

# Days and times
date-day = { $weekday }, { $month } { $day }, { $year }
date-day-short = { $weekday }, { $month } { $day }
date-day-long = { $weekday }, ika-{ $day } ng { $month }
date-moment = { $day }, { $time }
time-of-day = { $hour }:{ $minute } { $half }
time-am = n.u.
time-pm = n.h.
ago-now = ngayon lang
ago-minutes = { $n } minuto ang nakalipas
ago-hours = { $n } oras ang nakalipas
ago-yesterday = kahapon
ago-days = { $n } araw ang nakalipas
weekday-1 = Lun
weekday-2 = Mar
weekday-3 = Miy
weekday-4 = Huw
weekday-5 = Biy
weekday-6 = Sab
weekday-7 = Lin
weekday-long-1 = Lunes
weekday-long-2 = Martes
weekday-long-3 = Miyerkules
weekday-long-4 = Huwebes
weekday-long-5 = Biyernes
weekday-long-6 = Sabado
weekday-long-7 = Linggo
month-1 = Ene
month-2 = Peb
month-3 = Mar
month-4 = Abr
month-5 = May
month-6 = Hun
month-7 = Hul
month-8 = Ago
month-9 = Set
month-10 = Okt
month-11 = Nob
month-12 = Dis
month-long-1 = Enero
month-long-2 = Pebrero
month-long-3 = Marso
month-long-4 = Abril
month-long-5 = Mayo
month-long-6 = Hunyo
month-long-7 = Hulyo
month-long-8 = Agosto
month-long-9 = Setyembre
month-long-10 = Oktubre
month-long-11 = Nobyembre
month-long-12 = Disyembre
