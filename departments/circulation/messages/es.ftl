nav-desk = Mostrador
nav-checkin = Devoluciones
nav-loans = Préstamos
nav-rules = Reglas de préstamo

# El mostrador
desk-title = Prestar
desk-card = Carné de la biblioteca
desk-card-hint = Escanee el carné, o escriba un nombre.
desk-item-example = Lea un ejemplar
desk-card-example = Lea un carné
desk-not-renewed = No se renovó: { $what }
receipt-print = Imprimir
desk-open = Abrir
desk-item = Código de barras del ejemplar
desk-item-hint = Lea un ejemplar tras otro. Otro carné es la persona siguiente; un nombre la busca.
desk-lend = Prestar
desk-end = Terminar con esta persona
desk-renew = Renovar
desk-receipt = Recibo
desk-undo = Deshacer
desk-patron = Persona
desk-card-short = carné
desk-names = ¿Quién es?
desk-nobody = No se encontró a nadie ni nada.
desk-nobody-way = Escanee otra vez o escriba una parte del nombre.
desk-nobody-yet = Todavía nadie
desk-nobody-yet-way = Escanee un carné o escriba un nombre.
desk-no-patron = Todavía no hay nadie en el mostrador.
desk-no-patron-way = Escanee primero el carné, o devuelva este ejemplar.
desk-may-borrow = Puede llevar préstamos
desk-may-not-borrow = No puede llevar préstamos
desk-owes = debe { $owed }
desk-of = { $n } de { $most }
desk-loans = Préstamos
desk-fines = Debe
desk-expires = Carné válido hasta
desk-language = Avisos en
desk-lines = Prestado ahora
desk-lines-count = { $now } en esta sesión, { $all } en total
desk-no-loans = No hay nada prestado.
desk-lent = { $title }: vence { $due }.
desk-found = Estaba extraviado y apareció.
desk-not-lent = No prestado: { $what }
desk-renew-it = Renovarlo
desk-check-in-first = Devolverlo
desk-fast-add = Añadir un registro breve
desk-override = Pasar por alto lo marcado
desk-note = Por qué
desk-note-hint = Su nombre y estas palabras quedan con el préstamo.
desk-override-go = Hacerlo de todos modos
desk-override-note = Pasar algo por alto necesita su motivo en palabras.
desk-override-note-way = Diga el motivo e inténtelo de nuevo.
due-today = Hoy
loan-state-now = ahora mismo
loan-state-out = prestado
loan-state-lost = perdido
loan-state-claimed = dicen que se devolvió
loan-state-late-today = atrasado
loan-state-late = { $n ->
    [one] 1 día de atraso
   *[other] { $n } días de atraso
  }

# Devolución
checkin-title = Devolver
checkin-item = Código de barras del ejemplar
checkin-item-hint = Escanee lo que volvió.
checkin-drop = Del buzón: con la hora del último cierre
checkin-in-house = Solo se usó en la biblioteca: anotar el uso
checkin-as-of = Con la fecha de este día
checkin-go = Devolver
checkin-undo = Deshacer esta devolución
checkin-lines = Devuelto hace poco
checkin-none = En las últimas dos horas no volvió nada.
checkin-col-when = Cuándo
checkin-col-fine = Multa
checkin-refused = No devuelto: { $what }
checkin-back = { $title } está de vuelta.
checkin-fined = { $title } volvió tarde. Multa: { $fine }.
checkin-fined-way = Cómo se calculó
checkin-not-on-loan = { $title } no estaba prestado.
checkin-refunded = Se retira { $cents } cobrado por su pérdida.
checkin-found = Estaba extraviado o perdido y apareció.
checkin-withdrawn = Se había dado de baja: apártelo para catalogación.
checkin-elsewhere = Pertenece a { $branch }: envíelo allí.
checkin-backdate = Devolver con fecha de un día anterior necesita otro permiso.
checkin-backdate-way = Devuélvalo con la hora de ahora, o como del buzón.
checkin-to-come = Ese momento todavía no llega.
checkin-to-come-way = Elija hoy o un día anterior.
checkin-before-loan = Eso es antes de que empezara el préstamo.
checkin-before-loan-way = Elija el día del préstamo o uno posterior.

# Uso en sala
in-house-title = Uso en sala
in-house-why = Escanee lo que quedó en mesas y carritos. No se anota a nadie, solo el uso.
in-house-item = Código de barras del ejemplar
in-house-go = Anotar el uso
in-house-used = { $title }: uso en la biblioteca anotado.
in-house-on-loan = Está prestado.
in-house-on-loan-way = Devuélvalo primero.

# Listas de préstamos
loans-lists = Listas de préstamos
loans-title = Préstamos
loans-list = Préstamos abiertos
loans-col-due = Vence
loans-col-state = Estado
loans-col-patron = Persona
loans-col-title = Título
loans-col-call = Signatura
loans-col-lent = Prestado
loans-col-renewals = Renovado
loans-filter-branch = Sede
loans-filter-kind = Tipo
loans-filter-category = Categoría
loans-empty = No hay nada prestado.
loans-empty-way = Los préstamos aparecen aquí cuando se presta en el mostrador.
overdues-title = Atrasados
overdues-list = Préstamos atrasados
overdues-col-due = Vence
overdues-col-state = Estado
overdues-col-patron = Persona
overdues-col-title = Título
overdues-col-call = Signatura
overdues-col-lent = Prestado
overdues-col-renewals = Renovado
overdues-filter-branch = Sede
overdues-filter-kind = Tipo
overdues-filter-category = Categoría
overdues-empty = No hay nada atrasado.
overdues-empty-way = Los préstamos por días aparecen al día siguiente de vencer; los de horas, enseguida.

# Un préstamo
loan-title = Préstamo
loan-patron = Persona
loan-item = Ejemplar
loan-call = Signatura
loan-kind = Tipo
loan-lent = Prestado
loan-due = Vence
loan-renewals = Renovado
loan-returned = Volvió
loan-lost-since = Perdido desde
loan-claimed-since = Dicen que se devolvió desde
loan-fine-now = Multa si volviera ahora
loan-why = La regla con que se prestó
loan-why-ask = ¿Por qué esta fecha?
loan-undo = Deshacer este préstamo
loan-undo-return = Deshacer esta devolución
loan-note = Por qué
loan-renew-all-the-same = Renovar de todos modos
loan-change-due = Otra fecha de vencimiento
loan-change-due-go = Fijar
loan-due-on = Vence el
loan-not-back = No vuelve
loan-declare-lost = Declarar perdido y cobrar
loan-claim = La persona dice que lo devolvió
loan-claim-end = Terminar la búsqueda: no se devolvió
lost-done = Declarado perdido. Los cargos están en la cuenta.
claimed-done = Anotado.
renew-done = { $title } se renovó hasta { $due }.
renew-done-fined = { $title } se renovó hasta { $due }. Estaba atrasado: se cobró { $fine }.
renew-all-done = { $n ->
    [0] No se renovó ningún préstamo.
    [one] Se renovó 1 préstamo.
   *[other] Se renovaron { $n } préstamos.
  }
undo-done-checkout = Se deshizo el préstamo.
undo-done-return = Se deshizo la devolución, con su multa.
undo-done-renewal = Se deshizo la renovación. La multa cobrada con ella queda.
undo-done-use = Se deshizo el uso.

# Los préstamos de una persona
account-tab-loans = Préstamos
renew-chosen-title = No se renovaron todos los préstamos
renew-chosen = Renovar lo elegido
account-renew-all = Renovar todo
account-slip = Papeleta
account-col-left = Renovaciones que quedan
account-col-fine = Multa ahora
account-growing = Si todo volviera ahora: { $cents } en multas.
receipt-loans = Prestado
receipt-card = Carné terminado en { $end }
receipt-none = No se prestó nada.
receipt-count = { $n ->
    [one] 1 ejemplar
   *[other] { $n } ejemplares
  }

# Reglas
rules-title = Reglas de préstamo
rules-rows = Las reglas
rules-any = cualquiera
rules-col-kind = Tipo
rules-col-category = Categoría
rules-col-branch = Sede
rules-col-gives = Da
rules-from = desde { $day }
rules-change = Cambiar
rules-was-put = Puesta en vigor
rules-was-ended = Terminada
rules-end = Terminar
rules-new = Poner una regla en vigor
rules-new-way = Una regla para el mismo tipo, categoría y sede cede ante la nueva en su primer día. Los préstamos ya hechos conservan sus condiciones.
rules-put = Poner en vigor
rules-why = ¿Por qué esta fecha?
rules-why-go = Preguntar
rules-why-due = Prestado ahora, vence { $due }.
rules-why-chain = Las reglas que corresponden, primero la que vale
rules-why-holds = vale
rules-why-whole = La regla más específica vale entera; ningún valor pasa a otra. El tipo pesa más que la categoría, y la categoría más que la sede.
rules-why-none = Ninguna regla corresponde.
rules-lent-days = días
rules-lent-hours = horas
rules-lent-close = hasta el cierre
rules-lent-term = hasta fin de período
rules-lent-not-lent = no se presta
rules-period-days = { $n ->
    [one] 1 día
   *[other] { $n } días
  }
rules-period-hours = { $n ->
    [one] 1 hora
   *[other] { $n } horas
  }
rules-period-close = hasta el cierre
rules-period-term = hasta el fin del periodo
rules-period-not-lent = no se presta
rules-renewals = { $n ->
    [0] sin renovaciones
    [one] 1 renovación
   *[other] { $n } renovaciones
  }
rules-fine-none = sin multa
rules-fine-day = { $rate } al día, máximo { $cap }, { $grace }
rules-fine-hour = { $rate } por hora, máximo { $cap }, { $grace }
rules-grace-none = sin gracia
rules-grace-days = { $n ->
    [one] 1 día de gracia
   *[other] { $n } días de gracia
  }
rules-grace-minutes = { $n } minutos de gracia
rules-most = { $n } a la vez
rules-unit-days = días
rules-unit-minutes = minutos
rules-per-day = al día
rules-per-hour = por hora
rules-per-none = sin multa
rules-counted-open = solo días y horas abiertos
rules-counted-all = todos los días y horas
why-category = Categoría
why-kind = Tipo
why-branch = Sede del ejemplar
rule-kind = Tipo
rule-category = Categoría
rule-branch = Sede del ejemplar
rule-period = Se presta por
rule-count = Cuántos
rule-count-hint = Para días y horas.
rule-renewals = Renovaciones
rule-grace = Gracia
rule-grace-unit = Gracia contada en
rule-fine-per = Multa
rule-fine = Importe
rule-cap = Máximo por préstamo
rule-fine-days = Qué cuenta
rule-most = A la vez de este tipo
rule-most-hint = Déjelo vacío para no poner límite.
rule-hold = Se puede reservar
rule-from-on = En vigor desde
rule-put = La regla vale desde su primer día.
rule-ended = La regla terminó.
rule-days = Más de { $most } días no se cree.
rule-days-way = Escriba los días, como máximo { $most }.
rule-hours = De 1 a { $most } horas.
rule-hours-way = Para préstamos más largos elija días.
rule-from-past = El primer día ya pasó.
rule-from-past-way = Elija hoy o un día posterior: lo prestado conserva sus condiciones.
rule-count-fault = Los números menores que 0 no cuentan.
rule-count-fault-way = Escriba números enteros desde 0.
rule-fine-and-cap = Una multa necesita importe y máximo.
rule-fine-and-cap-way = Escriba los dos, o elija sin multa.
rule-fine-unit = Un importe necesita su unidad.
rule-fine-unit-way = Elija día u hora.
rule-cap-below = El máximo es menor que una unidad de la multa.
rule-cap-below-way = Suba el máximo o baje la multa.
rule-last = Esta regla corresponde a todo: sin ella no se podría prestar nada.
rule-last-way = Ponga primero en vigor la que la sigue.
due-step-days = Los días de la regla llevan a { $to }.
due-step-hours = Las horas de la regla llevan a { $to }.
due-step-term = Los préstamos de este periodo vencen { $to }.
due-step-closed = La biblioteca está cerrada entonces: pasa a { $to }.
due-step-back = La biblioteca está cerrada entonces: vuelve a { $to }.
due-step-kept = La biblioteca está cerrada entonces; el día queda: { $to }.
due-step-closing = Se cierran las puertas: { $to }.
due-step-opening = Las puertas están cerradas entonces: un rato después de abrir, { $to }.
due-step-expiry = Ningún préstamo dura más que el carné: { $to }.

# Por qué no
loan-card-unknown = Nadie tiene el carné { $barcode }.
loan-card-unknown-way = Busque a la persona por nombre, o regístrela.
loan-card-ended = El carné { $barcode } fue reemplazado; ya no vale.
loan-card-ended-way = Pida el carné nuevo, o busque por nombre y mire una identificación con foto.
loan-patron-unknown = No existe la persona { $barcode }.
loan-patron-unknown-way = Escanee otra vez el carné.
loan-item-unknown = Ningún ejemplar tiene el código { $barcode }.
loan-item-unknown-way = Escanee otra vez. Si el código es correcto, añada un registro breve y préstelo ahora.
loan-unknown = No existe ese préstamo.
loan-unknown-way = Abra otra vez los préstamos de la persona.
loan-over = Este préstamo ya terminó.
loan-over-way = Busque el ejemplar para ver dónde está.
loan-has-it = Esta persona ya lo tiene.
loan-has-it-way = Renuévelo.
loan-another-has-it = Está prestado a otra persona.
loan-another-has-it-way = Devuélvalo primero y luego préstelo.
loan-withdrawn = Se dio de baja el { $day }.
loan-withdrawn-way = Apártelo para catalogación.
loan-item-not-lent = Este ejemplar es solo para uso en la biblioteca.
loan-item-not-lent-way = Se puede leer aquí.
loan-location-not-lent = De { $location } no se presta nada.
loan-location-not-lent-way = Se puede leer aquí.
loan-kind-not-lent = { $kind }: este tipo no se presta.
loan-kind-not-lent-way = Se puede usar aquí.
loan-rule-not-lent = { $kind }: no se presta a esta categoría.
loan-rule-not-lent-way = Ofrezca otro ejemplar, o usarlo aquí.
loan-no-rule = Ninguna regla de préstamo corresponde.
loan-no-rule-way = Ponga en vigor una regla que corresponda a todo.
loan-no-term = No hay periodo planeado, así que no se sabe su fin.
loan-no-term-way = Registre el periodo siguiente, o fije una fecha a mano.
loan-due-given = Una fecha a mano necesita otro permiso.
loan-due-given-way = Déjela a la regla.
loan-due-past = Esa fecha ya pasó.
loan-due-past-way = Elija una posterior.
loan-owes = Debe { $owed }; por encima de { $limit } no se presta.
loan-owes-way = Reciba un pago.
loan-too-many = Tiene { $n } préstamos; { $category } puede tener { $most } a la vez.
loan-too-many-way = Algo tiene que volver primero.
loan-too-many-of-kind = Tiene { $n } de { $kind }; se permiten { $most } a la vez.
loan-too-many-of-kind-way = Uno de ellos tiene que volver primero.
loan-overdue-items = Hay { $n } ejemplares atrasados.
loan-overdue-items-way = Tienen que volver o renovarse.
loan-overdue-long = Un ejemplar lleva { $days } días de atraso.
loan-overdue-long-way = Tiene que volver.
loan-overdue-hourly = Un ejemplar prestado por horas está atrasado.
loan-overdue-hourly-way = Tiene que volver: otros lo esperan.
loan-lost-items = Hay { $n } ejemplares perdidos; se permiten { $most }.
loan-lost-items-way = Hay que arreglar sus cargos.
loan-claims = De { $n } ejemplares se dice que se devolvieron; se permiten { $most }.
loan-claims-way = Hay que terminar primero las búsquedas.
renew-limit = Renovado { $n } veces; la regla permite { $most }.
renew-limit-way = Tiene que volver.
renew-late = Lleva { $days } días de atraso; después de { $most } ya no se renueva.
renew-late-way = Tiene que volver.
renew-lost = Se cuenta como perdido.
renew-lost-way = Devuélvalo si aparece.
renew-claimed = Se dice que se devolvió.
renew-claimed-way = Termine primero la búsqueda.
renew-no-gain = Renovar ahora no daría una fecha posterior.
renew-no-gain-way = Renuévelo más cerca de su fecha.
lost-already = Ya se cuenta como perdido.
lost-already-way = Los cargos están en la cuenta.
undo-late = Eso fue hace más de { $minutes } minutos.
undo-late-way = Preste o devuelva el ejemplar.
undo-not-last = Desde entonces se hizo otra cosa con él.
undo-not-last-way = Deshaga primero eso, o preste o devuelva el ejemplar.
undo-not-returned = Este préstamo no se devolvió.
undo-not-returned-way = No hay nada que deshacer.
undo-not-renewed = Este préstamo no se renovó.
undo-not-renewed-way = No hay nada que deshacer.
undo-link-cut = Ya no se guarda quién lo tenía.
undo-link-cut-way = Preste otra vez el ejemplar.

# Dónde está un ejemplar
standing-on-loan = Prestado, vence { $due }
standing-lost = Perdido
standing-claimed = Se está buscando
standing-in-library = Solo en la biblioteca
standing-on-loan-against = Está prestado.
standing-on-loan-against-way = Devuélvalo primero.
hanging-loans = Se prestó antes.
hanging-loans-way = Dele de baja: su historia queda.

# Hoy
today-overdue = { $n ->
    [one] 1 préstamo está atrasado
   *[other] { $n } préstamos están atrasados
  }
today-hourly-soon = { $title } vence pronto
today-due-soon = vence pronto

# Cómo se calculó una multa, en la página de un cargo
explain-rule = Número de la regla
explain-counted = Días que cuentan
explain-closed = Días cerrados que no cuentan
explain-price-of = Precio tomado de
explain-step-late-minutes = { $minutes } minutos de atraso que cuentan
explain-step-grace-passed = Pasaron { $days } días de gracia: cuenta cada día
explain-step-grace-minutes = Pasaron { $minutes } minutos de gracia
explain-step-fine-hours = { $hours } horas a { $rate }
