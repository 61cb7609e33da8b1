#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "catalogue/check.hpp"
#include "catalogue/shared_catalogue.hpp"

namespace vallis::catalogue {
namespace {

using test::shared_catalogue;
using test::shared_definition;

TEST(SharedCatalogue, HasNoFault) {
  const CheckReport report = check(shared_catalogue(), *shared_catalogue().schema, 2026);
  EXPECT_EQ(report.faults.size(), 0U) << check_text(report);
  EXPECT_EQ(report.tables.size(), 10U);
  EXPECT_EQ(report.evidence_rows, 1109U);
  EXPECT_EQ(report.facts, 1109U);
}

TEST(SharedCatalogue, IsFilledAsItsReadmeSays) {
  const auto rates = fill_rates(shared_catalogue(), shared_definition());
  ASSERT_TRUE(rates) << rates.error().message;
  struct Row {
    std::string indicator;
    std::size_t filled;
    std::size_t rows;
  };
  const std::vector<Row> published{{"H1", 28, 41},  {"H2", 41, 41},  {"H3", 29, 41},  {"H4", 13, 41},  {"H5", 0, 41},
                                   {"H6", 6, 41},   {"M7", 63, 64},  {"M8", 57, 64},  {"M9", 59, 64},  {"M10", 40, 64},
                                   {"M11", 38, 64}, {"G12", 41, 64}, {"G13", 24, 64}, {"G14", 62, 64}, {"G15", 47, 64}};
  ASSERT_EQ(rates->size(), published.size());
  for (std::size_t i = 0; i < published.size(); ++i) {
    EXPECT_EQ((*rates)[i].indicator, published[i].indicator);
    EXPECT_EQ((*rates)[i].filled, published[i].filled) << published[i].indicator;
    EXPECT_EQ((*rates)[i].rows, published[i].rows) << published[i].indicator;
    EXPECT_EQ((*rates)[i].units, 64U);
  }
}

}  // namespace
}  // namespace vallis::catalogue
