#include "study/consensus.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "study/random.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

TEST(Consensus, OfTwoPartitionsOfParts) {
  // Units 1 and 2 meet in both and share a group once; 3 is held once, 4 never.
  Workers workers(1);
  const std::vector<std::uint16_t> labels{1, 1, 0, 0, 1, 2, 2, 0};
  const auto result = consensus(labels, 2, 4, workers);
  EXPECT_EQ(result(0, 1), 0.5);
  EXPECT_EQ(result(2, 0), 0);
  EXPECT_EQ(result(2, 1), 1);
  EXPECT_EQ(result(2, 2), 1);
  EXPECT_TRUE(std::isnan(result(3, 3)));
  EXPECT_TRUE(std::isnan(result(0, 3)));
  EXPECT_EQ(result.held, (std::vector<int>{2, 2, 1, 0}));
  EXPECT_EQ(result.sum(), 3 + 2 * 1.5);
}

TEST(Consensus, AgreesWithCountingOverManyReplicates) {
  constexpr std::size_t kReplicates = 131;
  constexpr std::size_t kUnits = 37;
  Random random(5);
  std::vector<std::uint16_t> labels(kReplicates * kUnits);
  for (auto& label : labels) label = static_cast<std::uint16_t>(random.below(6));
  Workers workers(3);
  const auto result = consensus(labels, kReplicates, kUnits, workers);
  for (std::size_t i = 0; i < kUnits; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      int both = 0;
      int together = 0;
      for (std::size_t b = 0; b < kReplicates; ++b) {
        const auto x = labels[b * kUnits + i];
        const auto y = labels[b * kUnits + j];
        if (x != 0 && y != 0) ++both;
        if (x != 0 && x == y) ++together;
      }
      ASSERT_EQ(result(i, j), static_cast<double>(together) / both) << i << ' ' << j;
    }
  }
}

TEST(Consensus, OfNoReplicatesKnowsNothing) {
  Workers workers(1);
  const auto result = consensus({}, 0, 2, workers);
  EXPECT_TRUE(std::isnan(result(0, 1)));
  EXPECT_EQ(result.sum(), 0);
}

}  // namespace
}  // namespace vallis::study
