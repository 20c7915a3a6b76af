# La portada.
front-nav-search = Buscar
front-nav-hours = Horario
front-title = Catálogo de la biblioteca
front-find = ¿Qué busca?
front-holds = { $number } títulos: libros, libros electrónicos, videos, revistas, mapas y objetos en préstamo.
front-hint = Escriba palabras, un nombre, un título entre “comillas”, un ISBN o una signatura.
front-ways = Por dónde empezar
front-way-here = Disponible ahora
front-way-ebooks = Libros electrónicos
front-way-videos = Videos
front-way-journals = Revistas
front-way-spanish = En español
front-hours = Horario de hoy
front-all-hours = Todos los horarios
front-new = Títulos nuevos
front-about = Acerca de { $library }
front-about-what = Todas las personas son bienvenidas a leer aquí. Estudiantes, profesorado y personal piden prestado con su tarjeta de la biblioteca; el catálogo muestra dónde está cada ejemplar y cuándo vuelve.
front-about-account = Inicie sesión con su tarjeta para ver lo que tiene prestado, renovarlo, y ver lo que debe y por qué.
front-about-help = ¿No lo encuentra, o lo necesita en otro formato? Pregunte en cualquier mostrador. Quienes conocen la colección buscarán con usted.

# La búsqueda.
find-label = Buscar en el catálogo
find-go = Buscar
find-all = Todos los títulos
find-chosen = Los títulos que eligió
find-quoted = «{ $q }»
find-count = { $n ->
    [0] Ningún resultado
    [one] 1 resultado en { $ms } ms
   *[other] { $number } resultados en { $ms } ms
}
find-most-words = Ningún registro tiene todas estas palabras. Se muestran los que tienen la mayoría.
find-mean = ¿Quiso decir
find-none-for = No se encontró nada con «{ $q }».
find-shown-for = Estos son los resultados de
find-sort = Ordenar por
find-sort-go = Ordenar
find-sort-best = Mejor coincidencia
find-sort-newest = Más nuevos
find-sort-oldest = Más antiguos
find-sort-title = Título
find-narrow = Limitar los resultados
find-narrowed = Limitó los resultados por
find-take-back = Quitar
find-widen = Quitar todo
find-results = resultados
find-more = Más
find-facet-status = Dónde
find-facet-branch = Biblioteca
find-facet-format = Formato
find-facet-language = Idioma
find-facet-subject = Materia
find-facet-author = Autor
find-available = Disponible ahora
find-unavailable = No disponible ahora
find-years = Año de publicación
find-years-before = antes de { $year }
find-years-since = desde { $year }
find-years-until = hasta { $year }
find-years-go = Aplicar años
find-years-clear = Todos los años
find-from = Desde
find-to = Hasta
find-decades = Décadas
find-nothing = No se encontró nada.
find-nothing-way = Pruebe con menos palabras o con otras, o revise la ortografía. Una persona de la biblioteca puede buscar con usted y pedirlo a otra biblioteca.
find-nothing-widen = Buscar sin límites
find-online = En línea
find-read = Leer o ver en línea
find-no-copy = No hay ejemplar en la biblioteca
find-pages = Páginas de resultados
find-page = Página { $page } de { $pages }
find-before = Anterior
find-after = Siguiente

# Dónde está un ejemplar.
copy-on-shelf = En el estante
copy-some-here = En el estante, { $here } de { $all }
copy-stays-here = En el estante, para uso en la biblioteca
copy-due = Vuelve el { $day }
copy-today = hoy, { $time }
copy-was-due = Debía volver el { $day }
copy-away = No está en el estante ahora
copy-missing = No se encuentra
copy-standing-in-transit = En camino entre bibliotecas
copy-standing-on-hold = Apartado para alguien
copy-standing-lost = Perdido
copy-standing-claimed = Se está buscando

# Un registro.
record-get = Dónde obtenerlo
record-no-copy = La biblioteca no tiene ningún ejemplar. Pregunte en un mostrador: quizá se pueda pedir a otra biblioteca.
record-here = { $all ->
    [one] { $here ->
        [0] El único ejemplar no está en el estante ahora.
       *[other] El único ejemplar está en el estante.
    }
   *[other] { $here ->
        [0] Ninguno de los { $all } ejemplares está en el estante ahora.
       *[other] { $here } de { $all } ejemplares están en el estante.
    }
}
record-copies = Ejemplares
record-branch = Biblioteca
record-location = Ubicación
record-call-number = Signatura
record-status = Estado
record-summary = Resumen
record-about = Acerca de este título
record-author = Autor
record-with = Con
record-also = Contiene también
record-edition = Edición
record-published = Publicado
record-description = Descripción
record-series = Colección
record-language = Idioma
record-translated = Traducido de
record-captions = Subtítulos
record-genre = Género o forma
record-isbn = ISBN
record-issn = ISSN
record-class = Clasificación
record-subjects = Materias
record-contents = Contenido
record-link = Más información en línea
record-shelf = A su lado en el estante
record-cite = Citar o llevar
record-cite-hint = Compárelo con su manual de estilo antes de entregarlo.
record-ris = Para gestores de referencias (RIS)
record-marc = Registro (MARC)
record-staff = Abrir en el catálogo del personal

# Horario.
open-title = Horario
open-of = Horario de { $branch }
open-day = Día
open-hours = Horario
open-today = hoy
open-closed = Cerrado
open-until = Abierto hasta las { $time }
open-closed-until = Cerrado, abre { $when }
open-when = { $day }, { $time }

# Los códigos del catálogo en palabras.
said-format-book = Libro
said-format-ebook = Libro electrónico
said-format-manuscript = Manuscrito
said-format-journal = Revista
said-format-ejournal = Revista electrónica
said-format-article = Artículo o capítulo
said-format-updating = Sitio web o base de datos
said-format-map = Mapa
said-format-score = Partitura
said-format-video = Video
said-format-projected = Diapositivas o transparencias
said-format-music = Grabación musical
said-format-spoken = Grabación hablada
said-format-picture = Imagen
said-format-computer = Archivo informático
said-format-kit = Conjunto de materiales
said-format-object = Objeto
said-format-mixed = Materiales mixtos
said-format-other = Otro
said-language-eng = inglés
said-language-spa = español
said-language-fre = francés
said-language-ger = alemán
said-language-ita = italiano
said-language-por = portugués
said-language-lat = latín
said-language-rus = ruso
said-language-ukr = ucraniano
said-language-pol = polaco
said-language-gre = griego
said-language-grc = griego antiguo
said-language-heb = hebreo
said-language-ara = árabe
said-language-per = persa
said-language-tur = turco
said-language-hin = hindi
said-language-urd = urdu
said-language-chi = chino
said-language-jpn = japonés
said-language-kor = coreano
said-language-vie = vietnamita
said-language-tgl = tagalo
said-language-tha = tailandés
said-language-dut = neerlandés
said-language-swe = sueco
said-language-mul = varios idiomas
said-language-und = no indicado
said-language-zxx = sin palabras
said-label-uniform-title = Título uniforme
said-label-translated-title = Título traducido
said-label-former-title = Título anterior
said-label-abbreviated-title = Título abreviado
said-label-key-title = Título clave
said-label-added-title = Título añadido
said-label-portion-of-title = Parte del título
said-label-parallel-title = Título paralelo
said-label-distinctive-title = Título distintivo
said-label-cover-title = Título de la cubierta
said-label-added-title-page-title = Título de otra portada
said-label-caption-title = Título de cabecera
said-label-running-title = Título de página
said-label-spine-title = Título del lomo
said-label-other-title = Otro título

# La cuenta propia.
own-title = Mi cuenta
own-card = tarjeta
own-until = válida hasta el { $day }
own-not-renewed = No se renovó:
own-not-renewed-way = Pregunte en un mostrador si lo necesita más tiempo: el personal le dirá qué es posible.
own-blocks = No puede pedir prestado ahora
own-blocks-way = Venga a un mostrador o escríbanos, y lo resolveremos con usted.
own-loans = { $n ->
    [0] Nada en préstamo
    [one] 1 préstamo
   *[other] { $n } préstamos
}
own-no-loans = Ahora no tiene nada de la biblioteca.
own-loans-table = Lo que tiene en préstamo
own-what = Qué
own-due = Vence
own-renewed-col = Renovado
own-renewals = { $n ->
    [0] todavía no
    [one] una vez
   *[other] { $n } veces
}
own-renew = Renovar
own-renew-all = Renovar todo
own-renewed = «{ $title }» está renovado. Ahora vence el { $day }.
own-all-renewed = { $n ->
    [one] Su préstamo está renovado.
   *[other] Los { $n } préstamos están renovados.
}
own-some-renewed = { $n ->
    [0] No se pudo renovar ninguno.
    [one] Se renovó 1 préstamo; estos no.
   *[other] Se renovaron { $n } préstamos; estos no.
}
own-late = Con retraso
own-lost = Contado como perdido
own-due-today = Vence hoy
own-due-soon = Vence pronto
own-owed = Lo que debe
own-no-charges = No debe nada por ningún artículo.
own-charges-table = Lo que debe, uno por uno
own-when = Desde
own-open = Por pagar
own-why = Cómo se llegó a esta cantidad
own-pay = Pague en cualquier mostrador de la biblioteca. Si algo está mal o es difícil de pagar, hable con nosotros: las cantidades se pueden revisar.
own-desk = Dónde encontrarnos
# Por qué no se puede pedir prestado o renovar, dicho a la persona.
own-because-patron-expired = Su carné valía hasta el { $day }. Traiga su identificación del colegio a un mostrador y lo renovaremos.
own-because-block-card-lost = Este carné se declaró perdido. Pase por un mostrador para recibir otro.
own-because-block-address = El correo que le enviamos fue devuelto. Díganos dónde localizarle.
own-because-block-agreement = Falta su firma en un acuerdo. Pase por un mostrador para firmarlo.
own-because-block-conduct = El préstamo está suspendido. Hable con la biblioteca.
own-because-block-other = Hay una nota en su carné. Pregunte en un mostrador qué hace falta.
own-because-loan-owes = Debe { $owed }; el préstamo se detiene por encima de { $limit }.
own-because-loan-lost-items = { $n } cosas constan como perdidas. Devuélvalas o liquide su coste.
own-because-loan-claims = Aún buscamos { $n } cosas que usted dijo haber devuelto.
own-because-loan-overdue-items = { $n } cosas están vencidas. Devuélvalas o renuévelas.
own-because-loan-overdue-long = Algo lleva { $days } días vencido. Devuélvalo primero.
own-because-loan-overdue-hourly = Algo prestado por horas está vencido. Otras personas lo esperan.
own-because-renew-limit = Se renovó { $n } veces; no se permiten más.
own-because-renew-late = Lleva { $days } días vencido, demasiado para renovarlo. Devuélvalo.
own-because-renew-lost = Consta como perdido. Devuélvalo si lo tiene.
own-because-renew-claimed = Lo buscamos, porque usted dijo haberlo devuelto.
own-because-renew-no-gain = Renovar ahora no daría una fecha posterior. Inténtelo más cerca del vencimiento.
own-because-loan-no-term = Aún no se sabe el fin del período. Pregunte en un mostrador.
own-because-loan-over = Ya lo devolvió.
own-explain-due = Vencía
own-explain-returned = Se devolvió
own-explain-rate = Tarifa
own-explain-grace = Días de gracia
own-explain-cap = Como máximo
own-explain-price = Precio de reposición
own-explain-counted = Días que cuentan
own-explain-closed = Días de cierre excluidos
own-explain-step-late = { $days } días de retraso
own-explain-step-closed = { $days } días de cierre no cuentan
own-explain-step-grace = { $days } días de gracia no cuentan
own-explain-step-fine = { $days } días a { $rate }
own-explain-step-cap = Nunca más de { $cap }
own-explain-step-late-minutes = { $minutes } minutos de retraso que cuentan
own-explain-step-grace-passed = Pasaron { $days } días de gracia: cuenta cada día
own-explain-step-grace-minutes = Pasaron { $minutes } minutos de gracia
own-explain-step-fine-hours = { $hours } horas a { $rate }
own-history = Cargos y pagos hasta ahora
own-history-table = Lo cargado y pagado, lo más reciente primero
own-amount = Importe
own-balance = Debía entonces
own-receipt = Recibo
own-line-charge = Cargado
own-line-payment = Pagado
own-line-from-credit = Pagado con su saldo
own-line-void = Pago anulado
own-line-waiver = Perdonado
own-line-write-off = Dado de baja
own-line-cancellation = Cargo retirado
own-line-refund = Devuelto a usted
