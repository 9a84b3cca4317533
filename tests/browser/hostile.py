"""Names that are markup, signs nobody sees, and more: shown as they are, and nothing of them runs."""
import jobs
from selenium.webdriver.common.keys import Keys
from support import equal

RUN = "window.watched.ran=1"
# English, Vietnamese. Each stands in a sentence of its own.
NAMES = [
    (f"<img src=x onerror={RUN}>", f"<svg onload={RUN}>"),
    (f'"><script>{RUN}</script>', f"'><script>{RUN}</script>"),
    (f"</script><script>{RUN}</script>", "</style></title></textarea>"),
    (f"javascript:{RUN}//", f"data:text/html,<script>{RUN}</script>"),
    ("&lt;b&gt; &amp; &#60;", "&quot;&nbsp;"),
    ("${" + RUN + "}", "{{" + RUN + "}}"),
    ("abc\u202ecba\u202c", "\u200fHà Nội\u200f"),
    ("שלום עולם", "مرحبا"),
    ("a\x00b", "Huế\x00"),
    ("x\ufeffy\u200b\u2066z\u2069", "dòng\u2028mới"),
    ("Ｆｕｌｌ　ｗｉｄｔｈ", "e\u0301\u0302\u0303" * 20 + "a"),
    ("👨‍👩‍👧‍👦 family", "🇻🇳 Việt Nam"),
    ("__proto__", "constructor"),
    ("../../etc/passwd", "%00%2e%2e"),
    ("L" * 5000, "dài " * 1250 + "x"),
]
BEFORE = ("𝔄𝔅𝔠 👍🏽 before the ", "Trước 👍🏽𠀀 là ")


def job(test):
    records = []
    for place, (en, vi) in enumerate(NAMES):
        first, second = f"{BEFORE[0]}{en} and after it.", f"{BEFORE[1]}{vi} và sau đó."
        records.append(jobs.record(f"<b>{place}</b>\"'", first, second, [
            ("PER", jobs.mention(first, en), jobs.mention(second, vi), 0.5 + place / 100,
             ("fold", f"<img src=x onerror={RUN}>"))]))
    alone = f"Only <img src=y onerror={RUN}> here."
    records.append(jobs.record("last", alone, "Không.", alone=[("en", {
        "type": "LOC", **jobs.mention(alone, f"<img src=y onerror={RUN}>"),
        "suggestions": [{"text": f"<img src=z onerror={RUN}>", "score": 0.5, "source": "lexicon", "detail": "<b>"}]})]))
    # The name of the file is shown as well.
    return jobs.write(test.path("<img src=x onerror=alert(1)>.jsonl"), records)


def plain(text):
    """Without what the page shows in place of what cannot be seen; blanks do not matter."""
    return " ".join("".join(c for c in text if c.isprintable() or c.isspace()).split())


# What is marked in the texts; boxes for hidden signs are left out.
MARKS = """
return [...document.querySelectorAll('#occurrences mark')].map(mark => {
  const copy = mark.cloneNode(true);
  copy.querySelectorAll('.hidden-sign').forEach(sign => sign.remove());
  return copy.textContent;
});
"""


def test_nothing_runs(test):
    """names that are markup or scripts are shown as text, wherever they stand, and nothing of them runs"""
    server = test.serve(job(test), user="<b>lan</b>")
    page = test.open(server.address)
    page.choose("filter-order", "text")
    page.keys(Keys.ESCAPE)
    for place, (en, vi) in enumerate(NAMES):
        test.step(f"pair {place + 1}: {ascii(en[:40])}")
        page.keys(Keys.HOME, *["j"] * place)
        page.wait(lambda state: state["selected"] and state["selected"]["place"] == place + 1 and state["detail"]["fresh"], "its row")
        marks = page.run(MARKS)
        equal([plain(mark) for mark in marks], [plain(en), plain(vi)], "what is marked in the texts")
        page.keys("e")
        page.wait(lambda state: state["editing"], "the edit is open")
        page.keys(Keys.ESCAPE)
        page.wait(lambda state: not state["editing"], "the edit is closed")
    test.step("the name alone")
    page.keys(Keys.END)
    page.wait(lambda state: state["selected"]["place"] == len(NAMES) + 1 and state["detail"]["fresh"], "its row")
    equal(page.state["detail"]["suggestions"], [f"<img src=z onerror={RUN}>"], "its suggestion")
    test.step("deciding and its notices")
    for key in ("1", "u"):
        page.keys(key)
        page.saved()
    server.decide(server.pairs(order="text")[0], "edited", to={"type": "PER", "en": "<img src=x>", "vi": "<script>"}, note="<img src=n>")
    page.wait(lambda state: "<img src=x>" in state["notice"], "the notice of another's decision")
    test.step("what is in the document")
    equal(page.run("return watched.ran"), 0, "something ran")
    equal(page.run("return document.querySelectorAll('img, iframe, object, embed, script:not([src])').length"), 0, "elements made of names")
    equal(page.run("return document.querySelectorAll('script').length"), 1, "scripts")
    equal(page.run("return document.querySelectorAll('[onerror], [onload], [onclick]').length"), 0, "handlers made of names")


def test_signs(test):
    """signs that nobody sees are shown, and marks of direction do not turn what stands beside them"""
    server = test.serve(job(test))
    page = test.open(server.address)
    signs = {}
    for place in (6, 8, 9):
        page.choose("filter-order", "text")
        page.keys(Keys.ESCAPE, Keys.HOME, *["j"] * place)
        page.wait(lambda state: state["selected"] and state["selected"]["place"] == place + 1 and state["detail"]["fresh"], "its row")
        signs[place] = page.run("return [...document.querySelectorAll('#occurrences mark .hidden-sign')].map(e => e.textContent)")
    equal(signs[6], ["RLO", "PDF", "RLM", "RLM"], "marks of direction")
    equal(signs[8], ["NUL", "NUL"], "U+0000")
    equal(set(signs[9]) >= {"BOM", "ZWSP", "LRI", "PDI"}, True, f"signs without width: {signs[9]}")
    test.step("the order of what stands in a row")
    turned = page.run("""return [...document.querySelectorAll('#list [role=option]')].filter(row => {
        const name = row.querySelector('.row-en').getBoundingClientRect(), side = row.querySelector('.row-side').getBoundingClientRect();
        return name.left > side.left; }).length""")
    equal(turned, 0, "rows turned round")
    equal(page.run("return [...document.querySelectorAll('#list bdi')].every(e => getComputedStyle(e).unicodeBidi === 'isolate')"), True,
          "names are set apart")


def test_astral(test):
    """spans are right behind characters beyond the first plane, also when they are moved"""
    first, second = "𝔄𝔅 👍🏽 Nguyen Manh Hung spoke.", "𠀀 👍🏽 Nguyễn Mạnh Hùng nói."
    records = [jobs.record(1, first, second, [("PER", jobs.mention(first, "Manh Hung"), jobs.mention(second, "Mạnh Hùng"), 0.6,
                                              ("fold", "x"))])]
    server = test.serve(jobs.write(test.path("astral.jsonl"), records))
    page = test.open(server.address)
    page.shown("Manh Hung", "Mạnh Hùng")
    equal(page.run(MARKS), ["Manh Hung", "Mạnh Hùng"], "marks")
    page.keys("e")
    page.wait(lambda state: state["focus"] == "edit-span-vi", "the edit is open")
    page.chord(Keys.SHIFT, Keys.ARROW_LEFT)
    page.keys(Keys.ENTER)
    page.saved()
    equal(server.pair("Manh Hung", "Mạnh Hùng")["to"]["vi"], "Nguyễn Mạnh Hùng", "moved")


def test_long(test):
    """a name of 5,000 characters leaves the keys and the list where they are"""
    server = test.serve(job(test))
    page = test.open(server.address)
    page.choose("filter-order", "text")
    page.keys(Keys.ESCAPE, Keys.HOME, *["j"] * (len(NAMES) - 1))
    page.wait(lambda state: state["selected"] and state["selected"]["place"] == len(NAMES) and state["detail"]["fresh"], "its row")
    room = page.run("""const b = document.getElementById('act-accept').getBoundingClientRect();
        return [b.width > 0, b.bottom <= innerHeight, document.scrollingElement.scrollWidth <= innerWidth,
          document.getElementById('detail').scrollWidth <= document.getElementById('detail').clientWidth + 1]""")
    equal(room, [True] * 4, "the button to accept: it is there, in view; the page, the right side: not wider than their room")
    page.keys("a")
    page.saved()
    equal(server.pairs(order="text")[len(NAMES) - 1]["status"], "accepted", "status")
