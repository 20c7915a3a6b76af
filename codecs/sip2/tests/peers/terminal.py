"""A terminal of the Python package Sip2 at the example library: terminal.py HOST PORT ENCODING.

It numbers its messages and adds checksums; every answer must have the same number and say what it should.
"""

import sys

from Sip2.sip2 import Sip2

host, port, encoding = sys.argv[1:]
sip = Sip2()
for name, value in {
    "hostName": host,
    "hostPort": int(port),
    "tlsEnable": False,
    "hostEncoding": encoding,
    "institutionId": "Example",
    "patron": "21001",
    "patronpwd": "1234",
    "loglevel": "CRITICAL",
    "socketTimeout": 20,
}.items():
    setattr(sip, name, value)
assert sip.connect()
number = -1


def ask(request, parse):
    global number
    number = (number + 1) % 10
    answer = sip.get_response(request)
    assert f"AY{number}AZ" in answer, answer
    body, sum_ = answer.strip()[:-4], answer.strip()[-4:]
    assert f"{-sum(body.encode(encoding)) & 0xFFFF:04X}" == sum_, answer
    return parse(answer)


def check(found, **expected):
    both = {**{k: [v] for k, v in found["fixed"].items()}, **found["variable"]}
    for key, value in expected.items():
        assert both.get(key) == [value], (key, both.get(key), value)


login = ask(sip.sip_login_request("desk", "secret"), sip.sip_login_response)
check(login, Ok="1")
check(ask(sip.sip_sc_status_request(), sip.sip_sc_status_response), AM="Example Library")
patron = ask(sip.sip_patron_information_request("charged"), sip.sip_patron_information_response)
check(patron, AE="José Núñez", BL="Y", CQ="Y", AO="Example")
for item, title in [("31002", "Les misérables"), ("31004", "Über das Marionettentheater")]:
    lent = ask(sip.sip_checkout_request(item), sip.sip_checkout_response)
    check(lent, Ok="1", AJ=title, AA="21001")
check(ask(sip.sip_checkout_request("31002"), sip.sip_checkout_response), Ok="0")
patron = ask(sip.sip_patron_information_request("charged"), sip.sip_patron_information_response)
assert patron["variable"]["AU"] == ["31002", "31004"], patron
check(ask(sip.sip_renew_request("31002"), sip.sip_renew_response), Ok="1", RenewalOk="Y")
renewed = ask(sip.sip_renew_all_request(), sip.sip_renew_all_response)
assert renewed["variable"]["BM"] == ["31002", "31004"], renewed
check(ask(sip.sip_item_information_request("31002"), sip.sip_item_information_response), AJ="Les misérables")
check(ask(sip.sip_item_status_update_request("31002", "cover torn"), sip.sip_item_status_update_response), CH="cover torn")
# This client takes the expiration date (BW) for a fixed field, so only what stands before it can be looked at.
check(ask(sip.sip_hold_request("+", "", 2, "31001"), sip.sip_hold_response), Ok="1")
check(ask(sip.sip_fee_paid_request(1, 0, "2.50"), sip.sip_fee_paid_response), PaymentAccepted="Y")
check(ask(sip.sip_block_patron_request("card found"), sip.sip_patron_status_response), BL="Y")
check(ask(sip.sip_checkout_request("31001"), sip.sip_checkout_response), Ok="0", AF="This card is blocked.")
check(ask(sip.sip_patron_enable_request(), sip.sip_patron_enable_response), BL="Y")
for item in ["31002", "31004"]:
    check(ask(sip.sip_checkin_request(item), sip.sip_checkin_response), Ok="1", AB=item)
check(ask(sip.sip_patron_status_request(), sip.sip_patron_status_response), BV="10.00")
check(ask(sip.sip_end_patron_session_request(), sip.sip_end_patron_session_response), EndSession="Y")
last = sip.last_response
again = sip.get_response(sip.sip_sc_resend_request())
assert again == last, (again, last)
sip.disconnect()
print("all as it should be")
