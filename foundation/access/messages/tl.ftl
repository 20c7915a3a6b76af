# What patrons read: signing in with their card.
card-title = Ang account ko
card-lead = Mag-sign in gamit ang library card.
card-number = Numero ng card
card-number-hint = Ang 14 na digit sa ilalim ng barcode.
card-pin = PIN
card-go = Mag-sign in
card-staff = Dito nagsa-sign in ang kawani
card-wrong = Hindi magkatugma ang numero ng card at PIN.
card-wrong-way = Suriin at subukan muli, o magtanong sa desk.
sign-in-locked = Napakaraming maling subok: naka-lock nang { $minutes } minuto.
sign-in-locked-way = Maghintay, o magtanong sa desk.
signed-out = Naka-sign out ka na.
