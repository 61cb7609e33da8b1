#include "study/scores_json.hpp"

#include <cmath>
#include <numeric>

#include "base/csv.hpp"

namespace vallis::study {
namespace {

using base::Json;
using base::JsonArray;
using base::JsonObject;
using Place = base::JsonReader::Place;

constexpr double kBudget = 100;
constexpr std::array<std::pair<std::string_view, OutlierOptions::Rule>, 3> kOutlierRules{
    {{"none", OutlierOptions::Rule::None},
     {"skewed", OutlierOptions::Rule::Skewed},
     {"count", OutlierOptions::Rule::Count}}};

OutlierOptions read_outliers(const Place& place) {
  OutlierOptions outliers;
  outliers.rule = place.required("rule").choice<OutlierOptions::Rule>(kOutlierRules, outliers.rule);
  outliers.skewness = place.optional("skewness").number(outliers.skewness);
  outliers.kurtosis = place.optional("kurtosis").number(outliers.kurtosis);
  if (!(outliers.skewness >= 0)) place.fault("'skewness' is 0 or more.");
  outliers.most = static_cast<int>(place.optional("most").integer(0, 1'000'000, outliers.most));
  outliers.high = static_cast<int>(place.optional("high").integer(0, 1'000'000, outliers.high));
  outliers.low = static_cast<int>(place.optional("low").integer(0, 1'000'000, outliers.low));
  place.close();
  return outliers;
}

void read_goalposts(const Place& place, ScoresOptions& options) {
  for (const auto& [id, posts] : place.members()) {
    auto& [bad, good] = options.goalposts[id];
    bad = posts.required("bad").number();
    good = posts.required("good").number();
    if (bad == good) posts.fault("'bad' and 'good' must differ.");
    posts.close();
  }
}

ExpertBudget read_expert(const Place& place) {
  ExpertBudget budget;
  budget.expert = place.required("expert").text();
  double total = 0;
  for (const auto& [id, points] : place.required("points").members()) {
    budget.points[id] = points.number();
    if (!(budget.points[id] >= 0)) points.fault("Points are a number of 0 or more.");
    total += budget.points[id];
  }
  if (!(std::abs(total - kBudget) <= 1e-9 * kBudget)) {
    place.fault("The points of '" + budget.expert + "' add up to " + base::short_number(total, 12) +
                "; each expert gives out 100.");
  }
  place.close();
  return budget;
}

std::string_view word_of(OutlierOptions::Rule rule) {
  for (const auto& [word, known] : kOutlierRules) {
    if (known == rule) return word;
  }
  return "";
}

JsonObject outliers_json(const OutlierOptions& outliers) {
  JsonObject json{{"rule", word_of(outliers.rule)}};
  if (outliers.rule == OutlierOptions::Rule::Skewed) {
    json["skewness"] = outliers.skewness;
    json["kurtosis"] = outliers.kurtosis;
    json["most"] = outliers.most;
  } else if (outliers.rule == OutlierOptions::Rule::Count) {
    json["high"] = outliers.high;
    json["low"] = outliers.low;
  }
  return json;
}

const std::string& indicator_id(const Findings& findings, const Scores& scores, std::size_t j) {
  return findings.scorecard.definition.indicators[scores.indicators[j].indicator].id;
}

JsonArray matrix_json(const std::vector<double>& values, std::size_t p) {
  JsonArray rows;
  for (std::size_t a = 0; a < p; ++a) {
    JsonArray row;
    for (std::size_t b = 0; b < p; ++b) row.emplace_back(values[a * p + b]);
    rows.emplace_back(std::move(row));
  }
  return rows;
}

/// The mean over the tables of a multiple imputation.
double points(const Scores& scores, std::size_t j, std::size_t u) {
  double sum = 0;
  for (const IndicatorColumns& table : scores.normalised) sum += table[j][u];
  return sum / static_cast<double>(scores.normalised.size());
}

JsonArray indicators_json(const Findings& findings, const Scores& scores) {
  JsonArray rows;
  for (std::size_t j = 0; j < scores.indicators.size(); ++j) {
    const ScoredIndicator& scored = scores.indicators[j];
    rows.emplace_back(JsonObject{{"id", indicator_id(findings, scores, j)},
                                 {"measure", word(scored.measure)},
                                 {"better", scored.lower_is_better ? "lower" : "higher"},
                                 {"weight", scored.weight},
                                 {"variance_share", scored.variance_share},
                                 {"squared_correlation", scored.squared_correlation},
                                 {"still_skewed", scored.still_skewed}});
  }
  return rows;
}

JsonObject unit_json(const Findings& findings, const Scores& scores, std::size_t u) {
  const std::size_t p = scores.indicators.size();
  JsonObject blocks;
  for (std::size_t b = 0; b < scores.blocks.size(); ++b) {
    blocks[findings.scorecard.definition.blocks[b].id] = scores.blocks[b][u];
  }
  JsonObject normalised;
  JsonObject contributions;
  JsonArray imputed;
  JsonObject own_weights;
  for (std::size_t j = 0; j < p; ++j) {
    const std::string& id = indicator_id(findings, scores, j);
    normalised[id] = points(scores, j, u);
    if (scores.imputed[j][u] != 0) imputed.emplace_back(id);
    if (!scores.contributions.empty()) contributions[id] = scores.contributions[u * p + j];
    if (!scores.own_weights.empty()) own_weights[id] = scores.own_weights[u * p + j];
  }
  JsonObject json{{"id", findings.scorecard.units[u].id},
                  {"score", scores.scores[u]},
                  {"rank", scores.ranks[u] ? Json(*scores.ranks[u]) : Json(nullptr)},
                  {"blocks", std::move(blocks)},
                  {"observed_share", scores.observed_share[u]},
                  {"normalised", std::move(normalised)},
                  {"imputed", std::move(imputed)}};
  if (!scores.contributions.empty()) json["contributions"] = std::move(contributions);
  if (!scores.own_weights.empty()) json["own_weights"] = std::move(own_weights);
  if (!scores.imputation_spread.empty()) json["imputation_spread"] = scores.imputation_spread[u];
  return json;
}

std::string cell(double value) { return std::isnan(value) ? "" : base::exact_number(value); }

}  // namespace

ScoresOptions read_scores_options(const Place& place) {
  ScoresOptions options;
  if (const Place outliers = place.optional("outliers"); outliers.present()) options.outliers = read_outliers(outliers);
  options.imputation = place.optional("imputation").choice<Imputation>(kImputationWords, options.imputation);
  options.group_by = place.optional("group_by").text();
  options.neighbours = static_cast<int>(place.optional("neighbours").integer(1, 1'000'000, options.neighbours));
  options.imputations = static_cast<int>(place.optional("imputations").integer(1, 1000, options.imputations));
  options.normalisation =
      place.optional("normalisation").choice<Normalisation>(kNormalisationWords, options.normalisation);
  options.low = place.optional("low").number(options.low);
  options.high = place.optional("high").number(options.high);
  if (!(options.low < options.high)) place.fault("'low' is below 'high'.");
  options.reference = place.optional("reference").text();
  for (const auto& [id, target] : place.optional("targets").members()) options.targets[id] = target.number();
  read_goalposts(place.optional("goalposts"), options);
  options.weights = place.optional("weights").choice<WeightScheme>(kWeightSchemeWords, options.weights);
  for (const Place& expert : place.optional("budget").items()) options.budget.push_back(read_expert(expert));
  options.aggregation = place.optional("aggregation").choice<Aggregation>(kAggregationWords, options.aggregation);
  options.power = place.optional("power").number(options.power);
  if (options.power == 0) place.fault("'power' is not 0; a power of 0 is the geometric mean.");
  place.close();
  return options;
}

Json scores_options_json(const ScoresOptions& options) {
  JsonObject targets;
  for (const auto& [id, target] : options.targets) targets[id] = target;
  JsonObject goalposts;
  for (const auto& [id, posts] : options.goalposts) {
    goalposts[id] = JsonObject{{"bad", posts.first}, {"good", posts.second}};
  }
  JsonArray budget;
  for (const ExpertBudget& expert : options.budget) {
    JsonObject given;
    for (const auto& [id, value] : expert.points) given[id] = value;
    budget.emplace_back(JsonObject{{"expert", expert.expert}, {"points", std::move(given)}});
  }
  return JsonObject{{"outliers", outliers_json(options.outliers)},
                    {"imputation", word(options.imputation)},
                    {"group_by", options.group_by},
                    {"neighbours", options.neighbours},
                    {"imputations", options.imputations},
                    {"normalisation", word(options.normalisation)},
                    {"low", options.low},
                    {"high", options.high},
                    {"reference", options.reference},
                    {"targets", std::move(targets)},
                    {"goalposts", std::move(goalposts)},
                    {"weights", word(options.weights)},
                    {"budget", std::move(budget)},
                    {"aggregation", word(options.aggregation)},
                    {"power", options.power}};
}

Json scores_json(const Findings& findings, const Scores& scores) {
  const ScorecardDefinition& definition = findings.scorecard.definition;
  const std::size_t p = scores.indicators.size();
  JsonArray not_scored;
  for (const NotScored& none : scores.not_scored) {
    not_scored.emplace_back(JsonObject{{"id", definition.indicators[none.indicator].id},
                                       {"reason", JsonObject{{"en", none.reason.en}, {"ru", none.reason.ru}}}});
  }
  JsonArray winsorised;
  for (const WinsorisedCell& value : scores.winsorised) {
    winsorised.emplace_back(JsonObject{{"unit", findings.scorecard.units[value.unit].id},
                                       {"indicator", indicator_id(findings, scores, value.column)},
                                       {"from", value.from},
                                       {"to", value.to}});
  }
  JsonArray units;
  for (std::size_t u = 0; u < scores.scores.size(); ++u) units.emplace_back(unit_json(findings, scores, u));
  return JsonObject{{"indicators", indicators_json(findings, scores)},
                    {"not_scored", std::move(not_scored)},
                    {"winsorised", std::move(winsorised)},
                    {"weight_units", scores.weight_units},
                    {"units", std::move(units)},
                    {"correlations", matrix_json(scores.correlations, p)},
                    {"correlated_units", matrix_json({scores.correlated.begin(), scores.correlated.end()}, p)},
                    {"alpha", scores.alpha},
                    {"alpha_units", scores.alpha_units}};
}

std::string scores_csv(const Findings& findings) {
  std::vector<std::string> header{"id", "name", "score", "rank", "observed_share"};
  if (!findings.scores) return base::csv_row(header);
  const Scores& scores = *findings.scores;
  if (findings.robustness) {
    header.insert(header.end(), {"median_rank", "rank_5", "rank_95", "top_probability", "best_probability"});
  }
  for (const Block& block : findings.scorecard.definition.blocks) header.push_back("block_" + block.id);
  for (std::size_t j = 0; j < scores.indicators.size(); ++j) header.push_back(indicator_id(findings, scores, j));
  header.push_back("imputed");
  std::string csv = base::csv_row(header);
  for (std::size_t u = 0; u < scores.scores.size(); ++u) {
    std::vector<std::string> row{findings.scorecard.units[u].id, findings.scorecard.units[u].name,
                                 cell(scores.scores[u]), scores.ranks[u] ? std::to_string(*scores.ranks[u]) : "",
                                 cell(scores.observed_share[u])};
    if (findings.robustness) {
      const RankRange& range = findings.robustness->units[u];
      for (const double value : {range.median, range.low, range.high, range.top_probability, range.best_probability}) {
        row.push_back(cell(value));
      }
    }
    for (const auto& block : scores.blocks) row.push_back(cell(block[u]));
    std::vector<std::string> imputed;
    for (std::size_t j = 0; j < scores.indicators.size(); ++j) {
      row.push_back(cell(points(scores, j, u)));
      if (scores.imputed[j][u] != 0) imputed.push_back(indicator_id(findings, scores, j));
    }
    row.push_back(base::join(imputed, ";"));
    csv += base::csv_row(row);
  }
  return csv;
}

}  // namespace vallis::study
