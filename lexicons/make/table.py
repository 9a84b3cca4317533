#!/usr/bin/env python3
"""table.py: brings the row counts of the table in lexicons/README.md up to date."""
import pathlib
import re

folder = pathlib.Path(__file__).resolve().parent.parent
readme = folder / "README.md"


def counted(match):
    lines = (folder / match[1]).read_text(encoding="utf-8").splitlines()
    rows = sum(not line.startswith("# ") for line in lines) - 1
    return f"| [{match[1]}]({match[1]}) | {rows} |"


text = readme.read_text(encoding="utf-8")
text = re.sub(r"\| \[([a-z-]+\.tsv)\]\([a-z-]+\.tsv\) \| \d+ \|", counted, text)
readme.write_text(text, encoding="utf-8")
for path in sorted(folder.glob("*.tsv")):
    if f"[{path.name}]" not in text:
        print(f"no line for {path.name}")
