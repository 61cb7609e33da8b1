#include "study/number_of_groups_json.hpp"

#include <array>
#include <cmath>
#include <utility>

namespace vallis::study {
namespace {

using base::Json;
using base::JsonArray;
using base::JsonObject;

constexpr std::array kRules{GapRule::FirstSEMax, GapRule::Tibs2001SEMax, GapRule::GlobalSEMax, GapRule::FirstMax,
                            GapRule::GlobalMax};

Json number(const std::optional<int>& k) { return k ? Json(*k) : Json(nullptr); }

JsonArray numbers(const std::vector<double>& values) { return JsonArray(values.begin(), values.end()); }

std::string rule_in_words(const NumberOfGroups::Row& row, const NumberOfGroupsOptions& options) {
  switch (row.index) {
    case KIndex::Gap:
      return std::string(name(options.gap_rule)) + ", factor " + base::exact_number(options.gap_factor);
    case KIndex::DaviesBouldin:
      return "smallest";
    case KIndex::PredictionStrength:
      return "largest k with mean + standard error of at least " + base::exact_number(options.prediction_cutoff);
    default:
      return "largest";
  }
}

}  // namespace

NumberOfGroupsOptions read_number_of_groups_options(const base::JsonReader::Place& place) {
  NumberOfGroupsOptions options;
  options.reference_sets =
      static_cast<int>(place.optional("reference_sets").integer(2, 100'000, options.reference_sets));
  std::vector<std::pair<std::string_view, GapRule>> rules;
  for (const GapRule rule : kRules) rules.emplace_back(name(rule), rule);
  options.gap_rule = place.optional("gap_rule").choice<GapRule>(rules, options.gap_rule);
  options.gap_factor = place.optional("gap_factor").number(options.gap_factor);
  if (!(options.gap_factor >= 0)) place.optional("gap_factor").fault("'gap_factor' is a number of 0 or more.");
  options.divisions = static_cast<int>(place.optional("divisions").integer(1, 100'000, options.divisions));
  options.prediction_cutoff = place.optional("prediction_cutoff").number(options.prediction_cutoff);
  if (!(options.prediction_cutoff > 0 && options.prediction_cutoff <= 1)) {
    place.optional("prediction_cutoff").fault("'prediction_cutoff' is above 0 and at most 1.");
  }
  place.close();
  return options;
}

Json number_of_groups_options_json(const NumberOfGroupsOptions& options) {
  return JsonObject{{"reference_sets", options.reference_sets},
                    {"gap_rule", name(options.gap_rule)},
                    {"gap_factor", options.gap_factor},
                    {"divisions", options.divisions},
                    {"prediction_cutoff", options.prediction_cutoff}};
}

Json number_of_groups_json(const Findings& findings, const NumberOfGroups& number_of_groups) {
  JsonArray k;
  for (std::size_t at = 0; at < number_of_groups.votes.size(); ++at) k.emplace_back(static_cast<int>(at) + 1);
  JsonArray indices;
  for (const NumberOfGroups::Row& row : number_of_groups.rows) {
    JsonObject index{{"index", name(row.index)},
                     {"rule", rule_in_words(row, *findings.recipe.number_of_groups)},
                     {"values", numbers(row.values)}};
    if (!row.standard_error.empty()) index["standard_error"] = numbers(row.standard_error);
    index["vote"] = number(row.vote);
    indices.emplace_back(std::move(index));
  }
  JsonArray rules;
  for (const NumberOfGroups::RuleChoice& choice : number_of_groups.gap_rules) {
    rules.emplace_back(JsonObject{{"rule", name(choice.rule)}, {"k", number(choice.k)}});
  }
  return JsonObject{{"k", std::move(k)},
                    {"indices", std::move(indices)},
                    {"gap_rules", std::move(rules)},
                    {"votes", JsonArray(number_of_groups.votes.begin(), number_of_groups.votes.end())},
                    {"winner", number(number_of_groups.winner)},
                    {"chosen", findings.groups.partition.count}};
}

}  // namespace vallis::study
