nav-today = Hoy
today-title = Hoy
today-open-until = Abierto hasta { $time }
today-opens = Abre { $time }
today-desk = Mostrador y estantes
letter-queued = La carta va camino del servidor de correo.
letter-came-back = Volvió el correo para { $name }
letter-nobody = En este recibo no figura nadie.
letter-nobody-way = Imprímalo.
letter-no-address = La persona no ha dado una dirección de correo que sirva.
letter-no-address-way = Añada una en su página o imprima el recibo.
letter-receipt-subject = Su recibo de { $library }
letter-receipt-text =
    Gracias. El recibo de su pago viene con esta carta.

    { $library }
job-kind-mail-send = Enviar una carta
