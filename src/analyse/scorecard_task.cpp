#include <algorithm>
#include <cmath>
#include <limits>

#include "analyse/indicators.hpp"
#include "study/aggregate.hpp"
#include "study/benefit_of_doubt.hpp"
#include "study/normalise.hpp"
#include "study/profile.hpp"
#include "study/weighting.hpp"

namespace vallis::analyse {
namespace {

using study::IndicatorColumns;
using study::Normalisation;
using study::NormaliseOptions;

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

struct ScorecardParams {
  std::vector<double> weights;
  std::vector<double> targets;  ///< empty = none
  std::vector<double> directions;
};

base::Result<ScorecardParams> read_scorecard_params(const Call& call) {
  const std::size_t p = call.input.columns.size();
  ScorecardParams params;
  params.weights = read_indicator_weights(call.params.optional("weights"), p);
  const auto targets = call.params.optional("targets");
  if (targets.present()) params.targets = read_number_each(targets, p, kUndefined, true);
  params.directions = read_directions(call.params.optional("directions"), p);
  if (auto closed = close(call); !closed) return closed.error();
  return params;
}

/// Every way to normalise, by the name that the answer uses.
class NormalisedTables {
 public:
  NormalisedTables(const base::CsvTable& table, const IndicatorColumns& columns, const ScorecardParams& params)
      : table_(table), columns_(columns), params_(params) {}

  IndicatorColumns columns(Normalisation how, NormaliseOptions options = {}) const {
    IndicatorColumns normalised;
    for (std::size_t j = 0; j < columns_.size(); ++j) {
      options.lower_is_better = params_.directions[j] < 0;
      if (!params_.targets.empty()) options.target = params_.targets[j];
      if (how == Normalisation::Goalposts) {
        // The bad tenth and the good tenth are cut off.
        const auto known = study::known_values(columns_[j]);
        options.lower = study::quantile(known, options.lower_is_better ? 0.9 : 0.1);
        options.upper = study::quantile(known, options.lower_is_better ? 0.1 : 0.9);
      }
      normalised.push_back(study::normalise(columns_[j], how, options));
    }
    return normalised;
  }

  base::JsonObject json(Normalisation how, const NormaliseOptions& options = {}) const {
    base::JsonObject object;
    const auto normalised = columns(how, options);
    for (std::size_t j = 0; j < normalised.size(); ++j) object[table_.columns[j]] = numbers_json(normalised[j]);
    return object;
  }

  base::JsonObject statistic(double study::Distribution::*which) const {
    base::JsonObject object;
    for (std::size_t j = 0; j < columns_.size(); ++j) {
      object[table_.columns[j]] = base::JsonArray{number_json(study::distribution(columns_[j]).*which)};
    }
    return object;
  }

  base::JsonObject all() const {
    NormaliseOptions from_one;
    from_one.low = 1;
    base::JsonObject answer;
    answer["minmax_0_100"] = json(Normalisation::MinMax);
    answer["minmax_1_100"] = json(Normalisation::MinMax, from_one);
    answer["zscore"] = json(Normalisation::ZScore);
    answer["rank_min"] = json(Normalisation::Rank);
    answer["rank_average"] = json(Normalisation::MeanRank);
    answer["prank"] = json(Normalisation::PercentileRank);
    answer["borda"] = json(Normalisation::Borda);
    answer["dist2max"] = json(Normalisation::DistanceToMax);
    answer["dist2ref_unit1"] = json(Normalisation::DistanceToReference);
    answer["fracmax"] = json(Normalisation::FractionOfMax);
    if (!params_.targets.empty()) answer["dist2targ"] = json(Normalisation::DistanceToTarget);
    answer["goalposts"] = json(Normalisation::Goalposts);
    answer["skewness"] = statistic(&study::Distribution::skewness);
    answer["kurtosis"] = statistic(&study::Distribution::excess_kurtosis);
    return answer;
  }

 private:
  const base::CsvTable& table_;
  const IndicatorColumns& columns_;
  const ScorecardParams& params_;
};

base::JsonArray matrix_json(std::span<const double> values, std::size_t width) {
  base::JsonArray rows;
  for (std::size_t at = 0; at < values.size(); at += width) rows.emplace_back(numbers_json(values.subspan(at, width)));
  return rows;
}

/// The means of the scorecard, and the ranks of the first.
base::Result<void> add_means(const IndicatorColumns& normalised, const std::vector<double>& weights,
                             base::JsonObject& aggregated, base::JsonArray& ranks) {
  struct NamedMean {
    std::string_view name;
    study::Mean mean;
    double power;
  };
  constexpr NamedMean kMeans[] = {{"amean", study::Mean::Arithmetic, 1},
                                  {"gmean", study::Mean::Geometric, 0},
                                  {"hmean", study::Mean::Harmonic, -1},
                                  {"genmean_p2", study::Mean::Generalised, 2},
                                  {"genmean_pm2", study::Mean::Generalised, -2}};
  for (const NamedMean& named : kMeans) {
    const auto scores = study::aggregate(normalised, weights, named.mean, named.power);
    if (!scores) return scores.error();
    aggregated[named.name] = numbers_json(*scores);
    if (named.mean != study::Mean::Arithmetic) continue;
    for (const auto& rank : study::ranks_from_highest(*scores)) {
      ranks.push_back(rank ? base::Json(*rank) : base::Json(nullptr));
    }
  }
  return {};
}

/// The columns of the complete rows on which the figures from data stand: those that min–max gives values.
struct DataColumns {
  std::vector<std::size_t> positions;
  IndicatorColumns columns;
};

DataColumns with_values(const IndicatorColumns& normalised, const std::vector<int>& complete) {
  DataColumns data;
  const auto rows = study::only_units(normalised, complete);
  for (std::size_t j = 0; j < rows.size(); ++j) {
    if (rows[j].empty() || std::isnan(rows[j].front())) continue;
    data.positions.push_back(j);
    data.columns.push_back(rows[j]);
  }
  return data;
}

std::vector<double> spread_out(const std::vector<double>& values, const DataColumns& data, std::size_t p, double rest) {
  std::vector<double> all(p, rest);
  for (std::size_t k = 0; k < values.size(); ++k) all[data.positions[k]] = values[k];
  return all;
}

/// Weights and scores that the data themselves give. What the data are too few for is undefined.
void add_from_data(const DataColumns& data, std::size_t p, std::size_t rows, base::JsonObject& answer) {
  const std::vector<double> none(p, kUndefined);
  const auto entropy = study::entropy_weights(data.columns);
  answer["entropy"] = numbers_json(entropy ? spread_out(entropy->entropy, data, p, kUndefined) : none);
  answer["entropy_weights"] = numbers_json(entropy ? spread_out(entropy->weights, data, p, 0) : none);
  const auto principal = study::principal_weights(data.columns);
  answer["pca_weights"] = numbers_json(principal ? spread_out(principal->weights, data, p, 0) : none);
  answer["cronbach_alpha"] = number_json(study::cronbach_alpha(data.columns));
  const auto kindest = study::benefit_of_doubt(data.columns);
  answer["bod"] = numbers_json(kindest ? kindest->scores : std::vector<double>(rows, kUndefined));
}

}  // namespace

/// Normalisations, composites, and what the data say about the indicators.
base::Result<base::Json> scorecard_task(const Call& call) {
  const auto params = read_scorecard_params(call);
  if (!params) return params.error();
  const auto columns = read_indicators(call.input);
  if (!columns) return columns.error();
  const NormalisedTables tables(call.input, *columns, *params);
  NormaliseOptions from_one;
  from_one.low = 1;
  const auto normalised = tables.columns(Normalisation::MinMax, from_one);

  base::JsonObject answer;
  answer["normalised"] = tables.all();
  base::JsonObject aggregated;
  base::JsonArray ranks;
  if (auto added = add_means(normalised, params->weights, aggregated, ranks); !added) return added.error();
  answer["aggregated"] = std::move(aggregated);

  const auto complete = study::complete_units(*columns);
  answer["complete_rows"] = integers_json(complete, 1);
  auto directed = study::only_units(*columns, complete);
  for (std::size_t j = 0; j < directed.size(); ++j) {
    for (double& value : directed[j]) value *= params->directions[j];
  }
  const auto outranking = study::outranking(directed, params->weights);
  if (!outranking) return outranking.error();
  answer["outranking"] = matrix_json(*outranking, complete.size());
  answer["copeland"] = integers_json(study::copeland(*outranking, complete.size()), 0);
  answer["correlation"] = matrix_json(study::correlations(directed), directed.size());
  add_from_data(with_values(normalised, complete), columns->size(), complete.size(), answer);
  answer["rank_of_amean_desc"] = std::move(ranks);
  return base::Json(std::move(answer));
}

}  // namespace vallis::analyse
