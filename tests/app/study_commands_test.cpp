#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>

#include "base/csv.hpp"
#include "base/file.hpp"
#include "base/json.hpp"
#include "support/program.hpp"

namespace vallis::app {
namespace {

using test::Outcome;

Outcome vallis(const std::string& arguments) { return test::run_vallis("study " + arguments); }

base::Json json(const std::string& arguments) {
  const Outcome outcome = vallis(arguments + " --format json");
  const auto parsed = base::parse_json(outcome.text, "stdout");
  EXPECT_TRUE(parsed) << outcome.text;
  return parsed ? *parsed : base::Json(nullptr);
}

base::CsvTable csv(const std::string& arguments) {
  const Outcome outcome = vallis(arguments + " --format csv");
  const auto table = base::read_csv(outcome.text, "stdout");
  EXPECT_TRUE(table) << outcome.text;
  return table ? *table : base::CsvTable{};
}

void expect_parts(const std::string& text, const std::vector<std::string>& parts) {
  for (const std::string& part : parts) EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
}

TEST(StudyRun, WritesTheReportAsOneFileOrSaysThatThePagesAreMissing) {
  const std::filesystem::path path =
      std::filesystem::path(::testing::TempDir()) / fmt::format("report-{}.html", getpid());
  const Outcome outcome = vallis("run --language ru --report " + path.string());
  if (outcome.code != 0) {
    expect_parts(outcome.text, {"built without its pages", "scripts/run"});
    EXPECT_FALSE(std::filesystem::exists(path));
    return;
  }
  const auto page = base::read_file(path);
  std::filesystem::remove(path);
  ASSERT_TRUE(page);
  EXPECT_EQ(page->find("VALLIS_STUDY"), std::string::npos) << "the place for the study is filled";
  expect_parts(*page, {R"("language":"ru")", R"("id":"litcare")", R"("rank_interval":[)"});
  const auto study = page->find(R"({"language":"ru")");
  ASSERT_NE(study, std::string::npos);
  const auto end = page->find("</script>", study);
  EXPECT_EQ(page->substr(study, end - study).find('<'), std::string::npos) << "no text in it may end the script";
}

TEST(StudyWhatIf, ShowsTheCardBeforeAndAfter) {
  const Outcome table = vallis("whatif litcare M8=250 G15=none 'M9=clinics;public_authorities'");
  EXPECT_EQ(table.code, 0) << table.text;
  expect_parts(table.text, {"18 organisations → 250 organisations", "place ", "silhouette", "published group",
                            "Nearest units", "before", "after", "What the change of distance is made of", "M8 0."});
  const base::Json after = json("whatif litcare M8=250 --nearest 3");
  EXPECT_EQ(after.at("edits").at(0).at("to").as_string(), "250");
  EXPECT_EQ(after.at("after").at("nearest").as_array().size(), 3U);
  for (const char* side : {"before", "after"}) {
    for (const auto& medoid : after.at(side).at("medoids").as_array()) {
      double sum = 0;
      for (const auto& part : medoid.at("contributions").as_array()) {
        if (part.at("counted").as_bool()) sum += part.at("part").to_number<double>();
      }
      EXPECT_NEAR(sum, medoid.at("dissimilarity").to_number<double>(), 1e-12);
    }
  }
  EXPECT_EQ(after.at("changed_parts").at(1).at("parts").as_array().size(), 1U) << "one edit, one part";
}

TEST(StudyWhatIf, StartsFromTheCardThatDescribePrints) {
  const base::Json card = json("describe eurasante");
  const base::Json before = json("whatif eurasante M11=no").at("before");
  EXPECT_EQ(before.at("group").as_int64(), card.at("group").as_int64());
  EXPECT_EQ(before.at("published_group").as_int64(), card.at("published_group").as_int64());
  EXPECT_NEAR(before.at("silhouette").to_number<double>(), card.at("silhouette").to_number<double>(), 1e-12);
  for (std::size_t n = 0; n < 5; ++n) {
    EXPECT_EQ(before.at("nearest").at(n).at("id").as_string(), card.at("nearest").at(n).at("id").as_string());
  }
}

TEST(StudyWhatIf, RefusesAnEditByItsReason) {
  const auto refused = [](const std::string& arguments, const std::string& part) {
    const Outcome outcome = vallis("whatif " + arguments);
    EXPECT_EQ(outcome.code, 1) << outcome.text;
    expect_parts(outcome.text, {part});
  };
  refused("litcare m8=3", "did you mean 'M8'?");
  refused("litcare G13=slver", "did you mean 'silver'?");
  refused("litcare 'M9=clinics;clinix'", "did you mean 'clinics'?");
  refused("litcare M8=0", "above 0");
  refused("litcare M8=many", "no value of M8");
  refused("litcare H5=yes", "no unit has a value to compare with");
  refused("litcare M8", "INDICATOR=VALUE");
  refused("litcare M8=1 M8=2", "edited twice");
  EXPECT_EQ(vallis("whatif nobody M8=3").code, 3);
  EXPECT_EQ(vallis("whatif litcare").code, 2);
}

TEST(StudyWhatIf, PrintsEveryDistanceAsCsvAndSpeaksRussian) {
  const base::CsvTable table = csv("whatif litcare G13=missing");
  EXPECT_EQ(std::count_if(table.rows.begin(), table.rows.end(),
                          [](const auto& row) { return row.cells[0] == "distance_to_unit"; }),
            64);
  expect_parts(vallis("whatif litcare M8=250 --language ru").text,
               {"что если", "18 орг. → 250 орг.", "силуэт", "до", "после"});
}

TEST(StudyCompare, PutsUnitsSideBySide) {
  const Outcome table = vallis("compare mimc litcare eurasante");
  EXPECT_EQ(table.code, 0) << table.text;
  expect_parts(table.text,
               {"group", "silhouette", "The seven success factors", "The four target models", "How far apart",
                "What all of them have", "What tells them apart", "Sources", "Home country"});
  const base::Json answer = json("compare mimc litcare eurasante");
  EXPECT_EQ(answer.at("units").as_array().size(), 3U);
  EXPECT_EQ(answer.at("pairs").as_array().size(), 3U);
  for (const auto& pair : answer.at("pairs").as_array()) {
    double indicators = 0;
    double blocks = 0;
    for (const auto& part : pair.at("contributions").as_array()) {
      if (part.at("counted").as_bool()) indicators += part.at("part").to_number<double>();
    }
    for (const auto& block : pair.at("blocks").as_array()) blocks += block.at("part").to_number<double>();
    EXPECT_NEAR(indicators, pair.at("dissimilarity").to_number<double>(), 1e-12);
    EXPECT_NEAR(blocks, pair.at("dissimilarity").to_number<double>(), 1e-12);
  }
  EXPECT_EQ(answer.at("units").at(1).at("assessments").at(1).at("subjects").at(3).at("fit").to_number<double>(), 1);
  EXPECT_EQ(csv("compare mimc litcare").rows.size(), 30U);
}

TEST(StudyCompare, PutsTenUnitsInTablesOfFourAndRefusesEleven) {
  const std::string ten =
      "compare mimc litcare eurasante biocat isek-istanbul life-science-nord medicon-valley-alliance "
      "health-valley-netherlands connected-health-estonia healthcapital-berlin-brandenburg";
  const Outcome table = vallis(ten + " --language ru");
  EXPECT_EQ(table.code, 0) << table.text;
  expect_parts(table.text, {"группа", "Насколько далеко", "Что есть у всех"});
  EXPECT_EQ(vallis(ten + " basque-health-cluster").code, 1);
  EXPECT_EQ(vallis("compare mimc").code, 1);
  EXPECT_EQ(vallis("compare mimc mimc").code, 1);
  EXPECT_EQ(vallis("compare mimc nobody").code, 3);
  EXPECT_EQ(vallis("compare").code, 2);
}

TEST(StudyCounterfactual, AimsAtATargetModel) {
  const Outcome table = vallis("counterfactual litcare --model global-network");
  EXPECT_EQ(table.code, 0) << table.text;
  expect_parts(table.text, {"Checks met now:", "The smallest changes", "to: 100 organisations", "Proven"});
  const base::Json answer = json("counterfactual litcare --model global-network");
  EXPECT_TRUE(answer.at("reached").as_bool());
  EXPECT_EQ(answer.at("changes").at(0).at("indicator").as_string(), "M8");
  const base::Json fits = json("counterfactual litcare --model patient-service-chain");
  EXPECT_TRUE(fits.at("changes").as_array().empty());
  EXPECT_EQ(csv("counterfactual litcare --model global-network").rows.size(), answer.at("changes").as_array().size());
}

TEST(StudyCounterfactual, SaysWhatMustBeFoundOutFirst) {
  // Nothing is published on whether authorities sit in the boards of every cluster; one without a value is taken.
  const base::CsvTable units = csv("run");
  const auto column = *units.column("G12");
  const auto unknown =
      std::find_if(units.rows.begin(), units.rows.end(), [&](const auto& row) { return row.cells[column].empty(); });
  ASSERT_NE(unknown, units.rows.end());
  const std::string arguments = "counterfactual " + unknown->cells[0] + " --model regional-coordination";
  expect_parts(vallis(arguments).text, {"To be found out first", "G12"});
  const base::Json answer = json(arguments);
  EXPECT_FALSE(answer.at("reached").as_bool());
  EXPECT_GE(answer.at("open_indicators").as_int64(), 1);
  EXPECT_EQ(answer.at("checks").at(0).at("obstacle").as_string(), "unknown");
}

TEST(StudyCounterfactual, OffersTheNearestModel) {
  const Outcome wrong = vallis("counterfactual litcare --model global-netwrk");
  EXPECT_EQ(wrong.code, 3);
  expect_parts(wrong.text, {"did you mean 'global-network'?", "patient-service-chain"});
}

TEST(StudyFactors, ListsEveryPracticeWithItsSource) {
  const auto practices = base::read_csv(
      base::read_file(std::string(VALLIS_SOURCE_DIR) + "/data/catalogue/practices.csv").value_or(""), "practices.csv");
  ASSERT_TRUE(practices);
  const base::CsvTable listed = csv("factors");
  EXPECT_EQ(listed.rows.size(), practices->rows.size());
  for (const auto& row : listed.rows) EXPECT_FALSE(row.cells[*listed.column("source")].empty());
  const Outcome text = vallis("factors");
  EXPECT_EQ(text.code, 0);
  expect_parts(text.text,
               {"7. Comprehensive support to innovations", "a cluster that the source does not tell", "Sources"});
}

TEST(StudyFactors, SetsTheMoscowClusterBesideTheNineInterviewed) {
  const auto clusters = base::read_csv(
      base::read_file(std::string(VALLIS_SOURCE_DIR) + "/data/catalogue/clusters.csv").value_or(""), "clusters.csv");
  ASSERT_TRUE(clusters);
  std::set<std::string> interviewed;
  for (const auto& row : clusters->rows) {
    if (row.cells[*clusters->column("seed_role")] == "interviewed") interviewed.insert(row.cells[0]);
  }
  const base::Json answer = json("factors mimc --areas");
  std::set<std::string> peers;
  for (const auto& peer : answer.at("peers").as_array()) peers.insert(std::string(peer.as_string()));
  EXPECT_EQ(peers, interviewed);
  EXPECT_EQ(peers.size(), 9U);
  ASSERT_EQ(answer.at("areas").as_array().size(), 4U);
  std::size_t factors = 0;
  std::size_t own = 0;
  for (const auto& area : answer.at("areas").as_array()) {
    for (const auto& factor : area.at("factors").as_array()) {
      ++factors;
      own += factor.at("results").as_array().size() + factor.at("plans").as_array().size();
    }
  }
  EXPECT_EQ(factors, 7U);
  EXPECT_EQ(own, 31U) << "every entry of the Moscow cluster";
  const Outcome text = vallis("factors mimc --areas");
  expect_parts(text.text, {"Area 4.", "Results", "Plans", "Practices of the others", "planned only", "of the others"});
  expect_parts(vallis("factors mimc --areas --language ru").text, {"Область 4.", "Результаты", "только планы"});
  EXPECT_EQ(csv("factors mimc --areas").rows.size(), 7U);
  EXPECT_EQ(vallis("factors --areas").code, 1);
}

TEST(StudyFactors, PutsPracticesThatCloseAGapFirst) {
  expect_parts(vallis("factors mimc").text,
               {"What others do for it (✓: their cluster meets a check open here)", "(✓ "});
  EXPECT_EQ(csv("factors mimc").rows.size(), 15U);
}

TEST(StudyClassify, SaysWhatIsNotKnownAndWhatWouldTell) {
  const base::Json answer = json("classify geographic_concentration=yes duration=yes");
  EXPECT_EQ(answer.at("unknown").as_array().size(), 4U);
  EXPECT_FALSE(answer.at("telling").as_array().empty());
  EXPECT_EQ(answer.at("kinds").at(0).at("verdict").as_string(), "may_be");
  expect_parts(vallis("classify geographic_concentration=yes duration=yes").text,
               {"Not known", "nothing speaks against it", "here: yes; there: no"});
  expect_parts(vallis("classify duration=yes --language ru").text, {"кластер", "не он"});
  EXPECT_EQ(csv("classify duration=yes").rows.size(), 24U);
}

}  // namespace
}  // namespace vallis::app
