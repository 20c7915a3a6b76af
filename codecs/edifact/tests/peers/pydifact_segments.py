"""Prints what pydifact reads in a file: for each segment its tag and elements, as one line of JSON."""

import json
import sys

from pydifact.parser import Parser


def parts(element):
    return element if isinstance(element, list) else [element]


with open(sys.argv[1], encoding=sys.argv[2], newline="") as file:
    segments = Parser().parse(file.read())
    read = [[s.tag, [parts(e) for e in s.elements]] for s in segments if s.tag != "UNA"]
json.dump(read, sys.stdout)
