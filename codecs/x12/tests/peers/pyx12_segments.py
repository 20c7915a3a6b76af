"""Prints what pyx12 reads in a file, as one line of JSON: for each segment its tag and elements (each a list of its
components), and the faults it finds in the envelopes, as pairs of its code and what it says."""

import json
import sys

from pyx12.x12file import X12Reader

source = X12Reader(sys.argv[1])
segments, faults = [], []


def parts(element):
    return [part.get_value() or "" for part in element.elements]


for segment in source:
    faults += source.pop_errors()
    segments.append([segment.get_seg_id(), [parts(element) for element in segment.elements]])
source.cleanup()
faults += source.pop_errors()
json.dump({"segments": segments, "faults": [[fault[1], fault[2]] for fault in faults]}, sys.stdout)
