"""What the tests share: waiting, the program, its server, and what a test leaves behind it."""
import http.client
import json
import os
import subprocess
import time
import urllib.parse

PROJECT = os.environ["PROJECT"]
ALIGN = os.environ["ALIGN"]
PATIENCE = 20  # seconds, for what happens at once on a machine with nothing else to do


class Skipped(Exception):
    """What a test needs is not there."""


def check(condition, words):
    if not condition:
        raise AssertionError(words)


def equal(found, expected, what):
    if found != expected:
        raise AssertionError(f"{what}: {found!r}, expected {expected!r}")


def until(run, what, seconds=PATIENCE):
    """Asks again until `run` gives something; that is the answer."""
    end = time.monotonic() + seconds
    while True:
        found = run()
        if found:
            return found
        if time.monotonic() > end:
            raise AssertionError(f"waited {seconds} s for: {what}")
        time.sleep(0.01)


def align(*arguments, code=0):
    """Standard output of the program; fails when it does not end with `code`."""
    done = subprocess.run([ALIGN, *arguments], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120)
    if done.returncode != code:
        raise AssertionError(f"align {' '.join(arguments)}: exit code {done.returncode}\n{done.stderr}")
    return done.stdout


def read_lines(path):
    """The objects of a file of JSON Lines."""
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


class Answer:
    def __init__(self, answer):
        self.status = answer.status
        self.headers = answer.headers
        self.body = answer.read()

    @property
    def json(self):
        return json.loads(self.body)


class Server:
    """`align review` at work. `address` is what it printed."""

    def __init__(self, inputs, database, user="lan"):
        self.inputs, self.database, self.user = [str(one) for one in inputs], str(database), user
        self.process = None
        self.start()

    def start(self):
        self.log = open(self.database + ".log", "ab")
        self.process = subprocess.Popen(
            [ALIGN, "review", *self.inputs, "--db", self.database, "--user", self.user, "--no-open"],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=self.log)
        self.address = self.process.stdout.readline().decode().strip()
        if not self.address:
            self.process.wait()
            with open(self.database + ".log", encoding="utf-8") as said:
                raise AssertionError(f"align review did not start: {said.read()}")
        parts = urllib.parse.urlsplit(self.address)
        self.port = parts.port
        self.token = urllib.parse.parse_qs(parts.query)["token"][0]

    @property
    def pid(self):
        return self.process.pid

    def ask(self, method, path, body=None, connection=None):
        own = connection or http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {"X-Align-Token": self.token}
        if body is not None:
            headers["Content-Type"] = "application/json"
            body = json.dumps(body)
        own.request(method, path, body, headers)
        answer = Answer(own.getresponse())
        if not connection:
            own.close()
        return answer

    def get(self, path, **query):
        answer = self.ask("GET", path + ("?" + urllib.parse.urlencode(query) if query else ""))
        equal(answer.status, 200, path)
        return answer.json

    def pairs(self, **query):
        """Rows under a filter; at most the first 500."""
        ids = self.get("/api/list", **query)["ids"][:500]
        return self.get("/api/pairs", ids=",".join(map(str, ids)))["pairs"] if ids else []

    def pair(self, en, vi):
        for pair in self.pairs():
            if (pair["en"], pair["vi"]) == (en, vi):
                return pair
        raise AssertionError(f"no pair {en} = {vi}")

    def decide(self, pair, verdict, **more):
        decision = {"id": pair["id"], "verdict": verdict, "seen": pair["decided_in"], **more}
        answer = self.ask("POST", "/api/decide", {"decisions": [decision]})
        equal(answer.status, 200, "/api/decide")
        return answer.json

    def stop(self):
        """As Ctrl-C does it; gives the exit code."""
        if self.process.poll() is None:
            self.process.terminate()
        code = self.process.wait(timeout=PATIENCE)
        self.process.stdout.close()
        self.log.close()
        return code

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()
        self.log.close()


class Test:
    """One test at work: its folder, its servers and pages, the step it is at, figures to print."""
    count = 0

    def __init__(self, browser):
        Test.count += 1
        self.browser = browser
        self.folder = os.path.abspath(f"test-{Test.count}")
        os.mkdir(self.folder)
        self.at = "beginning"
        self.figures = []
        self.servers = []
        self.pages = []
        self.expected_faults = []

    def path(self, name):
        return os.path.join(self.folder, name)

    def step(self, words):
        self.at = words

    def figure(self, text):
        self.figures.append(text)

    def serve(self, *inputs, user="lan", name="review.db"):
        server = Server(inputs, self.path(name), user)
        self.servers.append(server)
        return server

    def open(self, address, **how):
        page = self.browser.open(address, **how)
        self.pages.append(page)
        return page

    def expect_fault(self, words):
        """A line of the browser's console that has `words` in it is no fault in this test."""
        self.expected_faults.append(words)

    def look_at_faults(self):
        """Faults of scripts and of the policy, in any page that was open."""
        if not self.pages:
            return
        self.step("looking at the browser's console")
        faults = [fault for page in self.pages for fault in page.faults()] + self.browser.console()
        faults = [fault for fault in faults if not any(words in fault for words in self.expected_faults)]
        equal(faults, [], "faults in the console")

    def end(self):
        for page in self.pages:
            page.close()
        if self.pages:
            # What they asked for in vain at their end is no fault of the next test.
            self.browser.console()
        self.stop()

    def stop(self):
        for server in self.servers:
            if server.process.poll() is None:
                server.kill()
