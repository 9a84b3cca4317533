"""What a script can tell of accessibility: names, roles, focus, speech, contrast, narrow windows."""
import jobs
from selenium.webdriver.common.keys import Keys
from support import check, equal

CONTROLS = {"button", "checkbox", "combobox", "textbox", "searchbox", "slider", "link", "listbox", "option", "radio", "spinbutton",
            "dialog", "menuitem", "tab", "progressbar", "form", "search", "region", "group", "list"}
MUST_HAVE_NAMES = CONTROLS - {"group", "list", "form"}


def opened(test, **how):
    server = test.serve(*jobs.names(test))
    return server, test.open(server.address, **how)


def tree(page):
    """(role, name) of everything that assistive programs are told of."""
    page.front()
    nodes = page.command("Accessibility.getFullAXTree")["nodes"]
    return [(node["role"]["value"].lower(), node.get("name", {}).get("value", "").strip()) for node in nodes
            if not node.get("ignored") and "role" in node]


# States in which more controls are there than at the beginning: how to get there and how to leave.
def edit(page):
    page.keys("e")
    page.wait(lambda state: state["editing"], "the edit is open")


def help_of_keys(page):
    page.keys("?")
    page.wait(lambda state: state["dialog"] == "help", "the help is open")


def accept_all(page):
    page.chord(Keys.SHIFT, "a")
    page.wait(lambda state: state["dialog"] == "accept-all", "the question is asked")
    page.wait(lambda _: page.run("return document.getElementById('accept-first').children.length > 0 ||"
                                 " !document.getElementById('accept-do').disabled"), "what it would do is shown")


def selected_range(page):
    page.keys("x", "j")
    page.wait(lambda state: state["range"], "a range is selected")


def conflict(page):
    page.select("Guangxi", "Quảng Tây")


def noticed(page):
    page.keys("a")
    page.wait(lambda state: state["notice"], "a notice is shown")
    page.saved()


STATES = {"the list": lambda page: None, "a conflict": conflict, "an edit": edit, "the help": help_of_keys, "accepting all": accept_all,
          "a range": selected_range, "a notice": noticed}


def each_state(test, page):
    for words, enter in STATES.items():
        test.step(words)
        enter(page)
        yield words
        page.keys(Keys.ESCAPE)
        page.wait(lambda state: not state["dialog"] and not state["editing"] and not state["range"], "left again")


def test_names(test):
    """every control has a name that a screen reader can say, in every state of the page"""
    _, page = opened(test)
    for words in each_state(test, page):
        nodes = tree(page)
        nameless = sorted({role for role, name in nodes if role in MUST_HAVE_NAMES and not name})
        equal(nameless, [], f"controls without a name in {words}")
        check(any(role == "button" for role, _ in nodes), f"{words}: there is no button")
    test.step("the language of the names")
    languages = page.run("return [...document.querySelectorAll('#pair-en [lang], #pair-vi [lang], #occurrences .segment')].map(e => e.lang)")
    equal(set(languages), {"en", "vi"}, "languages")
    equal(page.run("return document.documentElement.lang"), "en", "the language of the page")


def test_list(test):
    """the list is a listbox whose active descendant is always an option that exists, with its state in words"""
    server, page = opened(test)

    def active():
        found = page.run("""const list = document.getElementById('list'), row = document.getElementById(
            list.getAttribute('aria-activedescendant')); return row && [list.getAttribute('role'), row.getAttribute('role'),
            row.getAttribute('aria-selected'), row.getAttribute('aria-label') || row.textContent, list.contains(row),
            row.getAttribute('aria-posinset'), row.getAttribute('aria-setsize')]""")
        check(found, "the active descendant does not exist")
        return found
    for key, place in (("j", "2"), ("j", "3"), ("a", "4"), ("k", "3"), (Keys.END, "18"), (Keys.HOME, "1"), (Keys.PAGE_DOWN, None)):
        test.step(f"after {key!r}")
        page.keys(key)
        if place:
            page.wait(lambda state: state["selected"] and str(state["selected"]["place"]) == place, f"row {place}")
        found = active()
        equal(found[:3] + found[4:5], ["listbox", "option", "true", True], "list and row")
        equal((found[5] if place else place, found[6]), (place, "18"), "place and number")
    test.step("words of a row")
    page.saved()
    for pair, words in {("World Bank", "Ngân hàng"): ("Accepted", "World Bank", "Ngân hàng", "1 occurrence"),
                        ("Guangxi", "Quảng Tây"): ("Open", "Guangxi", "Quảng Tây", "onflict", "2 occurrences")}.items():
        page.select(*pair)
        for word in words:
            check(word in active()[3], f"a row does not say {word}: {active()[3]}")
    equal([row["word"] for row in page.state["rows"][:4]], ["Open", "Open", "Accepted", "Open"], "states in words")
    shapes = page.run("return ['is-open', 'is-accepted'].map(s => document.querySelector('#list .' + s + ' svg path').getAttribute('d'))")
    check(shapes[0] != shapes[1], "open and accepted have the same shape")


FOCUS = """
const e = document.activeElement, box = e.getBoundingClientRect(), style = getComputedStyle(e);
const inside = e.querySelector('.selected') && getComputedStyle(e.querySelector('.selected'));
const beside = e.nextElementSibling && getComputedStyle(e.nextElementSibling), around = getComputedStyle(e.parentElement);
const outlined = s => s && s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 1 && !/, 0\\)$/.test(s.outlineColor);
return {tag: e.tagName, id: e.id || e.textContent.trim().slice(0, 20), size: box.width * box.height, top: box.top, bottom: box.bottom,
  height: innerHeight, shown: [style, inside, beside, around].some(outlined)};
"""


def test_focus(test):
    """the focus is visible at every stop of Tab and is never lost, not by a decision, an edit or a dialog"""
    _, page = opened(test)
    test.step("Tab through the page")
    seen = []
    for _ in range(60):
        page.keys(Keys.TAB)
        stop = page.run(FOCUS)
        # Behind the last stop comes the browser's own bar.
        if stop["tag"] == "BODY":
            continue
        check(stop["shown"], f"the focus cannot be seen: {stop}")
        check(stop["size"] > 0, f"the focus is on something without size: {stop}")
        if seen and stop["id"] == seen[0]:
            break
        seen.append(stop["id"])
    check("list" in seen and "filter-text" in seen and len(set(seen)) > 12, f"stops of Tab: {seen}")
    page.run("document.getElementById('list').focus()")
    for keys in ("a", "r", "s", "u", "u", "j", "?", Keys.ESCAPE, "e", Keys.ESCAPE, "e", Keys.ENTER, "x", "j", "a", "u"):
        test.step(f"after {keys!r}")
        page.keys(keys)
        page.saved()
        state = page.state
        check(state["focus"] not in ("BODY", "HTML", ""), "the focus is lost")
        if not state["dialog"] and not state["editing"]:
            equal(state["focus"], "list", "the focus")
    test.step("buttons pressed by keyboard keep it")
    page.choose("filter-status", "")
    for control in ("act-accept", "act-reopen"):
        page.run("document.getElementById(arguments[0]).focus()", control)
        page.keys(Keys.ENTER)
        page.saved()
        check(page.state["focus"] not in ("BODY", "HTML"), f"the focus is lost after {control}")
    test.step("a list that becomes empty")
    page.keys("/", "zzz")
    page.wait(lambda state: state["empty"], "nothing fits")
    check(page.state["focus"] == "filter-text", "the focus is lost")


def test_spoken(test):
    """a live region says what happened"""
    _, page = opened(test)
    live = page.run("return [...document.querySelectorAll('[aria-live=polite], [role=status]')].map(e => e.id)")
    check("spoken" in live, f"live regions: {live}")
    for key, word in (("a", "Accepted"), ("r", "Rejected"), ("u", "Undone")):
        test.step(key)
        page.keys(key)
        page.wait(lambda state: word in state["spoken"], f"{word} is said")
    page.saved()


CONTRAST = """
const channel = c => { c /= 255; return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; };
const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
const parse = text => { const all = text.match(/[\\d.]+/g).map(Number); return text.startsWith('color(')
  ? [...all.slice(0, 3).map(x => 255 * x), all[3] ?? 1] : [...all.slice(0, 3), all[3] ?? 1]; };
const over = ([r, g, b, a], under) => [r, g, b].map((c, i) => a * c + (1 - a) * under[i]);
const ground = element => {
  const layers = [];
  for (let e = element; e; e = e.parentElement) layers.push(parse(getComputedStyle(e).backgroundColor));
  const sheet = matchMedia('(prefers-color-scheme: dark)').matches ? [18, 18, 18] : [255, 255, 255];
  return layers.reduceRight((under, layer) => over(layer, under), sheet);
};
const faint = element => { let all = 1; for (let e = element; e; e = e.parentElement) all *= parseFloat(getComputedStyle(e).opacity); return all; };
const found = [];
let count = 0;
const walk = document.createTreeWalker(document.querySelector('dialog[open]') || document.body, NodeFilter.SHOW_TEXT);
while (walk.nextNode()) {
  const element = walk.currentNode.parentElement;
  if (!walk.currentNode.data.trim() || !element.checkVisibility({opacityProperty: true, visibilityProperty: true})) continue;
  if (element.closest('.visually-hidden, :disabled, option, script, style, noscript')) continue;
  const range = document.createRange();
  range.selectNodeContents(walk.currentNode);
  if (!range.getClientRects().length) continue;
  const style = getComputedStyle(element), under = ground(element), [r, g, b, a] = parse(style.color);
  const ink = over([r, g, b, a * faint(element)], under), [x, y] = [light(ink), light(under)].sort((p, q) => q - p);
  const large = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && style.fontWeight >= 700);
  const ratio = (x + 0.05) / (y + 0.05);
  ++count;
  if (ratio < (large ? 3 : 4.5)) found.push(ratio.toFixed(2) + ' ' + (element.id || element.className || element.tagName) + ': ' +
    walk.currentNode.data.trim().slice(0, 30));
}
return {count, found: [...new Set(found)]};
"""


def test_contrast(test):
    """all text has a contrast of 4.5 and more, light and dark, in every state"""
    server, page = opened(test)
    for pair, verdict in ((("Tran Thi Lan", "Trần Thị Lan"), "accepted"), (("Le Van An", "Lê Văn An"), "rejected"),
                          (("Do Thi Mai", "Đỗ Thị Mai"), "edited")):
        server.decide(server.pair(*pair), verdict, to={"type": "PER", "en": "Mai", "vi": "Mai"})
    # Deciding otherwise before the page knows of it would be a clash.
    page.wait(lambda state: state["progress"] == "3 of 18 decided", "the page knows of the decisions")
    page.choose("filter-status", "")
    page.keys(Keys.ESCAPE)
    for dark in (False, True):
        page.look(dark=dark)
        test.step("dark" if dark else "light")
        check(page.run("return matchMedia('(prefers-color-scheme: dark)').matches") == dark, "the page is not asked for it")
        for words in each_state(test, page):
            # What fades in is there at the end.
            page.run("document.getAnimations().forEach(a => { try { a.finish(); } catch (e) { a.cancel(); } })")
            measured = page.run(CONTRAST)
            check(measured["count"] > 15, f"only {measured['count']} texts were found in {words}")
            equal(measured["found"], [], f"contrast, {'dark' if dark else 'light'}, {words}")


def test_narrow(test):
    """at 640 pixels everything is there and nothing has to be scrolled sideways"""
    server, page = opened(test, width=640, height=800)
    for width in (640, 1280, 960):
        page.look(width=width)
        for words in each_state(test, page):
            wide = page.run("""const limit = innerWidth + 1; return [document.scrollingElement.scrollWidth, ...[...document.querySelectorAll(
                '#detail, #list, #list-part, main, dialog[open], #edit:not([hidden])')].map(e => e.scrollWidth - e.clientWidth + 0)
                ].map((v, i) => i ? v > 1 : v > limit).indexOf(true)""")
            equal(wide, -1, f"wider than its room at {width}, {words} (0 is the page, then its parts)")
            beyond = page.run("""return [...document.querySelectorAll('button, input, select, summary')].filter(e => e.checkVisibility() &&
                !e.closest('.visually-hidden') && !e.classList.contains('visually-hidden')).filter(e => { const b = e.getBoundingClientRect();
                return b.width && (b.right > innerWidth + 1 || b.left < -1); }).map(e => e.id || e.textContent.trim())""")
            equal(beyond, [], f"controls outside of the window at {width}, {words}")
    test.step("deciding at 640")
    page.look(width=640)
    page.select("Hue", "Huế")
    page.keys("a")
    page.shown("Da Nang", "Đà Nẵng")
    check(page.run("const b = document.querySelector('#list .selected').getBoundingClientRect(), l = document.getElementById('list')"
                   ".getBoundingClientRect(); return b.top >= l.top - 1 && b.bottom <= l.bottom + 1"), "the row selected is not in view")
    check(page.run("const b = document.querySelector('#occurrences .segment').getBoundingClientRect(); return b.top < innerHeight"),
          "no text is in view")
