"""Writes an interchange with pydifact: two orders with every service character in their texts."""

import datetime
import sys

from pydifact.segmentcollection import Interchange, Message
from pydifact.segments import Segment

interchange = Interchange(
    sender=["1697978", "31B"],
    recipient=["1556150", "31B"],
    control_reference="P77",
    syntax_identifier=("UNOC", 3),
    timestamp=datetime.datetime(2026, 11, 28, 9, 15),
)
interchange.has_una_segment = True
for number in ("1", "2"):
    message = Message(number, ["ORDERS", "D", "96A", "UN", "EAN008"])
    message.add_segment(Segment("BGM", "220", "PO?" + number, "9"))
    message.add_segment(Segment("DTM", ["137", "20261128", "102"]))
    message.add_segment(Segment("LIN", "1", "", ["9780306406157", "EN"]))
    message.add_segment(Segment("IMD", "L", "050", ["", "", "", "Why not? A+B: 'rivers' é"]))
    message.add_segment(Segment("QTY", ["21", "2"]))
    message.add_segment(Segment("RFF", ["LI", "4711-" + number]))
    message.add_segment(Segment("UNS", "S"))
    message.add_segment(Segment("CNT", ["2", "1"]))
    interchange.add_message(message)
text = interchange.serialize(break_lines="--lines" in sys.argv)
sys.stdout.buffer.write(text.encode("latin-1"))
