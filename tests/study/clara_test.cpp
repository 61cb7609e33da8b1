#include "study/clara.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "study/medoids.hpp"
#include "study/plain_points.hpp"
#include "study/random.hpp"
#include "study/reference.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

/// n points in the plane about `centres` places far apart, in turn.
std::vector<double> clouds(std::size_t n, std::size_t centres, std::uint64_t seed) {
  Random random(seed);
  std::vector<double> points;
  for (std::size_t i = 0; i < n; ++i) {
    points.push_back(100 * static_cast<double>(i % centres) + random.uniform());
    points.push_back(random.uniform());
  }
  return points;
}

PairMeasure measure(const std::vector<double>& points) {
  return PlainPoints::from(points, points.size() / 2, 2, {}).value();
}

Clara found(std::size_t n, const PairMeasure& dissimilarity, int k, const ClaraOptions& options = {}, int threads = 1) {
  Workers workers(threads);
  return clara(n, dissimilarity, k, options, workers).value();
}

TEST(Clara, FindsCloudsThatLieFarApart) {
  const auto points = clouds(3000, 3, 7);
  const Clara groups = found(3000, measure(points), 3);
  for (std::size_t i = 0; i < 3000; ++i) EXPECT_EQ(groups.partition.group[i], 1 + static_cast<int>(i % 3));
  EXPECT_LT(groups.mean_cost, 0.6) << "a unit lies in the same unit square as its medoid";
  EXPECT_FALSE(groups.proven_optimal);
  EXPECT_EQ(groups.sample_mean_cost.size(), 5U);
}

TEST(Clara, ComesNearPamOnXclara) {
  const test::ReferenceCase xclara("pam-xclara");
  std::vector<double> points;
  for (const auto& row : xclara.input.rows) {
    for (const auto& cell : row.cells) points.push_back(std::stod(cell));
  }
  const Clara groups = found(xclara.input.rows.size(), measure(points), 3);
  const double pam = xclara.expected.at("k3").at("original").at("mean_cost_swap").to_number<double>();
  EXPECT_GE(groups.mean_cost, pam - 1e-9) << "pam ends in the optimum here";
  EXPECT_LT(groups.mean_cost, 1.03 * pam);
}

RC_GTEST_PROP(Clara, OfASampleOfAllIsKMedoids, ()) {
  const auto n = *rc::gen::inRange<std::size_t>(4, 40);
  const auto k = *rc::gen::inRange(1, 4);
  const auto points = clouds(n, 2, *rc::gen::arbitrary<std::uint64_t>());
  Workers workers(1);
  const auto all = k_medoids(plain_distance(points, n, 2, {}, workers).value(), k, {}, workers).value();
  ClaraOptions options;
  options.sample_size = static_cast<int>(n);
  const Clara groups = found(n, measure(points), k, options);
  RC_ASSERT(groups.medoids == all.medoids);
  RC_ASSERT(groups.partition.group == all.partition.group);
  RC_ASSERT(groups.proven_optimal == all.proven_optimal);
  RC_ASSERT(groups.sample_mean_cost.size() == 1U);
}

RC_GTEST_PROP(Clara, SendsEachUnitToItsNearestMedoidWhateverTheThreads, ()) {
  const auto n = *rc::gen::inRange<std::size_t>(50, 700);
  const auto k = *rc::gen::inRange(1, 6);
  const auto points = clouds(n, 4, *rc::gen::arbitrary<std::uint64_t>());
  const PairMeasure d = measure(points);
  ClaraOptions options;
  options.samples = 3;
  options.sample_size = 20;
  options.seed = *rc::gen::arbitrary<std::uint64_t>();
  const Clara one = found(n, d, k, options);
  double total = 0;
  for (std::size_t i = 0; i < n; ++i) {
    double least = std::numeric_limits<double>::infinity();
    for (const int medoid : one.medoids) least = std::min(least, d(i, static_cast<std::size_t>(medoid)));
    total += least;
  }
  RC_ASSERT(std::abs(one.total_cost - total) <= 1e-9 * total + 1e-12);
  RC_ASSERT(one.mean_cost == *std::min_element(one.sample_mean_cost.begin(), one.sample_mean_cost.end()));
  const Clara two = found(n, d, k, options, 2);
  RC_ASSERT(two.medoids == one.medoids);
  RC_ASSERT(two.partition.group == one.partition.group);
  RC_ASSERT(two.total_cost == one.total_cost);
}

TEST(Clara, RefusesWhatIsOutOfItsRange) {
  const auto points = clouds(10, 2, 1);
  Workers workers(1);
  const auto refused = [&](int k, ClaraOptions options) {
    const auto result = clara(10, measure(points), k, options, workers);
    return !result && result.error().kind == base::ErrorKind::InvalidArgument;
  };
  EXPECT_TRUE(refused(0, {}));
  EXPECT_TRUE(refused(11, {}));
  EXPECT_TRUE(refused(2, {.samples = 0}));
  EXPECT_TRUE(refused(3, {.sample_size = 2}));
  EXPECT_TRUE(refused(3, {.sample_size = 11}));
}

TEST(Clara, NamesUnitsThatCannotBeCompared) {
  constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();
  Workers workers(1);
  const PairMeasure alone = [](std::size_t i, std::size_t j) { return i == 7 || j == 7 ? kMissing : 1.0; };
  // Unit 8 is in the sample of all, so a pair lacks its value.
  const auto pair = clara(10, alone, 2, {}, workers);
  ASSERT_FALSE(pair);
  EXPECT_EQ(pair.error().message, "Units 1 and 8 have no dissimilarity; fill in their values or leave one out.");
  ClaraOptions few;
  few.samples = 1;
  few.sample_size = 2;
  for (few.seed = 0; few.seed < 5; ++few.seed) EXPECT_FALSE(clara(10, alone, 2, few, workers));
  const PairMeasure far = [](std::size_t, std::size_t) { return 1e200; };
  EXPECT_FALSE(clara(10, far, 2, {}, workers)) << "their sum would be infinite for enough units";
}

}  // namespace
}  // namespace vallis::study
