"""Prints how many nanoseconds Sickle takes to make records of a saved response, best of five."""

import sys
import time

from lxml import etree
from sickle.models import Record

data = open(sys.argv[1], "rb").read()
best = None
for _ in range(5):
    start = time.perf_counter_ns()
    tree = etree.XML(data, parser=etree.XMLParser(recover=True, remove_blank_text=True))
    found = tree.findall(".//{http://www.openarchives.org/OAI/2.0/}record")
    records = [Record(element) for element in found]
    took = time.perf_counter_ns() - start
    best = took if best is None else min(best, took)
assert len(records) > 0 and records[0].metadata
print(best)
