"""Chromium, and a page of `align review` in it. One browser for all tests; each page is a window of its own."""
import json
import os
import signal
import tempfile

from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys
from urllib3.exceptions import HTTPError

from support import PATIENCE, until

MARK = "ALIGN_BROWSER"  # in the environment of all of its processes
HANGS = 40  # seconds without an answer
FLAGS = (
    "--headless=new", "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--disable-dev-shm-usage",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions",
    "--disable-backgrounding-occluded-windows", "--disable-renderer-backgrounding",
    "--disable-background-timer-throttling", "--force-device-scale-factor=1", "--hide-scrollbars", "--lang=en-GB",
    # Whatever asks for a name gets none: nothing of a test reaches a network.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)

# In every page before its own scripts: what goes wrong, and when the first rows are on the screen.
WATCH = """
window.watched = {faults: [], ran: 0, firstRows: 0};
addEventListener('error', e => watched.faults.push('error: ' + e.message));
addEventListener('unhandledrejection', e => watched.faults.push('rejected: ' + e.reason));
document.addEventListener('securitypolicyviolation', e =>
  watched.faults.push('policy: ' + e.violatedDirective + ' ' + e.blockedURI));
(function look() {
  if (!document.querySelector('#list [role=option]:not(.loading)')) return requestAnimationFrame(look);
  const channel = new MessageChannel();
  channel.port1.onmessage = () => { watched.firstRows = performance.now(); };
  requestAnimationFrame(() => channel.port2.postMessage(0));
})();
"""

# Everything a test may want to know, in one question.
STATE = """
const text = (element, query) => element.querySelector(query)?.textContent ?? '';
const status = element => (element.className.match(/is-(\\w+)/) || [])[1] || '';
const row = element => ({
  id: Number(element.id.replace('row-', '')), place: Number(element.getAttribute('aria-posinset')),
  en: text(element, '.row-en'), vi: text(element, '.row-vi'), type: text(element, '.row-type'),
  score: text(element, '.row-score'), count: text(element, '.row-count'), word: text(element, '.row-word'),
  status: status(element), saving: element.classList.contains('unsaved'),
  selected: element.getAttribute('aria-selected') === 'true', loading: element.classList.contains('loading'),
});
const by = id => document.getElementById(id);
const active = by('list').getAttribute('aria-activedescendant');
const rows = [...document.querySelectorAll('#list [role=option]')].map(row).sort((a, b) => a.place - b.place);
return {
  ready: document.body.classList.contains('ready') && !by('list-part').classList.contains('loading'),
  rows, selected: active && by(active) ? row(by(active)) : null,
  count: by('list-count').textContent, empty: by('list-empty').hidden ? '' : by('empty-title').textContent,
  progress: by('progress-text').textContent, saved: by('saved').textContent, saving: by('saved').className !== 'saved',
  notice: text(document, '.notice .notice-text'), fault: text(document, '.notice-fault .notice-text'),
  spoken: by('spoken').textContent, focus: document.activeElement.id || document.activeElement.tagName,
  editing: !by('edit').hidden, range: by('range').hidden ? '' : by('range-count').textContent,
  dialog: document.querySelector('dialog[open]')?.id || '',
  detail: by('pair').hidden ? null : {
    en: by('pair-en').textContent, vi: by('pair-vi').textContent, type: by('pair-type').textContent,
    state: by('pair-state').textContent, conflict: !by('pair-conflict').hidden, facts: by('pair-facts').textContent,
    fresh: !by('pair-body').classList.contains('stale'), why: by('why').textContent,
    occurrences: by('occurrences').children.length, title: by('occurrences-title').textContent,
    suggestions: [...by('suggestions').querySelectorAll('.suggestion-text')].map(e => e.textContent),
    rivals: [...by('rivals').querySelectorAll('button')].map(e => e.textContent),
  },
};
"""


class Browser:
    """Starts chromium when the first page is opened."""

    def __init__(self):
        self.driver = None

    def start(self):
        options = webdriver.ChromeOptions()
        options.binary_location = "/usr/bin/chromium"
        for flag in FLAGS:
            options.add_argument(flag)
        self.folder = tempfile.mkdtemp()
        options.add_argument("--user-data-dir=" + self.folder)
        if os.geteuid() == 0:
            options.add_argument("--no-sandbox")
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        service = Service("/usr/bin/chromedriver", log_path=os.path.join(tempfile.gettempdir(), "chromedriver.log"),
                          env={**os.environ, MARK: self.folder})
        # A page whose script never ends does not answer; then the test fails and the browser is ended.
        RemoteConnection.set_timeout(HANGS)
        self.driver = webdriver.Chrome(service=service, options=options)
        self.driver.command_executor._conn.connection_pool_kw["retries"] = False
        self.home = self.driver.current_window_handle

    def open(self, address, width=1280, height=800, dark=False):
        if not self.driver:
            self.start()
        self.driver.switch_to.window(self.home)
        self.driver.switch_to.new_window("window")
        page = Page(self)
        page.look(width, height, dark)
        page.go(address)
        return page

    def console(self):
        """Faults the browser wrote since the last call, in all windows."""
        lines = self.driver.get_log("browser")
        return [line["message"] for line in lines if line["level"] in ("SEVERE", "WARNING")]

    def picture(self, path):
        try:
            return path if self.driver and self.driver.save_screenshot(path) else ""
        except (WebDriverException, HTTPError):
            return ""

    def quit(self):
        """Ends chromium whatever it is doing; the next page starts another."""
        if not self.driver:
            return
        self.driver.service.process.kill()
        self.driver.service.process.wait()
        until(lambda: not kill_marked(self.folder), "chromium ends")
        self.driver = None


def kill_marked(folder):
    """Kills what has the mark of this browser in its environment: chromium leaves no parent to ask. Gives what was there."""
    found = []
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{pid}/environ", "rb") as environment:
                if f"{MARK}={folder}".encode() in environment.read().split(b"\0"):
                    os.kill(int(pid), signal.SIGKILL)
                    found.append(pid)
        except OSError:
            continue
    return found


class Page:
    def __init__(self, browser):
        self.driver = browser.driver
        self.home = browser.home
        self.handle = self.driver.current_window_handle
        self.earlier = []
        self.command("Page.addScriptToEvaluateOnNewDocument", source=WATCH)

    def command(self, name, **arguments):
        return self.driver.execute_cdp_cmd(name, arguments)

    def front(self):
        """What is done next is done in this window."""
        if self.driver.current_window_handle != self.handle:
            self.driver.switch_to.window(self.handle)

    def look(self, width=1280, height=800, dark=False):
        self.command("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.command("Emulation.setEmulatedMedia",
                     features=[{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}])

    def go(self, address):
        self.front()
        self.driver.get(address)
        self.wait(lambda state: state["ready"] and not any(row["loading"] for row in state["rows"]), "the page is there")

    def reload(self, seconds=PATIENCE):
        self.front()
        self.earlier += self.faults()
        self.driver.refresh()
        self.wait(lambda state: state["ready"] and not any(row["loading"] for row in state["rows"]), "the page is there again",
                  seconds)

    def run(self, script, *arguments):
        self.front()
        return self.driver.execute_script(script, *arguments)

    @property
    def state(self):
        return self.run(STATE)

    def wait(self, fits, what, seconds=PATIENCE):
        """Until `fits(state)`; gives that state. `what` says in words what is waited for."""
        last = {}

        def look():
            last.clear()
            last.update(self.state)
            return fits(last)
        try:
            until(look, what, seconds)
        except AssertionError as error:
            short = {key: value for key, value in last.items() if key != "rows"}
            rows = [f"{row['en']}={row['vi']} {row['status']}" for row in last.get("rows", [])]
            raise AssertionError(f"{error}; the page: {json.dumps(short, ensure_ascii=False)}; rows: {rows}") from None
        return dict(last)

    def saved(self, what="everything is saved"):
        return self.wait(lambda state: not state["saving"], what)

    def keys(self, *keys):
        """Keys to whatever has the focus."""
        self.front()
        ActionChains(self.driver, duration=0).send_keys(*keys).perform()

    def chord(self, modifier, key, times=1):
        self.front()
        chain = ActionChains(self.driver, duration=0).key_down(modifier)
        for _ in range(times):
            chain.send_keys(key)
        chain.key_up(modifier).perform()

    def select(self, en, vi):
        """Goes to a row of the list by the keys for next and previous."""
        self.keys(Keys.HOME)
        state = self.wait(lambda state: state["selected"] and state["selected"]["place"] == 1, "the first row")
        while True:
            found = [row["place"] for row in state["rows"] if (row["en"], row["vi"]) == (en, vi)]
            if found:
                self.keys(Keys.HOME, *["j"] * (found[0] - 1))
                return self.shown(en, vi)
            last = state["selected"]["place"]
            self.keys(Keys.PAGE_DOWN)
            state = self.wait(lambda state: state["selected"] and state["selected"]["place"] != last and
                              not any(row["loading"] for row in state["rows"]), f"a page further, on the way to {en} = {vi}")

    def shown(self, en, vi):
        return self.wait(lambda state: state["detail"] and state["detail"]["fresh"] and state["selected"] and
                         (state["selected"]["en"], state["selected"]["vi"]) == (en, vi), f"{en} = {vi} is shown")

    def choose(self, control, value):
        """A choice of a filter, by keyboard as far as a list that is closed allows."""
        self.run("""const [id, value] = arguments; const control = document.getElementById(id); control.focus();
            control.value = value; control.dispatchEvent(new Event('change', {bubbles: true}));""", control, value)
        self.listed()

    def click(self, control):
        self.front()
        self.driver.find_element("id", control).click()

    def press(self, command):
        """The button of a command."""
        self.front()
        self.driver.find_element("css selector", f"button[data-act={command}]").click()

    def listed(self):
        return self.wait(lambda state: state["ready"] and not any(row["loading"] for row in state["rows"]), "the list")

    def faults(self):
        return self.earlier + self.run("return window.watched ? watched.faults : ['the page was not watched'];")

    def close(self):
        self.front()
        self.driver.close()
        self.driver.switch_to.window(self.home)
