#include "study/robustness_json.hpp"

#include <algorithm>

#include "study/scores_json.hpp"

namespace vallis::study {
namespace {

using base::Json;
using base::JsonArray;
using base::JsonObject;
using Place = base::JsonReader::Place;

template <class E, std::size_t N>
std::vector<E> read_list(const Place& place, const std::array<std::pair<std::string_view, E>, N>& words) {
  std::vector<E> list;
  for (const Place& item : place.items()) {
    const E choice = item.choice<E>(words, words.front().second);
    if (std::find(list.begin(), list.end(), choice) != list.end()) item.fault("It is named twice.");
    list.push_back(choice);
  }
  return list;
}

template <class E>
JsonArray list_json(const std::vector<E>& list) {
  JsonArray array;
  for (const E choice : list) array.emplace_back(word(choice));
  return array;
}

JsonArray interval_json(const Interval& interval) { return {interval.low, interval.high}; }

JsonObject local(const base::LocalText& text) { return {{"en", text.en}, {"ru", text.ru}}; }

const base::LocalText kTarget{
    "The mean over the units, as far as they have a score in both, of the places between the rank in a draw and the "
    "rank by the scores.",
    "Среднее по объектам (у которых есть балл в обоих случаях) числа мест между местом в розыгрыше и местом по баллам."};

}  // namespace

RobustnessOptions read_robustness_options(const Place& place) {
  RobustnessOptions options;
  options.imputations = read_list(place.optional("imputations"), kImputationWords);
  options.normalisations = read_list(place.optional("normalisations"), kNormalisationWords);
  options.aggregations = read_list(place.optional("aggregations"), kAggregationWords);
  const Place weights = place.optional("weights");
  options.weights = read_list(weights, kWeightSchemeWords);
  if (std::find(options.weights.begin(), options.weights.end(), WeightScheme::BenefitOfDoubt) !=
      options.weights.end()) {
    weights.fault("The benefit of the doubt gives each unit weights of its own, which cannot be varied here.");
  }
  options.weight_spread = place.optional("weight_spread").number(options.weight_spread);
  if (!(options.weight_spread >= 0 && options.weight_spread < 1)) {
    place.fault("'weight_spread' is a share of 0 or more, below 1.");
  }
  options.leave_one_out = place.optional("leave_one_out").boolean(options.leave_one_out);
  options.draws = static_cast<int>(place.optional("draws").integer(1, 100'000'000, options.draws));
  options.top = static_cast<int>(place.optional("top").integer(1, 1'000'000, options.top));
  options.points = static_cast<int>(place.optional("points").integer(0, 16'777'216, options.points));
  options.replicates = static_cast<int>(place.optional("replicates").integer(1, 1'000'000, options.replicates));
  options.widest = place.optional("widest").number(options.widest);
  if (!(options.widest > 0)) place.fault("'widest' is above 0.");
  place.close();
  return options;
}

Json robustness_options_json(const RobustnessOptions& options) {
  return JsonObject{{"imputations", list_json(options.imputations)},
                    {"normalisations", list_json(options.normalisations)},
                    {"aggregations", list_json(options.aggregations)},
                    {"weights", list_json(options.weights)},
                    {"weight_spread", options.weight_spread},
                    {"leave_one_out", options.leave_one_out},
                    {"draws", options.draws},
                    {"top", options.top},
                    {"points", options.points},
                    {"replicates", options.replicates},
                    {"widest", options.widest}};
}

Json robustness_json(const Findings& findings, const Robustness& robustness) {
  JsonArray refused;
  for (const RefusedWay& way : robustness.refused) {
    refused.emplace_back(JsonObject{{"imputation", word(way.imputation)},
                                    {"normalisation", word(way.normalisation)},
                                    {"aggregation", word(way.aggregation)},
                                    {"reason", way.reason}});
  }
  JsonArray units;
  for (std::size_t u = 0; u < robustness.units.size(); ++u) {
    const RankRange& range = robustness.units[u];
    units.emplace_back(JsonObject{{"id", findings.scorecard.units[u].id},
                                  {"draws", range.draws},
                                  {"median_rank", range.median},
                                  {"rank_interval", JsonArray{range.low, range.high}},
                                  {"top_probability", range.top_probability},
                                  {"best_probability", range.best_probability}});
  }
  JsonObject sensitivity{{"target", local(kTarget)}};
  if (robustness.no_sensitivity) {
    sensitivity["none"] = local(*robustness.no_sensitivity);
  } else {
    JsonArray factors;
    for (const FactorShare& share : robustness.factors) {
      factors.emplace_back(JsonObject{{"factor", word(share.factor)},
                                      {"alternatives", share.alternatives},
                                      {"first", share.first},
                                      {"first_interval", interval_json(share.first_interval)},
                                      {"total", share.total},
                                      {"total_interval", interval_json(share.total_interval)},
                                      {"settled", share.settled}});
    }
    sensitivity["mean_shift"] = robustness.mean_shift;
    sensitivity["factors"] = std::move(factors);
  }
  return JsonObject{{"ways", robustness.ways},
                    {"refused", std::move(refused)},
                    {"units", std::move(units)},
                    {"sensitivity", std::move(sensitivity)}};
}

}  // namespace vallis::study
