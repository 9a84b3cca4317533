"""Runs the tests of this folder: functions named test_... of the modules below, each with a sentence as its name.

    all.py GROUP [PATTERN]    GROUP: wire (without a browser) or page; PATTERN chooses those with it in their sentence or file

Called by tests/browser/run, which lets both groups work at the same time: one of them mostly waits.
"""
import importlib
import os
import signal
import sys
import time
import traceback

from urllib3.exceptions import HTTPError

from support import Skipped, Test
from window import Browser

MODULES = {
    "wire": ("security", "crash"),
    "page": ("translate", "editing", "ranges", "together", "round_trip", "offline", "access", "hostile", "speed"),
}
MOST_FAILED = 20  # of a program that fails everywhere


def say(text):
    print(text, file=sys.stderr, flush=True)


def tests(group, pattern):
    """(file, function) of those wanted, in the order they are written in."""
    for module in MODULES[group]:
        for name, function in vars(importlib.import_module(module)).items():
            if name.startswith("test_") and (pattern in module or pattern in function.__doc__):
                yield module, function


def run(module, function, browser):
    """"passed", "failed" or "skipped"."""
    name = f"{module}: {function.__doc__.strip()}"
    begin = time.monotonic()
    test = Test(browser)
    try:
        function(test)
        test.look_at_faults()
        test.end()
        outcome, more = "passed", ""
    except Skipped as reason:
        outcome, more = "skipped", f": {reason}"
    except Exception as error:  # a test may fail in any way
        outcome = "FAILED"
        place = [frame for frame in traceback.extract_tb(error.__traceback__) if "/tests/browser/" in frame.filename]
        where = ", ".join(f"{os.path.basename(frame.filename)}:{frame.lineno}" for frame in place)
        more = f"\n  at the step: {test.at}\n  {type(error).__name__}: {str(error).strip()}\n  {where}"
        hangs = isinstance(error, HTTPError)
        if hangs:
            more += "\n  the page does not answer: a script of it never ends"
        picture = "" if hangs else browser.picture(os.path.join(os.environ["ALIGN_FAILURES"], f"{module}-{function.__name__}.png"))
        more += f"\n  as it looked: {picture}" if picture else ""
    if outcome != "passed":
        test.stop()
        browser.quit()
    say(f"{outcome} {name} ({time.monotonic() - begin:.1f} s){more}")
    for figure in test.figures:
        say(f"  {figure}")
    return outcome


def main():
    counts = {"passed": 0, "FAILED": 0, "skipped": 0}
    browser = Browser()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        for module, function in tests(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else ""):
            if counts["FAILED"] == MOST_FAILED:
                say("that is enough")
                break
            counts[run(module, function, browser)] += 1
    finally:
        browser.quit()
    skipped = f", {counts['skipped']} skipped" if counts["skipped"] else ""
    print(f"{counts['passed']} passed, {counts['FAILED']} failed{skipped}")
    sys.exit(1 if counts["FAILED"] else 0)


main()
