#!/usr/bin/env python3
"""audit.py [ROWS]: draws rows of each lexicon for a reader who did not write them.

For each lexicons/*.tsv ROWS rows (30) are drawn by a seed taken from the SHA-256 of the file: the rows whose
SHA-256 of (that of the file, then the row) comes first. They are printed without their sources, so that the
reader judges the row itself: FILE LINE, then type, vi, en, domain, from, to, relations, note.
"""
import hashlib
import pathlib
import sys

rows_wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 30
SOURCE_COLUMN = 8
for path in sorted(pathlib.Path(__file__).resolve().parent.parent.glob("*.tsv")):
    data = path.read_bytes()
    seed = hashlib.sha256(data).digest()
    rows = list(enumerate(data.decode("utf-8").splitlines()[1:], 2))
    rows.sort(key=lambda row: hashlib.sha256(seed + row[1].encode("utf-8")).digest())
    print(f"== {path.name} sha256 {seed.hex()[:16]}")
    for line, row in sorted(rows[:rows_wanted]):
        columns = row.split("\t")
        if len(columns) > SOURCE_COLUMN:
            del columns[SOURCE_COLUMN]
        print(f"{path.name} {line}\t" + "\t".join(columns[1:]))
