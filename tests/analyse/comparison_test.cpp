#include "analyse/comparison.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vallis::analyse::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> compare(std::string_view task, std::string_view expected, std::string_view ours) {
  return differences(task, base::parse_json(expected, "expected").value(), base::parse_json(ours, "ours").value());
}

TEST(Comparison, FindsANumberThatIsOffByMoreThanTheTolerance) {
  EXPECT_THAT(compare("gower", R"({"sum": 1000})", R"({"sum": 1000.0000005})"), IsEmpty());
  EXPECT_THAT(compare("gower", R"({"sum": 1000})", R"({"sum": 1000.000002})"),
              ElementsAre("sum: expected 1000, got 1000.000002"));
}

TEST(Comparison, FindsALackingKeyAndALackingValue) {
  EXPECT_THAT(compare("gower", R"({"n": 1, "sum": 2})", R"({"n": 1, "more": 3})"),
              ElementsAre("sum: the answer lacks it"));
  EXPECT_THAT(compare("gower", R"({"d": [1, null]})", R"({"d": [null, null]})"),
              ElementsAre("d/0: expected 1, got null"));
  EXPECT_THAT(compare("gower", R"({"d": [1, null]})", R"({"d": [1, 0]})"), ElementsAre("d/1: expected null, got 0"));
  EXPECT_THAT(compare("gower", R"({"d": [1]})", R"({"d": [1, 2]})"), ElementsAre("d: expected [1], got [1,2]"));
}

TEST(Comparison, TakesGroupsUpToRenumbering) {
  const auto clustering = [](const std::string& groups) {
    return R"({"k2": {"original": {"mean_cost_swap": 1, "clustering": )" + groups + "}}}";
  };
  EXPECT_THAT(compare("pam", clustering("[1, 1, 2]"), clustering("[2, 2, 1]")), IsEmpty());
  EXPECT_THAT(compare("pam", clustering("[1, 1, 2]"), clustering("[1, 2, 2]")).size(), 1);
  EXPECT_THAT(compare("pam", clustering("[1, 2, 2]"), clustering("[1, 1, 1]")).size(), 1);
}

TEST(Comparison, LetsMedoidsBeBetterButNotWorse) {
  const auto with_cost = [](const std::string& cost, const std::string& medoids) {
    return R"({"k2": {"original": {"mean_cost_swap": )" + cost + R"(, "medoids": )" + medoids + "}}}";
  };
  EXPECT_THAT(compare("pam", with_cost("1", "[1, 2]"), with_cost("0.9", "[1, 3]")), IsEmpty());
  EXPECT_THAT(compare("pam", with_cost("1", "[1, 2]"), with_cost("1", "[1, 3]")).size(), 1);
  EXPECT_THAT(compare("pam", with_cost("1", "[1, 2]"), with_cost("1.1", "[1, 2]")).size(), 1);
}

TEST(Comparison, ComparesCutsAtGapsAlone) {
  const auto tree = [](const std::string& k2, const std::string& k3) {
    return R"({"single": {"height": [1, 2, 2], "cutree": {"k2": )" + k2 + R"(, "k3": )" + k3 + "}}}";
  };
  EXPECT_THAT(compare("hierarchical", tree("[1, 1, 1, 2]", "[1, 1, 2, 3]"), tree("[1, 2, 2, 2]", "[1, 1, 2, 3]")),
              IsEmpty());
  EXPECT_THAT(
      compare("hierarchical", tree("[1, 1, 1, 2]", "[1, 1, 2, 3]"), tree("[1, 1, 1, 2]", "[1, 2, 2, 3]")).size(), 1);
  EXPECT_THAT(compare("hierarchical", R"({"median": {"height": [2, 1], "cutree": null}})",
                      R"({"median": {"height": [2, 1], "cutree": {"k2": [1, 1, 2]}}})")
                  .size(),
              1);
}

}  // namespace
}  // namespace vallis::analyse::test
