"""The page in one file, opened from the disk: the same keys, decisions kept in the browser."""
import os
import re
import subprocess

import jobs
from selenium.webdriver.common.keys import Keys
from support import ALIGN, Skipped, align, check, equal, read_lines


def offline(test, *inputs):
    """The address of the page in one file. Skips the test while the program cannot write one."""
    path = test.path("page.html")
    done = subprocess.run([ALIGN, "review", "--html", path, *(inputs or jobs.names(test))], stdin=subprocess.DEVNULL,
                          capture_output=True, text=True, timeout=120)
    if done.returncode and re.search(r"unknown|not expected|--html", done.stderr):
        raise Skipped("align review --html is not there yet")
    equal(done.returncode, 0, f"align review --html: {done.stderr}")
    return "file://" + path


def opened(test, *inputs):
    """The page as somebody opens it for the first time: chromium keeps one store for all files."""
    page = test.open(offline(test, *inputs))
    page.run("localStorage.clear()")
    page.reload()
    page.wait(lambda state: state["focus"] == "who-name", "the page asks for the name")
    page.keys("minh", Keys.ENTER)
    page.wait(lambda state: state["focus"] == "list", "the list has the focus")
    return page


def downloaded(page):
    """What the button for the download gives."""
    page.run("""window.downloaded = ''; const make = URL.createObjectURL;
        URL.createObjectURL = blob => { blob.text().then(text => { window.downloaded = text; }); return make(blob); };""")
    page.press("download")
    page.wait(lambda _: page.run("return window.downloaded"), "the download")
    return page.run("return window.downloaded")


def test_kept(test):
    """from file:// pairs are accepted, rejected and edited, and a reload finds all of it"""
    page = opened(test)
    page.shown("Guangxi", "Quảng Đông")
    page.keys("a")
    page.shown("Manh Hung", "Mạnh Hùng")
    test.step("editing a span")
    page.keys("e")
    page.wait(lambda state: state["editing"], "the edit is open")
    page.chord(Keys.SHIFT, Keys.ARROW_LEFT)
    page.keys(Keys.ENTER)
    page.shown("World Bank", "Ngân hàng")
    page.keys("r")
    page.shown("Guangxi", "Quảng Tây")
    test.step("reloading")
    page.reload()
    page.choose("filter-status", "")
    state = page.state
    equal([row["status"] for row in state["rows"][:4]], ["accepted", "edited", "rejected", "open"], "kept")
    equal(state["rows"][1]["vi"], "Nguyễn Mạnh Hùng", "the edited rendering")
    equal(state["progress"], "3 of 18 decided", "progress")
    test.step("undo after the reload")
    page.keys(Keys.ESCAPE, "u")
    page.wait(lambda state: state["progress"] == "2 of 18 decided", "the last one is open again")


def test_apply(test):
    """what it downloads is applied by the program, and a run with that heeds it"""
    test.step("a job of the example")
    page = opened(test, jobs.example(test))
    for key, pair in (("a", ("Pham Thi Ngoc Lan", "Phạm Thị Ngọc Lan")), ("r", ("Guangxi University", "Đại học Quảng Tây"))):
        page.select(*pair)
        page.keys(key)
        page.saved()
    test.step("downloading")
    text = downloaded(page)
    with open(test.path("decisions.jsonl"), "w", encoding="utf-8") as out:
        out.write(text)
    lines = read_lines(test.path("decisions.jsonl"))
    equal([(line["decision"], line["by"]) for line in lines], [("accepted", "minh"), ("rejected", "minh")], "decisions")
    test.step("applying")
    align("review", "apply", test.path("decisions.jsonl"), "--db", test.path("applied.db"))
    align("review", "export", "--db", test.path("applied.db"), "--format", "jsonl", "-o", test.path("out.jsonl"))
    equal({str(line) for line in read_lines(test.path("out.jsonl"))}, {str(line) for line in lines}, "what was applied")
    server = test.serve(test.path("meeting"), name="applied.db")
    equal([server.pair(line["en"], line["vi"])["status"] for line in lines], ["accepted", "rejected"], "in a review")


def test_both_tabs(test):
    """two tabs of the file share what is decided"""
    first = opened(test)
    second = test.open("file://" + test.path("page.html"))
    first.keys("a")
    first.saved()
    second.wait(lambda state: state["rows"][0]["status"] == "accepted", "the second shows it")


def test_all_of_it(test):
    """search, filters, suggestions, ranges and accepting all work without a server"""
    page = opened(test)
    page.keys("/", "duc")
    page.wait(lambda state: state["count"] == "1 pair" and state["rows"][0]["vi"] == "Đức", "the search")
    page.chord(Keys.CONTROL, "a")
    page.keys(Keys.BACKSPACE)
    page.wait(lambda state: state["count"] == "18 pairs", "all again")
    page.keys(Keys.ENTER)
    test.step("a conflict and its other rendering")
    page.click("filter-conflicts")
    page.wait(lambda state: state["count"] == "2 pairs", "two in conflict")
    check("Quảng Tây" in page.shown("Guangxi", "Quảng Đông")["detail"]["rivals"][0], "the other rendering is not shown")
    page.click("filter-conflicts")
    page.keys(Keys.ESCAPE)
    test.step("a suggestion")
    page.select("Red Cross", "no Vietnamese rendering")
    page.keys("1")
    page.wait(lambda state: state["progress"] == "1 of 18 decided", "taken")
    test.step("a range")
    page.select("Tran Thi Lan", "Trần Thị Lan")
    page.keys("x", "j", "a")
    page.wait(lambda state: state["progress"] == "3 of 18 decided", "both")
    test.step("all from a score on")
    page.chord(Keys.SHIFT, "a")
    page.wait(lambda _: page.run("return !document.getElementById('accept-do').disabled"), "what it would do is shown")
    page.chord(Keys.CONTROL, "a")
    page.keys("0.9")
    page.wait(lambda _: page.run("return document.getElementById('accept-do').textContent") == "Accept 5 pairs", "five")
    page.keys(Keys.ENTER)
    page.wait(lambda state: state["progress"] == "8 of 18 decided", "accepted")


def test_one_file(test):
    """the page has its policy in itself and asks for nothing else"""
    address = offline(test)
    page = test.open(address)
    asked = page.run("return performance.getEntriesByType('resource').map(e => e.name).filter(e => !e.startsWith('data:'))")
    equal(asked, [], "asked for")
    with open(address[7:], encoding="utf-8") as text:
        html = text.read()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)[1]
    check("default-src 'none'" in policy and "unsafe" not in policy and "connect-src" not in policy, f"policy: {policy}")
    check(os.path.getsize(address[7:]) < 1 << 20, "more than a megabyte for eighteen pairs")
