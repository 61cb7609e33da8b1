#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "base/file.hpp"
#include "base/json.hpp"
#include "catalogue/shared_catalogue.hpp"

namespace vallis::catalogue {
namespace {

/// Holds the reader and docs/reference/scorecard.schema.json to each other: what one refuses the other must refuse.
class ScorecardSchema : public ::testing::Test {
 protected:
  // Tests may run at the same time, so each has its folder.
  std::filesystem::path folder =
      std::filesystem::path(::testing::TempDir()) /
      (std::string("vallis-schema-") + ::testing::UnitTest::GetInstance()->current_test_info()->name());

  void SetUp() override {
    if (std::system("python3 -c 'import jsonschema' >/dev/null 2>&1") != 0) {
      GTEST_SKIP() << "python3-jsonschema is not installed.";
    }
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
  }
  void TearDown() override { std::filesystem::remove_all(folder); }

  /// Whether the schema accepts each document.
  std::vector<bool> accepted(const std::vector<std::string>& documents) const {
    const auto write = [&](const std::string& name, const std::string& text) {
      std::ofstream(folder / name, std::ios::binary) << text;
    };
    for (std::size_t d = 0; d < documents.size(); ++d) write(std::to_string(d) + ".json", documents[d]);
    write("validate.py", R"py(
import json, sys
from jsonschema import Draft202012Validator as Validator
schema = json.load(open(sys.argv[1]))
Validator.check_schema(schema)
for d in range(int(sys.argv[3])):
    print(int(Validator(schema).is_valid(json.load(open(f"{sys.argv[2]}/{d}.json")))))
)py");
    const auto schema = std::filesystem::path(VALLIS_SOURCE_DIR) / "docs/reference/scorecard.schema.json";
    const std::string command = "python3 '" + (folder / "validate.py").string() + "' '" + schema.string() + "' '" +
                                folder.string() + "' " + std::to_string(documents.size()) + " > '" +
                                (folder / "answers").string() + "'";
    EXPECT_EQ(std::system(command.c_str()), 0) << command;
    std::ifstream answers(folder / "answers");
    std::vector<bool> found;
    for (int answer = 0; answers >> answer;) found.push_back(answer == 1);
    return found;
  }
};

bool reader_accepts(const std::string& document) {
  const auto json = base::parse_json(document, "scorecard.json");
  return json && study::read_scorecard_definition(*json, "scorecard.json");
}

TEST_F(ScorecardSchema, AcceptsTheScorecardsOfTheTree) {
  std::vector<std::string> documents;
  for (const auto& path :
       {test::data_folder() / "scorecards" / "biomedical-clusters.json",
        std::filesystem::path(VALLIS_SOURCE_DIR) / "tests/catalogue/synthetic-agri-food/scorecard.json"}) {
    documents.push_back(*base::read_file(path));
    EXPECT_TRUE(reader_accepts(documents.back())) << path;
  }
  EXPECT_EQ(accepted(documents), (std::vector<bool>{true, true}));
}

TEST_F(ScorecardSchema, RefusesWhatTheReaderRefuses) {
  const std::string head =
      R"({"id": "t", "version": "1", "label": {"en": "a", "ru": "а"}, "description": {"en": "a", "ru": "а"},
          "source": "s", "units": {"table": "units", "key": "id", "name": "name"},
          "blocks": [{"id": "b", "label": {"en": "a", "ru": "а"}}], )";
  const auto with = [&](const std::string& members) {
    return head + R"("indicators": [{"id": "I", "label": {"en": "a", "ru": "а"}, "block": "b", "changeable": true,
                     "definition": {"en": "a", "ru": "а"}, "source": "s", )" +
           members + "}]}";
  };
  const std::vector<std::string> good{
      with(R"("type": "count", "derive": {"column": "c"}, "scale": "log", "range": [1, 9], "weight": 0)"),
      with(R"("type": "rank", "derive": {"table": "t", "via": "v", "column": "c", "combine": "best", "as_of": "y"})"),
      with(R"("type": "boolean", "derive": {"column": "c", "at_least": 2, "combine": "any"}, "asymmetric": true)"),
      with(R"("type": "nominal", "levels": ["x"], "polarity": "neutral", "derive": {"column": "c"})"),
      with(R"("type": "ordinal", "levels": ["x", "y"], "derive": {"column": "c", "combine": "best"})"),
      with(R"("type": "set", "universe": ["x"], "derive": {"column": "c", "combine": "union"})")};
  const std::vector<std::string> bad{
      head + R"("indicators": []})",
      with(R"("type": "colour", "derive": {"column": "c"})"),
      with(R"("derive": {"column": "c"})"),
      with(R"("type": "count")"),
      with(R"("type": "count", "derive": {})"),
      with(R"("type": "count", "derive": {"column": "c", "colum": "d"})"),
      with(R"("type": "count", "derive": {"column": "c"}, "wieght": 1)"),
      with(R"("type": "count", "derive": {"column": "c"}, "weight": -1)"),
      with(R"("type": "count", "derive": {"column": "c"}, "range": [1])"),
      with(R"("type": "count", "derive": {"column": "c", "at_least": 2})"),
      with(R"("type": "count", "derive": {"column": "c"}, "levels": ["x"])"),
      with(R"("type": "count", "derive": {"column": "c"}, "asymmetric": true)"),
      with(R"("type": "count", "derive": {"column": "c", "combine": "any"})"),
      with(R"("type": "count", "derive": {"column": "c", "combine": "union"})"),
      with(R"("type": "score", "polarity": "neutral", "derive": {"column": "c", "combine": "best"})"),
      with(R"("type": "boolean", "derive": {"column": "c"}, "scale": "log")"),
      with(R"("type": "boolean", "derive": {"column": "c"}, "range": [0, 1])"),
      with(R"("type": "boolean", "derive": {"column": "c", "combine": "sum"})"),
      with(R"("type": "boolean", "derive": {"column": "c", "combine": "best"})"),
      with(R"("type": "ordinal", "derive": {"column": "c"})"),
      with(R"("type": "ordinal", "levels": ["x", "x"], "derive": {"column": "c"})"),
      with(R"("type": "ordinal", "levels": [], "derive": {"column": "c"})"),
      with(R"("type": "ordinal", "levels": ["x"], "derive": {"column": "c", "combine": "mean"})"),
      with(R"("type": "nominal", "levels": ["x"], "derive": {"column": "c", "combine": "best"})"),
      with(R"("type": "set", "derive": {"column": "c"})"),
      with(R"("type": "set", "universe": ["x"], "derive": {"column": "c", "combine": "mean"})")};
  const auto of_good = accepted(good);
  ASSERT_EQ(of_good.size(), good.size());
  for (std::size_t d = 0; d < good.size(); ++d) {
    EXPECT_TRUE(of_good[d]) << good[d];
    EXPECT_TRUE(reader_accepts(good[d])) << good[d];
  }
  const auto of_bad = accepted(bad);
  ASSERT_EQ(of_bad.size(), bad.size());
  for (std::size_t d = 0; d < bad.size(); ++d) {
    EXPECT_FALSE(of_bad[d]) << bad[d];
    EXPECT_FALSE(reader_accepts(bad[d])) << bad[d];
  }
}

}  // namespace
}  // namespace vallis::catalogue
