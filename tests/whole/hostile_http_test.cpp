#include <fmt/format.h>
#include <gtest/gtest.h>

#include <set>

#include "support/whole_server.hpp"

namespace vallis {
namespace {

/// A request, and the statuses that answer it well.
struct Case {
  std::string what;
  std::string request;
  std::set<int> statuses;
};

std::string get(const std::string& target, const std::string& headers = "") {
  return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n";
}

std::string post(const std::string& headers, const std::string& body) {
  return "POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n" +
         headers + "\r\n" + body;
}

/// How many answers there are: more than one tells that a second request was read out of the first.
int answers_in(const std::string& text) {
  int count = 0;
  for (auto at = text.find("HTTP/1.1 "); at != std::string::npos; at = text.find("HTTP/1.1 ", at + 1)) ++count;
  return count;
}

class HostileHttp : public test::WholeServerTest {
 protected:
  void expect_all(const std::vector<Case>& cases) {
    for (const Case& one : cases) {
      const std::string answer = test::exchange(whole->port(), one.request);
      EXPECT_EQ(answers_in(answer), 1) << one.what << ": " << answer;
      const int status = answer.size() < 12 ? 0 : std::atoi(answer.substr(9, 3).c_str());
      EXPECT_TRUE(one.statuses.contains(status)) << one.what << ": " << answer.substr(0, 600);
      EXPECT_EQ(answer.find("root:"), std::string::npos) << one.what;
      EXPECT_EQ(answer.find("\r\nX-Evil"), std::string::npos) << one.what;
    }
    EXPECT_EQ(client().get("/healthz").status, 200);
  }
};

TEST_P(HostileHttp, RequestLinesThatAreNoneAreRefused) {
  expect_all({
      {"nonsense", "GARBAGE\r\n\r\n", {400}},
      {"version 0.9", "GET /healthz\r\n\r\n", {400}},
      {"two blanks", "GET  /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n", {400}},
      {"HTTP/2 in the clear", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", {400, 505}},
      {"version 9.9", "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n", {400, 505}},
      {"TLS", std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 14), {400}},
      {"NUL in the target", std::string("GET /a\0b HTTP/1.1\r\nHost: localhost\r\n\r\n", 38), {400}},
      {"bytes above ASCII in the method", "G\xC3\x89T / HTTP/1.1\r\nHost: localhost\r\n\r\n", {400}},
      {"absolute form", get("http://evil.example/healthz"), {400}},
      {"asterisk", "OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", {400}},
      {"a proxy's method", "CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n", {400}},
      {"TRACE", "TRACE / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Secret: a\r\n\r\n", {404, 405}},
      {"9 KB of target", get("/" + std::string(9 << 10, 'a')), {414}},
      {"9 KB of query", get("/api/v1/organisations?q=" + std::string(9 << 10, 'a')), {414}},
  });
}

TEST_P(HostileHttp, HeadersThatAreNoneAreRefused) {
  const auto with = [](const std::string& lines) {
    return "GET /healthz HTTP/1.1\r\nConnection: close\r\n" + lines + "\r\n";
  };
  expect_all({
      {"no Host", with(""), {400}},
      {"two Hosts", with("Host: localhost\r\nHost: evil.example\r\n"), {400}},
      {"a blank before the colon", with("Host: localhost\r\nX-A : b\r\n"), {400}},
      {"no colon", with("Host: localhost\r\nX-A\r\n"), {400}},
      {"a bare CR", with("Host: localhost\r\nX-A: a\rX-Evil: b\r\n"), {400}},
      {"a bare LF", with("Host: localhost\r\nX-A: a\nX-Evil: b\r\n"), {400}},
      {"a NUL", with(std::string("Host: localhost\r\nX-A: a\0b\r\n", 27)), {400}},
      {"a folded line", with("Host: localhost\r\nX-A: a\r\n b\r\n"), {200, 400}},
      {"20 KB in one", with("Host: localhost\r\nX-A: " + std::string(20 << 10, 'a') + "\r\n"), {431}},
      {"2,000 of them",
       [&] {
         std::string lines = "Host: localhost\r\n";
         for (int n = 0; n < 2000; ++n) lines += fmt::format("X-{}: {}\r\n", n, n);
         return with(lines);
       }(),
       {431}},
      {"ranges that are none", get("/", "Range: bytes=-1-2,9-1,a-b\r\n"), {200, 206, 416}},
      {"a range without end", get("/", "Range: bytes=0-99999999999999999999999\r\n"), {200, 206, 416}},
      {"a cookie without a name", get("/api/v1/me", "Cookie: =;;;=\x7f;vallis_session\r\n"), {400, 401}},
      {"a tag that is none", get("/", "If-None-Match: \"\"\"\r\n"), {200}},
      {"a date that is none", get("/", "If-Modified-Since: yesterday\r\n"), {200}},
  });
}

TEST_P(HostileHttp, BodiesThatTwoServersCouldReadDifferentlyAreRefused) {
  const std::string hidden = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n";
  const std::string chunked = "0\r\n\r\n" + hidden;
  expect_all({
      {"two lengths", post("Content-Length: 2\r\nContent-Length: 4\r\n", "{}{}"), {400}},
      {"a list of lengths", post("Content-Length: 2, 4\r\n", "{}{}"), {400}},
      {"a length below zero", post("Content-Length: -1\r\n", "{}"), {400}},
      {"a length with a sign", post("Content-Length: +2\r\n", "{}"), {400}},
      {"a length beyond 64 bits", post("Content-Length: 99999999999999999999999\r\n", "{}"), {400, 413}},
      {"chunked and a length", post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", chunked), {400}},
      {"a length and chunked", post("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", chunked), {400}},
      {"a coding that looks like chunked", post("Transfer-Encoding: xchunked\r\n", chunked), {400, 501}},
      {"a coding with a byte before it",
       post("Transfer-Encoding: \x0b"
            "chunked\r\n",
            chunked),
       {400, 501}},
      {"identity", post("Transfer-Encoding: identity\r\n", hidden), {400, 501}},
      {"gzip before chunked", post("Transfer-Encoding: gzip, chunked\r\n", chunked), {400, 501}},
      {"chunked twice", post("Transfer-Encoding: chunked, chunked\r\n", chunked), {400, 501}},
      {"chunked in two headers", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n", chunked), {400, 501}},
      {"a chunk beyond 64 bits",
       post("Transfer-Encoding: chunked\r\n", "FFFFFFFFFFFFFFFFF\r\n{}\r\n0\r\n\r\n"),
       {400, 413}},
      {"a chunk of 2^63", post("Transfer-Encoding: chunked\r\n", "8000000000000000\r\n{}\r\n0\r\n\r\n"), {400, 413}},
      {"a chunk below zero", post("Transfer-Encoding: chunked\r\n", "-2\r\n{}\r\n0\r\n\r\n"), {400}},
      {"a chunk that is longer than it says", post("Transfer-Encoding: chunked\r\n", "2\r\n{}{}\r\n0\r\n\r\n"), {400}},
      {"trailers", post("Transfer-Encoding: chunked\r\n", "2\r\n{}\r\n0\r\nX-Evil: 1\r\n\r\n"), {422}},
      {"a length behind the body",
       post("Transfer-Encoding: chunked\r\n", "2\r\n{}\r\n0\r\nContent-Length: 9\r\n\r\n"),
       {400}},
  });
}

TEST_P(HostileHttp, BodiesAreNeitherUnpackedNorTakenBeyondTheirLimit) {
  expect_all({
      {"gzip", post("Content-Encoding: gzip\r\nContent-Length: 4\r\n", "\x1f\x8b\x08"), {415}},
      {"a coding within a coding", post("Content-Encoding: gzip, gzip\r\nContent-Length: 2\r\n", "{}"), {415}},
      {"2 GB that are announced", post("Content-Length: 2000000000\r\n", "{"), {413}},
      {"64 MB in a chunk", post("Transfer-Encoding: chunked\r\n", "4000000\r\n" + std::string(2 << 20, ' ')), {413}},
      {"a body to no route", "POST /nowhere HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900000\r\n\r\n", {413}},
  });
}

TEST_P(HostileHttp, NoConnectionBecomesAnotherProtocol) {
  const std::string upgrade = "Connection: Upgrade, close\r\nUpgrade: ";
  for (const std::string to :
       {"websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n",
        "h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n"}) {
    const std::string answer =
        test::exchange(whole->port(), "GET /healthz HTTP/1.1\r\nHost: localhost\r\n" + upgrade + to + "\r\n");
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 200")) << answer;
  }
}

TEST_P(HostileHttp, PathsLeadNowhereButToRoutes) {
  std::vector<Case> cases;
  for (const char* path : {"/../../../../etc/passwd", "/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
                           "/..%2f..%2f..%2fetc%2fpasswd", "/..%5c..%5c..%5cetc%5cpasswd", "/..\\..\\..\\etc\\passwd",
                           "//etc/passwd", "/./etc/passwd", "/etc/passwd", "/style.css/../../../etc/passwd",
                           "/file:///etc/passwd", "/%2fetc%2fpasswd", "/vallis.db", "/files/vallis.db"}) {
    cases.push_back({path, get(path), {400, 404}});
    cases.push_back({path, get(path, "Accept: text/html\r\n"), {200, 400, 404}});  // a page, at most
  }
  for (const char* path : {"/%00", "/style.css%00.png", "/%c0%ae%c0%ae/etc/passwd", "/%ff", "/%2", "/%zz", "/%e2%82"}) {
    cases.push_back({path, get(path), {400}});
  }
  expect_all(cases);
}

/// Every GET route as another host: none may repeat whom it was told it is, neither in links nor in redirections.
TEST_P(HostileHttp, NoRouteBelievesTheHostItIsAskedBy) {
  const auto staff = test::given_account(database(), "staff", auth::Role::ClusterStaff);
  int asked = 0;
  for (const auto& route : whole->router().routes()) {
    if (route->method != http::Method::Get || route->pattern == "/api/v1/events") continue;
    std::string path = route->pattern;
    for (auto at = path.find('{'); at != std::string::npos; at = path.find('{')) {
      path.replace(at, path.find('}', at) - at + 1, base::Uuid::next().text());
    }
    const std::string answer = test::exchange(
        whole->port(), "GET " + path +
                           "?return_to=https://evil.example&next=//evil.example&redirect_uri=https://evil.example "
                           "HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: "
                           "https\r\nForwarded: host=evil.example\r\nConnection: close\r\n" +
                           test::session_header(database(), staff) + "\r\n");
    // A fault that repeats a parameter is for reading; what leads away is a header or a link.
    const std::string headers = answer.substr(0, answer.find("\r\n\r\n"));
    EXPECT_EQ(headers.find("evil.example"), std::string::npos) << route->pattern << "\n" << headers;
    EXPECT_EQ(answer.find("\"https://evil.example"), std::string::npos) << route->pattern << "\n" << answer;
    EXPECT_EQ(answer.find("\"//evil.example"), std::string::npos) << route->pattern << "\n" << answer;
    ++asked;
  }
  EXPECT_GT(asked, 30);
}

VALLIS_ON_BOTH_DATABASES(HostileHttp);

}  // namespace
}  // namespace vallis
