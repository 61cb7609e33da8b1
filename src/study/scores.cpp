#include "study/scores.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "study/benefit_of_doubt.hpp"
#include "study/detail/score_steps.hpp"
#include "study/progress.hpp"
#include "study/run.hpp"

namespace vallis::study {
namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

/// Scores by one table, and the contributions that add up to them where there are any.
struct TableScores {
  std::vector<double> scores;
  std::vector<double> contributions;
  std::vector<double> own_weights;
};

std::vector<double> arithmetic_contributions(const IndicatorColumns& columns, std::span<const double> weights) {
  const std::size_t p = columns.size();
  std::vector<double> parts(columns.front().size() * p, 0.0);
  for (std::size_t u = 0; u < columns.front().size(); ++u) {
    double total = 0;
    for (std::size_t j = 0; j < p; ++j) total += std::isnan(columns[j][u]) ? 0 : weights[j];
    for (std::size_t j = 0; j < p; ++j) {
      if (!std::isnan(columns[j][u]) && total > 0) parts[u * p + j] = weights[j] * columns[j][u] / total;
    }
  }
  return parts;
}

/// @param weights  empty under the benefit of the doubt
base::Result<TableScores> score_table(const IndicatorColumns& columns, std::span<const double> weights,
                                      const ScoresOptions& options) {
  TableScores result;
  if (options.weights == WeightScheme::BenefitOfDoubt) {
    auto found = benefit_of_doubt(columns);
    if (!found) return found.error().in("the benefit of the doubt (/scores/weights)");
    result.scores = std::move(found->scores);
    const std::size_t p = columns.size();
    for (std::size_t at = 0; at < found->weights.size(); ++at) {
      result.contributions.push_back(found->weights[at] * columns[at % p][at / p]);
    }
    result.own_weights = std::move(found->weights);
    return result;
  }
  auto scores = detail::aggregate_columns(columns, weights, options.aggregation, options.power);
  if (!scores) return scores.error().in("aggregating (/scores/aggregation)");
  result.scores = std::move(*scores);
  if (options.aggregation == Aggregation::Arithmetic) result.contributions = arithmetic_contributions(columns, weights);
  return result;
}

void add_to(std::vector<double>& sum, const std::vector<double>& values, double share) {
  sum.resize(values.size(), 0.0);
  for (std::size_t k = 0; k < values.size(); ++k) sum[k] += share * values[k];
}

base::Result<void> make_tables(const Findings& findings, const ScoresOptions& options, Scores& scores) {
  for (std::uint64_t stream = 0; stream < detail::table_count(options.imputation, options); ++stream) {
    auto filled = detail::fill(findings, options, scores, options.imputation, stream);
    if (!filled) return filled.error();
    auto normalised = detail::normalise_columns(findings, options, scores, filled->columns, options.normalisation);
    if (!normalised) return normalised.error();
    scores.normalised.push_back(std::move(*normalised));
    scores.imputed = std::move(filled->imputed);  // the same cells in every stream
  }
  return {};
}

base::Result<std::vector<double>> weigh(const Findings& findings, const ScoresOptions& options, Scores& scores) {
  if (options.weights == WeightScheme::BenefitOfDoubt) {
    for (ScoredIndicator& scored : scores.indicators) scored.weight = kUndefined;
    return std::vector<double>();
  }
  auto weights = detail::make_weights(findings, options, scores, options.weights);
  if (!weights) return weights.error();
  for (std::size_t j = 0; j < scores.indicators.size(); ++j) scores.indicators[j].weight = weights->values[j];
  scores.weight_units = weights->units;
  return std::move(weights->values);
}

base::Result<void> score_units(const ScoresOptions& options, std::span<const double> weights, Scores& scores) {
  const double share = 1 / static_cast<double>(scores.normalised.size());
  std::vector<std::vector<double>> of_tables;
  for (const IndicatorColumns& columns : scores.normalised) {
    auto table = score_table(columns, weights, options);
    if (!table) return table.error();
    add_to(scores.scores, table->scores, share);
    if (!table->contributions.empty()) add_to(scores.contributions, table->contributions, share);
    if (!table->own_weights.empty()) add_to(scores.own_weights, table->own_weights, share);
    of_tables.push_back(std::move(table->scores));
  }
  scores.ranks = ranks_from_highest(scores.scores);
  if (options.imputation != Imputation::HotDeck) return {};
  for (std::size_t u = 0; u < scores.scores.size(); ++u) {
    std::vector<double> values;
    for (const auto& of_table : of_tables) values.push_back(of_table[u]);
    scores.imputation_spread.push_back(distribution(values).standard_deviation);
  }
  return {};
}

base::Result<void> score_blocks(const Findings& findings, const ScoresOptions& options, Scores& scores) {
  const std::size_t n = scores.scores.size();
  for (const Block& block : findings.scorecard.definition.blocks) {
    std::vector<std::size_t> members;
    std::vector<double> weights;
    double total = 0;
    for (std::size_t j = 0; j < scores.indicators.size(); ++j) {
      if (findings.scorecard.definition.indicators[scores.indicators[j].indicator].block != block.id) continue;
      members.push_back(j);
      weights.push_back(scores.indicators[j].weight);
      total += scores.indicators[j].weight;
    }
    scores.blocks.emplace_back(n, kUndefined);
    // Under the benefit of the doubt the sum is NaN, and the block finds its own weights.
    if (members.empty() || total == 0) continue;
    std::vector<double> mean;
    for (const IndicatorColumns& columns : scores.normalised) {
      IndicatorColumns of_block;
      for (const std::size_t j : members) of_block.push_back(columns[j]);
      auto table = score_table(of_block, weights, options);
      if (!table) return table.error().in(fmt::format("block '{}'", block.id));
      add_to(mean, table->scores, 1 / static_cast<double>(scores.normalised.size()));
    }
    scores.blocks.back() = std::move(mean);
  }
  return {};
}

/// The normalised values with the imputed ones taken out again.
IndicatorColumns observed_of(const Scores& scores) {
  IndicatorColumns observed = scores.normalised.front();
  for (std::size_t j = 0; j < observed.size(); ++j) {
    for (std::size_t u = 0; u < observed[j].size(); ++u) {
      if (scores.imputed[j][u] != 0) observed[j][u] = kUndefined;
    }
  }
  return observed;
}

struct Correlation {
  double r = kUndefined;
  int units = 0;
};

Correlation correlate(const std::vector<double>& x, const std::vector<double>& y) {
  const IndicatorColumns both{x, y};
  const auto units = complete_units(both);
  if (units.size() < 2) return {kUndefined, static_cast<int>(units.size())};
  return {correlations(only_units(both, units))[1], static_cast<int>(units.size())};
}

void describe_indicators(Scores& scores) {
  const std::size_t p = scores.indicators.size();
  const IndicatorColumns observed = observed_of(scores);
  scores.correlations.assign(p * p, 1.0);
  scores.correlated.assign(p * p, 0);
  for (std::size_t a = 0; a < p; ++a) {
    scores.correlated[a * p + a] = static_cast<int>(known_values(observed[a]).size());
    for (std::size_t b = a + 1; b < p; ++b) {
      const Correlation found = correlate(observed[a], observed[b]);
      scores.correlations[a * p + b] = scores.correlations[b * p + a] = found.r;
      scores.correlated[a * p + b] = scores.correlated[b * p + a] = found.units;
    }
    const double r = correlate(observed[a], scores.scores).r;
    scores.indicators[a].squared_correlation = r * r;
  }
  const auto complete = complete_units(observed);
  scores.alpha_units = complete.size();
  scores.alpha = complete.size() < 2 ? kUndefined : cronbach_alpha(only_units(observed, complete));
}

/// Shares of the variance of a sum: Cov(part, sum)/Var(sum), over the units with a score.
void share_variance(Scores& scores) {
  const std::size_t p = scores.indicators.size();
  for (ScoredIndicator& scored : scores.indicators) scored.variance_share = kUndefined;
  const Distribution all = distribution(scores.scores);
  if (scores.contributions.empty() || all.count < 2 || all.minimum == all.maximum) return;
  double variance = 0;
  std::vector<double> covariance(p, 0.0);
  for (std::size_t u = 0; u < scores.scores.size(); ++u) {
    if (std::isnan(scores.scores[u])) continue;
    const double apart = scores.scores[u] - all.mean;
    variance += apart * apart;
    for (std::size_t j = 0; j < p; ++j) covariance[j] += scores.contributions[u * p + j] * apart;
  }
  for (std::size_t j = 0; j < p; ++j) scores.indicators[j].variance_share = covariance[j] / variance;
}

void share_observed(Scores& scores) {
  const bool own = !scores.own_weights.empty();
  for (std::size_t u = 0; u < scores.scores.size(); ++u) {
    double observed = 0;
    double total = 0;
    for (std::size_t j = 0; j < scores.indicators.size(); ++j) {
      const double weight = own ? 1 : scores.indicators[j].weight;
      total += weight;
      if (!std::isnan(scores.treated[j][u])) observed += weight;
    }
    scores.observed_share.push_back(observed / total);
  }
}

}  // namespace

base::Result<Scores> compute_scores(const Findings& findings, const ScoresOptions& options, Workers& /*workers*/,
                                    Progress& progress) {
  if (progress.cancelled()) return base::cancelled();
  progress.report("scores", 0);
  if (options.weights == WeightScheme::BenefitOfDoubt && options.aggregation != Aggregation::Arithmetic) {
    return base::invalid_argument(
        "The benefit of the doubt is a sum of weighted values; it goes with the arithmetic mean "
        "(/scores/aggregation).");
  }
  Scores scores;
  if (auto read = detail::read_columns(findings, scores); !read) return read.error();
  if (auto done = detail::winsorise(findings, options.outliers, scores); !done) return done.error();
  if (auto made = make_tables(findings, options, scores); !made) return made.error();
  const auto weights = weigh(findings, options, scores);
  if (!weights) return weights.error();
  if (auto done = score_units(options, *weights, scores); !done) return done.error();
  if (auto done = score_blocks(findings, options, scores); !done) return done.error();
  describe_indicators(scores);
  share_variance(scores);
  share_observed(scores);
  return scores;
}

std::string_view word(WeightScheme scheme) {
  switch (scheme) {
    case WeightScheme::Given:
      return "given";
    case WeightScheme::Equal:
      return "equal";
    case WeightScheme::EqualByBlock:
      return "equal_by_block";
    case WeightScheme::Budget:
      return "budget";
    case WeightScheme::Entropy:
      return "entropy";
    case WeightScheme::PrincipalComponents:
      return "principal_components";
    case WeightScheme::BenefitOfDoubt:
      return "benefit_of_doubt";
  }
  return "";
}

std::string_view word(Aggregation aggregation) {
  return aggregation == Aggregation::Copeland ? "copeland" : word(detail::mean_of(aggregation));
}

std::string_view word(Measure measure) {
  switch (measure) {
    case Measure::Number:
      return "number";
    case Measure::Logarithm:
      return "logarithm";
    case Measure::Level:
      return "level";
    case Measure::Members:
      return "members";
    case Measure::YesNo:
      return "yes_no";
  }
  return "";
}

}  // namespace vallis::study
