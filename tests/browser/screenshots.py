"""Pictures of the main states of the page, for people to look at.

    tests/browser/run --screenshots DIR

writes DIR/NAME.png, light and dark, of the bundled example and of a job with one of everything. The picture of the
README, .github/review.png, is DIR/list-light.png with 64 colours (`convert +dither -colors 64`).
"""
import os
import sys

import jobs
from selenium.webdriver.common.keys import Keys
from support import Test
from window import Browser


def still(page):
    """Nothing moves any more, and no notice is in the way."""
    page.wait(lambda state: state["detail"] and state["detail"]["fresh"] and not state["saving"], "the right side")
    page.run("document.getAnimations().forEach(a => { try { a.finish(); } catch (e) { a.cancel(); } })")


def take(page, folder, name):
    still(page)
    page.driver.save_screenshot(os.path.join(folder, name + ".png"))
    print(name, file=sys.stderr, flush=True)


def decided(page):
    page.choose("filter-status", "")
    page.keys(Keys.ESCAPE)
    for key in ("a", "r", "s", "a"):
        page.keys(key)
        page.saved()


def edit(page):
    page.select("Pham Thi Ngoc Lan", "Phạm Thị Ngọc Lan")
    page.keys("e")
    page.wait(lambda state: state["editing"], "the edit is open")
    page.keys(Keys.ARROW_LEFT)


def leave(page):
    page.keys(Keys.ESCAPE)
    page.wait(lambda state: not state["editing"] and not state["dialog"], "left")


def help_of_keys(page):
    page.keys("?")
    page.wait(lambda state: state["dialog"] == "help", "the help is open")


def accept_all(page):
    page.chord(Keys.SHIFT, "a")
    page.wait(lambda _: page.run("return !document.getElementById('accept-do').disabled"), "what it would do is shown")
    page.chord(Keys.CONTROL, "a")
    page.keys("0.9")
    page.wait(lambda _: page.run("return document.getElementById('accept-first').children.length > 2 &&"
                                 " !document.getElementById('accept-do').disabled"), "the first of them")


def of_example(test, folder, shade, **how):
    server = test.serve(jobs.example(test) if not os.path.exists(test.path("meeting")) else test.path("meeting"), name=shade + ".db")
    for pair in (("Zhang Yongchang", "Trương Vĩnh Xương"), ("Pham Thi Ngoc Lan", "Phạm Thị Ngọc Lan")):
        server.decide(server.pair(*pair), "accepted")
    server.decide(server.pair("HA LONG", "Hạ Long"), "edited", to={"type": "LOC", "en": "Ha Long", "vi": "Hạ Long"})
    page = test.open(server.address, **how)
    page.choose("filter-status", "")
    page.keys(Keys.ESCAPE)
    page.select("Quang Ninh Province", "Quảng Ninh")
    take(page, folder, f"list-{shade}")
    edit(page)
    take(page, folder, f"edit-{shade}")
    leave(page)
    for name, enter in {"help": help_of_keys, "accept-all": accept_all}.items():
        enter(page)
        take(page, folder, f"{name}-{shade}")
        leave(page)
    page.select("Quang Ninh Province", "Quảng Ninh")
    page.look(width=640, dark=how.get("dark", False))
    page.keys("j", "k")
    take(page, folder, f"narrow-{shade}")
    edit(page)
    take(page, folder, f"narrow-edit-{shade}")
    leave(page)


def of_everything(test, folder, shade, **how):
    server = test.serve(*jobs.names(test), name=shade + "-names.db")
    page = test.open(server.address, **how)
    decided(page)
    page.select("Guangxi", "Quảng Tây")
    take(page, folder, f"conflict-{shade}")
    page.keys("x", "j", "j")
    take(page, folder, f"range-{shade}")
    page.keys(Keys.ESCAPE)
    page.click("filter-alone")
    page.wait(lambda state: state["count"] == "3 pairs", "names alone")
    page.keys(Keys.ESCAPE)
    page.select("Red Cross", "no Vietnamese rendering")
    take(page, folder, f"alone-{shade}")


def main():
    folder = sys.argv[1]
    browser = Browser()
    test = Test(browser)
    try:
        for shade in ("light", "dark"):
            of_example(test, folder, shade, dark=shade == "dark")
            of_everything(test, folder, shade, dark=shade == "dark")
    finally:
        test.stop()
        browser.quit()


main()
