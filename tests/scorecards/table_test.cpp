#include "scorecards/table.hpp"

#include <gtest/gtest.h>

#include "scorecards/prepared.hpp"
#include "source_data.hpp"

namespace vallis::scorecards {
namespace {

TEST(MeasuredTable, ReadsBackToTheSameBytes) {
  const auto inputs = test::source_study();
  const std::string text = base::print_json(table_json(inputs->table));
  const auto again = read_measured_table(base::parse_json(text, "table").value(), "table");
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_EQ(base::print_json(table_json(*again)), text);
}

TEST(MeasuredTable, RunsToTheSameFindingsAfterItWasWrittenAndRead) {
  const auto inputs = test::source_study();
  const base::Json json = base::parse_json(base::print_json(table_json(inputs->table)), "table").value();
  const auto before = prepare(inputs->table, inputs->recipe, "build");
  const auto after = prepare(read_measured_table(json, "table").value(), inputs->recipe, "build");
  ASSERT_TRUE(before && after);
  EXPECT_EQ((*before)->findings_text, (*after)->findings_text);
}

TEST(MeasuredTable, CountsEveryCellOnceByItsOrigin) {
  auto table = test::source_study()->table;
  const OriginCounts before = count_origins(table);
  EXPECT_EQ(before.imported_count + before.missing_count, 64 * 15);
  const auto mimc = *table.scorecard.unit("mimc");
  ASSERT_TRUE(table.scorecard.values[*table.scorecard.definition.indicator("M8")].known(mimc));
  table.facts["mimc"]["M8"] = {"measured", "high"};
  const OriginCounts after = count_origins(table);
  EXPECT_EQ(after.measured_count, 1);
  EXPECT_EQ(after.imported_count, before.imported_count - 1);
}

TEST(MeasuredTable, RefusesWhatItsDefinitionCannotHold) {
  const base::Json good = table_json(test::source_study()->table);
  const auto refused = [&](const auto& spoil) {
    base::Json json = good;
    spoil(json.as_object());
    const auto read = read_measured_table(json, "table");
    return !read && read.error().kind == base::ErrorKind::InvalidInput;
  };
  const auto unit = [](base::JsonObject& json) -> base::JsonObject& { return json["units"].as_array()[0].as_object(); };
  EXPECT_TRUE(refused([](base::JsonObject& json) { json["format"] = "something else"; }));
  EXPECT_TRUE(refused([](base::JsonObject& json) { json.erase("units"); }));
  EXPECT_TRUE(refused([&](base::JsonObject& json) { unit(json)["values"].as_object()["XX"] = 1; }));
  EXPECT_TRUE(refused([&](base::JsonObject& json) { unit(json)["values"].as_object()["G13"] = "platinum"; }));
  EXPECT_TRUE(refused([&](base::JsonObject& json) { unit(json)["values"].as_object()["M8"] = "many"; }));
  EXPECT_TRUE(refused([&](base::JsonObject& json) { json["units"].as_array()[1] = json["units"].as_array()[0]; }));
  EXPECT_FALSE(refused([](base::JsonObject&) {}));
}

}  // namespace
}  // namespace vallis::scorecards
