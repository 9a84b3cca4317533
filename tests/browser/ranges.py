"""Deciding about many at once: a range, and all from a score on."""
import jobs
from selenium.webdriver.common.keys import Keys
from support import check, equal


def opened(test):
    server = test.serve(*jobs.names(test))
    return server, test.open(server.address)


def test_range(test):
    """x begins a range, j extends it, a accepts all of it as one, and one u takes it back"""
    server, page = opened(test)
    page.select("Tran Thi Lan", "Trần Thị Lan")
    page.keys("x", "j", "j", "j")
    state = page.wait(lambda state: state["range"] == "4 pairs selected", "four are selected")
    equal([row["en"] for row in state["rows"] if row["selected"]], ["Tran Thi Lan", "Le Van An", "Do Thi Mai", "Pham Quang Vinh"],
          "selected")
    page.keys("a")
    page.wait(lambda state: "4 pairs" in state["notice"] and not state["saving"], "four are accepted")
    equal(server.get("/api/state")["version"], 1, "entries of the log")
    equal([pair["en"] for pair in server.pairs(status="accepted")], ["Tran Thi Lan", "Le Van An", "Do Thi Mai", "Pham Quang Vinh"],
          "accepted")
    equal(page.state["selected"]["en"], "Ministry of Health", "the next open row is selected")
    test.step("undo")
    page.keys("u")
    page.wait(lambda state: state["progress"] == "0 of 18 decided" and not state["saving"], "nothing is decided")
    equal(server.get("/api/state")["decided"], 0, "decided")


def test_range_back(test):
    """a range goes upwards too, r rejects it, and Esc ends it with nothing done"""
    server, page = opened(test)
    page.select("Do Thi Mai", "Đỗ Thị Mai")
    page.keys("x", "k")
    page.wait(lambda state: state["range"] == "2 pairs selected", "two are selected")
    test.step("Esc")
    page.keys(Keys.ESCAPE)
    page.wait(lambda state: not state["range"], "the range is ended")
    equal(server.get("/api/state")["version"], 0, "entries of the log")
    test.step("with the Shift key, and r")
    page.chord(Keys.SHIFT, Keys.ARROW_UP)
    page.wait(lambda state: state["range"] == "2 pairs selected", "two are selected")
    page.keys("r")
    page.wait(lambda state: not state["range"] and "2 pairs" in state["notice"], "two are rejected")
    page.saved()
    equal([pair["en"] for pair in server.pairs(status="rejected")], ["Tran Thi Lan", "Le Van An"], "rejected")


def test_range_of_all(test):
    """in a range with names alone only what can be accepted is"""
    server, page = opened(test)
    page.keys(Keys.HOME, "x", Keys.END)
    page.wait(lambda state: state["range"] == "18 pairs selected", "all are selected")
    page.keys("a")
    page.wait(lambda state: "15 pairs" in state["notice"] and not state["saving"], "fifteen are accepted")
    equal({pair["status"] for pair in server.pairs() if pair["en"] and pair["vi"]}, {"accepted"}, "pairs")
    equal({pair["status"] for pair in server.pairs(alone="1")}, {"open"}, "names alone")


def preview(page):
    return page.run("""return {count: document.getElementById('accept-count').textContent,
        first: [...document.querySelectorAll('#accept-first li')].map(e => [...e.querySelectorAll('bdi')].map(b => b.textContent)),
        button: document.getElementById('accept-do').textContent, ready: !document.getElementById('accept-do').disabled,
        scope: document.getElementById('accept-scope').textContent}""")


def asked(page, score):
    page.chord(Keys.SHIFT, "a")
    page.wait(lambda state: state["dialog"] == "accept-all", "the question is asked")
    page.chord(Keys.CONTROL, "a")
    page.keys(score)
    page.wait(lambda _: preview(page)["ready"] or "No open" in preview(page)["count"] or "number" in preview(page)["count"],
              "what it would do is shown")
    return preview(page)


def test_accept_all(test):
    """accepting all from a score on shows first how many and which, then does it as one"""
    server, page = opened(test)
    server.decide(server.pair("Hanoi", "Hà Nội"), "rejected")
    shown = asked(page, "0.93")
    check(shown["count"].startswith("3 open pairs"), f"the count: {shown['count']}")
    equal(shown["first"], [["Da Nang", "Đà Nẵng"], ["Germany", "Đức"], ["Katarina Vogel", "Katarina Vogel"]], "the first")
    equal(shown["button"], "Accept 3 pairs", "the button")
    equal(server.get("/api/state")["version"], 1, "nothing is done yet")
    test.step("leaving it")
    page.keys(Keys.ESCAPE)
    page.wait(lambda state: not state["dialog"] and state["focus"] == "list", "the list has the focus")
    equal(server.get("/api/state")["version"], 1, "nothing is done")
    test.step("doing it")
    asked(page, "0.93")
    page.keys(Keys.ENTER)
    page.wait(lambda state: "3 pairs" in state["notice"] and not state["saving"], "three are accepted")
    equal(page.state["progress"], "4 of 18 decided", "progress")
    equal([pair["en"] for pair in server.pairs(status="accepted")], ["Da Nang", "Germany", "Katarina Vogel"], "accepted")
    equal(server.pair("Hanoi", "Hà Nội")["status"], "rejected", "what was decided before")
    equal({row["status"] for row in page.state["rows"] if row["en"] in ("Da Nang", "Germany")}, {"accepted"}, "rows")
    test.step("one undo for all")
    page.keys("u")
    page.wait(lambda state: state["progress"] == "1 of 18 decided" and not state["saving"], "all three are open again")
    equal(server.pairs(status="accepted"), [], "accepted")


def test_accept_filtered(test):
    """accepting all keeps to the filters, and a score that is none is said"""
    server, page = opened(test)
    page.choose("filter-type", "PER")
    page.keys(Keys.ESCAPE)
    shown = asked(page, "0.7")
    check(shown["count"].startswith("5 open pairs") and "filter" in shown["scope"], f"what is shown: {shown}")
    test.step("no number")
    page.chord(Keys.CONTROL, "a")
    page.keys("7")
    page.wait(lambda _: "from 0 to 1" in preview(page)["count"], "it says what a score is")
    check(not preview(page)["ready"], "the button can be pressed")
    test.step("a score that nothing has")
    page.chord(Keys.CONTROL, "a")
    page.keys("0.999")
    page.wait(lambda _: "No open pair" in preview(page)["count"], "it says that there is none")
    check(not preview(page)["ready"], "the button can be pressed")
    test.step("a decimal comma")
    page.chord(Keys.CONTROL, "a")
    page.keys("0,7")
    page.wait(lambda _: preview(page)["ready"], "five again")
    page.keys(Keys.ENTER)
    page.wait(lambda state: "5 pairs" in state["notice"] and not state["saving"], "five are accepted")
    equal({pair["type"] for pair in server.pairs(status="accepted")}, {"PER"}, "types accepted")
