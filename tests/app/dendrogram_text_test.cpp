#include "app/dendrogram_text.hpp"

#include <gtest/gtest.h>

namespace vallis::app {
namespace {

TEST(DendrogramText, DrawsThreeUnits) {
  study::Linkage linkage;
  linkage.units = 3;
  linkage.merges = {{0, 2, 1, 2}, {3, 1, 4, 3}};
  EXPECT_EQ(draw_dendrogram(linkage, {0, 2, 1}, 9), (std::vector<std::string>{
                                                        "──┬─────┐",
                                                        "──┘     │",
                                                        "────────┘",
                                                    }));
}

TEST(DendrogramText, DrawsMergesAtHeightZero) {
  study::Linkage linkage;
  linkage.units = 2;
  linkage.merges = {{0, 1, 0, 2}};
  EXPECT_EQ(draw_dendrogram(linkage, {0, 1}, 5), (std::vector<std::string>{"┐", "┘"}));
}

}  // namespace
}  // namespace vallis::app
