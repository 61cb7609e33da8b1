#include "base/random.hpp"

#include <gtest/gtest.h>

namespace vallis::base {
namespace {

TEST(RandomText, HasTheLengthOfItsBytesAndNeverComesTwice) {
  EXPECT_EQ(random_text(16).size(), 22U);
  EXPECT_EQ(random_text(32).size(), 43U);
  EXPECT_NE(random_text(16), random_text(16));
  constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  EXPECT_EQ(random_text(300).find_first_not_of(kLetters), std::string::npos);
}

}  // namespace
}  // namespace vallis::base
