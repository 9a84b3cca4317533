"""The server over the wire, without a browser: who may ask, what it answers, how long it listens."""
import json
import re
import socket
import struct
import time

import jobs
from support import check, equal

BOUND = 20  # seconds for one request; what is slower is ended
ROOM = 6    # more, on a loaded machine


class Wire:
    """Bytes to the server and back, as no library would send them."""

    def __init__(self, server):
        self.server = server

    def head(self, method="GET", path="/api/state", body=b"", **headers):
        """A request as the page would send it; `headers` change it, with None one is left out."""
        lines = {"Host": f"127.0.0.1:{self.server.port}", "X-Align-Token": self.server.token, "Connection": "close"}
        if method == "POST":
            lines |= {"Content-Type": "application/json", "Content-Length": str(len(body))}
        lines |= {name.replace("_", "-"): value for name, value in headers.items()}
        text = f"{method} {path} HTTP/1.1\r\n"
        text += "".join(f"{name}: {value}\r\n" for name, value in lines.items() if value is not None)
        return text.encode() + b"\r\n" + body

    def ask(self, *arguments, **more):
        return self.send(self.head(*arguments, **more))

    def send(self, request, seconds=BOUND + ROOM):
        """(status, headers, body) of whatever comes back; status 0 when nothing does. Nothing more follows the request."""
        with socket.create_connection(("127.0.0.1", self.server.port), timeout=seconds) as connection:
            try:
                connection.sendall(request)
                connection.shutdown(socket.SHUT_WR)
            except OSError:  # the other end has had enough
                pass
            return read(connection)


def read(connection):
    got = b""
    try:
        while block := connection.recv(65536):
            got += block
    except ConnectionResetError:
        pass
    return parsed(got)


def parsed(got):
    head, _, body = got.partition(b"\r\n\r\n")
    lines = head.decode("latin-1").split("\r\n")
    status = int(lines[0].split()[1]) if lines[0].startswith("HTTP/") else 0
    return status, [tuple(line.split(": ", 1)) for line in lines[1:] if ": " in line], body


def guarded(test):
    return Wire(test.serve(*jobs.names(test)))


def refused(test, wire, status, *arguments, **more):
    found, headers, body = wire.ask(*arguments, **more)
    equal(found, status, test.at)
    check(isinstance(json.loads(body)["error"], str), f"{test.at}: the answer is no JSON with an error: {body!r}")
    check("application/json" in dict(headers)["Content-Type"], f"{test.at}: {headers}")


def test_token(test):
    """without the token of the address nothing is answered"""
    wire = guarded(test)
    test.step("the right token")
    equal(wire.ask()[0], 200, "with the token")
    equal(wire.ask(path=f"/?token={wire.server.token}")[0], 200, "the page with the token")
    wrong = "0" * len(wire.server.token)
    for words, value in {"no token": None, "an empty token": "", "another token": wrong,
                         "half a token": wire.server.token[:16], "a token and more": wire.server.token + "0"}.items():
        test.step(words)
        refused(test, wire, 403, X_Align_Token=value)
        refused(test, wire, 403, "POST", "/api/undo", b"{}", X_Align_Token=value)
        refused(test, wire, 403, "GET", "/" if value is None else f"/?token={value}", X_Align_Token=wire.server.token)
    test.step("the token in the address of a call, where logs and other sites see it")
    refused(test, wire, 403, path=f"/api/state?token={wire.server.token}", X_Align_Token=None)
    test.step("a token for each run")
    check(len(wire.server.token) >= 32, "the token has less than 128 bits")
    other = test.serve(*wire.server.inputs, name="other.db")
    check(other.token != wire.server.token, "two runs have the same token")


def test_host(test):
    """a name that was bent to this address is refused (DNS rebinding)"""
    wire = guarded(test)
    port = wire.server.port
    for host in (f"evil.example:{port}", "evil.example", f"127.0.0.1.evil.example:{port}", f"127.0.0.1:{port + 1}", "127.0.0.1",
                 f"localhost.evil.example:{port}", f"10.0.0.1:{port}", f"0x7f000001:{port}", "", None):
        test.step(f"Host: {host}")
        for path in ("/api/state", f"/?token={wire.server.token}", "/page.js"):
            found, headers, body = wire.ask(path=path, Host=host)
            check(400 <= found < 500, f"{path} answered {found} to Host: {host}")
            check(b"pairs" not in body, f"{path} told something to Host: {host}")
    test.step("our own names")
    equal(wire.ask(Host=f"127.0.0.1:{port}")[0], 200, "127.0.0.1")
    equal(wire.ask(Host=f"localhost:{port}")[0], 200, "localhost")


def test_origin(test):
    """a page of another site can neither read nor post, even with the token"""
    wire = guarded(test)
    port = wire.server.port
    body = b'{"decisions":[{"id":1,"verdict":"accepted","seen":0}]}'
    for origin in ("http://evil.example", "null", f"http://127.0.0.1:{port + 1}", f"https://127.0.0.1:{port}",
                   f"http://127.0.0.1:{port}.evil.example", "file://"):
        test.step(f"Origin: {origin}")
        refused(test, wire, 403, "POST", "/api/decide", body, Origin=origin)
        refused(test, wire, 403, Origin=origin)
    for site in ("cross-site", "same-site", "none"):
        test.step(f"Sec-Fetch-Site: {site}")
        refused(test, wire, 403, "POST", "/api/decide", body, Sec_Fetch_Site=site)
    test.step("a form, which needs no leave to be sent")
    for kind in ("application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain", None):
        refused(test, wire, 415, "POST", "/api/decide", body, Content_Type=kind)
    test.step("asking for leave")
    found, headers, _ = wire.ask("OPTIONS", "/api/decide", Origin="http://evil.example",
                                 Access_Control_Request_Method="POST", Access_Control_Request_Headers="x-align-token")
    check(found >= 400, f"OPTIONS answered {found}")
    test.step("nothing was decided")
    equal(wire.server.get("/api/state")["decided"], 0, "decided")
    test.step("our own page")
    equal(wire.ask("POST", "/api/decide", body, Origin=f"http://127.0.0.1:{port}", Sec_Fetch_Site="same-origin")[0], 200, "ours")
    equal(wire.server.get("/api/state")["decided"], 1, "decided")


def test_headers(test):
    """every answer has the policy and nosniff, none opens the server to other origins"""
    wire = guarded(test)
    token = wire.server.token
    asked = {f"/?token={token}": 200, "/page.js": 200, "/page.css": 200, "/api/state": 200, "/api/list": 200, "/api/pair?id=1": 200,
             "/api/decisions": 200, "/api/pair?id=999": 404, "/api/none": 404, "/none": 404, "/": 403, "/api/list?order=x": 400}
    for path, status in asked.items():
        test.step(path)
        found, headers, _ = wire.ask(path=path, Origin=f"http://127.0.0.1:{wire.server.port}")
        equal(found, status, path)
        told = {}
        for name, value in headers:
            told.setdefault(name.lower(), []).append(value)
        policy = told["content-security-policy"]
        equal(len(policy), 1, "policies")
        for rule in ("default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'", "base-uri 'none'",
                     "form-action 'none'", "frame-ancestors 'none'"):
            check(rule in policy[0], f"{path}: the policy lacks {rule}: {policy[0]}")
        check("unsafe" not in policy[0] and "*" not in policy[0], f"{path}: {policy[0]}")
        equal(told["x-content-type-options"], ["nosniff"], path)
        equal(told["referrer-policy"], ["no-referrer"], path)
        equal(told["cache-control"], ["no-store"], path)
        check(not any(name.startswith("access-control") for name in told), f"{path}: {sorted(told)}")


def test_paths(test):
    """no path reaches the disk, and what is wrong is told in JSON with everything escaped"""
    wire = guarded(test)
    for path in ("/../../etc/passwd", "/../../../../../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc%2fpasswd",
                 "/api/../page.css", "/api/../../etc/passwd", "//etc/passwd", "/page.css/../page.js", "/./page.js", "/page.js%00.css",
                 "/etc/passwd", "/review.db", "/api/%2e%2e/page.css", "/..\\..\\etc\\passwd", "file:///etc/passwd"):
        test.step(path)
        found, _, body = wire.ask(path=path)
        check(400 <= found < 500, f"{path} answered {found}: {body[:80]!r}")
        check(b"root:" not in body and b"SQLite" not in body and b"--paper" not in body, f"{path} gave {body[:80]!r}")
    test.step("a value with markup and quotes in an error")
    hostile = '%3Cimg%20src%3Dx%3E%22%0A%00%E2%80%A8'
    for path in (f"/api/list?order={hostile}", f"/api/list?type={hostile}", f"/api/pairs?ids={hostile}", f"/api/pair?id={hostile}"):
        found, headers, body = wire.ask(path=path)
        equal(found, 400, path)
        check("error" in json.loads(body), f"{path}: {body!r}")
        equal(dict(headers)["Content-Type"].split(";")[0], "application/json", path)
    test.step("bytes that are no UTF-8")
    for path in ("/api/list?order=%ff%fe", "/api/list?text=%ff", "/api/pairs?ids=%c3%28"):
        found, _, body = wire.ask(path=path)
        equal(found, 400, path)
        json.loads(body.decode("utf-8"))
    test.step("a body that is no request")
    for body in (b"", b"[]", b"null", b"{", b'{"decisions":{}}', b'{"decisions":[1]}', b'{"decisions":[]}', b"\xff\xfe", b"[" * 5000,
                 b'{"decisions":[{"id":1,"verdict":"<b>"}]}', b'{"decisions":[{"id":"1","verdict":"accepted"}]}',
                 b'{"decisions":[{"id":1,"verdict":"edited","to":{"type":"PER","en":"","vi":"x"}}]}'):
        found, _, told = wire.ask("POST", "/api/decide", body)
        equal(found, 400, body[:60])
        check("error" in json.loads(told), f"{body!r}: {told!r}")
    test.step("a pair that is not there")
    refused(test, wire, 404, "POST", "/api/decide", b'{"decisions":[{"id":99999,"verdict":"accepted","seen":0}]}')
    equal(wire.server.get("/api/state")["decided"], 0, "decided")


def test_sizes(test):
    """a body or a head without an end is refused and the server goes on"""
    wire = guarded(test)
    test.step("a body said to be too large")
    found, _, _ = wire.send(wire.head("POST", "/api/decide", Content_Length=str(1 << 30)) + b"{" * 1000)
    equal(found, 413, "a gigabyte announced")
    test.step("a body that is too large")
    found, _, _ = wire.send(wire.head("POST", "/api/decide", Content_Length=None, Transfer_Encoding="chunked") +
                            (b"100000\r\n" + b" " * (1 << 20) + b"\r\n") * 24 + b"0\r\n\r\n")
    check(found in (0, 400, 413), f"24 megabytes in pieces: {found}")
    for words, request in {"a long line": wire.head(X="x" * (1 << 20)), "a long address": wire.head(path="/" + "x" * (1 << 20)),
                           "lines without end": wire.head()[:-2] + b"X: y\r\n" * 3000000}.items():
        test.step(f"a head with {words}")
        found, _, body = wire.send(request)
        check(found == 0 or 400 <= found < 500, f"{words}: {found}")
        check(body.count(b"HTTP/1.1") == 0, f"{words}: the rest of a broken head was taken for further requests: {body!r}")
    test.step("too many pairs at once")
    refused(test, wire, 400, path="/api/pairs?ids=" + ",".join(["1"] * 501))
    for length in ("-1", "x", "99999999999999999999999", "5, 5"):
        test.step(f"Content-Length: {length}")
        found, _, _ = wire.send(wire.head("POST", "/api/undo", Content_Length=length))
        check(found == 0 or 400 <= found < 500, f"{length}: {found}")
    test.step("still there")
    equal(wire.ask()[0], 200, "afterwards")
    check(resident(wire.server.pid) < 150, f"{resident(wire.server.pid):.0f} MB resident afterwards")


def test_slow(test):
    """a byte a second is ended within twenty seconds, while others are answered"""
    wire = guarded(test)
    slow = {}
    begin = time.monotonic()
    head = wire.head()[:-2]
    body = wire.head("POST", "/api/decide", Content_Length="1000")
    for words, first in {"a head": head, "a body": body, "a first line": b"GET /api/st"}.items():
        for _ in range(8):
            connection = socket.create_connection(("127.0.0.1", wire.server.port))
            connection.sendall(first)
            connection.setblocking(False)
            slow[connection] = words
    silent = socket.create_connection(("127.0.0.1", wire.server.port))
    silent.setblocking(False)
    slow[silent] = "silence"
    ended = {}
    while slow and time.monotonic() < begin + BOUND + ROOM:
        test.step(f"{time.monotonic() - begin:.0f} s, {len(slow)} slow ones are open")
        asked = time.monotonic()
        equal(wire.ask()[0], 200, "another request meanwhile")
        check(time.monotonic() - asked < 3, "another request waited for 3 s")
        for connection in list(slow):
            if is_ended(connection):
                ended.setdefault(slow.pop(connection), []).append(time.monotonic() - begin)
                connection.close()
        time.sleep(1)  # the byte a second that is the test
    test.step("all are ended")
    equal(sorted(set(slow.values())), [], f"open after {BOUND + ROOM} s")
    for words, times in ended.items():
        test.figure(f"{words}: ended after {min(times):.0f} to {max(times):.0f} s")


def is_ended(connection):
    try:
        connection.send(b"x")
        return connection.recv(65536) == b"" or is_ended(connection)
    except BlockingIOError:
        return False
    except OSError:
        return True


def resident(pid, what="VmRSS"):
    """Megabytes."""
    with open(f"/proc/{pid}/status", encoding="ascii") as lines:
        return int(re.search(rf"{what}:\s+(\d+) kB", lines.read())[1]) / 1024


def test_loopback(test):
    """it listens on the loopback address and nowhere else"""
    wire = guarded(test)
    port = f"{wire.server.port:04X}"
    found = []
    for table in ("tcp", "tcp6"):
        with open(f"/proc/{wire.server.pid}/net/{table}", encoding="ascii") as lines:
            for line in list(lines)[1:]:
                local, state = line.split()[1], line.split()[3]
                if state == "0A" and local.endswith(":" + port):
                    found.append(local.rsplit(":", 1)[0])
    loopback = socket.inet_aton("127.0.0.1")
    equal(found, [f"{struct.unpack('=I', loopback)[0]:08X}"], "listening addresses")
