#include "base/uuid.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <set>
#include <thread>
#include <vector>

namespace vallis::base {
namespace {

TEST(Uuid, ReadsAndPrintsItsText) {
  const std::string text = "01890a5d-ac96-774b-bcce-b302099a8057";
  EXPECT_EQ(Uuid::parse(text).value().text(), text);
  EXPECT_EQ(Uuid::parse("01890A5D-AC96-774B-BCCE-B302099A8057").value().text(), text);
}

TEST(Uuid, RefusesWhatIsNone) {
  for (const char* text : {"", "01890a5d", "01890a5dac96774bbcceb302099a8057", "01890a5d-ac96-774b-bcce-b302099a805g",
                           "01890a5d-ac96-774b-bcce-b302099a80571", "01890a5d_ac96-774b-bcce-b302099a8057"}) {
    EXPECT_FALSE(Uuid::parse(text)) << text;
  }
}

TEST(Uuid, IsOfVersion7AndHoldsTheTime) {
  const auto before =
      std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch());
  const Uuid uuid = Uuid::next();
  EXPECT_EQ(uuid.text()[14], '7');
  EXPECT_NE(std::string("89ab").find(uuid.text()[19]), std::string::npos);
  std::int64_t time = 0;
  for (std::size_t i = 0; i < 6; ++i) time = time << 8 | uuid.bytes[i];
  EXPECT_NEAR(static_cast<double>(time), static_cast<double>(before.count()), 5'000);
}

TEST(Uuid, AscendsAndNeverRepeatsAcrossThreads) {
  std::vector<std::vector<Uuid>> made(4);
  {
    std::vector<std::jthread> threads;
    for (auto& ids : made) {
      threads.emplace_back([&ids] {
        for (int i = 0; i < 20'000; ++i) ids.push_back(Uuid::next());
      });
    }
  }
  std::set<Uuid> all;
  for (const auto& ids : made) {
    EXPECT_TRUE(std::is_sorted(ids.begin(), ids.end()));
    all.insert(ids.begin(), ids.end());
  }
  EXPECT_EQ(all.size(), 80'000U);
}

}  // namespace
}  // namespace vallis::base
