#include "study/indicator_tests_json.hpp"

#include <array>
#include <cmath>

#include "base/csv.hpp"
#include "study/run.hpp"

namespace vallis::study {
namespace {

using base::JsonArray;
using base::JsonObject;

constexpr std::array kAdjustments{Adjustment::Bonferroni,        Adjustment::Holm,
                                  Adjustment::Hochberg,          Adjustment::Hommel,
                                  Adjustment::BenjaminiHochberg, Adjustment::BenjaminiYekutieli};
constexpr std::array<std::pair<std::string_view, CategoryTest>, 2> kCategories{
    {{"fisher", CategoryTest::Fisher}, {"chi_square", CategoryTest::ChiSquare}}};
constexpr std::array<std::pair<std::string_view, LeftOutBy>, 3> kLeftOut{
    {{"nothing", LeftOutBy::Nothing}, {"indicator", LeftOutBy::Indicator}, {"block", LeftOutBy::Block}}};
constexpr std::array<std::pair<std::string_view, Dealing>, 2> kOwn{
    {{"units", Dealing::Units}, {"within_blocks", Dealing::WithinBlocks}}};
constexpr std::array<std::pair<std::string_view, Dealing>, 2> kShared{
    {{"units", Dealing::Units}, {"whole_blocks", Dealing::WholeBlocks}}};

constexpr std::int64_t kMostDraws = 10'000'000;

JsonObject local(const base::LocalText& text) { return {{"en", text.en}, {"ru", text.ru}}; }

JsonObject descriptive_json(const Findings& findings, const DescriptiveTest& test) {
  JsonObject json{{"indicator", findings.scorecard.definition.indicators[test.indicator].id}};
  if (!test.member.empty()) json["member"] = test.member;
  json["label"] = "descriptive";
  json["test"] = word(test.kind);
  json["state"] = word(test.state);
  if (test.state != TestState::Computed) json["reason"] = local(reason(test.state));
  json["known"] = test.known;
  json["groups_known"] = test.groups;
  json["statistic"] = test.statistic;
  json["df"] = test.df;
  json["p"] = test.p;
  json["p_adjusted"] = test.adjusted_p;
  json["effect_measure"] = test.kind == IndicatorTestKind::KruskalWallis ? "epsilon_squared" : "cramers_v";
  json["effect"] = test.effect;
  return json;
}

bool is_ranked(const Findings& findings, std::size_t indicator) {
  const IndicatorType type = findings.scorecard.definition.indicators[indicator].type;
  return type != IndicatorType::Boolean && type != IndicatorType::Nominal && type != IndicatorType::Set;
}

JsonObject left_out_json(const Findings& findings, const LeftOutTest& test) {
  JsonArray without;
  for (const std::size_t i : test.left_out) without.emplace_back(findings.scorecard.definition.indicators[i].id);
  JsonObject json{{"indicator", findings.scorecard.definition.indicators[test.indicator].id},
                  {"grouped_without", std::move(without)},
                  {"dealing", word(test.dealing)},
                  {"state", word(test.state)}};
  if (test.state != TestState::Computed) json["reason"] = local(test.reason);
  json["known"] = test.known;
  json["groups_known"] = test.groups;
  json["statistic"] = test.statistic;
  json["p"] = test.p;
  json["p_adjusted"] = test.adjusted_p;
  json["effect_measure"] = is_ranked(findings, test.indicator) ? "epsilon_squared" : "cramers_v";
  json["effect"] = test.effect;
  json["adjusted_rand"] = test.adjusted_rand;
  return json;
}

std::string cell(double value) { return std::isnan(value) ? "" : base::exact_number(value); }

}  // namespace

IndicatorTestsOptions read_group_tests(const base::JsonReader::Place& place) {
  IndicatorTestsOptions options;
  std::vector<std::pair<std::string_view, Adjustment>> adjustments;
  for (const Adjustment adjustment : kAdjustments) adjustments.emplace_back(word(adjustment), adjustment);
  options.adjustment = place.optional("adjustment").choice<Adjustment>(adjustments, options.adjustment);
  options.categories = place.optional("categories").choice<CategoryTest>(kCategories, options.categories);
  options.exact_work = place.optional("exact_work").integer(1, 1'000'000'000, options.exact_work);
  options.draws = static_cast<int>(place.optional("draws").integer(1, kMostDraws, options.draws));
  options.left_out = place.optional("left_out").choice<LeftOutBy>(kLeftOut, options.left_out);
  options.permutations = static_cast<int>(place.optional("permutations").integer(1, kMostDraws, options.permutations));
  options.blocks = place.optional("blocks").text();
  const auto own = place.optional("own");
  options.own = own.choice<Dealing>(kOwn, options.own);
  options.shared = place.optional("shared").choice<Dealing>(kShared, options.shared);
  if (options.own == Dealing::WithinBlocks && options.blocks.empty()) {
    own.fault("Name in 'blocks' the attribute that makes the blocks.");
  }
  place.close();
  return options;
}

JsonObject group_tests_options_json(const IndicatorTestsOptions& options) {
  return {{"adjustment", word(options.adjustment)},
          {"categories", word(options.categories)},
          {"exact_work", options.exact_work},
          {"draws", options.draws},
          {"left_out", word(options.left_out)},
          {"permutations", options.permutations},
          {"blocks", options.blocks},
          {"own", word(options.own)},
          {"shared", word(options.shared)}};
}

JsonObject group_tests_json(const Findings& findings, const IndicatorTests& tests) {
  const IndicatorTestsOptions& options = *findings.recipe.group_tests;
  JsonArray descriptive;
  for (const DescriptiveTest& test : tests.descriptive) descriptive.emplace_back(descriptive_json(findings, test));
  JsonObject json{{"adjustment", word(options.adjustment)},
                  {"descriptive_label", local(descriptive_label())},
                  {"descriptive", std::move(descriptive)}};
  if (options.left_out == LeftOutBy::Nothing) return json;
  JsonArray left_out;
  for (const LeftOutTest& test : tests.left_out) left_out.emplace_back(left_out_json(findings, test));
  json["permutations"] = options.permutations;
  json["left_out_label"] = local(left_out_label(options));
  json["left_out"] = std::move(left_out);
  return json;
}

std::string group_tests_csv(const Findings& findings) {
  std::string csv =
      base::csv_row({"label", "indicator", "member", "test", "state", "known", "groups_known", "statistic", "df", "p",
                     "p_adjusted", "effect_measure", "effect", "grouped_without", "dealing", "adjusted_rand"});
  if (!findings.group_tests) return csv;
  const auto& indicators = findings.scorecard.definition.indicators;
  for (const DescriptiveTest& test : findings.group_tests->descriptive) {
    csv += base::csv_row({"descriptive", indicators[test.indicator].id, test.member, std::string(word(test.kind)),
                          std::string(word(test.state)), std::to_string(test.known), std::to_string(test.groups),
                          cell(test.statistic), std::to_string(test.df), cell(test.p), cell(test.adjusted_p),
                          test.kind == IndicatorTestKind::KruskalWallis ? "epsilon_squared" : "cramers_v",
                          cell(test.effect), "", "", ""});
  }
  for (const LeftOutTest& test : findings.group_tests->left_out) {
    std::vector<std::string> without;
    for (const std::size_t i : test.left_out) without.push_back(indicators[i].id);
    csv += base::csv_row({"left_out", indicators[test.indicator].id, "", "permutation", std::string(word(test.state)),
                          std::to_string(test.known), std::to_string(test.groups), cell(test.statistic), "",
                          cell(test.p), cell(test.adjusted_p),
                          is_ranked(findings, test.indicator) ? "epsilon_squared" : "cramers_v", cell(test.effect),
                          base::join(without, ";"), std::string(word(test.dealing)), cell(test.adjusted_rand)});
  }
  return csv;
}

}  // namespace vallis::study
