#!/usr/bin/env python3
"""ids.py [--fresh]: records the ids of lexicons/*.tsv in lexicons/ids.txt.

New ids are added. An id whose row is gone stays, so that the tests speak up: mark it by hand
("ID retired") when that was meant. --fresh forgets what was recorded; only before a first release.
Rows of the types SEG and CASE are made anew by words.py and case.py and are not recorded; statistics.tsv has no ids.
"""
import pathlib
import sys

folder = pathlib.Path(__file__).resolve().parent.parent
record = folder / "ids.txt"
lines = {}
if record.exists() and "--fresh" not in sys.argv[1:]:
    for line in record.read_text(encoding="ascii").splitlines():
        lines[line.split(" ")[0]] = line
for path in sorted(folder.glob("*.tsv")):
    if path.name == "statistics.tsv":
        continue
    for row in path.read_text(encoding="utf-8").splitlines()[1:]:
        row_id, row_type = row.split("\t")[:2]
        if row_type not in ("SEG", "CASE"):
            lines.setdefault(row_id, row_id)
text = "".join(lines[row_id] + "\n" for row_id in sorted(lines))
record.write_text(text, encoding="ascii")
print(f"{record.name}: {len(lines)} ids")
