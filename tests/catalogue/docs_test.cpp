#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "base/file.hpp"
#include "catalogue/check.hpp"
#include "catalogue/derive.hpp"
#include "catalogue/shared_catalogue.hpp"

namespace vallis::catalogue {
namespace {

std::string page(const std::string& path) {
  const auto text = base::read_file(std::filesystem::path(VALLIS_SOURCE_DIR) / "docs" / path);
  EXPECT_TRUE(text) << path;
  return text.value_or("");
}

/// The fenced blocks of one language, in their order.
std::vector<std::string> blocks(const std::string& text, const std::string& language) {
  std::vector<std::string> found;
  std::istringstream lines(text);
  std::string opened;
  bool inside = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("```")) {
      inside = !inside;
      if (inside) opened = line.substr(3);
      if (inside && opened == language) found.emplace_back();
    } else if (inside && opened == language) {
      found.back() += line + "\n";
    }
  }
  return found;
}

TEST(CatalogueReference, NamesEveryTableColumnAndWord) {
  const std::string text = page("reference/catalogue.md");
  for (const Table& table : test::shared_catalogue().schema->tables) {
    EXPECT_NE(text.find("### " + table.name + ".csv"), std::string::npos) << table.name;
    for (const Field& field : table.fields) {
      EXPECT_NE(text.find("`" + field.name + "`"), std::string::npos) << table.name << " " << field.name;
      for (const std::string& word : field.rule.words)
        EXPECT_NE(text.find("`" + word + "`"), std::string::npos) << word;
    }
  }
}

TEST(ScorecardReference, ItsExampleGivesWhatItSays) {
  const std::string text = page("reference/scorecard.md");
  std::vector<std::string> tables;
  for (const auto& block : blocks(text, "")) {
    if (block.starts_with("network,") || block.starts_with("code,")) tables.push_back(block);
  }
  ASSERT_EQ(tables.size(), 2U);
  const std::vector<std::pair<std::string, std::string_view>> files{{"networks.csv", tables[0]},
                                                                    {"provinces.csv", tables[1]}};
  const auto catalogue = make_catalogue(files);
  ASSERT_TRUE(catalogue) << catalogue.error().message;
  const auto json = base::parse_json(blocks(text, "json").back(), "example.json");
  ASSERT_TRUE(json) << json.error().message;
  const auto definition = study::read_scorecard_definition(*json, "example.json");
  ASSERT_TRUE(definition) << definition.error().message;
  const auto derived = derive(*catalogue, *definition);
  ASSERT_TRUE(derived) << derived.error().message;
  EXPECT_EQ(study::value_text(*derived, 0, 1), "200.5");
  EXPECT_NE(text.find(derived->values[0].origins[1].note), std::string::npos) << derived->values[0].origins[1].note;
  EXPECT_EQ(study::value_text(*derived, 1, 0), "no");
  EXPECT_EQ(study::value_text(*derived, 1, 1), "yes");
  EXPECT_EQ(study::value_text(*derived, 2, 1), "–");
}

TEST(CatalogueGuide, ItsStepsLeaveNoFault) {
  const std::string text = page("guide/catalogue.md");
  Catalogue catalogue = test::shared_catalogue();
  const auto table = [&](const std::string& name) -> base::CsvTable& {
    return *std::find_if(catalogue.tables.begin(), catalogue.tables.end(),
                         [&](const base::CsvTable& t) { return t.name == name; });
  };
  const auto faults = [&] {
    std::vector<std::string> texts;
    for (const auto& fault : check(catalogue, *catalogue.schema, 2026).faults) texts.push_back(fault.text());
    return texts;
  };
  const auto append = [&](const std::string& name, const std::string& line_start) {
    const std::size_t begin = text.find(line_start);
    ASSERT_NE(begin, std::string::npos) << line_start;
    std::string header;
    for (const auto& column : table(name).columns) header += (header.empty() ? "" : ",") + column;
    const auto row = base::read_csv(header + "\n" + text.substr(begin, text.find('\n', begin) - begin) + "\n", name);
    ASSERT_TRUE(row) << row.error().message;
    table(name).rows.push_back(row->rows.front());
  };
  append("sources.csv", "athena-members-2024,");
  auto& clusters = table("clusters.csv");
  clusters.rows[0].cells[*clusters.column("m8_members")] = "14";
  clusters.rows[0].cells[*clusters.column("m8_year")] = "2024";
  const auto forgotten = faults();
  ASSERT_EQ(forgotten.size(), 1U);
  EXPECT_NE(text.find(forgotten.front()), std::string::npos) << forgotten.front();
  append("evidence.csv", "cluster,athena-health-tourism,m8_members,14,");
  EXPECT_TRUE(faults().empty());
}

}  // namespace
}  // namespace vallis::catalogue
