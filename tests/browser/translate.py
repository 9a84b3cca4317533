"""What a translator does all day: look, filter, decide by one key, take back."""
import jobs
from selenium.webdriver.common.keys import Keys
from support import check, equal


def opened(test, **how):
    server = test.serve(*jobs.names(test))
    return server, test.open(server.address, **how)


def listed(state):
    return [(row["en"], row["vi"]) for row in state["rows"]]


def aligned():
    """The pairs of the job in the order of doubt; names alone come after them."""
    return [(en, vi) for _, en, vi, *_ in jobs.NAMES]


def test_open(test):
    """the address that was printed shows the pairs, doubtful ones first, and the first of them in its texts"""
    _, page = opened(test)
    state = page.state
    equal(listed(state)[:7], aligned()[:7], "the first rows")
    equal(state["count"], "18 pairs", "count")
    equal(state["progress"], "0 of 18 decided", "progress")
    first = state["rows"][0]
    equal((first["type"], first["word"], first["score"], first["count"]), ("LOC", "Open", "0.52", "×1"), "the first row")
    detail = page.shown("Guangxi", "Quảng Đông")["detail"]
    equal((detail["en"], detail["vi"], detail["type"]), ("Guangxi", "Quảng Đông", "Place"), "the right side")
    test.step("the texts, with both names marked")
    marks = page.run("return [...document.querySelectorAll('#occurrences mark')].map(e => [e.className, e.textContent])")
    equal(marks, [["span-en", "Guangxi"], ["span-vi", "Quảng Đông"]], "marks")
    texts = page.run("return [...document.querySelectorAll('#occurrences .segment')].map(e => e.textContent)")
    equal(texts, ["Minister Nguyen Guangxi spoke to reporters on Monday.",
                  "Bộ trưởng Nguyễn Quảng Đông phát biểu với báo chí hôm thứ Hai."], "segments")
    check("guang = Quảng" in detail["why"], f"the explanation has not what the program found: {detail['why']}")
    check(detail["why"].split(":")[0] != "translation", f"the explanation is a code, not words: {detail['why']}")


def test_filters(test):
    """filters by type, status, evidence, file, score, conflicts and names alone show those and no others"""
    server, page = opened(test)
    people = [(en, vi) for kind, en, vi, *_ in jobs.NAMES if kind == "PER"]
    test.step("type")
    page.choose("filter-type", "PER")
    equal(listed(page.state), people + [("Hiroshi Tanabe", "no Vietnamese rendering")], "people")
    test.step("the order")
    page.choose("filter-type", "LOC")
    page.choose("filter-order", "count")
    equal(listed(page.state)[:2], [("Hanoi", "Hà Nội"), ("Guangxi", "Quảng Tây")], "places, frequent first")
    page.choose("filter-order", "text")
    equal(listed(page.state)[:3], [("Guangxi", "Quảng Đông"), ("Guangxi", "Quảng Tây"), ("Da Nang", "Đà Nẵng")], "in text order")
    page.choose("filter-order", "doubt")
    page.choose("filter-type", "")
    test.step("evidence")
    page.choose("filter-evidence", "lexicon")
    equal(listed(page.state), [("Ministry of Health", "Bộ Y tế"), ("Ministry of Finance", "Bộ Tài chính"), ("Hanoi", "Hà Nội")], "lexicon")
    page.choose("filter-evidence", "")
    test.step("file")
    evening = [(en, vi) for _, en, vi, *_, file in jobs.NAMES if file == "evening"]
    names = page.run("return [...document.getElementById('filter-file').options].map(e => e.value)")
    page.choose("filter-file", next(name for name in names if "evening" in name))
    equal(listed(page.state), evening, "the file of the evening")
    page.choose("filter-file", "")
    test.step("conflicts")
    page.keys(Keys.ESCAPE)
    page.click("filter-conflicts")
    page.wait(lambda state: state["count"] == "2 pairs", "two pairs in conflict")
    equal(listed(page.state), [("Guangxi", "Quảng Đông"), ("Guangxi", "Quảng Tây")], "conflicts")
    detail = page.shown("Guangxi", "Quảng Đông")["detail"]
    check(detail["conflict"], "the right side does not say that it is a conflict")
    check(len(detail["rivals"]) == 1 and "Quảng Tây" in detail["rivals"][0], f"rivals: {detail['rivals']}")
    page.click("filter-conflicts")
    test.step("names alone")
    page.click("filter-alone")
    page.wait(lambda state: state["count"] == "3 pairs", "three names alone")
    equal({row["en"] for row in page.state["rows"]}, {"Red Cross", "no English rendering", "Hiroshi Tanabe"}, "alone")
    page.click("filter-alone")
    test.step("score")
    page.run("document.getElementById('filter-least').focus()")
    page.keys("0.9")
    page.wait(lambda state: state["count"] == "5 pairs", "five pairs from 0.9 on")
    page.keys(Keys.BACKSPACE * 3)
    page.wait(lambda state: state["count"] == "18 pairs", "all")
    test.step("status")
    server.decide(server.pair("Hue", "Huế"), "rejected")
    page.choose("filter-status", "rejected")
    equal(listed(page.state), [("Hue", "Huế")], "rejected")
    page.choose("filter-status", "decided")
    equal(listed(page.state), [("Hue", "Huế")], "decided")
    page.choose("filter-status", "absent")
    check(page.state["empty"], "an empty list says nothing")


def test_search(test):
    """the search finds names in both languages without their marks"""
    _, page = opened(test)
    for typed, found in {"da nang": [("Da Nang", "Đà Nẵng")], "duc": [("Germany", "Đức")], "ĐỨC": [("Germany", "Đức")],
                         "bo y": [("Ministry of Health", "Bộ Y tế")], "quảng": [("Guangxi", "Quảng Đông"), ("Guangxi", "Quảng Tây"),
                                                                               ("Pham Quang Vinh", "Phạm Quang Vinh")]}.items():
        test.step(f"searching for {typed}")
        page.keys("/")
        page.wait(lambda state: state["focus"] == "filter-text", "the search has the focus")
        page.keys(typed)
        page.wait(lambda state: listed(state)[:len(found)] == found, f"{found}")
        equal([pair for pair in listed(page.state) if "no English rendering" not in pair], found, typed)
        page.chord(Keys.CONTROL, "a")
        page.keys(Keys.BACKSPACE)
        page.wait(lambda state: state["count"] == "18 pairs", "all again")
        page.keys(Keys.ENTER)
        page.wait(lambda state: state["focus"] == "list", "the list has the focus")
    test.step("nothing fits")
    page.keys("/", "zzz")
    page.wait(lambda state: state["empty"], "the list says that nothing fits")


def test_decide(test):
    """a accepts, r rejects, s skips: each moves on by itself, says what it did and is saved"""
    server, page = opened(test)
    pairs = aligned()
    for place, (key, status, word) in enumerate([("a", "accepted", "Accepted"), ("r", "rejected", "Rejected"), ("s", "open", ""),
                                                  ("a", "accepted", "Accepted")]):
        test.step(f"{key} on {pairs[place]}")
        page.shown(*pairs[place])
        page.keys(key)
        page.shown(*pairs[place + 1])
        state = page.saved()
        row = state["rows"][place]
        equal((row["en"], row["status"]), (pairs[place][0], status), "the row that was decided")
        if word:
            page.wait(lambda state: word in state["notice"] and "occurrence" in state["notice"], "the notice says what was done")
            equal(server.pair(*pairs[place])["status"], status, "what the server has")
            equal(server.pair(*pairs[place])["by"], "lan", "who")
    equal(page.state["progress"], "3 of 18 decided", "progress")
    test.step("the last open one")
    page.keys(Keys.END)
    page.wait(lambda state: state["selected"]["place"] == 18, "the last row")
    page.keys("s")
    page.shown(*pairs[2])
    check(page.state["focus"] == "list", "the list has lost the focus")


def test_all_equal(test):
    """one decision holds for all equal pairs, with their count, and one u takes back the whole"""
    server, page = opened(test)
    page.select("Hanoi", "Hà Nội")
    detail = page.state["detail"]
    check("3 occurrences" in detail["facts"], f"the right side does not say how often: {detail['facts']}")
    equal(detail["occurrences"], 3, "places shown")
    page.keys("a")
    page.wait(lambda state: "3 occurrences" in state["notice"], "the notice says for how many")
    page.saved()
    equal(server.get("/api/state")["decided"], 1, "decided")
    test.step("undo")
    page.keys("u")
    page.shown("Hanoi", "Hà Nội")
    page.wait(lambda state: state["selected"]["status"] == "open" and not state["saving"], "open again")
    equal(server.pair("Hanoi", "Hà Nội")["status"], "open", "what the server has")
    test.step("nothing is left to undo")
    page.keys("u")
    page.wait(lambda state: "undo" in state["notice"].lower() and "left" in state["notice"], "the notice says so")
    test.expect_fault("/api/undo")


def test_undo_in_turn(test):
    """u takes back one decision after the other, the last one first"""
    server, page = opened(test)
    for _ in range(3):
        before = page.state["selected"]["place"]
        page.keys("a")
        page.wait(lambda state: state["selected"]["place"] == before + 1, "the next row")
    page.saved()
    for place in (2, 1, 0):
        page.keys("u")
        page.wait(lambda state: state["selected"]["place"] == place + 1 and state["selected"]["status"] == "open" and
                  not state["saving"], f"row {place + 1} is open again")
        equal(server.get("/api/state")["decided"], place, "decided")


def test_reload(test):
    """what was decided is there after a reload and after a stop of the program"""
    server, page = opened(test)
    pairs = aligned()
    for key, place in (("a", 0), ("r", 1), ("a", 2)):
        page.keys(key)
        page.shown(*pairs[place + 1])
    page.saved()
    page.choose("filter-status", "")
    for words, again in {"a reload": page.reload, "another start": lambda: (server.stop(), server.start(), page.go(server.address))}.items():
        test.step(words)
        again()
        page.choose("filter-status", "")
        equal([row["status"] for row in page.state["rows"][:4]], ["accepted", "rejected", "accepted", "open"], words)
        equal(page.state["progress"], "3 of 18 decided", "progress")
    # Between stop and start the page that is open asks in vain.
    test.expect_fault("ERR_CONNECTION_REFUSED")
    test.expect_fault("ERR_EMPTY_RESPONSE")
    test.expect_fault("ERR_CONNECTION_RESET")


def test_keyboard_only(test):
    """everything from opening to the download is done without a mouse"""
    server, page = opened(test)
    pairs = aligned()
    test.step("deciding")
    page.keys("a", "r")
    page.shown(*pairs[2])
    test.step("help and back")
    page.keys("?")
    page.wait(lambda state: state["dialog"] == "help", "the help is open")
    check("Accept" in page.run("return document.getElementById('help').textContent"), "the help has no keys")
    page.keys(Keys.ESCAPE)
    page.wait(lambda state: not state["dialog"] and state["focus"] == "list", "the list has the focus again")
    test.step("search, and back to the list")
    page.keys("/", "ha noi", Keys.ENTER)
    page.shown("Hanoi", "Hà Nội")
    page.keys("a")
    page.saved()
    page.keys("/", Keys.BACKSPACE, Keys.ENTER)
    page.wait(lambda state: state["focus"] == "list" and len(state["rows"]) > 5, "all again")
    test.step("editing")
    page.select("World Bank", "Ngân hàng")
    page.keys("e")
    page.wait(lambda state: state["editing"], "the edit is open")
    page.keys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ENTER)
    page.saved()
    equal(server.pair("World Bank", "Ngân hàng")["to"]["vi"], "Ngân hàng Thế giới", "edited")
    test.step("to the filters by Tab, and a choice there")
    reach(page, "filter-type")
    page.keys("Person")
    page.wait(lambda state: state["rows"] and all(row["type"] == "PER" for row in state["rows"]), "people only")
    test.step("to the button that downloads")
    page.keys(Keys.ESCAPE)
    page.wait(lambda state: state["focus"] == "list", "the list has the focus")
    reach(page, "download", back=True)
    page.keys(Keys.ENTER)
    page.wait(lambda state: "4 decisions downloaded" in state["notice"], "four decisions are downloaded")


def reach(page, control, back=False):
    """Tab until a control of that id or command has the focus."""
    for _ in range(60):
        if back:
            page.chord(Keys.SHIFT, Keys.TAB)
        else:
            page.keys(Keys.TAB)
        if page.run("const e = document.activeElement; return e.id === arguments[0] || e.dataset.act === arguments[0]", control):
            return
    raise AssertionError(f"{control} cannot be reached by Tab")
