#include "base/json.hpp"

#include <gtest/gtest.h>

namespace vallis::base {
namespace {

TEST(Json, SaysLineAndCharacterOfAMistake) {
  const auto json = parse_json("{\n  \"a\": 1,\n  \"b\": ]\n}", "r.json");
  ASSERT_FALSE(json);
  EXPECT_EQ(json.error().faults.at(0).line, 3U);
}

TEST(Json, PrintsNumbersThatReadBackTheSame) {
  const Json value = JsonArray{0.1, 1.0, 1e-300, -0.0, 12345678901234567.0};
  EXPECT_EQ(print_json(value, JsonStyle::Compact), "[0.1,1,1e-300,0,1.2345678901234568e+16]");
}

TEST(Json, ReadsEachNumberAsTheNearestDouble) {
  // Each is the shortest text of a double that a product of mantissa and power of ten misses by a unit in the last
  // place.
  std::string text = "[";
  std::vector<double> doubles;
  double x = 0.1234567890123;
  for (int i = 0; i < 1000; ++i) {
    x = x * 1.37 > 1e12 ? x * 1.3e-15 : x * 1.37;
    doubles.push_back(x);
    text += (i > 0 ? "," : "") + exact_number(x);
  }
  const auto json = parse_json(text + "]", "n.json");
  ASSERT_TRUE(json);
  for (std::size_t i = 0; i < doubles.size(); ++i) EXPECT_EQ(json->at(i).to_number<double>(), doubles[i]);
  EXPECT_EQ(print_json(*json, JsonStyle::Compact), text + "]");
}

TEST(JsonReader, RefusesNullWhereAValueIsNeeded) {
  const auto json = parse_json(R"({"a": null})", "r.json");
  JsonReader reader(*json, "r.json");
  reader.root().required("a").text();
  ASSERT_FALSE(reader.ok());
  EXPECT_EQ(reader.error().faults[0].field, "/a");
}

TEST(JsonReader, CollectsAllFaultsWithPointers) {
  const auto json = parse_json(R"({"a": "x", "list": [1, "two"], "colour": 3})", "r.json");
  ASSERT_TRUE(json);
  JsonReader reader(*json, "r.json");
  auto root = reader.root();
  root.required("a").number();
  for (const auto& item : root.required("list").items()) item.number();
  root.optional("color").integer(1, 5, 1);
  root.required("gone");
  root.close();
  ASSERT_FALSE(reader.ok());
  const auto faults = reader.error().faults;
  ASSERT_EQ(faults.size(), 4U);
  EXPECT_EQ(faults[0].field, "/a");
  EXPECT_EQ(faults[1].field, "/list/1");
  EXPECT_EQ(faults[2].field, "/");
  EXPECT_NE(faults[3].what.find("did you mean 'color'"), std::string::npos);
}

}  // namespace
}  // namespace vallis::base
