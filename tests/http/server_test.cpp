#include "http/server.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <atomic>
#include <fstream>
#include <mutex>
#include <thread>

#include "support/raw_client.hpp"

namespace vallis::http {
namespace {

using test::exchange;
using test::RawClient;
using namespace std::chrono_literals;

std::string request(std::string_view line, std::string_view headers = "", std::string_view body = "") {
  return fmt::format("{} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{}\r\n{}", line, headers, body);
}

int status(const std::string& answer) {
  return answer.starts_with("HTTP/1.1 ") ? std::atoi(answer.substr(9, 3).c_str()) : 0;
}

std::string body(const std::string& answer) {
  const auto end = answer.find("\r\n\r\n");
  return end == std::string::npos ? "" : answer.substr(end + 4);
}

class HttpServer : public ::testing::Test {
 protected:
  HttpServer() {
    folder = std::filesystem::temp_directory_path() / fmt::format("vallis-http-{}", getpid());
    std::filesystem::create_directories(folder);
    const auto add = [this](Method method, const std::string& pattern, Handler handler, RouteInfo info = {}) {
      router.add({method, pattern, std::move(info), std::move(handler)});
    };
    add(Method::Get, "/hello/{name}",
        [](Request& r) { return text_reply(200, "Hello, " + r.path_parameters["name"]); });
    RouteInfo small;
    small.body_limit = 1000;
    add(
        Method::Post, "/echo", [](Request& r) { return text_reply(200, r.body); }, small);
    add(Method::Get, "/throw", [](Request&) -> Reply { throw std::runtime_error("secret detail"); });
    add(Method::Get, "/slow", [](Request&) {
      std::this_thread::sleep_for(300ms);
      return text_reply(200, "done");
    });
    RouteInfo upload;
    upload.upload = true;
    upload.body_limit = 1U << 30U;
    add(
        Method::Put, "/files/{name}",
        [this](Request& r) {
          kept = r.upload->file;
          return text_reply(200, fmt::format("{} {}", r.upload->size, std::filesystem::file_size(r.upload->file)));
        },
        upload);
    add(Method::Get, "/file", [this](Request&) {
      Reply reply;
      reply.file = FileBody{folder / "big", 3, 500'000};
      return reply;
    });
    add(Method::Get, "/events", [this](Request&) {
      Reply reply = text_reply(200, "", "text/event-stream");
      reply.events = [this](std::shared_ptr<EventSink> opened) {
        opened->send("1", "change", "a\nb");
        const std::lock_guard lock(mutex);
        sink = std::move(opened);
      };
      return reply;
    });
    std::ofstream(folder / "big") << "abc" << std::string(500'000, 'x') << "end";
    options.port = 0;
    options.header_limit = 2000;
    options.upload_folder = folder;
  }
  ~HttpServer() override {
    server.reset();
    std::filesystem::remove_all(folder);
  }

  int port() {
    if (!server) {
      Server::Hooks hooks;
      hooks.failed = [this](std::string_view id, std::string_view what) { failures = fmt::format("{} {}", id, what); };
      auto started = Server::start(router, options, hooks);
      EXPECT_TRUE(started) << started.error().message;
      server = std::move(*started);
    }
    return server->port();
  }

  std::string answer(const std::string& bytes) { return exchange(port(), bytes); }

  std::filesystem::path folder;
  Router router;
  ServerOptions options;
  std::unique_ptr<Server> server;
  std::string failures;
  std::filesystem::path kept;
  std::mutex mutex;
  std::shared_ptr<EventSink> sink;
};

TEST_F(HttpServer, AnswersByItsRoutes) {
  const auto hello = answer(request("GET /hello/%D0%90%20b?x=1"));
  EXPECT_EQ(status(hello), 200);
  EXPECT_EQ(body(hello), "Hello, А b");
  EXPECT_EQ(status(answer(request("GET /nowhere"))), 404);
  const auto wrong = answer(request("DELETE /echo"));
  EXPECT_EQ(status(wrong), 405);
  EXPECT_NE(wrong.find("Allow: POST\r\n"), std::string::npos);
}

TEST_F(HttpServer, AnswersHeadWithoutABody) {
  const auto head = answer(request("HEAD /hello/a"));
  EXPECT_EQ(status(head), 200);
  EXPECT_NE(head.find("Content-Length: 8\r\n"), std::string::npos);
  EXPECT_EQ(body(head), "");
}

TEST_F(HttpServer, TakesBodiesOfAKnownLengthAndInChunks) {
  EXPECT_EQ(body(answer(request("POST /echo", "Content-Length: 5\r\n", "12345"))), "12345");
  EXPECT_EQ(body(answer(request("POST /echo", "Transfer-Encoding: chunked\r\n", "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"))),
            "abcde");
}

TEST_F(HttpServer, AnswersPipelinedRequestsInTheirOrder) {
  RawClient client(port());
  client.send(
      "GET /hello/a HTTP/1.1\r\nHost: x\r\n\r\nPOST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\nbGET /hello/c "
      "HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  const std::string all = client.read();
  const auto a = all.find("Hello, a");
  const auto b = all.find("\r\n\r\nb");
  const auto c = all.find("Hello, c");
  EXPECT_LT(a, b);
  EXPECT_LT(b, c);
  EXPECT_NE(c, std::string::npos);
}

TEST_F(HttpServer, RefusesABodyThatIsTooLargeWithAnAnswer) {
  EXPECT_EQ(status(answer(request("POST /echo", "Content-Length: 1001\r\n", std::string(1001, 'x')))), 413);
  std::string chunks;
  for (int i = 0; i < 300; ++i) chunks += "10\r\n0123456789abcdef\r\n";
  EXPECT_EQ(status(answer(request("POST /echo", "Transfer-Encoding: chunked\r\n", chunks + "0\r\n\r\n"))), 413);
}

TEST_F(HttpServer, RefusesHeadersThatAreTooLongWithAnAnswer) {
  EXPECT_EQ(status(answer(request("GET /hello/a", "X: " + std::string(5000, 'x') + "\r\n"))), 431);
}

TEST_F(HttpServer, RefusesSlowHeadersAndBodiesWithAnAnswer) {
  options.header_time = options.body_time = 400ms;
  RawClient slow(port());
  slow.send("GET /hello/a HT");
  EXPECT_EQ(status(slow.read()), 408);
  RawClient trickle(port());
  trickle.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\n");
  for (int i = 0; i < 30 && trickle.read("HTTP", 50ms).empty(); ++i) trickle.send("x");
  EXPECT_EQ(status(trickle.read()), 408) << "a byte now and then does not extend the time";
}

TEST_F(HttpServer, RefusesWhatIsNoHttp) {
  options.header_time = options.body_time = 1500ms;  // some of it looks like a beginning
  for (const char* bytes :
       {"\x16\x03\x01\x02\x00", "GET\r\n\r\n", "GET / HTTP/1.1\r\nHost x\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\n y\x01: z\r\n\r\n", "GET /a%zz HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /a%00 HTTP/1.1\r\nHost: x\r\n\r\n", "GET /%ff HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /hello/a HTTP/1.1\r\n\r\n", "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"}) {
    const std::string got = answer(bytes);
    const int code = status(got);
    EXPECT_TRUE(code == 400 || code == 408) << bytes << " → " << got;
  }
  EXPECT_EQ(status(answer(request("GET /hello/a"))), 200) << "and goes on serving";
}

TEST_F(HttpServer, ReadsNoSecondRequestOutOfAnAmbiguousBody) {
  const auto got = answer(
      "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /hello/smuggled "
      "HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  EXPECT_EQ(got.find("smuggled"), std::string::npos) << got;
}

TEST_F(HttpServer, HidesWhatAHandlerThrewAndLogsIt) {
  const auto got = answer(request("GET /throw"));
  EXPECT_EQ(status(got), 500);
  EXPECT_EQ(got.find("secret"), std::string::npos);
  EXPECT_NE(failures.find("secret detail"), std::string::npos);
  EXPECT_NE(got.find(failures.substr(0, 36)), std::string::npos) << "the id leads to the log";
}

TEST_F(HttpServer, StreamsUploadsToAFileThatGoesWithTheRequest) {
  const std::string content(3'000'000, 'u');
  EXPECT_EQ(body(answer(request("PUT /files/a", fmt::format("Content-Length: {}\r\n", content.size()), content))),
            "3000000 3000000");
  EXPECT_FALSE(kept.empty());
  for (int i = 0; i < 100 && std::filesystem::exists(kept); ++i) std::this_thread::sleep_for(10ms);
  EXPECT_FALSE(std::filesystem::exists(kept));
}

TEST_F(HttpServer, SendsAPartOfAFile) {
  const auto got = answer(request("GET /file"));
  EXPECT_EQ(body(got), std::string(500'000, 'x'));
}

TEST_F(HttpServer, SaysContinueBeforeABodyThatIsAnnounced) {
  RawClient client(port());
  client.send(
      "POST /echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_NE(client.read("100 Continue\r\n\r\n").find("100 Continue"), std::string::npos);
  client.send("ok");
  EXPECT_TRUE(client.read().ends_with("ok"));
}

TEST_F(HttpServer, SendsEventsUntilTheReaderGoes) {
  std::shared_ptr<EventSink> open;
  {
    RawClient client(port());
    client.send("GET /events HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_NE(client.read("data: b\n\n").find("id: 1\nevent: change\ndata: a\ndata: b\n\n"), std::string::npos);
    for (int i = 0; i < 1'000 && !open; ++i) {  // the handler keeps it after the first event was sent
      std::this_thread::sleep_for(5ms);
      const std::lock_guard lock(mutex);
      open = sink;
    }
    ASSERT_TRUE(open);
    EXPECT_TRUE(open->send("2", "", "again"));
    EXPECT_NE(client.read("again\n\n").find("id: 2\ndata: again\n\n"), std::string::npos);
  }
  for (int i = 0; i < 200 && open->open(); ++i) std::this_thread::sleep_for(10ms);
  EXPECT_FALSE(open->open());
  EXPECT_FALSE(open->send("3", "", "late"));
}

TEST_F(HttpServer, LetsRunningRequestsEndWhenItStops) {
  RawClient busy(port());
  RawClient idle(port());
  busy.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
  std::this_thread::sleep_for(100ms);
  const int used = port();
  const auto begin = std::chrono::steady_clock::now();
  server->stop();
  EXPECT_LT(std::chrono::steady_clock::now() - begin, 5s);
  EXPECT_EQ(body(busy.read()), "done");
  EXPECT_FALSE(RawClient(used).connected());
}

TEST_F(HttpServer, AnswersWhenThereAreTooManyConnections) {
  options.max_connections = 2;
  RawClient first(port());
  first.send("GET /hello/a HTTP/1.1\r\nHost: x\r\n\r\n");
  first.read("Hello, a");
  RawClient second(port());
  second.send("GET /hello/a HTTP/1.1\r\nHost: x\r\n\r\n");
  second.read("Hello, a");
  RawClient third(port());
  EXPECT_EQ(status(third.read()), 503);
}

TEST_F(HttpServer, SaysWhenItsPortIsTaken) {
  const int taken = port();
  ServerOptions again = options;
  again.port = taken;
  const auto second = Server::start(router, again, {});
  ASSERT_FALSE(second);
  EXPECT_NE(second.error().message.find(std::to_string(taken)), std::string::npos);
}

TEST(Router, PrefersConstantsAndTakesTails) {
  Router router;
  const auto handler = [](Request&) { return Reply(); };
  for (const char* pattern : {"/a/{id}", "/a/me", "/a/{id}/b", "/static/{rest*}", "/"}) {
    router.add({Method::Get, pattern, {}, handler});
  }
  const auto pattern = [&](const char* path) {
    const auto match = router.find(Method::Get, path);
    return match.route == nullptr ? std::string("none") : match.route->pattern;
  };
  EXPECT_EQ(pattern("/a/me"), "/a/me");
  EXPECT_EQ(pattern("/a/you"), "/a/{id}");
  EXPECT_EQ(pattern("/a/you/b"), "/a/{id}/b");
  EXPECT_EQ(pattern("/a/"), "none");
  EXPECT_EQ(pattern("/"), "/");
  EXPECT_EQ(pattern("/static/x/y.js"), "/static/{rest*}");
  EXPECT_EQ(router.find(Method::Get, "/static/x/y.js").parameters[0].second, "x/y.js");
  EXPECT_EQ(pattern("/b"), "none");
}

}  // namespace
}  // namespace vallis::http
