"""Reads a file with pydifact, then writes what it read: prints the seconds that each took."""

import sys
import time

from pydifact.segmentcollection import Interchange

text = open(sys.argv[1], encoding="latin-1").read()
begun = time.perf_counter()
interchange = Interchange.from_str(text)
messages = sum(1 for _ in interchange.get_messages())
read = time.perf_counter() - begun
begun = time.perf_counter()
written = interchange.serialize()
print(messages, read, time.perf_counter() - begun)
