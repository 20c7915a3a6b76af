"""A library system of the Python package pysip2: prints `listening on ADDRESS` and serves until ended."""

import logging

import anyio
from pysip2 import SIP2Server
from pysip2 import models, routes

logging.basicConfig(level=logging.WARNING)
library = SIP2Server(encoding="cp850", institution_id="Bücherei", error_detection="required")


@library.route(routes.LOGIN)
def login(asked, context):
    right = asked.login_password == "secret"
    return models.LoginResponse(ok="1" if right else "0")


@library.route(routes.CHECKOUT)
def lend(asked, context):
    return models.CheckoutResponse(
        ok="1",
        renewal_ok="N",
        magnetic_media="N",
        desensitize="Y",
        transaction_date=asked.transaction_date,
        institution_id=asked.institution_id,
        patron_identifier=asked.patron_identifier,
        item_identifier=asked.item_identifier,
        title_identifier="Les misérables",
        due_date="20261228    235900",
    )


async def main():
    async with library.start() as port:
        print(f"listening on 127.0.0.1:{port}", flush=True)
        await anyio.sleep_forever()


anyio.run(main)
