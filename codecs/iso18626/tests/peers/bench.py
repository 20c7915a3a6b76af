"""What a Python program does with the same messages: bench.py ROUNDS FILE...

Parses each file with lxml and takes the values out, the best of five rounds; prints the
messages a second for parsing alone and for parsing and taking values.
"""

import sys
import time

from lxml import etree

rounds = int(sys.argv[1])
documents = [open(path, "rb").read() for path in sys.argv[2:]]
N = "{http://illtransactions.org/2013/iso18626}"


PARSER = etree.XMLParser(remove_comments=True, remove_pis=True)


def parse(document):
    return etree.fromstring(document, PARSER)


def values(document):
    """Every element of the service as nested dictionaries, as a program needs them."""
    def take(element):
        children = list(element)
        if not children:
            return (element.text or "").strip(), element.get(f"{N}scheme") or element.get("scheme")
        found = {}
        for child in children:
            found.setdefault(etree.QName(child).localname, []).append(take(child))
        return found

    return take(etree.fromstring(document, PARSER))


for work in (parse, values):
    best = None
    for _ in range(5):
        start = time.perf_counter()
        for at in range(rounds):
            work(documents[at % len(documents)])
        took = time.perf_counter() - start
        best = took if best is None else min(best, took)
    print(int(rounds / best))
