#include "app/detail/label_placer.hpp"

#include <gtest/gtest.h>

namespace vallis::app::detail {
namespace {

TEST(LabelPlacer, PutsALabelToTheRightWhereItFits) {
  LabelPlacer placer({0, 0, 100, 100});
  const auto place = placer.place(50, 50, 5, 30, 10);
  ASSERT_TRUE(place);
  EXPECT_EQ(place->x, 57);
  EXPECT_EQ(place->anchor, "start");
}

TEST(LabelPlacer, GoesToTheOtherSideAtTheEdge) {
  LabelPlacer placer({0, 0, 100, 100});
  const auto place = placer.place(90, 50, 5, 30, 10);
  ASSERT_TRUE(place);
  EXPECT_EQ(place->x, 83);
  EXPECT_EQ(place->anchor, "end");
}

TEST(LabelPlacer, PutsNothingOnAnythingElse) {
  LabelPlacer placer({0, 0, 100, 40});
  placer.keep_free({60, 0, 100, 40});
  const auto first = placer.place(50, 20, 5, 30, 10);
  ASSERT_TRUE(first);
  EXPECT_EQ(first->anchor, "end");
  placer.keep_free({0, 0, 60, 12});
  placer.keep_free({0, 28, 60, 40});
  EXPECT_FALSE(placer.place(50, 20, 5, 30, 10));
}

}  // namespace
}  // namespace vallis::app::detail
