"""What pycounter makes of a report: its type, and name, month, metric and count of each entry, as JSON.

With a second argument it writes the report there as it writes TSV.
"""

import json
import sys

import pycounter.report
import pycounter.sushi5

if sys.argv[1].endswith(".json"):
    # It reads Release 5 from JSON only; the tables it takes for those are of a draft.
    report = pycounter.sushi5.raw_to_full(json.load(open(sys.argv[1], encoding="utf-8")))
else:
    report = pycounter.report.parse(sys.argv[1])
rows = []
for entry in report:
    name = getattr(entry, "title", None) or getattr(entry, "platform", None) or ""
    for month, metric, count in entry:
        rows.append([name, month.strftime("%Y-%m"), metric, count])
print(json.dumps({"type": report.report_type, "rows": rows}))
if len(sys.argv) > 2:
    report.write_tsv(sys.argv[2])
