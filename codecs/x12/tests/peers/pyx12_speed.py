"""Reads a file with pyx12, its envelopes checked: prints how many segments there are and the seconds that it took."""

import sys
import time

from pyx12.x12file import X12Reader

begun = time.perf_counter()
source = X12Reader(sys.argv[1])
segments = sum(1 for _ in source)
source.cleanup()
print(segments, time.perf_counter() - begun)
