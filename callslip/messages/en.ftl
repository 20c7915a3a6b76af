nav-today = Today
today-title = Today
today-open-until = Open until { $time }
today-opens = Opens { $time }
today-desk = Desk and shelves
letter-queued = The letter is on its way to the mail server.
letter-came-back = Mail to { $name } came back
letter-nobody = Nobody is named on this receipt.
letter-nobody-way = Print it instead.
letter-no-address = The patron has given no mail address that can be used.
letter-no-address-way = Add one on the patron's page, or print the receipt.
letter-receipt-subject = Your receipt from { $library }
letter-receipt-text =
    Thank you. The receipt for your payment comes with this letter.

    { $library }
job-kind-mail-send = Send a letter
