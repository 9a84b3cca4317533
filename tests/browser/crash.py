"""The server is killed amid decisions: nothing it acknowledged is missing."""
import http.client
import random
import threading
import time

import jobs
from support import align, check, equal, read_lines

KILLS = 50
VERDICTS = ("accepted", "rejected", "edited", "open")


class Decider(threading.Thread):
    """Sends decisions one after another until nobody answers any more."""

    def __init__(self, server, pairs, chance):
        super().__init__()
        self.server, self.pairs, self.chance = server, pairs, chance
        self.told = threading.Event()
        self.saved = []      # lists of decisions acknowledged, in order
        self.flying = None   # the list that was on its way at the end
        self.wrong = ""

    def run(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=20)
        try:
            while True:
                self.flying = [self.decision(pair) for pair in self.chance.sample(self.pairs, self.chance.choice((1, 1, 1, 5)))]
                answer = self.server.ask("POST", "/api/decide", {"decisions": self.flying}, connection)
                if answer.status != 200:
                    self.wrong = f"{answer.status} {answer.body!r}"
                    break
                entry = answer.json["entry"]
                for decision in self.flying:
                    next(pair for pair in self.pairs if pair["id"] == decision["id"])["decided_in"] = entry
                self.saved.append(self.flying)
                self.flying = None
                self.told.set()
        except (OSError, http.client.HTTPException, ValueError):
            pass
        finally:
            self.told.set()
            connection.close()

    def decision(self, pair):
        verdict = self.chance.choice(VERDICTS)
        made = {"id": pair["id"], "verdict": verdict, "seen": pair["decided_in"]}
        if verdict == "edited":
            made["to"] = {"type": pair["type"], "en": pair["en"], "vi": f"{pair['vi']} {self.chance.randrange(10 ** 6)}"}
        return made


def meaning(decision):
    return decision["verdict"], (decision.get("to") or {}).get("vi", "")


def shown(pair):
    return pair["status"], (pair.get("to") or {}).get("vi", "") if pair["status"] == "edited" else ""


def look_after(state, decider, pairs):
    """`state`: what was acknowledged so far. What was on its way is there as a whole or not at all."""
    for decisions in decider.saved:
        for decision in decisions:
            state[decision["id"]] = meaning(decision)
    found = {pair["id"]: shown(pair) for pair in pairs}
    flying = {decision["id"]: meaning(decision) for decision in decider.flying or []}
    if flying and {**state, **flying} == found:
        state.update(flying)
    equal({key: (found[key], value) for key, value in state.items() if found[key] != value}, {}, "lost (what is there, what was saved)")


def test_kill(test):
    """the server is killed 50 times amid decisions and nothing acknowledged is missing"""
    chance = random.Random(7)
    server = test.serve(*jobs.names(test))
    state = {pair["id"]: ("open", "") for pair in server.pairs() if pair["en"] and pair["vi"]}
    saved = flying = 0
    for turn in range(KILLS):
        test.step(f"before kill {turn + 1}")
        pairs = [pair for pair in server.pairs() if pair["en"] and pair["vi"]]
        decider = Decider(server, pairs, chance)
        decider.start()
        check(decider.told.wait(20), "no decision was answered in 20 s")
        time.sleep(chance.random() * 0.03)  # at any moment of a request
        server.kill()
        decider.join()
        equal(decider.wrong, "", "a decision was refused")
        test.step(f"after kill {turn + 1}")
        server.start()
        look_after(state, decider, [pair for pair in server.pairs() if pair["en"] and pair["vi"]])
        saved += len(decider.saved)
        flying += decider.flying is not None
    test.step("the export has the same")
    by_name = {(pair["en"], pair["vi"]): pair["id"] for pair in server.pairs()}
    server.stop()
    align("review", "export", "--db", server.database, "--format", "jsonl", "-o", test.path("out.jsonl"))
    exported = {by_name[line["en"], line["vi"]]: (line["decision"], line["to"]["vi"] if line["decision"] == "edited" else "")
                for line in read_lines(test.path("out.jsonl"))}
    equal({**{key: ("open", "") for key in state}, **exported}, state, "the export")
    check(saved >= KILLS, f"only {saved} entries were acknowledged")
    test.figure(f"{KILLS} kills, {saved} entries acknowledged, {flying} times one was on its way")


STOPS = 20


def ask_until_the_end(server, cut):
    """Asks for the largest answer again and again; `cut` has what began and did not come to its end."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    try:
        while True:
            server.ask("GET", "/page.js", connection=connection)
    except http.client.IncompleteRead as error:
        cut.append(str(error))
    except (OSError, http.client.HTTPException):
        pass
    finally:
        connection.close()


def test_stop(test):
    """the server is told to end amid requests, and what it has begun to answer is answered to its end"""
    server = test.serve(*jobs.names(test))
    for turn in range(STOPS):
        test.step(f"stop {turn + 1}")
        cut = []
        askers = [threading.Thread(target=ask_until_the_end, args=(server, cut)) for _ in range(6)]
        for asker in askers:
            asker.start()
        time.sleep(0.05)
        code = server.stop()
        for asker in askers:
            asker.join()
        equal(cut, [], "answers that were cut off")
        check(code in (0, 143), f"exit code {code}")
        server.start()
