#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <regex>

#include "align/bounded_stream.h"
#include "align/review_server.h"
#include "tests/support/folder.h"
#include "tests/support/review.h"

namespace align {
namespace {

// Two ends of a connection; `stream` is bounded to a second, 12 bytes of head, 16 in all.
struct Ends {
  std::array<int, 2> sockets{};
  std::optional<BoundedStream> stream;
  Ends() {
    REQUIRE(socketpair(AF_UNIX, SOCK_STREAM, 0, sockets.data()) == 0);
    stream.emplace(sockets[0], BoundedStream::Limits{.seconds = 1, .head = 12, .bytes = 16});
  }
  ~Ends() {
    for (const int socket : sockets)
      if (socket >= 0) close(socket);
  }
  void say(std::string_view text) const {
    REQUIRE(send(sockets[1], text.data(), text.size(), MSG_NOSIGNAL) ==
            static_cast<ssize_t>(text.size()));
  }
  // Byte by byte, as lines are read.
  std::string read_all() {
    std::string out;
    for (char c = 0; stream->read(&c, 1) == 1;) out += c;
    return out;
  }
};

TEST_CASE("a request has so many bytes, whatever the other side sends") {
  Ends ends;
  ends.say("a: b\r\n\r\n0123456789");
  CHECK(ends.read_all() == "a: b\r\n\r\n01234567");
  CHECK(ends.stream->is_over());
  ends.stream->begin_request();
  CHECK_FALSE(ends.stream->is_over());
  CHECK(ends.stream->wait_for_request(std::chrono::seconds(1), [] { return false; }));
  char c = 0;
  CHECK(ends.stream->read(&c, 1) == 1);
  CHECK(c == '8');
  Ends endless;
  endless.say("a: b\r\nc: d\r\ne: f\r\n");
  CHECK(endless.read_all() == "a: b\r\nc: d\r\n");
  CHECK(endless.stream->is_over());
}

TEST_CASE(
    "an answer that the request is wrong ends the connection, for nobody knows where it ends") {
  for (const auto& [status, over] :
       {std::pair("200 OK", false), std::pair("409 Conflict", false),
        std::pair("400 Bad Request", true), std::pair("413 Large", true)}) {
    Ends ends;
    const std::string line = std::string("HTTP/1.1 ") + status;
    CHECK(ends.stream->write(line.data(), line.size()) > 0);
    CHECK(ends.stream->is_over() == over);
  }
}

TEST_CASE("a request has so much time, however it trickles") {
  Ends ends;
  ends.say("01");
  const auto begin = std::chrono::steady_clock::now();
  CHECK(ends.read_all() == "01");
  const auto took = std::chrono::steady_clock::now() - begin;
  CHECK(took > std::chrono::milliseconds(900));
  CHECK(took < std::chrono::seconds(20));
  CHECK_FALSE(ends.stream->is_readable());
}

TEST_CASE("the other side has gone; nobody waits for what does not come") {
  Ends ends;
  close(std::exchange(ends.sockets[1], -1));
  CHECK(ends.read_all().empty());
  Ends silent;
  CHECK_FALSE(
      silent.stream->wait_for_request(std::chrono::milliseconds(200), [] { return false; }));
  CHECK_FALSE(silent.stream->wait_for_request(std::chrono::hours(1), [] { return true; }));
}

struct Served {
  Folder folder;
  ReviewStore store = open_store(folder.file("a.db"));
  std::optional<ReviewApi> api;
  std::unique_ptr<ReviewServer> server;
  int port = 0;
  std::string token;

  Served() {
    load(store, review_lines());
    api.emplace(store, ReviewApi::Job{"news", "lan", nullptr});
    auto started = ReviewServer::start(*api, {});
    REQUIRE_MESSAGE(started.ok(), (started ? "" : started.error().text()));
    server = std::move(*started);
    std::smatch parts;
    const std::string address = server->address();
    REQUIRE(std::regex_match(
        address, parts, std::regex("http://127\\.0\\.0\\.1:([0-9]+)/\\?token=([0-9a-f]{32})")));
    port = std::stoi(parts[1]);
    token = parts[2];
  }

  // All that comes back until the server closes.
  std::string say(const std::string& text) const {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    REQUIRE(connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    size_t sent = 0;
    while (sent < text.size()) {
      const ssize_t count = send(socket, text.data() + sent, text.size() - sent, MSG_NOSIGNAL);
      if (count <= 0) break;
      sent += static_cast<size_t>(count);
    }
    shutdown(socket, SHUT_WR);
    std::string out;
    std::array<char, 4096> buffer{};
    for (ssize_t count = 0; (count = recv(socket, buffer.data(), buffer.size(), 0)) > 0;)
      out.append(buffer.data(), static_cast<size_t>(count));
    close(socket);
    return out;
  }
  std::string request(const std::string& line, const std::string& headers = "",
                      const std::string& body = "") const {
    return say(line + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) +
               "\r\nX-Align-Token: " + token + "\r\nConnection: close\r\n" + headers + "\r\n" +
               body);
  }
};

TEST_CASE("the server answers its page and nobody else") {
  const Served served;
  const std::string page = served.request("GET /?token=" + served.token);
  CHECK(page.starts_with("HTTP/1.1 200 OK\r\n"));
  CHECK(page.find("Content-Security-Policy: default-src 'none';") != std::string::npos);
  CHECK(page.find("Access-Control") == std::string::npos);
  CHECK(served.request("GET /").starts_with("HTTP/1.1 403"));
  CHECK(served.request("GET /api/state").starts_with("HTTP/1.1 200"));
  CHECK(served.request("GET /api/state", "Origin: http://evil.example\r\n")
            .starts_with("HTTP/1.1 403"));
  CHECK(served.say("GET /api/state HTTP/1.1\r\nHost: evil.example\r\n\r\n")
            .starts_with("HTTP/1.1 421"));
  CHECK(served.request("GET /../../etc/passwd").starts_with("HTTP/1.1 404"));
  CHECK(served.request("OPTIONS /api/state").starts_with("HTTP/1.1 405"));
}

TEST_CASE("bodies: read as they are announced, none too large") {
  const Served served;
  const std::string body = R"({"decisions":[{"id":1,"verdict":"accepted"}]})";
  const std::string type = "Content-Type: application/json\r\n";
  const auto length = [](size_t size) {
    return "Content-Length: " + std::to_string(size) + "\r\n";
  };
  CHECK(
      served.request("POST /api/decide", type + length(body.size()), body).find(R"({"entry":1,)") !=
      std::string::npos);
  CHECK(served.request("POST /api/decide", type + length(body.size() + 5), body)
            .starts_with("HTTP/1.1 400"));
  CHECK(served.request("POST /api/decide", type + length(size_t{1} << 40), body)
            .starts_with("HTTP/1.1 413"));
  CHECK(served.store.version() == 1);
  // A head without an end: cut off, and the server lives.
  served.say("GET / HTTP/1.1\r\nX: " + std::string(size_t{20} << 20, 'x'));
  // What stands behind a broken head is no request.
  const std::string answer =
      served.say("GET / HTTP/1.1\r\nbroken\r\n\r\nGET /page.css HTTP/1.1\r\n\r\n");
  CHECK(answer.find("HTTP/1.1", 1) == std::string::npos);
  CHECK(served.request("GET /api/state").starts_with("HTTP/1.1 200"));
}

TEST_CASE("a port that somebody listens on") {
  const Served served;
  ReviewStore store = open_store(served.folder.file("b.db"));
  ReviewApi api(store, {"b", "lan", nullptr});
  const auto second = ReviewServer::start(api, {"127.0.0.1", served.port});
  REQUIRE_FALSE(second.ok());
  CHECK(second.error().message == "cannot listen on 127.0.0.1, port " +
                                      std::to_string(served.port) + "; another program may use it");
  CHECK_FALSE(ReviewServer::start(api, {"no.such.host.invalid", 0}).ok());
}

}  // namespace
}  // namespace align
