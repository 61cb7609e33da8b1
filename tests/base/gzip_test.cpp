#include "base/gzip.hpp"

#include <gtest/gtest.h>

namespace vallis::base {
namespace {

TEST(Gzip, ComesOutAsItWentIn) {
  for (const std::string& text :
       {std::string(), std::string("a"), std::string(300'000, 'x'), std::string("\0\xFF", 2)}) {
    EXPECT_EQ(gunzip(gzip(text), 1'000'000).value(), text);
  }
}

TEST(Gzip, IsTheSameForTheSameBytes) { EXPECT_EQ(gzip("some words"), gzip("some words")); }

TEST(Gzip, HasTheFormatOfRfc1952) {
  const std::string bytes = gzip(std::string(10'000, 'x'));
  EXPECT_TRUE(bytes.starts_with("\x1F\x8B\x08"));
  EXPECT_LT(bytes.size(), 100U);
}

TEST(Gunzip, RefusesWhatIsBrokenCutOffOrTooMuch) {
  const std::string bytes = gzip(std::string(10'000, 'x'));
  EXPECT_FALSE(gunzip("no gzip", 100));
  EXPECT_FALSE(gunzip("", 100));
  EXPECT_FALSE(gunzip(bytes.substr(0, bytes.size() - 1), 100'000));
  const auto much = gunzip(bytes, 9'999);
  ASSERT_FALSE(much);
  EXPECT_EQ(much.error().kind, ErrorKind::TooLarge);
}

}  // namespace
}  // namespace vallis::base
