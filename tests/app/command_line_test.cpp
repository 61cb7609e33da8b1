#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>

#include "base/csv.hpp"
#include "base/file.hpp"
#include "base/json.hpp"
#include "support/program.hpp"

namespace vallis::app {
namespace {

namespace fs = std::filesystem;

using test::Outcome;

Outcome vallis(const std::string& arguments) { return test::run_vallis(arguments); }

std::string read(const fs::path& path) { return base::read_file(path).value_or("(no such file)"); }

class CommandLine : public ::testing::Test {
 protected:
  CommandLine() {
    const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
    folder = fs::temp_directory_path() / ("vallis-" + std::string(test->name()) + "-" + std::to_string(getpid()));
    fs::create_directories(folder);
  }
  ~CommandLine() override { fs::remove_all(folder); }

  /// A file of the test's own folder; gives its path.
  std::string file(const std::string& name, const std::string& bytes) {
    EXPECT_TRUE(base::write_file(folder / name, bytes));
    return (folder / name).string();
  }

  /// The built-in recipe with one piece of text replaced.
  std::string recipe(const std::string& from, const std::string& to) {
    std::string text = read(fs::path(VALLIS_SOURCE_DIR) / "data/recipes/biomedical-clusters.json");
    const auto place = text.find(from);
    EXPECT_NE(place, std::string::npos) << from;
    return file("recipe.json", text.replace(place, from.size(), to));
  }

  /// A copy of the built-in catalogue with one piece of text replaced in one of its tables.
  std::string catalogue(const std::string& table, const std::string& from, const std::string& to) {
    const fs::path copy = folder / "catalogue";
    fs::copy(fs::path(VALLIS_SOURCE_DIR) / "data/catalogue", copy);
    std::string text = read(copy / table);
    const auto place = text.find(from);
    EXPECT_NE(place, std::string::npos) << from;
    EXPECT_TRUE(base::write_file(copy / table, text.replace(place, from.size(), to)));
    return copy.string();
  }

  fs::path folder;
};

TEST_F(CommandLine, RunsTheStudyWithoutAnyArgument) {
  const Outcome run = vallis("study run");
  EXPECT_EQ(run.code, 0);
  for (const char* part : {"64 units × 14 indicators", "No unit has a value for H5", "How many groups", "The groups",
                           "Dendrogram", "of 16 statements hold", "not the study's sample", "Target models",
                           "Most votes: k =", "How sure are the groups?", "What hangs on the choices made?"}) {
    EXPECT_NE(run.text.find(part), std::string::npos) << part;
  }
}

TEST_F(CommandLine, SpeaksRussian) {
  const Outcome run = vallis("study run --language ru");
  EXPECT_EQ(run.code, 0);
  for (const char* part :
       {"64 объекта × 14 показателей", "Сколько групп", "Дендрограмма", "Страна базирования",
        "Больше всего голосов: k =", "Насколько надёжны группы?", "Что зависит от сделанного выбора?"}) {
    EXPECT_NE(run.text.find(part), std::string::npos) << part;
  }
}

TEST_F(CommandLine, WritesTheSameBytesForOneAndTwoThreads) {
  EXPECT_EQ(vallis("study run --threads 1 --out " + (folder / "one").string()).code, 0);
  EXPECT_EQ(vallis("study run --threads 2 --out " + (folder / "two").string()).code, 0);
  for (const char* name : {"findings.json", "units.csv", "dissimilarity.csv", "groups.csv", "profiles.csv",
                           "agreement.csv", "membership.csv", "consensus.csv", "configurations.csv", "group_tests.csv",
                           "map.csv", "study.svg", "map.svg"}) {
    EXPECT_GT(read(folder / "one" / name).size(), 100U) << name;
    EXPECT_EQ(read(folder / "one" / name), read(folder / "two" / name)) << name;
  }
}

TEST_F(CommandLine, RunsAStudyAgainToTheSameBytes) {
  ASSERT_EQ(vallis("study run --out " + folder.string()).code, 0);
  const Outcome again = vallis("study rerun " + (folder / "findings.json").string());
  EXPECT_EQ(again.code, 0);
  EXPECT_NE(again.text.find("Identical: "), std::string::npos) << again.text;
}

TEST_F(CommandLine, RunsAStudyOnTablesOfOnesOwnAgain) {
  const std::string own = catalogue("clusters.csv", "\n", "\n");
  ASSERT_EQ(vallis("study run --out " + folder.string() + " --catalogue " + own).code, 0);
  EXPECT_EQ(vallis("study rerun --catalogue " + own + " " + (folder / "findings.json").string()).code, 0);
}

TEST_F(CommandLine, SaysWhatDiffersFromFindingsOfOtherData) {
  const std::string other = catalogue("clusters.csv", ",gold,", ",silver,");
  ASSERT_EQ(vallis("study run --out " + folder.string() + " --catalogue " + other).code, 0);
  const Outcome again = vallis("study rerun " + (folder / "findings.json").string());
  EXPECT_EQ(again.code, 1);
  EXPECT_NE(again.text.find("'clusters.csv' has other contents than then."), std::string::npos) << again.text;
  EXPECT_NE(again.text.find("/data_hashes/clusters.csv: "), std::string::npos) << again.text;
}

TEST_F(CommandLine, RefusesToRunAgainWhatIsNoFindings) {
  const Outcome run = vallis("study rerun " + file("x.json", R"({"recipe": {}})"));
  EXPECT_EQ(run.code, 1);
  EXPECT_NE(run.text.find("This is no findings.json of a study"), std::string::npos) << run.text;
  EXPECT_EQ(vallis("study rerun nowhere.json").code, 3);
}

TEST_F(CommandLine, WritesTablesThatAgreeWithTheFindings) {
  ASSERT_EQ(vallis("study run --out " + folder.string()).code, 0);
  const auto findings = base::parse_json(read(folder / "findings.json"), "findings.json");
  const auto units = base::read_csv(read(folder / "units.csv"), "units.csv");
  const auto square = base::read_csv(read(folder / "dissimilarity.csv"), "dissimilarity.csv");
  ASSERT_TRUE(findings && units && square);
  const auto& groups = findings->at("groups").at("units").as_array();
  const std::size_t n = groups.size();
  ASSERT_EQ(units->rows.size(), n);
  ASSERT_EQ(square->rows.size(), n);
  const auto group = *units->column("group");
  for (std::size_t u = 0; u < n; ++u) {
    EXPECT_EQ(units->rows[u].cells[group], std::to_string(groups[u].at("group").as_int64()));
    EXPECT_EQ(square->rows[u].cells[u + 1], "0");
  }
  EXPECT_EQ(findings->at("dissimilarity").as_array().size(), n * (n - 1) / 2);
  EXPECT_EQ(base::exact_number(findings->at("dissimilarity").at(0).to_number<double>()), square->rows[0].cells[2]);
  EXPECT_EQ(findings->at("warnings").as_array().empty(), false);
  EXPECT_EQ(findings->at("dropped_indicators").at(0).as_string(), "H5");
}

TEST_F(CommandLine, DrawsThePicturesThatTheDocumentationShows) {
  ASSERT_EQ(vallis("study run --out " + folder.string()).code, 0);
  for (const char* name : {"study.svg", "map.svg"}) {
    EXPECT_TRUE(read(folder / name) == read(fs::path(VALLIS_SOURCE_DIR) / "docs/images" / name))
        << name << ": draw it anew with scripts/pictures";
  }
}

TEST_F(CommandLine, CallsTestsOfGroupsDescriptiveInBothLanguages) {
  const Outcome english = vallis("study run");
  EXPECT_NE(english.text.find("Descriptive: the groups were made from these very indicators"), std::string::npos);
  EXPECT_NE(english.text.find("The ten steps of the OECD/JRC Handbook"), std::string::npos);
  const Outcome russian = vallis("study run --language ru");
  EXPECT_NE(russian.text.find("Описание, а не проверка"), std::string::npos);
  EXPECT_NE(russian.text.find("Карта объектов"), std::string::npos);
  const auto json = base::parse_json(vallis("study run --format json").text, "stdout");
  ASSERT_TRUE(json);
  const auto& tests = json->at("group_tests");
  for (const auto& test : tests.at("descriptive").as_array()) EXPECT_EQ(test.at("label").as_string(), "descriptive");
  EXPECT_EQ(tests.at("left_out").as_array().size(), json->at("indicators").as_array().size());
  EXPECT_EQ(json->at("handbook_steps").as_array().size(), 10U);
}

TEST_F(CommandLine, LeavesOutThePartsThatARecipeHasNoSectionFor) {
  std::string text = vallis("data recipes/biomedical-clusters.json").text;
  const auto begin = text.find("  \"group_tests\"");
  text.erase(begin, text.find("  \"seed\"") - begin);
  const Outcome run = vallis("study run " + file("recipe.json", text) + " --out " + (folder / "out").string());
  ASSERT_EQ(run.code, 0) << run.text;
  EXPECT_EQ(run.text.find("What tells the groups apart"), std::string::npos);
  EXPECT_FALSE(fs::exists(folder / "out" / "map.svg"));
  EXPECT_TRUE(fs::exists(folder / "out" / "study.svg"));
}

TEST_F(CommandLine, HoldsAClusterToTheSuccessFactors) {
  const Outcome factors = vallis("study factors mimc");
  EXPECT_EQ(factors.code, 0) << factors.text;
  for (const char* part : {"7. Comprehensive support to innovations",
                           "✓ Public authorities take part in governance (G12: yes", "? At least two start-ups",
                           "What others do for it:", "What it does, did or plans itself:", "Federal law on the cluster",
                           "Sources", "not the authors'"}) {
    EXPECT_NE(factors.text.find(part), std::string::npos) << part;
  }
  const auto json =
      base::parse_json(vallis("study factors litcare --assessment target-models --format json").text, "stdout");
  ASSERT_TRUE(json);
  ASSERT_EQ(json->at("subjects").as_array().size(), 4U);
  EXPECT_EQ(json->at("subjects").at(3).at("id").as_string(), "patient-service-chain");
  EXPECT_EQ(json->at("subjects").at(3).at("fit").to_number<double>(), 1);
  EXPECT_EQ(vallis("study factors nobody").code, 3);
}

TEST_F(CommandLine, FindsTheSmallestChangesThatMoveACluster) {
  const Outcome table = vallis("study counterfactual litcare");
  EXPECT_EQ(table.code, 0) << table.text;
  EXPECT_NE(table.text.find("Proven: no fewer and no smaller changes do it."), std::string::npos) << table.text;
  const auto json = base::parse_json(vallis("study counterfactual litcare --to 2 --format json").text, "stdout");
  ASSERT_TRUE(json);
  const auto& target = json->at("targets").at(0);
  EXPECT_TRUE(target.at("found").as_bool());
  EXPECT_FALSE(target.at("changes").as_array().empty());
  for (const auto& change : target.at("changes").as_array()) {
    EXPECT_NE(change.at("indicator").as_string().front(), 'H') << "nobody changes their country";
    EXPECT_NE(change.at("from").as_string(), change.at("to").as_string());
  }
  EXPECT_EQ(vallis("study counterfactual litcare --to 9").code, 1);
  EXPECT_EQ(vallis("study counterfactual nobody").code, 3);
}

TEST_F(CommandLine, ScoresTheClustersAndSaysHowSureTheirRanksAre) {
  const Outcome run = vallis("study run --threads 2 --out " + folder.string());
  ASSERT_EQ(run.code, 0);
  EXPECT_NE(run.text.find("Scores and ranks"), std::string::npos);
  EXPECT_NE(vallis("study run --language ru").text.find("Баллы и места"), std::string::npos);
  const auto findings = base::parse_json(read(folder / "findings.json"), "findings.json");
  ASSERT_TRUE(findings);
  const auto& scores = findings->as_object().at("scores").as_object();
  EXPECT_EQ(scores.at("units").as_array().size(), 64U);
  EXPECT_EQ(findings->as_object().at("robustness").as_object().at("units").as_array().size(), 64U);
  const auto csv = base::read_csv(read(folder / "scores.csv"), "scores.csv");
  ASSERT_TRUE(csv);
  EXPECT_EQ(csv->rows.size(), 64U);

  const auto one = base::parse_json(vallis("study run --threads 1 --format json").text, "stdout");
  ASSERT_TRUE(one);
  EXPECT_EQ(base::print_json(*one), base::print_json(*findings));
}

TEST_F(CommandLine, FindsTheLeastThatLiftsAClusterInTheRanking) {
  const Outcome table = vallis("study counterfactual litcare --ranks 5");
  EXPECT_EQ(table.code, 0);
  EXPECT_NE(table.text.find("Proven"), std::string::npos);
  const auto json = base::parse_json(vallis("study counterfactual litcare --ranks 5 --format json").text, "stdout");
  ASSERT_TRUE(json);
  EXPECT_TRUE(json->as_object().at("found").as_bool());
  EXPECT_EQ(vallis("study counterfactual litcare --ranks 5 --to 1").code, 2);
  EXPECT_EQ(vallis("study counterfactual litcare --ranks 64").code, 1);
}

TEST_F(CommandLine, FindsConcentrationsAcrossTheDateLine) {
  std::string csv = "id,name,kinds,lon,lat\n";
  for (int i = 0; i < 4; ++i) {
    csv += "w" + std::to_string(i) + ",West " + std::to_string(i) + ",clinics," + std::to_string(179.97 + 0.01 * i) +
           ",10\n";
    csv += "e" + std::to_string(i) + ",East " + std::to_string(i) + ",production_companies," +
           std::to_string(-179.99 + 0.01 * i) + ",10\n";
  }
  csv += "far,Far away,clinics,0,0\nnowhere,Nowhere,clinics,,\n";
  const std::string input = file("organisations.csv", csv);
  const std::string map = (folder / "map.geojson").string();
  const Outcome found = vallis("territory --input " + input + " --eps-km 5 --min-points 3 --geojson " + map);
  EXPECT_EQ(found.code, 0) << found.text;
  EXPECT_NE(found.text.find("Concentration 1: 8 organisations"), std::string::npos) << found.text;
  EXPECT_EQ(found.text.find("Concentration 2"), std::string::npos) << found.text;
  EXPECT_NE(found.text.find("rnd_and_universities"), std::string::npos) << found.text;
  const auto json = base::parse_json(read(map), "map.geojson");
  ASSERT_TRUE(json);
  EXPECT_EQ(json->at("type").as_string(), "FeatureCollection");
  const auto table =
      base::read_csv(vallis("territory --input " + input + " --eps-km 5 --min-points 3 --format csv").text, "stdout");
  ASSERT_TRUE(table);
  EXPECT_EQ(table->rows[0].cells[2], "1");
  EXPECT_EQ(table->rows[8].cells[2], "");

  const Outcome wrong = vallis("territory --input " + file("wrong.csv", "id,name,kinds,lon,lat\na,A,clinics,20,95\n"));
  EXPECT_EQ(wrong.code, 1);
  EXPECT_NE(wrong.text.find("wrong.csv, row 1 (line 2), column lat"), std::string::npos) << wrong.text;
}

TEST_F(CommandLine, FindsConcentrationsOfTheirOwnDensityAndHowKindsLie) {
  std::string csv = "id,name,kinds,lon,lat,size,region\n";
  for (int i = 0; i < 20; ++i) {
    const bool dense = i < 10;
    csv += std::to_string(i) + ",Made " + std::to_string(i) + (dense ? ",clinics," : ",rnd_and_universities,") +
           std::to_string(dense ? 10 + 0.01 * i : 20 + 0.3 * i) + ",50," + std::to_string(10 + i) +
           (dense ? ",north\n" : ",south\n");
  }
  const std::string command = "territory --method hdbscan --simulations 50 --input " + file("made.csv", csv);
  const Outcome report = vallis(command);
  EXPECT_EQ(report.code, 0) << report.text;
  EXPECT_NE(report.text.find("Concentration 2: 10 organisations"), std::string::npos) << report.text;
  EXPECT_NE(report.text.find("of the kinds that the definition wants: 1 of 4"), std::string::npos) << report.text;
  EXPECT_NE(report.text.find("closer together than chance"), std::string::npos) << report.text;
  const auto map = base::parse_json(vallis(command + " --format json --threads 2").text, "map");
  ASSERT_TRUE(map);
  EXPECT_EQ(map->at("choices").at("method").as_string(), "hdbscan");
  const auto& clinics = map->at("figures").at("kinds").at("clinics");
  EXPECT_TRUE(clinics.at("ellison_glaeser").is_number());
  EXPECT_TRUE(clinics.at("k_density").at("localised").as_bool());
  EXPECT_NE(vallis(command + " --language ru").text.find("Как размещён каждый вид"), std::string::npos);
}

TEST_F(CommandLine, RefusesWhatWouldNotFitInMemory) {
  const Outcome study = vallis("study run --memory-limit 20kB");
  EXPECT_EQ(study.code, 4);
  EXPECT_NE(study.text.find("would need 81 kB of memory, and there are 20 kB"), std::string::npos) << study.text;
  EXPECT_NE(study.text.find("clara"), std::string::npos) << study.text;
  EXPECT_EQ(vallis("study run --memory-limit 1GB").code, 0);
  const std::string place = file("one.csv", "id,name,kinds,lon,lat\na,A,clinics,20,45\n");
  EXPECT_EQ(vallis("--memory-limit 100 territory --input " + place).code, 4);
  const Outcome wrong = vallis("study run --memory-limit much");
  EXPECT_EQ(wrong.code, 2);
  EXPECT_NE(wrong.text.find("'much' is no amount of memory"), std::string::npos) << wrong.text;
}

TEST_F(CommandLine, TellsAClusterFromOtherStructures) {
  EXPECT_NE(vallis("study classify").text.find("wide_range_of_members"), std::string::npos);
  const Outcome park =
      vallis("study classify geographic_concentration=yes specialisation=no wide_range_of_members=no duration=yes");
  EXPECT_EQ(park.code, 0);
  EXPECT_NE(park.text.find("Nearest kind: technology park"), std::string::npos) << park.text;
  EXPECT_NE(park.text.find("missing to be one:"), std::string::npos);
  EXPECT_EQ(vallis("study classify duration").code, 1);
  EXPECT_EQ(vallis("study classify duratoin=yes").code, 1);
}

TEST_F(CommandLine, PrintsTheRulesOfAScorecard) {
  const Outcome scorecard = vallis("study scorecard");
  EXPECT_EQ(scorecard.code, 0);
  for (const char* part : {"Rule: sum of h1_revenue_usd_m", "yes when it is at least 2 or the word true",
                           "none < bronze < silver < gold", "a cluster cannot change it", "log scale"}) {
    EXPECT_NE(scorecard.text.find(part), std::string::npos) << part;
  }
  EXPECT_NE(vallis("study scorecard --language ru").text.find("меньше — лучше"), std::string::npos);
}

TEST_F(CommandLine, PrintsJsonAndCsvThatCanBeRead) {
  const Outcome json = vallis("study run --format json");
  EXPECT_TRUE(base::parse_json(json.text, "stdout"));
  const Outcome csv = vallis("study run --format csv");
  const auto table = base::read_csv(csv.text, "stdout");
  ASSERT_TRUE(table);
  EXPECT_EQ(table->rows.size(), 64U);
}

TEST_F(CommandLine, DescribesAUnitWithItsSourcesAndNeighbours) {
  const Outcome card = vallis("study describe litcare");
  EXPECT_EQ(card.code, 0);
  for (const char* part : {"LitCare", "M8", "18 organisations", "2013", "15min", "Nearest", "apart by", "Sources"}) {
    EXPECT_NE(card.text.find(part), std::string::npos) << part;
  }
  const auto json = base::parse_json(vallis("study describe litcare --nearest 3 --format json").text, "stdout");
  ASSERT_TRUE(json);
  EXPECT_EQ(json->at("nearest").as_array().size(), 3U);
  double sum = 0;
  for (const auto& part : json->at("nearest").at(0).at("contributions").as_array()) {
    if (part.at("counted").as_bool()) sum += part.at("part").to_number<double>();
  }
  EXPECT_NEAR(sum, json->at("nearest").at(0).at("dissimilarity").to_number<double>(), 1e-12);
}

TEST_F(CommandLine, OffersTheNearestIdForAnUnknownUnit) {
  const Outcome card = vallis("study describe litcar");
  EXPECT_EQ(card.code, 3);
  EXPECT_NE(card.text.find("did you mean 'litcare'"), std::string::npos);
}

TEST_F(CommandLine, FindsNoFaultInTheBuiltInCatalogue) {
  const Outcome check = vallis("catalogue check");
  EXPECT_EQ(check.code, 0) << check.text;
  EXPECT_NE(check.text.find("28"), std::string::npos);
  EXPECT_EQ(vallis("catalogue check --format csv").text, "file,row,line,column,what\n");
}

TEST_F(CommandLine, LocatesFaultsOfACatalogue) {
  const Outcome check =
      vallis("catalogue check " + catalogue("clusters.csv", "medical_services,180,2025", "medical_servcies,many,2025"));
  EXPECT_EQ(check.code, 1);
  EXPECT_NE(check.text.find("clusters.csv, row 2 (line 3), column m7_specialisation"), std::string::npos) << check.text;
  EXPECT_NE(check.text.find("clusters.csv, row 2 (line 3), column m8_members"), std::string::npos) << check.text;
}

TEST_F(CommandLine, RefusesTextInANumberByPlace) {
  const Outcome run = vallis("study run --catalogue " +
                             catalogue("clusters.csv", "medical_services,180,2025", "medical_services,many,2025"));
  EXPECT_EQ(run.code, 1);
  EXPECT_NE(run.text.find("clusters.csv, row 2 (line 3), column m8_members: 'many'"), std::string::npos) << run.text;
}

TEST_F(CommandLine, RefusesAnUnknownSetMemberByPlace) {
  const Outcome run =
      vallis("study run --catalogue " + catalogue("clusters.csv", "medical_services,180", "medical_servcies,180"));
  EXPECT_EQ(run.code, 1);
  EXPECT_NE(run.text.find("column m7_specialisation: 'medical_servcies'"), std::string::npos) << run.text;
}

TEST_F(CommandLine, RefusesADuplicateIdByPlace) {
  const Outcome run = vallis("study run --catalogue " +
                             catalogue("clusters.csv", "\nbaja-health-cluster,", "\nathena-health-tourism,"));
  EXPECT_EQ(run.code, 1);
  EXPECT_NE(run.text.find("row 2 (line 3), column id"), std::string::npos) << run.text;
}

TEST_F(CommandLine, RefusesAMissingColumnByName) {
  const Outcome run = vallis("study run --catalogue " + catalogue("clusters.csv", ",m8_members,", ",m8_membres,"));
  EXPECT_EQ(run.code, 1);
  EXPECT_NE(run.text.find("m8_members"), std::string::npos) << run.text;
}

TEST_F(CommandLine, RefusesAWrongQuoteByPlace) {
  const Outcome run = vallis("study run --catalogue " +
                             catalogue("clusters.csv", "Baja Health Cluster,MX", "Baja \"Health Cluster,MX"));
  EXPECT_EQ(run.code, 1);
  EXPECT_NE(run.text.find("clusters.csv, row 2 (line 3): A quotation mark"), std::string::npos) << run.text;
}

TEST_F(CommandLine, RefusesAnUnknownRecipeMemberByPointer) {
  const Outcome run = vallis("study run " + recipe("\"strict\"", "\"stritc\""));
  EXPECT_EQ(run.code, 1);
  EXPECT_NE(run.text.find("did you mean 'strict'"), std::string::npos) << run.text;
}

TEST_F(CommandLine, RefusesMoreGroupsThanUnits) {
  const Outcome run =
      vallis("study run " + recipe(R"({"min": 2, "max": 8, "choose": "silhouette"})", R"({"fixed": 65})"));
  EXPECT_EQ(run.code, 1);
  EXPECT_NE(run.text.find("65 groups (/groups/k), but 64 units"), std::string::npos) << run.text;
}

TEST_F(CommandLine, RefusesAStudyOfOneUnitAndNamesItsNumber) {
  const Outcome run = vallis("study run " + recipe("\"include\": []", "\"include\": [\"litcare\"]"));
  EXPECT_EQ(run.code, 1);
  EXPECT_NE(run.text.find("there is 1"), std::string::npos) << run.text;
}

TEST_F(CommandLine, FailsOnAnIndicatorWithoutValuesWhenStrict) {
  const Outcome run = vallis("study run " + recipe("\"strict\": false", "\"strict\": true"));
  EXPECT_EQ(run.code, 1);
  EXPECT_NE(run.text.find("H5"), std::string::npos) << run.text;
}

TEST_F(CommandLine, WarnsOfTwoIdenticalUnitsByName) {
  const std::string one = "id,name,x,y\na,A,1,2\nb,B,1,2\nc,C,5,9\nd,D,7,1\n";
  file("units.csv", one);
  const std::string scorecard = file("scorecard.json", R"({
    "id": "tiny", "version": "1", "label": {"en": "Tiny", "ru": "Малый"}, "description": {"en": "Made up.", "ru": "Придумано."},
    "source": "synthetic", "units": {"table": "units", "key": "id", "name": "name"},
    "blocks": [{"id": "all", "label": {"en": "All", "ru": "Все"}}],
    "indicators": [
      {"id": "x", "label": {"en": "X", "ru": "X"}, "block": "all", "type": "score", "changeable": true,
       "derive": {"column": "x"}, "definition": {"en": "X", "ru": "X"}, "source": "synthetic"},
      {"id": "y", "label": {"en": "Y", "ru": "Y"}, "block": "all", "type": "score", "changeable": true,
       "derive": {"column": "y"}, "definition": {"en": "Y", "ru": "Y"}, "source": "synthetic"}]})");
  const std::string tiny = file("tiny.json", R"({"id": "tiny", "version": "1", "label": {"en": "Tiny", "ru": "Малый"},
    "scorecard": "scorecard.json", "groups": {"method": "k-medoids", "k": {"min": 2, "max": 3, "choose": "silhouette"}}, "seed": 1})");
  const Outcome run = vallis("study run " + tiny + " --catalogue " + folder.string());
  EXPECT_EQ(run.code, 0) << run.text;
  EXPECT_NE(run.text.find("a = b"), std::string::npos) << run.text;
  EXPECT_EQ(run.text.find("published"), std::string::npos);
}

TEST_F(CommandLine, StudiesAnotherFieldWithoutALineOfCode) {
  const fs::path field = fs::path(VALLIS_SOURCE_DIR) / "tests/catalogue/synthetic-agri-food";
  const std::string recipe_file = file("agri-food.json", R"({"id": "agri-food", "version": "1",
    "label": {"en": "Synthetic agri-food networks", "ru": "Вымышленные агропродовольственные сети"},
    "scorecard": "scorecard.json", "groups": {"method": "linkage", "k": {"fixed": 2}}, "seed": 1})");
  const std::string sources = " --catalogue " + field.string() + " --scorecard " + (field / "scorecard.json").string();
  const Outcome run = vallis("study run " + recipe_file + sources);
  EXPECT_EQ(run.code, 0) << run.text;
  EXPECT_NE(run.text.find("Synthetic Barley Valley"), std::string::npos) << run.text;
  EXPECT_NE(run.text.find("× 14 indicators"), std::string::npos) << run.text;
  const Outcome check =
      vallis("catalogue check " + field.string() + " --scorecard " + (field / "scorecard.json").string());
  EXPECT_EQ(check.code, 0) << check.text;
  const Outcome bare = vallis("catalogue check " + field.string());
  EXPECT_EQ(bare.code, 0) << bare.text;
  EXPECT_NE(bare.text.find("name one with --scorecard"), std::string::npos) << bare.text;
  EXPECT_EQ(vallis("study describe synth-barley --recipe " + recipe_file + sources).code, 0);
}

TEST_F(CommandLine, NamesTheFileThatIsNotThere) {
  const Outcome run = vallis("study run nowhere.json");
  EXPECT_EQ(run.code, 3);
  EXPECT_NE(run.text.find("'nowhere.json'"), std::string::npos);
  EXPECT_EQ(vallis("study run nowhere").code, 3);
  EXPECT_EQ(vallis("catalogue check /nowhere").code, 3);
  EXPECT_EQ(vallis("analyse --input nowhere.csv --params nowhere.json").code, 3);
}

TEST_F(CommandLine, SaysWhatIsWrongWithTheCommandLine) {
  for (const char* arguments :
       {"", "study", "study run --format yaml", "study run --threads -1", "study describe", "stduy"}) {
    const Outcome run = vallis(arguments);
    EXPECT_EQ(run.code, 2) << arguments << "\n" << run.text;
    EXPECT_FALSE(run.text.empty()) << arguments;
  }
}

TEST_F(CommandLine, ExplainsItselfWithExamples) {
  for (const char* command : {"", "study", "study run", "study describe", "catalogue check", "analyse", "data"}) {
    const Outcome help = vallis(std::string(command) + " --help");
    EXPECT_EQ(help.code, 0) << command;
  }
  EXPECT_NE(vallis("study run --help").text.find("Examples:"), std::string::npos);
  EXPECT_NE(vallis("--help").text.find("Exit codes:"), std::string::npos);
  EXPECT_EQ(vallis("--version").code, 0);
}

TEST_F(CommandLine, AnalysesATableOfOnesOwn) {
  const std::string input = file("input.csv", "x,y\n0,0\n3,4\n");
  const std::string params = file("params.json", R"({"task": "gower", "columns": [{"name": "x", "type": "numeric"}]})");
  const std::string output = (folder / "answer.json").string();
  EXPECT_EQ(vallis("analyse --input " + input + " --params " + params + " --output " + output).code, 0);
  const auto answer = base::parse_json(read(output), "answer.json");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->at("dissimilarity").as_array().size(), 1U);

  const Outcome unknown = vallis("analyse --input " + input + " --params " + file("p.json", R"({"task": "magic"})"));
  EXPECT_EQ(unknown.code, 1);
  EXPECT_NE(unknown.text.find("partition-comparison"), std::string::npos) << unknown.text;
}

TEST_F(CommandLine, HandsOutItsBuiltInData) {
  EXPECT_NE(vallis("data").text.find("catalogue/clusters.csv"), std::string::npos);
  EXPECT_EQ(vallis("data recipes/biomedical-clusters.json").text,
            read(fs::path(VALLIS_SOURCE_DIR) / "data/recipes/biomedical-clusters.json"));
  EXPECT_EQ(vallis("data nowhere").code, 3);
}

TEST_F(CommandLine, ShowsWhatTheCodedExcerptsCoverAndSaysWhatIsMadeUp) {
  const Outcome table = vallis("study coding");
  EXPECT_EQ(table.code, 0) << table.text;
  EXPECT_NE(table.text.find("SYNTHETIC: made up are the codes of synthetic-second."), std::string::npos) << table.text;
  EXPECT_NE(table.text.find("Krippendorff's α, factor"), std::string::npos);
  EXPECT_NE(vallis("study coding --language ru").text.find("СИНТЕТИЧЕСКИЕ ДАННЫЕ"), std::string::npos);
  const auto one = vallis("study coding --format json --threads 1");
  EXPECT_EQ(one.text, vallis("study coding --format json --threads 2").text);
  const auto json = base::parse_json(one.text, "coding");
  ASSERT_TRUE(json);
  EXPECT_TRUE(json->at("agreement").at("synthetic").as_bool());
  EXPECT_EQ(json->at("excerpts").as_array().size(), 63U);
  const auto csv = base::read_csv(vallis("study coding --format csv").text, "coverage");
  ASSERT_TRUE(csv);
  EXPECT_EQ(csv->columns.back(), "excerpts");
}

TEST_F(CommandLine, HoldsExcerptsToTheCodebook) {
  const std::string excerpts =
      file("mine.csv",
           "excerpt_id,source,locator,year,cluster,cluster_attribution,text,code,concreteness,coder,origin\n"
           "e1,seed:002_88c0de61051b4d40.txt,2,,mimc,named,Quoted,comunication,aim,anna,observed\n");
  const Outcome wrong = vallis("study coding --excerpts " + excerpts);
  EXPECT_EQ(wrong.code, 1);
  EXPECT_NE(wrong.text.find("mine.csv, row 1 (line 2), column code: 'comunication' is not known here; did you mean "
                            "'communication'?"),
            std::string::npos)
      << wrong.text;
  EXPECT_EQ(vallis("study coding --coder nobody").code, 3);
}

TEST_F(CommandLine, PrintsEffectsWithTheirLiterature) {
  const Outcome effects = vallis("study effects --language ru");
  EXPECT_EQ(effects.code, 0);
  EXPECT_NE(effects.text.find("Система здравоохранения"), std::string::npos) << effects.text;
  EXPECT_NE(effects.text.find("[burns-pauly-2002]"), std::string::npos);
  EXPECT_EQ(effects.text.find("[?]"), std::string::npos);
  EXPECT_TRUE(base::parse_json(vallis("study effects --format json").text, "effects"));
  EXPECT_TRUE(base::read_csv(vallis("study effects --format csv").text, "effects"));
}

TEST_F(CommandLine, PrintsTheLiteratureAsBibtexAndCsl) {
  EXPECT_TRUE(
      vallis("study references cohen-1960").text.starts_with("@article{cohen-1960,\n  author = {Cohen, J.},\n"));
  const std::string csl = file("works.json", vallis("study references --format csl").text);
  EXPECT_EQ(vallis("study references --literature " + csl).text, vallis("study references").text);
  EXPECT_EQ(vallis("study references cohen-1961").code, 3);
}

}  // namespace
}  // namespace vallis::app
