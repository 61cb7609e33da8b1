#include "analyse/hclust.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "analyse/analyse.hpp"
#include "study/random.hpp"
#include "study/workers.hpp"

namespace vallis::analyse {
namespace {

using study::Dissimilarity;
using study::LinkageMethod;
using testing::ElementsAre;

constexpr std::array kMethods{LinkageMethod::Single,   LinkageMethod::Complete, LinkageMethod::Average,
                              LinkageMethod::McQuitty, LinkageMethod::WardD,    LinkageMethod::WardD2,
                              LinkageMethod::Centroid, LinkageMethod::Median};

using Merges = std::vector<std::array<int, 2>>;

std::vector<double> heights(const study::Linkage& linkage) {
  std::vector<double> values;
  for (const study::Merge& merge : linkage.merges) values.push_back(merge.height);
  return values;
}

study::Linkage linked(const Dissimilarity& d, LinkageMethod method) {
  study::Workers workers(1);
  return study::link(d, method, {}, workers).value();
}

/// Units 2 and 3 merge first, and the group of them then is as near to unit 1 as unit 4 is: for centroid and median
/// 13² − (10 / 2)² = 12².
const Dissimilarity& twelve_either_way() {
  static const Dissimilarity d(4, std::array{13.0, 13.0, 12.0, 10.0, 20.0, 20.0});
  return d;
}

TEST(Hclust, KeepsAnEarlierNeighbourWhereAMergedGroupComesExactlyAsNear) {
  for (const LinkageMethod method : {LinkageMethod::Centroid, LinkageMethod::Median}) {
    const Hclust r = hclust(twelve_either_way(), method);
    EXPECT_EQ(study::r_merge(r.linkage), (Merges{{-2, -3}, {-1, -4}, {1, 2}})) << study::name(method);
    // From {2, 3} to 1 it is 144, to 4 it is 400 − 25 = 375; to both, their mean less 144 / 4.
    EXPECT_THAT(heights(r.linkage), ElementsAre(100, 144, 223.5));
    EXPECT_EQ(r.tied_merges, 1);
    EXPECT_EQ(study::r_merge(linked(twelve_either_way(), method)), (Merges{{-2, -3}, {-1, 1}, {-4, 2}}));
  }
}

TEST(Hclust, MergesTheFirstOfEquallyNearPairs) {
  // 0, 1, 2 on a line, by hand: the first pair at 1, then 2 at the mean of 2 and 1.
  const Hclust r = hclust(Dissimilarity(3, std::array{1.0, 2.0, 1.0}), LinkageMethod::Average);
  EXPECT_EQ(study::r_merge(r.linkage), (Merges{{-1, -2}, {-3, 1}}));
  EXPECT_THAT(heights(r.linkage), ElementsAre(1, 1.5));
  EXPECT_EQ(r.tied_merges, 1);
}

TEST(Hclust, CountsEveryMergeOfAnEquilateralTableButTheLastAsTied) {
  Dissimilarity d(5);
  std::fill(d.values().begin(), d.values().end(), 2.0);
  const Hclust r = hclust(d, LinkageMethod::Complete);
  EXPECT_EQ(r.tied_merges, 3);
  EXPECT_THAT(heights(r.linkage), ElementsAre(2, 2, 2, 2));
}

TEST(Hclust, MergesTwoUnitsOnTheScaleOfTheMethod) {
  for (const LinkageMethod method : kMethods) {
    const bool squared = method == LinkageMethod::Centroid || method == LinkageMethod::Median;
    EXPECT_THAT(heights(hclust(Dissimilarity(2, std::array{3.0}), method).linkage), ElementsAre(squared ? 9 : 3));
  }
}

/// City-block distances between nine points of a lattice, average linkage: R 4.2.2 lets rounding decide between means
/// that are equal on paper.
Dissimilarity nine_lattice_points() {
  constexpr std::array<std::array<int, 2>, 9> kPoints{
      {{1, 2}, {2, 1}, {2, 1}, {0, 0}, {1, 0}, {3, 0}, {1, 3}, {3, 2}, {1, 0}}};
  Dissimilarity d(kPoints.size());
  for (std::size_t i = 0; i < kPoints.size(); ++i) {
    for (std::size_t j = i + 1; j < kPoints.size(); ++j) {
      d.values()[Dissimilarity::index(i, j, kPoints.size())] =
          std::abs(kPoints[i][0] - kPoints[j][0]) + std::abs(kPoints[i][1] - kPoints[j][1]);
    }
  }
  return d;
}

TEST(Hclust, MergesALatticeAsRDoes) {
  const Hclust r = hclust(nine_lattice_points(), LinkageMethod::Average);
  EXPECT_EQ(study::r_merge(r.linkage),
            (Merges{{-2, -3}, {-5, -9}, {-1, -7}, {-4, 2}, {-6, 1}, {-8, 5}, {4, 6}, {3, 7}}));
  EXPECT_EQ(heights(r.linkage), (std::vector<double>{0, 0, 1, 1, 2, 2, 2.8333333333333330, 2.9285714285714284}));
}

base::Json hierarchical(std::string_view csv, std::string_view distance) {
  study::Workers workers(1);
  const TableReader no_tables = [](const std::string& name) -> base::Result<base::CsvTable> {
    return base::not_found(name);
  };
  const base::Json params = base::JsonObject{{"task", "hierarchical"}, {"distance", {{"kind", distance}}}};
  return analyse(base::read_csv(csv, "input.csv").value(), params, "params.json", no_tables, workers).value();
}

TEST(Hierarchical, AnswersWithTheTreeOfRWhereATieLeadsElsewhere) {
  const base::Json lattice = hierarchical("x,y\n1,2\n2,1\n2,1\n0,0\n1,0\n3,0\n1,3\n3,2\n1,0\n", "manhattan");
  EXPECT_NEAR(lattice.at("average").at("height").at(6).as_double(), 2.8333333333333330, 1e-12);
  EXPECT_NEAR(lattice.at("average").at("height").at(7).as_double(), 2.9285714285714284, 1e-12);
  const base::Json matrix = hierarchical("a,b,c,d\n0,13,13,12\n13,0,10,20\n13,10,0,20\n12,20,20,0\n", "precomputed");
  EXPECT_EQ(base::print_json(matrix.at("centroid").at("height"), base::JsonStyle::Compact), "[100,144,223.5]");
}

RC_GTEST_PROP(Hclust, BuildsTheTreeOfTheEngineWhereNothingTies, ()) {
  study::Random random(*rc::gen::arbitrary<std::uint64_t>());
  Dissimilarity d(*rc::gen::inRange<std::size_t>(2, 40));
  for (double& value : d.values()) value = 1 + random.uniform();
  for (const LinkageMethod method : kMethods) {
    const Hclust r = hclust(d, method);
    const study::Linkage ours = linked(d, method);
    RC_ASSERT(r.tied_merges == 0);
    RC_ASSERT(study::r_merge(r.linkage) == study::r_merge(ours));
    for (std::size_t m = 0; m < ours.merges.size(); ++m) {
      RC_ASSERT(std::abs(r.linkage.merges[m].height - ours.merges[m].height) < 1e-9);
      RC_ASSERT(r.linkage.merges[m].size == ours.merges[m].size);
    }
  }
}

RC_GTEST_PROP(Hclust, HasTheSingleLinkageHeightsOfTheEngineHoweverDissimilaritiesTie, ()) {
  study::Random random(*rc::gen::arbitrary<std::uint64_t>());
  Dissimilarity d(*rc::gen::inRange<std::size_t>(2, 30));
  for (double& value : d.values()) value = static_cast<double>(random.below(5));
  RC_ASSERT(heights(hclust(d, LinkageMethod::Single).linkage) == heights(linked(d, LinkageMethod::Single)));
}

}  // namespace
}  // namespace vallis::analyse
