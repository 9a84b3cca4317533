"""Correcting a pair: its span, its type, another rendering, a suggestion."""
import jobs
from selenium.webdriver.common.keys import Keys
from support import check, equal


def opened(test):
    server = test.serve(*jobs.names(test))
    return server, test.open(server.address)


def edit(page, en, vi):
    page.select(en, vi)
    page.keys("e")
    page.wait(lambda state: state["editing"], "the edit is open")


def field(page, side):
    return page.run("return document.getElementById('edit-' + arguments[0]).value", side)


def span(page, side):
    """What is marked in the segment of that side."""
    return page.run("return document.querySelector('#edit-span-' + arguments[0] + ' mark')?.textContent", side)


def test_span(test):
    """arrow keys move the ends of a span in both texts, by words and by letters, and Enter saves what they mark"""
    server, page = opened(test)
    edit(page, "Manh Hung", "Mạnh Hùng")
    equal(page.state["focus"], "edit-span-vi", "the focus is in the Vietnamese text")
    test.step("the start by a word to the left")
    page.chord(Keys.SHIFT, Keys.ARROW_LEFT)
    equal((span(page, "vi"), field(page, "vi")), ("Nguyễn Mạnh Hùng", "Nguyễn Mạnh Hùng"), "Vietnamese")
    test.step("it is said")
    page.wait(lambda state: "Nguyễn Mạnh Hùng" in state["spoken"], "what the span is now is said")
    test.step("the end by a word to the right, and back")
    page.keys(Keys.ARROW_RIGHT)
    equal(span(page, "vi"), "Nguyễn Mạnh Hùng phát", "one word more")
    page.keys(Keys.ARROW_LEFT)
    equal(span(page, "vi"), "Nguyễn Mạnh Hùng", "one word less")
    test.step("by letters")
    page.chord(Keys.ALT, Keys.ARROW_LEFT, 2)
    equal(span(page, "vi"), "Nguyễn Mạnh Hù", "two letters less")
    page.chord(Keys.ALT, Keys.ARROW_RIGHT, 2)
    test.step("the other side by Tab")
    page.chord(Keys.SHIFT, Keys.TAB)
    equal(page.state["focus"], "edit-span-en", "the focus is in the English text")
    page.chord(Keys.SHIFT, Keys.ARROW_LEFT)
    equal((span(page, "en"), field(page, "en")), ("Nguyen Manh Hung", "Nguyen Manh Hung"), "English")
    page.keys(Keys.ENTER)
    page.shown("World Bank", "Ngân hàng")
    page.saved()
    pair = server.pair("Manh Hung", "Mạnh Hùng")
    equal((pair["status"], pair["to"]), ("edited", {"type": "PER", "en": "Nguyen Manh Hung", "vi": "Nguyễn Mạnh Hùng"}), "saved")
    row = next(row for row in page.state["rows"] if row["id"] == pair["id"])
    equal((row["en"], row["vi"], row["word"]), ("Nguyen Manh Hung", "Nguyễn Mạnh Hùng", "Edited"), "the row shows what holds")


def test_fields(test):
    """another type, another rendering and a note are typed and saved as typed"""
    server, page = opened(test)
    edit(page, "World Bank", "Ngân hàng")
    page.run("document.getElementById('edit-vi').focus()")
    page.chord(Keys.CONTROL, "a")
    page.keys("Ngân hàng Thế giới (WB)")
    page.keys(Keys.TAB)
    equal(page.state["focus"], "edit-type", "after the fields comes the type")
    page.keys("Other", Keys.TAB, "<b>as the house writes it</b>", Keys.ENTER)
    page.shown("Guangxi", "Quảng Tây")
    page.saved()
    pair = server.pair("World Bank", "Ngân hàng")
    equal(pair["to"], {"type": "MISC", "en": "World Bank", "vi": "Ngân hàng Thế giới (WB)"}, "saved")
    equal(pair["note"], "<b>as the house writes it</b>", "note")
    test.step("undo gives back what the program found")
    page.keys("u")
    page.shown("World Bank", "Ngân hàng")
    page.saved()
    equal(server.pair("World Bank", "Ngân hàng")["status"], "open", "open again")


def test_leave(test):
    """Esc leaves an edit and nothing is changed; an empty form cannot be saved"""
    server, page = opened(test)
    edit(page, "Hue", "Huế")
    page.keys(Keys.ARROW_RIGHT, Keys.ESCAPE)
    state = page.wait(lambda state: not state["editing"], "the edit is closed")
    equal((state["focus"], state["selected"]["en"]), ("list", "Hue"), "the list has the focus and the same row")
    test.step("an empty form")
    page.keys("e")
    page.run("document.getElementById('edit-vi').select()")
    page.keys(Keys.BACKSPACE, Keys.ENTER)
    fault = page.run("return document.getElementById('edit-fault').textContent")
    check("Vietnamese" in fault, f"the form does not say what is missing: {fault!r}")
    page.keys(Keys.ESCAPE)
    page.wait(lambda state: not state["editing"], "the edit is closed")
    equal(server.get("/api/state")["version"], 0, "entries of the log")


def test_unchanged(test):
    """an edit that changes nothing is an acceptance"""
    server, page = opened(test)
    edit(page, "Hue", "Huế")
    page.keys(Keys.ENTER)
    page.shown("Da Nang", "Đà Nẵng")
    page.saved()
    equal(server.pair("Hue", "Huế")["status"], "accepted", "status")


def test_suggestion(test):
    """a figure takes the suggestion of that number, for a wrong rendering and for a name alone"""
    server, page = opened(test)
    test.step("a wrong rendering")
    suggestions = page.shown("Guangxi", "Quảng Đông")["detail"]["suggestions"]
    check("Quảng Tây" in suggestions, f"suggestions: {suggestions}")
    page.keys(str(suggestions.index("Quảng Tây") + 1))
    page.shown("Manh Hung", "Mạnh Hùng")
    page.saved()
    pair = server.pair("Guangxi", "Quảng Đông")
    equal((pair["status"], pair["to"]["vi"]), ("edited", "Quảng Tây"), "the rendering")
    test.step("a name alone")
    page.click("filter-alone")
    page.wait(lambda state: state["count"] == "3 pairs", "names alone")
    page.keys(Keys.ESCAPE)
    page.select("Red Cross", "no Vietnamese rendering")
    page.keys("2")
    page.saved()
    equal(server.pair("Red Cross", "")["to"], {"type": "ORG", "en": "Red Cross", "vi": "Chữ thập đỏ"}, "the second suggestion")
    test.step("a number that no suggestion has")
    before = page.state["selected"]
    page.keys("9")
    page.wait(lambda state: "9" in state["notice"], "the notice says that there is none")
    equal(page.state["selected"], before, "the same row")


def test_alone(test):
    """a name alone is given a rendering or marked as not in the text, and cannot be accepted as it is"""
    server, page = opened(test)
    page.click("filter-alone")
    page.wait(lambda state: state["count"] == "3 pairs", "names alone")
    page.keys(Keys.ESCAPE)
    page.select("Hiroshi Tanabe", "no Vietnamese rendering")
    test.step("a")
    page.keys("a")
    page.wait(lambda state: "rendering" in state["notice"], "the notice says what is missing")
    equal(server.get("/api/state")["decided"], 0, "decided")
    test.step("n")
    page.keys("n")
    page.wait(lambda state: state["selected"]["en"] != "Hiroshi Tanabe", "the next row")
    page.saved()
    equal(server.pair("Hiroshi Tanabe", "")["status"], "absent", "not in the text")
    test.step("a rendering by hand")
    page.select("Red Cross", "no Vietnamese rendering")
    page.keys("e")
    page.wait(lambda state: state["focus"] == "edit-vi", "the field of the missing name has the focus")
    page.keys("Hội Hồng thập tự", Keys.ENTER)
    page.saved()
    equal(server.pair("Red Cross", "")["to"]["vi"], "Hội Hồng thập tự", "the rendering")
    test.step("a pair that has both names cannot be missing")
    page.click("filter-alone")
    page.wait(lambda state: state["count"] == "16 pairs", "all that are open")
    page.keys(Keys.ESCAPE)
    page.select("Hue", "Huế")
    page.keys("n")
    page.wait(lambda state: "alone" in state["notice"], "the notice says that this is for names alone")
    equal(server.pair("Hue", "Huế")["status"], "open", "status")


def test_again(test):
    """a decided pair is decided otherwise, and opened again by o"""
    server, page = opened(test)
    page.choose("filter-status", "")
    page.keys(Keys.ESCAPE)
    for key, status in (("a", "accepted"), ("r", "rejected"), ("o", "open")):
        page.select("Hue", "Huế")
        page.keys(key)
        page.wait(lambda state: next(row for row in state["rows"] if row["en"] == "Hue")["status"] == status and
                  not state["saving"], f"{key}: {status}")
        equal(server.pair("Hue", "Huế")["status"], status, key)
