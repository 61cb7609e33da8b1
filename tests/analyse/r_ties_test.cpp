#include <gtest/gtest.h>

#include "analyse/analyse.hpp"
#include "analyse/build_and_swap.hpp"
#include "study/workers.hpp"

/// Tables full of ties, with the answers of R 4.2.2 (cluster 2.1.4).
namespace vallis::analyse {
namespace {

base::Json answer(std::string_view csv, std::string_view params) {
  study::Workers workers(1);
  const TableReader no_tables = [](const std::string& name) { return base::read_csv("", name); };
  return analyse(base::read_csv(csv, "input.csv").value(), base::parse_json(params, "params.json").value(),
                 "params.json", no_tables, workers)
      .value();
}

std::string text(const base::Json& json) { return base::print_json(json, base::JsonStyle::Compact); }

TEST(TiesAsInR, OfTwoGroupsEquallyNearTheOneWithTheSmallerLabelIsTheNeighbour) {
  // silhouette(c(7, 7, 30, 3, 3, 30), as.dist(x)): row 6 is at 6.5 from both other groups.
  const auto found = answer(
      "x0,x1,x2,x3,x4,x5,cluster\n0,9,10,12,3,8,7\n9,0,4,9,12,5,7\n10,4,0,11,10,10,30\n12,9,11,0,1,5,3\n"
      "3,12,10,1,0,8,3\n8,5,10,5,8,0,30\n",
      R"({"task": "validity", "labels": "column cluster", "distance": {"kind": "precomputed"}})");
  EXPECT_EQ(text(found.at("neighbor")), "[3,30,7,30,7,3]");
  EXPECT_EQ(text(found.at("labels")), "[3,7,30]");
}

TEST(TiesAsInR, PamEndsAtTheMedoidsOfItsOwnSearch) {
  // pam(dist(x), 2, variant = "original"): rows 3 and 6 are one of four cheapest choices, of which 1.00 is the cost.
  const auto found =
      answer("x\n0\n2\n1\n3\n10\n12\n11\n13\n", R"({"task": "pam", "k": 2, "distance": {"kind": "euclidean"}})");
  const auto& original = found.at("k2").at("original");
  EXPECT_EQ(text(original.at("medoids")), "[3,6]");
  EXPECT_EQ(text(original.at("clustering")), "[1,1,1,1,2,2,2,2]");
  EXPECT_DOUBLE_EQ(original.at("mean_cost_build").to_number<double>(), 1.25);
  EXPECT_DOUBLE_EQ(original.at("mean_cost_swap").to_number<double>(), 1);
  EXPECT_NEAR(original.at("sil_avg").to_number<double>(), 0.83086445867439274, 1e-12);
}

TEST(TiesAsInR, ALinkageOfMixedColumnsTakesTheTiedPairThatRoundingLetsRTake) {
  // hclust(daisy(x, metric = "gower", weights = c(0.5, 1)), "average")$height
  const auto found = answer("v0,whole\n0,1\n2,0\n3,3\n0,3\n2,2\n3,2\n3,0\n",
                            R"({"task": "hierarchical", "distance": {"kind": "gower", "weights": [0.5, 1],
            "columns": [{"name": "v0", "type": "numeric"}, {"name": "whole", "type": "numeric"}]}})");
  const double expected[] = {0.11111111111111112, 0.11111111111111112, 0.2777777777777778,
                             0.4444444444444444,  0.49999999999999994, 0.6296296296296297};
  const auto& heights = found.at("average").at("height").as_array();
  ASSERT_EQ(heights.size(), std::size(expected));
  for (std::size_t i = 0; i < heights.size(); ++i) EXPECT_NEAR(heights[i].to_number<double>(), expected[i], 1e-12);
  EXPECT_EQ(text(found.at("average").at("merge")), "[[-2,-7],[-5,-6],[-3,2],[-4,3],[-1,1],[4,5]]");
}

TEST(BuildAndSwap, KeepsEveryUnitAsItsOwnMedoidWhereKIsN) {
  const double same[] = {0, 0, 0};
  const auto found = build_and_swap(study::Dissimilarity(3, same), 3);
  EXPECT_EQ(found.medoids, (std::vector{0, 1, 2}));
  EXPECT_EQ(found.group, (std::vector{1, 2, 3}));
  EXPECT_EQ(found.total, 0);
}

TEST(BuildAndSwap, DoesNotSwapForOneMedoid) {
  // R: pam(dist(c(0, 1, 5)), 1, variant = "original")
  const double d[] = {1, 5, 4};
  const auto found = build_and_swap(study::Dissimilarity(3, d), 1);
  EXPECT_EQ(found.medoids, std::vector{1});
  EXPECT_EQ(found.total, 5);
}

}  // namespace
}  // namespace vallis::analyse
