"""From the page to the next run: what was decided is exported, and the aligner heeds it."""
import csv
import os

import jobs
from selenium.webdriver.common.keys import Keys
from support import PROJECT, align, check, equal, read_lines

ACCEPTED = ("Pham Thi Ngoc Lan", "Phạm Thị Ngọc Lan")
REJECTED = ("Guangxi University", "Đại học Quảng Tây")
EDITED = ("HA LONG", "Hạ Long")
EDITED_TO = ("HA LONG", "thành phố Hạ Long")


def entities(folder):
    with open(os.path.join(folder, "entities.tsv"), encoding="utf-8") as table:
        return list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


def decide_in_the_page(test, page, server):
    test.step("accepting")
    page.select(*ACCEPTED)
    page.keys("a")
    page.saved()
    test.step("rejecting")
    page.select(*REJECTED)
    page.keys("r")
    page.saved()
    test.step("editing")
    page.select(*EDITED)
    page.keys("e")
    page.wait(lambda state: state["editing"], "the edit is open")
    page.run("document.getElementById('edit-vi').select()")
    page.keys(EDITED_TO[1], Keys.ENTER)
    page.saved()
    if server:
        equal([server.pair(*pair)["status"] for pair in (ACCEPTED, REJECTED, EDITED)], ["accepted", "rejected", "edited"], "saved")


def next_run_heeds(test, lexicon, name, status):
    """Aligns the example again with the decisions in `lexicon`; accepted pairs have `status`."""
    test.step(f"running the aligner again with --lexicon {os.path.basename(lexicon)}")
    align("batch", "-q", f"{PROJECT}/align/example/meeting.en.txt", "-o", test.path(name), "--lexicon", lexicon)
    rows = {(row["en"], row["vi"]): row["status"] for row in entities(test.path(name))}
    equal(rows.get(ACCEPTED), status, f"the accepted pair, with {os.path.basename(lexicon)}")
    equal(rows.get(REJECTED), None, f"the rejected pair, with {os.path.basename(lexicon)}")
    return rows


def test_round(test):
    """accepted pairs come back accepted, rejected ones never, edited ones as edited"""
    server = test.serve(jobs.example(test))
    page = test.open(server.address)
    before = {(row["en"], row["vi"]): row["status"] for row in entities(test.path("meeting"))}
    for pair in (ACCEPTED, REJECTED, EDITED):
        equal(before.get(pair), "auto", f"{pair} before")
    decide_in_the_page(test, page, server)
    test.step("stopping the server")
    equal(server.stop() in (0, 143), True, "the exit code")
    database = server.database
    rows = next_run_heeds(test, database, "by-database", "accepted")
    check(EDITED not in rows, "the edited pair is there as it was before")
    test.step("exporting a lexicon")
    align("review", "export", "--db", database, "-o", test.path("decided.tsv"))
    align("lexicon", "validate", test.path("decided.tsv"))
    # A lexicon is one more reason for a pair; who decided is in the database alone.
    rows = next_run_heeds(test, test.path("decided.tsv"), "by-lexicon", "auto")
    evidence = next(row["evidence"] for row in entities(test.path("by-lexicon")) if (row["en"], row["vi"]) == ACCEPTED)
    check(evidence.startswith("user: review:"), f"the evidence of the accepted pair: {evidence}")
    check(EDITED not in rows, "the edited pair is there as it was before, with the lexicon")
    test.step("a review of the next run knows the decisions")
    again = test.serve(test.path("by-database"), name="review.db")
    equal(again.pair(*ACCEPTED)["status"], "accepted", "the accepted pair")
    # Asked after the end; an answer that is cut off is a fault.
    for words in ("ERR_CONNECTION", "ERR_EMPTY_RESPONSE"):
        test.expect_fault(words)


def test_edited(test):
    """an edited pair that stands in the text is what the next run finds, with status edited"""
    edited_comes_back(test, "mr.tsv", ["Mr. Nguyen Manh Hung visited Hanoi.\tÔng Nguyễn Mạnh Hùng thăm Hà Nội."],
                      ("PER", "Nguyen Manh Hung", "Nguyễn Mạnh Hùng"), ("PER", "Manh Hung", "Mạnh Hùng"))


def test_edited_in_reports(test):
    """the same in two reports that are no translations, where the longer name stands beside the shorter one"""
    edited_comes_back(test, f"{PROJECT}/align/example/meeting.en.txt", None,
                      ("LOC", "Quang Ninh Province", "Quảng Ninh"), ("LOC", "Quang Ninh", "Quảng Ninh"))


def edited_comes_back(test, texts, lines, found, wanted):
    if lines:
        texts = test.path(texts)
        with open(texts, "w", encoding="utf-8") as out:
            out.write("\n".join(lines) + "\n")
    align("batch", "-q", texts, "-o", test.path("results"))
    server = test.serve(test.path("results"))
    server.decide(server.pair(*found[1:]), "edited", to=dict(zip(("type", "en", "vi"), wanted)))
    server.stop()
    align("review", "export", "--db", server.database, "-o", test.path("decided.tsv"))
    for lexicon in (server.database, test.path("decided.tsv")):
        test.step(f"--lexicon {os.path.basename(lexicon)}")
        name = os.path.basename(lexicon) + ".results"
        align("batch", "-q", texts, "-o", test.path(name), "--lexicon", lexicon)
        rows = {(row["type"], row["en"], row["vi"]): row["status"] for row in entities(test.path(name))}
        equal(rows.get(found), None, "the pair as it was before")
        if lexicon == server.database:
            equal(rows.get(wanted), "edited", f"the pair as edited, among {sorted(row for row in rows if row[0] == wanted[0])}")


def test_formats(test):
    """the export has every format, and apply puts decisions into another review, twice as once"""
    server = test.serve(jobs.example(test))
    for pair, verdict in ((ACCEPTED, "accepted"), (REJECTED, "rejected")):
        server.decide(server.pair(*pair), verdict)
    server.decide(server.pair(*EDITED), "edited", to={"type": "LOC", "en": EDITED_TO[0], "vi": EDITED_TO[1]}, note="so")
    page = test.open(server.address)
    test.step("what the page downloads")
    page.run("""const make = URL.createObjectURL;
        URL.createObjectURL = blob => { blob.text().then(text => { window.downloaded = text; }); return make(blob); };""")
    page.press("download")
    page.wait(lambda _: page.run("return window.downloaded"), "the download")
    downloaded = page.run("return window.downloaded")
    server.stop()
    test.expect_fault("ERR_CONNECTION_REFUSED")
    test.step("what the program exports")
    align("review", "export", "--db", server.database, "--format", "jsonl", "-o", test.path("out.jsonl"))
    with open(test.path("out.jsonl"), encoding="utf-8") as out:
        equal(downloaded, out.read(), "the download")
    equal({(line["en"], line["vi"]): line["decision"] for line in read_lines(test.path("out.jsonl"))},
          {ACCEPTED: "accepted", REJECTED: "rejected", EDITED: "edited"}, "decisions")
    for name in ("out.tsv", "out.csv", "out.tbx", "out.tmx", "out.utf8", "out.xlsx", "out.md"):
        test.step(name)
        align("review", "export", "--db", server.database, "-o", test.path(name))
        check(os.path.getsize(test.path(name)) > 50, f"{name} is empty")
    test.step("apply")
    for _ in range(2):
        align("review", "apply", test.path("out.jsonl"), "--db", test.path("copy.db"))
        align("review", "export", "--db", test.path("copy.db"), "--format", "jsonl", "-o", test.path("copy.jsonl"))
        equal(read_lines(test.path("copy.jsonl")), read_lines(test.path("out.jsonl")), "the copy")
