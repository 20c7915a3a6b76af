# The shell
shell-skip = Saltar a la página
shell-any = Escanear o buscar cualquier cosa
shell-any-hint = Escanee o busque: código de barras, nombre, signatura, título…  ( / )
shell-branch = Usted trabaja en
shell-switch = Cambiar de persona
shell-me = Mi acceso
shell-sign-in = Iniciar sesión
shell-sign-out = Cerrar sesión
shell-nav = Departamentos
shell-public-nav = Biblioteca
shell-account = Mi cuenta
shell-staff = Páginas del personal
shell-undo = Deshacer
shell-keys = Teclas
shell-keys-go = Ir a un departamento
shell-keys-esc = Terminar o volver
shell-keys-none = Esta página no tiene teclas propias.

look-theme = Colores
look-machine = Como mi dispositivo
look-light = Claro
look-dark = Oscuro
look-contrast = Contraste
look-more = Más
look-set = Aplicar

# Pages that could not be shown
page-home = Página principal
page-reference = Si pide ayuda, dé este número:
page-not-found-title = Esa página no existe
page-not-found-text = Tal vez la dirección esté mal escrita o se haya quitado lo que había aquí. Búsquelo o empiece por la página principal.
page-sign-in-title = Primero inicie sesión
page-sign-in-text = Esto requiere iniciar sesión. Envíe una sesión o una credencial que siga siendo válida.
page-forbidden-title = Su función no permite hacer esto
page-forbidden-text = No se cambió nada. Alguien cuya función lo permita puede hacerlo por usted o entrar aquí.
page-forbidden-who = Estas funciones lo permiten: { $roles }.
page-refused-title = Esto no se hizo
page-refused-text = Las reglas de la biblioteca no lo permiten. No se cambió nada.
page-invalid-title = Esto no se pudo entender
page-invalid-text = Lo que se envió no es lo que esta página espera. Vuelva, revíselo y envíelo de nuevo.
page-stale-title = Esta página era demasiado antigua
page-stale-text = No se cambió nada. Vuelva, recargue la página y envíe el formulario otra vez; lo que escribió sigue ahí.
page-method-title = Esta dirección no acepta eso
page-method-text = La dirección existe, pero no responde a este tipo de solicitud.
page-too-large-title = Demasiado a la vez
page-too-large-text = Lo que se envió es más grande de lo que admite esta página. No se cambió nada.
page-busy-title = La biblioteca está ocupada
page-busy-text = No se cambió nada. Espere unos segundos e inténtelo de nuevo.
page-internal-title = Algo falló de nuestro lado
page-internal-text = No es culpa suya y quedó anotado. No se guardó nada a medias. Inténtelo de nuevo; si vuelve a pasar, avise a quien cuida Callslip.

# Forms
form-required = obligatorio
form-problems = { $n ->
    [one] Una cosa necesita su atención
   *[other] { $n } cosas necesitan su atención
}
form-missing = Está vacío.
form-missing-way = Complételo.
form-too-long = Tiene { $length } caracteres.
form-too-long-way = Acórtelo a { $most }.
form-unprintable = Tiene un carácter que no se puede imprimir.
form-unprintable-way = Escríbalo en lugar de pegarlo.
form-not-a-day = Esto no es una fecha.
form-not-a-day-way = Escríbala como 12/14/2026 (mes, día, año).
form-choose = No es una de las opciones.
form-choose-way = Elija una de la lista.
form-number = No es un número entero de { $least } a { $most }.
form-number-way = Escriba solo cifras.
form-without-version = El formulario no dice de qué versión del registro salió.
form-without-version-way = Abra la página de nuevo y repita allí el cambio.
barcode-empty = No se escaneó nada.
barcode-empty-way = Escanee el código de barras otra vez o escríbalo.
barcode-too-long = Es más largo que cualquier código de barras.
barcode-too-long-way = Escanee un código a la vez.
barcode-unprintable = Esto no es un código de barras.
barcode-unprintable-way = Escanéelo de nuevo o escriba las cifras.
money-not-an-amount = Esto no es una cantidad de dinero.
money-not-an-amount-way = Escríbala como 12.50.
money-too-many-decimals = No hay moneda para un tercer decimal.
money-too-many-decimals-way = Escríbala como 12.50.
money-too-large = Es más de lo que admite un asiento.
money-too-large-way = Revise la cantidad.
reason-who = Puede levantarlo: { $roles }.
reason-go = Ir allí
confirm-no = Volver

# Lists
list-count = { $n ->
    [one] 1 fila
   *[other] { $shown } filas
}
list-all = Todo
list-filter = Mostrar
list-clear = Quitar filtros
list-none-match = Nada coincide. Quite los filtros para verlo todo.
list-pages = Páginas de la lista
list-page = Página { $page } de { $pages }
list-ways = Lo que puede hacer
list-previous = Anterior
list-next = Siguiente
list-choose = Elegir { $what }
list-choose-all = Elegir todas las filas de esta página
list-chosen-only = Solo lo elegido
list-chosen-one = 1 elegida
list-chosen-many = # elegidas
list-show-all = Mostrar todas las filas
list-columns = Columnas
list-columns-show = Mostrar estas
history-title = Historial
history-empty = Todavía no le ha pasado nada.
progress-seconds-left = quedan unos { $n } s
progress-minutes-left = quedan unos { $n } min
progress-label = Progreso
progress-of = { $done } de { $total }
progress-done = { $done } hechos
progress-next = Continuar
progress-again = Mirar otra vez
today-nothing = No espera nada en:
today-silent = No responde: { $source }

# Days and times
date-day = { $weekday }, { $day } { $month } { $year }
date-day-short = { $weekday }, { $day } { $month }
date-day-long = { $weekday }, { $day } de { $month }
date-moment = { $day }, { $time }
time-of-day = { $hour }:{ $minute } { $half }
time-am = a. m.
time-pm = p. m.
ago-now = ahora mismo
ago-minutes = { $n ->
    [one] hace un minuto
   *[other] hace { $n } minutos
}
ago-hours = { $n ->
    [one] hace una hora
   *[other] hace { $n } horas
}
ago-yesterday = ayer
ago-days = hace { $n } días
weekday-1 = lun.
weekday-2 = mar.
weekday-3 = mié.
weekday-4 = jue.
weekday-5 = vie.
weekday-6 = sáb.
weekday-7 = dom.
weekday-long-1 = lunes
weekday-long-2 = martes
weekday-long-3 = miércoles
weekday-long-4 = jueves
weekday-long-5 = viernes
weekday-long-6 = sábado
weekday-long-7 = domingo
month-1 = ene.
month-2 = feb.
month-3 = mar.
month-4 = abr.
month-5 = may.
month-6 = jun.
month-7 = jul.
month-8 = ago.
month-9 = sept.
month-10 = oct.
month-11 = nov.
month-12 = dic.
month-long-1 = enero
month-long-2 = febrero
month-long-3 = marzo
month-long-4 = abril
month-long-5 = mayo
month-long-6 = junio
month-long-7 = julio
month-long-8 = agosto
month-long-9 = septiembre
month-long-10 = octubre
month-long-11 = noviembre
month-long-12 = diciembre
