#include <gtest/gtest.h>

#include <thread>

#include "http/server.hpp"
#include "support/raw_client.hpp"

namespace vallis::http {
namespace {

using namespace std::chrono_literals;

/// More than the system keeps for a reader that does not read.
constexpr std::size_t kLarge = 40U << 20U;

TEST(SlowReaders, OfALargeAnswerAreCutOff) {
  Router router;
  router.add({Method::Get, "/large", {}, [](Request&) { return text_reply(200, std::string(kLarge, 'x')); }});
  ServerOptions options;
  options.port = 0;
  options.stall_time = 200ms;
  const auto server = Server::start(router, options, {});
  ASSERT_TRUE(server) << server.error().message;
  const std::string request = "GET /large HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
  test::RawClient slow((*server)->port());
  slow.send(request);
  std::this_thread::sleep_for(1s);
  const std::string got = slow.read();
  EXPECT_TRUE(slow.closed());
  EXPECT_LT(got.size(), kLarge) << "it was kept waiting for";
  EXPECT_GT(test::exchange((*server)->port(), request).size(), kLarge) << "one that reads gets all of it";
}

}  // namespace
}  // namespace vallis::http
