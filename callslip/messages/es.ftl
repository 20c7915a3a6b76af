nav-today = Hoy
today-title = Hoy
today-open-until = Abierto hasta { $time }
today-opens = Abre { $time }
today-desk = Mostrador y estantes
