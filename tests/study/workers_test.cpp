#include "study/workers.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <stdexcept>
#include <vector>

namespace vallis::study {
namespace {

TEST(Workers, RunEveryItemOnceInBlocksOfTheStatedSize) {
  for (const int threads : {1, 2, 5}) {
    Workers workers(threads);
    std::vector<int> seen(1000, 0);
    std::atomic<bool> in_bounds = true;
    workers.for_blocks(seen.size(), 7, [&](std::size_t begin, std::size_t end, int worker) {
      if (end - begin > 7 || worker < 0 || worker >= threads) in_bounds = false;
      for (std::size_t i = begin; i < end; ++i) ++seen[i];
    });
    EXPECT_TRUE(in_bounds);
    EXPECT_TRUE(std::all_of(seen.begin(), seen.end(), [](int times) { return times == 1; })) << threads;
  }
}

TEST(Workers, ServeManyCallsOneAfterTheOther) {
  Workers workers(3);
  std::atomic<std::size_t> sum = 0;
  for (std::size_t call = 0; call < 500; ++call) {
    workers.for_blocks(10, 1, [&](std::size_t begin, std::size_t, int) { sum += begin; });
  }
  EXPECT_EQ(sum, 500U * 45U);
}

TEST(Workers, ThrowInTheCallerWhatABodyThrowsAndGoOnServing) {
  for (const int threads : {1, 3}) {
    Workers workers(threads);
    const auto fail = [](std::size_t begin, std::size_t, int) {
      if (begin == 40) throw std::runtime_error("block 40");
    };
    EXPECT_THROW(workers.for_blocks(100, 4, fail), std::runtime_error);
    std::atomic<int> blocks = 0;
    workers.for_blocks(100, 4, [&](std::size_t, std::size_t, int) { ++blocks; });
    EXPECT_EQ(blocks, 25);
  }
}

TEST(Workers, DoNothingForNoItems) {
  Workers workers(2);
  workers.for_blocks(0, 4, [](std::size_t, std::size_t, int) { FAIL(); });
}

TEST(Workers, AreAtLeastOne) {
  EXPECT_EQ(Workers(4).size(), 4);
  EXPECT_GE(Workers(0).size(), 1);
}

}  // namespace
}  // namespace vallis::study
