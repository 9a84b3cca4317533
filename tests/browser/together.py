"""Two pages of one job: changes appear in the other, a clash is shown and nothing is overwritten."""
import time

import jobs
from support import check, equal

SOON = 1.0  # seconds


def two(test):
    server = test.serve(*jobs.names(test))
    return server, test.open(server.address, width=900), test.open(server.address, width=900)


def row(state, en):
    return next(row for row in state["rows"] if row["en"] == en)


def test_change(test):
    """what one tab decides the other shows within a second, with a notice, and it keeps its own place"""
    server, first, second = two(test)
    second.keys("j", "j", "j")
    second.shown("Guangxi", "Quảng Tây")
    test.step("the first decides")
    first.keys("a")
    first.saved()
    begin = time.monotonic()
    state = second.wait(lambda state: row(state, "Guangxi")["status"] == "accepted", "the second shows it")
    took = time.monotonic() - begin
    test.figure(f"shown in the other tab after {took:.2f} s")
    check(took < 2 * SOON, f"it took {took:.2f} s")
    equal(state["selected"]["vi"], "Quảng Tây", "the row selected in the second")
    equal(state["progress"], "1 of 18 decided", "progress of the second")
    second.wait(lambda state: "Guangxi" in state["notice"] and "accepted" in state["notice"], "the notice of the second")
    test.step("the first takes it back")
    first.keys("u")
    first.saved()
    second.wait(lambda state: row(state, "Guangxi")["status"] == "open", "the second shows that too")
    test.step("many at once")
    server.ask("POST", "/api/accept", {"filter": {}, "score": 0.9, "dry": False})
    for page in (first, second):
        page.wait(lambda state: state["progress"] == "5 of 18 decided" and row(state, "Hue")["status"] == "accepted", "all of them")


def test_clash(test):
    """a decision on what somebody else decided meanwhile is shown as a clash and overwrites nothing"""
    test.expect_fault("409")
    server, page = test.serve(*jobs.names(test)), None
    page = test.open(server.address)
    # As in a tab that is not in view, the page asks for no changes.
    page.run("Object.defineProperty(document, 'hidden', {configurable: true, get: () => true})")
    page.wait(lambda state: not state["saving"], "nothing is on its way")
    server.decide(server.pair("Guangxi", "Quảng Đông"), "rejected", note="not this one")
    equal(row(page.state, "Guangxi")["status"], "open", "the page knows nothing of it")
    test.step("the key of the second")
    page.keys("a")
    state = page.wait(lambda state: "Somebody else" in state["fault"], "the clash is told")
    check("Guangxi" in state["fault"] and "rejected" in state["fault"] and "not saved" in state["fault"], f"told: {state['fault']}")
    equal(row(state, "Guangxi")["status"], "rejected", "what holds now")
    equal(server.pair("Guangxi", "Quảng Đông")["status"], "rejected", "what the server has")
    equal(server.get("/api/state")["version"], 1, "entries of the log")
    test.step("deciding in spite of it")
    page.choose("filter-status", "")
    page.run("document.getElementById('list').focus()")
    page.select("Guangxi", "Quảng Đông")
    page.keys("a")
    page.wait(lambda state: row(state, "Guangxi")["status"] == "accepted" and not state["saving"], "accepted, knowing of it")
    equal(server.pair("Guangxi", "Quảng Đông")["status"], "accepted", "what the server has")


def test_gone(test):
    """a page whose program has ended says so, shows nothing as saved, and goes on when it is back"""
    for words in ("ERR_CONNECTION", "ERR_EMPTY_RESPONSE", "Failed to load resource"):
        test.expect_fault(words)
    server = test.serve(*jobs.names(test))
    page = test.open(server.address)
    page.keys("a")
    page.saved()
    server.kill()
    test.step("a decision that nobody takes")
    page.keys("r")
    state = page.wait(lambda state: "ot saved" in state["saved"] or "Not saved" in state["fault"], "it is told that it is not saved")
    page.wait(lambda state: row(state, "Manh Hung")["status"] == "open", "the row is open again")
    check(state["saved"] != "All saved", "it says that all is saved")
    equal(row(page.state, "Guangxi")["status"], "accepted", "what was saved")
