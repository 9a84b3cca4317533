#!/usr/bin/python3
"""What programs that are not ours read in a glossary, and what they should.

    readers.py expect FORMAT GLOSSARY.jsonl    pairs (terms for tbx) that the file of that format should give
    readers.py FORMAT FILE                     those that it gives to a reader that is not ours

Each is a line of columns between tabs, sorted. Formats: tbx (ElementTree), tbx2 and tmx (translate-toolkit), csv and tsv
(the csv module), google (translate-toolkit), deepl (split at tabs), xlsx (through xlsx2csv), and for `expect` alone
tbx2-all, tmx-all and omegat, what OmegaT reads, which composes letters (NFC). The rules of `expect` are those of the headers in src/glossary, put into
words here once more. Debian's own python has translate-toolkit.
"""
import csv
import io
import json
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as ElementTree

CORE = "{urn:iso:std:iso:30042:ed-2}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def entries(path):
    with open(path, encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [row for row in rows if "glossary" not in row]


def with_status(entry, lang, *statuses):
    return [term["text"] for term in entry.get(lang, []) if term["status"] in statuses]


def usable(entry, lang):
    terms = with_status(entry, lang, "preferred")
    return terms + with_status(entry, lang, "admitted", "superseded")


def preferred(entry, lang):
    """The first preferred term, else the first; nothing when it is not to be used."""
    terms = entry.get(lang, [])
    terms = [term for term in terms if term["status"] == "preferred"] or terms
    return terms[0] if terms else {"text": "", "status": "none"}


def in_omegat(entry):
    """Further terms go with the preferred ones, changed names with each other, and a source is no comment."""
    en, vi = (with_status(entry, lang, "preferred", "admitted") for lang in ("en", "vi"))
    old_en, old_vi = (with_status(entry, lang, "superseded") for lang in ("en", "vi"))

    def crossed(sources, targets):
        return [(a, b) for a in sources for b in targets if a == sources[0] or b == targets[0]]

    pairs = crossed(en, vi) + crossed(old_en, old_vi or vi)
    if not old_en:
        pairs += crossed(en, old_vi)
    return [pair for pair in pairs if not pair[0].startswith("#")]


def in_engines(all_entries):
    """One target for a source; an entry that prefers the source has it before one that admits it."""
    given = {}
    for entry in all_entries:
        sources = [t for t in entry.get("en", []) if t["status"] in ("preferred", "admitted")]
        targets = with_status(entry, "vi", "preferred") or with_status(entry, "vi", "admitted")
        if not sources or not targets or entry.get("decision") == "rejected":
            continue
        best = next((t for t in sources if t["status"] == "preferred"), sources[0])
        for term in sources:
            key = unicodedata.normalize("NFC", term["text"])
            if key not in given or (term is best and not given[key][0]):
                given[key] = (term is best, term["text"], targets[0])
    return [(source, target) for _, source, target in given.values()]


def expect(form, path):
    found = entries(path)
    if form == "tbx":
        return [(lang, term["status"], term["text"]) for e in found for lang in ("en", "vi") for term in e.get(lang, [])]
    if form == "tbx2":
        return [(usable(e, "en")[0], usable(e, "vi")[0]) for e in found if usable(e, "en") and usable(e, "vi")]
    if form == "tbx2-all":
        return [(a, b) for e in found for a in usable(e, "en") for b in usable(e, "vi")]
    if form in ("tmx", "tmx-all"):
        both = [(preferred(e, "en"), preferred(e, "vi")) for e in found]
        bad = ("deprecated", "none")
        return [(a["text"], b["text"]) for a, b in both if a["status"] not in bad and b["status"] not in bad]
    if form == "omegat":
        return list(dict.fromkeys(pair for e in found for pair in in_omegat(e)))
    if form in ("deepl", "google"):
        return in_engines(found)
    return [(preferred(e, "en")["text"], preferred(e, "vi")["text"]) for e in found]


def read_tbx(path):
    out = []
    for part in ElementTree.parse(path).iter(CORE + "langSec"):
        for section in part.iter(CORE + "termSec"):
            notes = {note.get("type"): note.text for note in section.iter(CORE + "termNote")}
            status = notes["administrativeStatus"].removesuffix("Term-admn-sts")
            out.append((part.get(LANG)[:2], status, section.find(CORE + "term").text))
    return out


def of_units(store):
    return [(unit.source, unit.target) for unit in store.units]


def read_tbx2(path):
    from translate.storage import tbx
    return of_units(tbx.tbxfile.parsefile(path))


def read_tmx(path):
    from translate.storage import tmx
    return of_units(tmx.tmxfile.parsefile(path))


def read_google(path):
    """translate-toolkit wants to be told which column is which."""
    from translate.storage import csvl10n
    with open(path, "rb") as rows:
        store = csvl10n.csvfile(io.BytesIO(b"source,target\r\n" + rows.read()))
    return [pair for pair in of_units(store) if pair != ("source", "target")]


def of_rows(rows):
    rows = list(rows)
    en, vi = (next(i for i, cell in enumerate(rows[0]) if cell[:2] == lang) for lang in ("en", "vi"))
    if any(len(row) != len(rows[0]) for row in rows):
        raise ValueError("rows of other lengths than the header")
    return [(row[en], row[vi]) for row in rows[1:]]


def read_csv(path):
    with open(path, encoding="utf-8", newline="") as text:
        return of_rows(csv.reader(text, strict=True))


def read_tsv(path):
    """No cell has a quote of its own; in terms only the backslash is escaped."""
    with open(path, encoding="utf-8", newline="") as text:
        pairs = of_rows(csv.reader(text, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [tuple(cell.replace("\\\\", "\\") for cell in pair) for pair in pairs]


def read_deepl(path):
    with open(path, encoding="utf-8", newline="") as text:
        return [tuple(line.rstrip("\n").split("\t")) for line in text]


def read_xlsx(path):
    done = subprocess.run(["xlsx2csv", "-s", "1", path], check=True, capture_output=True, text=True)
    return of_rows(csv.reader(io.StringIO(done.stdout), strict=True))


def main():
    if sys.argv[1] == "expect":
        pairs = expect(sys.argv[2], sys.argv[3])
        if sys.argv[2] in ("tbx2-all", "tmx-all", "omegat"):
            pairs = [tuple(unicodedata.normalize("NFC", text) for text in pair) for pair in pairs]
    else:
        pairs = globals()["read_" + sys.argv[1]](sys.argv[2])
    for line in sorted("\t".join(pair) for pair in pairs):
        print(line)


main()
