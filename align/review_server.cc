#include "align/review_server.h"

#include <fmt/format.h>
#include <httplib.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <thread>
#include <utility>

#include "align/bounded_stream.h"
#include "align/review_guard.h"
#include "align/review_page.h"

namespace align {
namespace {

// Each connection that a browser keeps open holds one; two tabs open a dozen.
constexpr size_t kThreads = 32;
constexpr std::chrono::seconds kIdle{3};
// What is being answered when the program is told to end: a body that trickles in is not waited for.
constexpr std::chrono::seconds kPatience{2};
constexpr int kRequestsOfConnection = 1000;
// Deciding about a hundred thousand pairs at once takes a tenth of it.
constexpr size_t kLargestBody = size_t{16} << 20;
constexpr BoundedStream::Limits kLimits{
    .seconds = 20, .head = size_t{64} << 10, .bytes = kLargestBody + (size_t{64} << 10)};

// cpp-httplib with connections that are bounded as a whole; on its own it bounds each read.
class BoundedServer final : public httplib::Server {
 public:
  // No request begins any more, and those that have begun are answered to their ends: stop() of the library cuts an
  // answer between its head and its body.
  void finish_requests() {
    stopping_ = true;
    const auto end = std::chrono::steady_clock::now() + kPatience;
    while (answering_ > 0 && std::chrono::steady_clock::now() < end)
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }

 private:
  bool process_and_close_socket(socket_t socket) override {
    bool good = true;
    {
      BoundedStream stream(socket, kLimits);
      const auto stop = [this] { return stopping_.load(); };
      bool open = true;
      for (int left = kRequestsOfConnection;
           open && left > 0 && stream.wait_for_request(kIdle, stop); --left) {
        // Counted before the look at stopping_, which is set before the look at the count: one of the two sees the other.
        ++answering_;
        bool closed = true;
        if (!stopping_) {
          stream.begin_request();
          good = process_request(stream, left == 1, closed, nullptr);
        }
        --answering_;
        open = good && !closed && !stream.is_over();
      }
    }
    ::shutdown(socket, SHUT_RDWR);
    ::close(socket);
    return good;
  }

  std::atomic<bool> stopping_{false};
  std::atomic<int> answering_{0};
};

RequestHead head_of(const httplib::Request& request) {
  RequestHead out;
  out.method = request.method;
  out.path = request.path;
  out.host = request.get_header_value("Host");
  out.origin = request.get_header_value("Origin");
  out.fetch_site = request.get_header_value("Sec-Fetch-Site");
  // The page itself is opened by its address; calls carry it where another site's page cannot put it.
  out.token = request.path == "/" ? request.get_param_value("token")
                                  : request.get_header_value("X-Align-Token");
  out.content_type = request.get_header_value("Content-Type");
  return out;
}

// As it is: the library would pack it, which takes longer than a browser on the same machine takes to read it.
void put_content(httplib::Response& response, std::string body, const std::string& type) {
  if (body.empty()) return response.set_content("", type);
  const size_t size = body.size();
  response.set_content_provider(
      size, type, [body = std::move(body)](size_t from, size_t length, httplib::DataSink& sink) {
        return sink.write(body.data() + from, length);
      });
}

void put(httplib::Response& response, ApiAnswer answer) {
  response.status = answer.status;
  put_content(response, std::move(answer.body), answer.type);
}

httplib::Headers headers_of_all() {
  return {{"Content-Security-Policy", std::string(kServedPolicy)},
          {"X-Content-Type-Options", "nosniff"},
          {"X-Frame-Options", "DENY"},
          {"Referrer-Policy", "no-referrer"},
          {"Cross-Origin-Resource-Policy", "same-origin"},
          {"Cross-Origin-Opener-Policy", "same-origin"},
          {"Cache-Control", "no-store"}};
}

// SO_REUSEPORT, which the library would set, lets another program listen on the same port.
void socket_options(socket_t socket) {
  const int yes = 1;
  setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
}

}  // namespace

struct ReviewServer::Impl {
  explicit Impl(ReviewApi& review) : api(review) {}

  void set_up() {
    server.set_socket_options(socket_options);
    server.set_default_headers(headers_of_all());
    server.set_payload_max_length(kLargestBody);
    server.set_keep_alive_timeout(kIdle.count());
    server.set_keep_alive_max_count(kRequestsOfConnection);
    server.set_tcp_nodelay(true);
    server.new_task_queue = [] { return new httplib::ThreadPool(kThreads); };
    server.set_pre_routing_handler([this](const auto& request, auto& response) {
      const auto refused = guard->refused(head_of(request));
      if (!refused) return httplib::Server::HandlerResponse::Unhandled;
      put(response, *refused);
      // What would have to be read first is not.
      response.set_header("Connection", "close");
      return httplib::Server::HandlerResponse::Handled;
    });
    serve_part("/", PagePart::page, "text/html; charset=utf-8");
    serve_part("/page.css", PagePart::style, "text/css; charset=utf-8");
    serve_part("/page.js", PagePart::script, "text/javascript; charset=utf-8");
    const auto call = [this](const httplib::Request& request, httplib::Response& response) {
      ApiRequest asked{request.method, request.path, {}, request.body};
      for (const auto& [name, value] : request.params) asked.query.emplace(name, value);
      put(response, api.answer(asked));
    };
    server.Get("/api/.*", call);
    server.Post("/api/.*", call);
    server.set_error_handler([](const httplib::Request&, httplib::Response& response) {
      if (response.body.empty() && response.content_length_ == 0)
        put(response,
            api_error(response.status, response.status == 404 ? "there is nothing here"
                                                              : "the request cannot be answered"));
    });
    server.set_exception_handler([](const auto&, auto& response, const std::exception_ptr&) {
      put(response, api_error(500, "out of memory"));
    });
  }

  void serve_part(const char* path, PagePart part, const char* type) {
    server.Get(path, [part, type](const httplib::Request&, httplib::Response& response) {
      put_content(response, served_page(part), type);
    });
  }

  ReviewApi& api;
  std::optional<ReviewGuard> guard;
  BoundedServer server;
  std::thread listening;
};

ReviewServer::ReviewServer() = default;
ReviewServer::~ReviewServer() { stop(); }

Result<std::unique_ptr<ReviewServer>> ReviewServer::start(ReviewApi& api, const Place& place) {
  std::unique_ptr<ReviewServer> out(new ReviewServer);
  out->impl_ = std::make_unique<Impl>(api);
  Impl& impl = *out->impl_;
  impl.set_up();
  int port = place.port;
  if (port == 0) {
    port = impl.server.bind_to_any_port(place.host);
  } else if (!impl.server.bind_to_port(place.host, port)) {
    port = -1;
  }
  const bool is_ipv6 = place.host.find(':') != std::string::npos;
  if (port <= 0)
    return Error{ErrorCode::io,
                 fmt::format("cannot listen on {}{}", place.host,
                             place.port == 0 ? ""
                                             : fmt::format(", port {}; another program may use it",
                                                           place.port))};
  const std::string token = random_token();
  impl.guard.emplace(ReviewGuard::Place{place.host, port, token});
  out->address_ = fmt::format("http://{}:{}/?token={}",
                              is_ipv6 ? "[" + place.host + "]" : place.host, port, token);
  impl.listening = std::thread([&impl] { impl.server.listen_after_bind(); });
  return out;
}

void ReviewServer::stop() {
  if (!impl_ || !impl_->listening.joinable()) return;
  impl_->server.finish_requests();
  // stop() before the loop has begun would be lost.
  while (!impl_->server.is_running()) std::this_thread::yield();
  impl_->server.stop();
  impl_->listening.join();
}

}  // namespace align
