nav-today = Today
today-title = Today
today-open-until = Open until { $time }
today-opens = Opens { $time }
today-desk = Desk and shelves
