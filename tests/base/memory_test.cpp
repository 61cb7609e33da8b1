#include "base/memory.hpp"

#include <gtest/gtest.h>

namespace vallis::base {
namespace {

class Memory : public ::testing::Test {
 protected:
  ~Memory() override { set_memory_limit(std::nullopt); }
};

TEST_F(Memory, AmountsAreReadInPowersOfThousand) {
  EXPECT_EQ(parse_bytes("200000"), 200000U);
  EXPECT_EQ(parse_bytes("12kB"), 12000U);
  EXPECT_EQ(parse_bytes("512M"), 512000000U);
  EXPECT_EQ(parse_bytes("1.5GB"), 1500000000U);
  EXPECT_EQ(parse_bytes("2T"), 2000000000000U);
  for (const char* text : {"", "B", "M", "much", "-1", "-1G", "1 GB", "1e30", "1Gb", "nan", "2GBB"}) {
    EXPECT_FALSE(parse_bytes(text)) << text;
  }
}

TEST_F(Memory, AmountsAreWrittenInTheUnitThatFits) {
  EXPECT_EQ(bytes_text(7), "7 bytes");
  EXPECT_EQ(bytes_text(12'000), "12 kB");
  EXPECT_EQ(bytes_text(85e6), "85 MB");
  EXPECT_EQ(bytes_text(3.24e9), "3.2 GB");
}

TEST_F(Memory, ThisMachineHasSome) {
  ASSERT_TRUE(available_memory());
  EXPECT_GT(*available_memory(), 1'000'000U);
  EXPECT_TRUE(require_memory(1000, "A little", "Nothing."));
}

TEST_F(Memory, ALimitSetByHandHolds) {
  set_memory_limit(1'000'000);
  EXPECT_EQ(available_memory(), 1'000'000U);
  EXPECT_TRUE(require_memory(1e6, "Just that", "Nothing."));
  const auto refused = require_memory(3.2e9, "The work", "Take less.");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::TooLarge);
  EXPECT_EQ(refused.error().message, "The work would need 3.2 GB of memory, and there are 1 MB. Take less.");
}

}  // namespace
}  // namespace vallis::base
