#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "catalogue/check.hpp"
#include "catalogue/detail/value_check.hpp"
#include "catalogue/shared_catalogue.hpp"

namespace vallis::catalogue {
namespace {

using test::shared_catalogue;
using test::shared_definition;

TEST(SharedCatalogue, HasNoFault) {
  const CheckReport report = check(shared_catalogue(), *shared_catalogue().schema, 2026);
  EXPECT_EQ(report.faults.size(), 0U) << check_text(report);
  EXPECT_EQ(report.tables.size(), 11U);
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

TEST(SharedCatalogue, NoFactChangesUnnoticed) {
  // Every column of facts is shifted by one row, so that values change, appear and vanish.
  Catalogue changed = shared_catalogue();
  const TableSchema& schema = *changed.schema;
  std::size_t changes = 0;
  for (const std::string name : {"countries", "clusters"}) {
    auto& table = *std::find_if(changed.tables.begin(), changed.tables.end(),
                                [&](const base::CsvTable& t) { return t.name == name + ".csv"; });
    const base::CsvTable before = table;
    for (const Field& field : schema.table(name)->fields) {
      if (field.evidence != EvidenceNeed::Fact) continue;
      const std::size_t column = *table.column(field.name);
      for (std::size_t row = 0; row < table.rows.size(); ++row) {
        std::string& cell = table.rows[row].cells[column];
        cell = before.rows[(row + 1) % table.rows.size()].cells[column];
        changes += detail::same_value(cell, before.rows[row].cells[column], field.rule) ? 0U : 1U;
      }
    }
  }
  const auto report = check(changed, schema, 2026);
  const auto noticed = std::count_if(report.faults.begin(), report.faults.end(), [](const base::Fault& fault) {
    return fault.field == "value" || fault.what.starts_with("The value has no evidence");
  });
  EXPECT_GT(changes, 800U);
  EXPECT_EQ(static_cast<std::size_t>(noticed), changes);
}

}  // namespace
}  // namespace vallis::catalogue
