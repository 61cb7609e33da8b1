#include <gtest/gtest.h>

#include "http/server.hpp"
#include "support/raw_client.hpp"

namespace vallis::http {
namespace {

/// What a handler sees of a request that comes through proxies, when these addresses are trusted.
std::string seen(const std::vector<std::string>& trusted, const std::string& headers) {
  Router router;
  router.add({Method::Get, "/who", {}, [](Request& request) {
                return text_reply(
                    200, request.remote_address + " " + std::string(request.header("x-forwarded-proto").value_or("-")));
              }});
  ServerOptions options;
  options.port = 0;
  options.trusted_proxies = trusted;
  const auto server = Server::start(router, options, {});
  EXPECT_TRUE(server);
  const std::string answer = test::exchange(
      (*server)->port(), "GET /who HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n");
  return answer.substr(answer.find("\r\n\r\n") + 4);
}

TEST(Forwarded, IsBelievedOfATrustedProxy) {
  const std::string headers = "X-Forwarded-For: 192.0.2.7\r\nX-Forwarded-Proto: https\r\n";
  EXPECT_EQ(seen({"127.0.0.1"}, headers), "192.0.2.7 https");
}

TEST(Forwarded, IsDroppedOfAnybodyElse) {
  const std::string headers = "X-Forwarded-For: 192.0.2.7\r\nX-Forwarded-Proto: https\r\n";
  EXPECT_EQ(seen({"10.0.0.1"}, headers), "127.0.0.1 -");
}

TEST(Forwarded, NamesTheLastThatIsNoProxyWhateverTheClientClaims) {
  EXPECT_EQ(seen({"127.0.0.1", "10.0.0.1"}, "X-Forwarded-For: 203.0.113.1, 192.0.2.7, 10.0.0.1\r\n"), "192.0.2.7 -");
  EXPECT_EQ(seen({"127.0.0.1"}, ""), "127.0.0.1 -");
}

}  // namespace
}  // namespace vallis::http
