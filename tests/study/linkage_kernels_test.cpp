#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cstdint>

#include "study/detail/kernels.hpp"
#include "study/hierarchy_cases.hpp"

// The loops chosen for this processor against the plainest ones, bit by bit.
namespace vallis::study {
namespace {

std::uint64_t bits(double value) { return std::bit_cast<std::uint64_t>(value); }

TEST(Kernels, JoinRowsAsTheRecurrenceDoesOneByOne) {
  const std::size_t count = 101;  // no multiple of any vector's length
  const auto a = test::uniform(count, 1);
  const auto b = test::uniform(count, 2);
  auto sizes = test::uniform(count, 3);
  for (double& size : sizes) size = 1 + static_cast<int>(size * 10);
  for (const LinkageMethod method : test::kMethods) {
    const detail::Join join = detail::make_join({method}, 3, 7, 0.3);
    std::vector<double> out(count);
    detail::kernels().join_rows(method, join, a.data(), b.data(), sizes.data(), out.data(), count);
    auto in_place = a;
    detail::kernels().join_rows(method, join, in_place.data(), b.data(), sizes.data(), in_place.data(), count);
    for (std::size_t k = 0; k < count; ++k) {
      double expected = 0;
      detail::with_rule(method, [&](auto rule) { rule.apply(join, a[k], b[k], sizes[k], expected); });
      EXPECT_EQ(bits(out[k]), bits(expected)) << name(method) << " at " << k;
      EXPECT_EQ(bits(in_place[k]), bits(expected)) << name(method) << " at " << k;
    }
  }
}

TEST(Kernels, FindTheExtremesWhereverTheyStand) {
  for (const std::size_t count : {1, 7, 31, 32, 33, 100}) {
    auto values = test::uniform(count, count);
    for (std::size_t at = 0; at < count; ++at) {
      const double was = values[at];
      values[at] = -1;
      EXPECT_EQ(detail::kernels().lowest(values.data(), count), -1);
      values[at] = 2;
      EXPECT_EQ(detail::kernels().highest(values.data(), count), 2);
      values[at] = was;
    }
  }
}

TEST(Kernels, FindTheFirstThatIsLowEnough) {
  for (const std::size_t count : {0, 1, 7, 64, 65, 200}) {
    std::vector<double> values(count, 1.5);
    EXPECT_EQ(detail::kernels().first_at_most(values.data(), count, 1), count);
    for (std::size_t at = count; at-- > 0;) {
      values[at] = 1;  // and those behind it are low too
      EXPECT_EQ(detail::kernels().first_at_most(values.data(), count, 1), at);
    }
  }
}

TEST(Kernels, LowerBySums) {
  const std::size_t count = 29;
  const auto before = test::uniform(count, 4);
  const auto values = test::uniform(count, 5);
  auto best = before;
  detail::kernels().lower_by_sum(best.data(), 0.1, values.data(), count);
  for (std::size_t k = 0; k < count; ++k) EXPECT_EQ(best[k], std::min(before[k], 0.1 + values[k]));
}

}  // namespace
}  // namespace vallis::study
