#!/usr/bin/python3
"""The workbook of `align review --xlsx` in the hands of programs that are not ours.

    review_sheet.py rows FILE          id, English, Vietnamese of each row of "Review", as xlsx2csv reads them
    review_sheet.py fill FILE OUT      FILE with decisions written into its first three pairs with both names, packed
                                       anew by python's zipfile, strings inline; prints what was decided

Lines of columns between tabs, sorted.
"""
import csv
import io
import re
import subprocess
import sys
import zipfile

DECISIONS = [("Accepted ", ""), ("từ chối", ""), ("edited", "=1+1 & <b>")]
VERDICTS = ["accepted", "rejected", "edited"]


def read(path):
    out = subprocess.run(["xlsx2csv", "-n", "Review", path], check=True, capture_output=True).stdout
    return list(csv.DictReader(io.StringIO(out.decode("utf-8"))))


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


def with_cell(row, place, text):
    """The XML of a row with another cell at its place, among those before and behind it."""
    row = re.sub(r'<c r="%s"[^>]*?(/>|>.*?</c>)' % place, "", row)
    cell = '<c r="%s" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>' % (place, escaped(text))
    column = place.rstrip("0123456789")
    for found in re.finditer(r'<c r="([A-Z]+)[0-9]+"', row):
        if (len(found[1]), found[1]) > (len(column), column):
            return row[:found.start()] + cell + row[found.start():]
    return row.replace("</row>", cell + "</row>")


def fill(path, out):
    rows = read(path)
    both = [i for i, row in enumerate(rows) if row["English"] and row["Vietnamese"]][:len(DECISIONS)]
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                sheet = text.decode("utf-8")
                for i, (word, rendering) in zip(both, DECISIONS):
                    number = i + 2
                    row = re.search(r'<row r="%d".*?</row>' % number, sheet, re.DOTALL)[0]
                    filled = with_cell(row, "H%d" % number, word)
                    if rendering:
                        filled = with_cell(filled, "K%d" % number, rendering)
                    sheet = sheet.replace(row, filled)
                text = sheet.encode("utf-8")
            new.writestr(name, text)
    return [(rows[i]["type"], rows[i]["English"], rows[i]["Vietnamese"], verdict, rendering)
            for i, verdict, (_, rendering) in zip(both, VERDICTS, DECISIONS)]


def main():
    if sys.argv[1] == "rows":
        found = [(row["id"], row["English"], row["Vietnamese"]) for row in read(sys.argv[2])]
    else:
        found = fill(sys.argv[2], sys.argv[3])
    print("\n".join(sorted("\t".join(columns) for columns in found)))


if __name__ == "__main__":
    main()
