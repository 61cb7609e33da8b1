#include "study/configurations_json.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "base/csv.hpp"

namespace vallis::study {
namespace {

using base::Json;
using base::JsonArray;
using base::JsonObject;
using Place = base::JsonReader::Place;

constexpr std::array kOrdinalRanges{OrdinalRange::Declared, OrdinalRange::Observed};
constexpr std::array kAmountScales{AmountScale::Declared, AmountScale::Linear};
constexpr std::array kWeights{WeightChoice::Given, WeightChoice::Equal, WeightChoice::EqualByBlock,
                              WeightChoice::BlockLeftOut};
constexpr std::array kLinkages{LinkageMethod::Single,   LinkageMethod::Complete, LinkageMethod::Average,
                               LinkageMethod::McQuitty, LinkageMethod::WardD,    LinkageMethod::WardD2,
                               LinkageMethod::Centroid, LinkageMethod::Median,   LinkageMethod::Flexible};

/// The levels a recipe lists for one choice; `fallback` where it lists none.
template <class Level, class Read>
std::vector<Level> read_levels(const Place& place, std::vector<Level> fallback, const Read& read) {
  if (!place.present()) return fallback;
  std::vector<Level> levels;
  for (const Place& item : place.items()) {
    const Level level = read(item);
    if (std::find(levels.begin(), levels.end(), level) != levels.end()) item.fault("This level is listed twice.");
    levels.push_back(level);
  }
  if (levels.empty()) place.fault("There is at least one level; or leave the list out for the default.");
  return levels;
}

template <class Level, std::size_t N>
std::vector<Level> read_words(const Place& place, std::vector<Level> fallback, const std::array<Level, N>& all) {
  std::vector<std::pair<std::string_view, Level>> words;
  for (const Level level : all) words.emplace_back(word(level), level);
  return read_levels(place, std::move(fallback), [&](const Place& item) { return item.choice<Level>(words, all[0]); });
}

template <class Level>
JsonArray words_json(const std::vector<Level>& levels) {
  JsonArray array;
  for (const Level level : levels) array.emplace_back(word(level));
  return array;
}

}  // namespace

ConfigurationOptions read_configuration_options(const Place& place) {
  ConfigurationOptions options;
  options.ordinal_ranges = read_words(place.optional("ordinal_range"), options.ordinal_ranges, kOrdinalRanges);
  options.amount_scales = read_words(place.optional("amount_scale"), options.amount_scales, kAmountScales);
  options.weights = read_words(place.optional("weights"), options.weights, kWeights);
  std::vector<std::pair<std::string_view, std::optional<LinkageMethod>>> algorithms{{"k-medoids", std::nullopt}};
  for (const LinkageMethod method : kLinkages) algorithms.emplace_back(name(method), method);
  std::vector<std::optional<LinkageMethod>> listed;
  for (const Algorithm& algorithm : options.algorithms) listed.push_back(algorithm.linkage);
  listed = read_levels(place.optional("algorithm"), listed, [&](const Place& item) {
    return item.choice<std::optional<LinkageMethod>>(algorithms, std::nullopt);
  });
  options.algorithms.clear();
  for (const auto& linkage : listed) options.algorithms.push_back({linkage});
  options.k = read_levels(place.optional("k"), options.k,
                          [](const Place& item) { return static_cast<int>(item.integer(2, 1'000'000, 2)); });
  place.close();
  return options;
}

Json configuration_options_json(const ConfigurationOptions& options) {
  JsonArray algorithms;
  for (const Algorithm& algorithm : options.algorithms) algorithms.emplace_back(name(algorithm));
  return JsonObject{{"ordinal_range", words_json(options.ordinal_ranges)},
                    {"amount_scale", words_json(options.amount_scales)},
                    {"weights", words_json(options.weights)},
                    {"algorithm", std::move(algorithms)},
                    {"k", JsonArray(options.k.begin(), options.k.end())}};
}

Json configurations_json(const Findings& findings, const Configurations& configurations) {
  JsonArray factors;
  for (const Configurations::FactorEffect& effect : configurations.factors) {
    JsonArray levels;
    for (const Configurations::Level& level : effect.levels) {
      levels.emplace_back(
          JsonObject{{"level", level.name}, {"configurations", level.configurations}, {"agreement", level.agreement}});
    }
    factors.emplace_back(
        JsonObject{{"factor", word(effect.factor)}, {"spread", effect.spread}, {"levels", std::move(levels)}});
  }
  JsonArray units;
  for (std::size_t u = 0; u < findings.scorecard.units.size(); ++u) {
    units.emplace_back(JsonObject{{"id", findings.scorecard.units[u].id},
                                  {"group", findings.groups.partition.group[u]},
                                  {"stays", configurations.stays[u]},
                                  {"company", configurations.company[u]}});
  }
  JsonArray least;
  for (const int u : configurations.least_settled) {
    least.emplace_back(findings.scorecard.units[static_cast<std::size_t>(u)].id);
  }
  return JsonObject{{"computed", configurations.computed},
                    {"impossible", configurations.impossible},
                    {"mean_agreement", configurations.mean_agreement},
                    {"factors", std::move(factors)},
                    {"units", std::move(units)},
                    {"least_settled", std::move(least)}};
}

std::string configurations_csv(const Findings& findings) {
  using Factor = Configurations::Factor;
  std::string csv = base::csv_row({"ordinal_range", "amount_scale", "weights", "algorithm", "k", "agreement", "stays"});
  if (!findings.configurations) return csv;
  const auto level = [&](Factor factor, std::size_t at) {
    const auto& factors = findings.configurations->factors;
    return std::find_if(factors.begin(), factors.end(), [&](const auto& effect) { return effect.factor == factor; })
        ->levels[at]
        .name;
  };
  const auto cell = [](double value) { return std::isnan(value) ? std::string() : base::exact_number(value); };
  for (const Configurations::Configuration& run : findings.configurations->runs) {
    csv += base::csv_row({level(Factor::OrdinalRange, run.ordinal_range), level(Factor::AmountScale, run.amount_scale),
                          level(Factor::Weights, run.weights), level(Factor::Algorithm, run.algorithm),
                          level(Factor::K, run.k), cell(run.agreement), cell(run.stays)});
  }
  return csv;
}

}  // namespace vallis::study
