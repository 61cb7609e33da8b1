#include "base/hash.hpp"

#include <gtest/gtest.h>

namespace vallis::base {
namespace {

// Source: FIPS 180-4 examples (NIST), one block and two.
constexpr std::string_view kAbc = "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
constexpr std::string_view kTwoBlocks = "sha256:248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1";

TEST(ContentHash, IsThatOfTheStandard) { EXPECT_EQ(content_hash("abc"), kAbc); }

TEST(ContentHash, IsTheSameForBytesThatComeInPieces) {
  ContentHasher hasher;
  hasher.add("abcdbcdecdefdefgefghfghighij");
  hasher.add("");
  hasher.add("hijkijkljklmklmnlmnomnopnopq");
  EXPECT_EQ(hasher.finish(), kTwoBlocks);
}

}  // namespace
}  // namespace vallis::base
