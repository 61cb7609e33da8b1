#include "study/partition.hpp"

#include <gtest/gtest.h>

#include <array>

namespace vallis::study {
namespace {

TEST(MakePartition, NumbersGroupsAsTheUnitsMeetThem) {
  const std::array labels{7, -1, 7, 0, -1};
  const Partition partition = make_partition(labels);
  EXPECT_EQ(partition.group, (std::vector<int>{1, 2, 1, 3, 2}));
  EXPECT_EQ(partition.count, 3);
  EXPECT_EQ(partition.sizes(), (std::vector<int>{2, 2, 1}));
}

TEST(MakePartition, OfNoUnitsHasNoGroups) {
  const Partition partition = make_partition({});
  EXPECT_EQ(partition.count, 0);
  EXPECT_TRUE(partition.sizes().empty());
}

}  // namespace
}  // namespace vallis::study
