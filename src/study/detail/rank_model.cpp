#include "study/detail/rank_model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "study/detail/draw_kernels.hpp"
#include "study/detail/score_steps.hpp"

namespace vallis::study::detail {
namespace {

constexpr double kNoScore = -std::numeric_limits<double>::infinity();
constexpr double kTieTolerance = 1e-12;
constexpr std::size_t kMostUnits = 8192;
constexpr std::size_t kMostCopelandUnits = 1024;

std::size_t padded(std::size_t count) { return (count + kDrawLanes - 1) / kDrawLanes * kDrawLanes; }

/// Which of `count` equal steps of [0, 1) x lies in.
std::size_t step_of(double x, std::size_t count) {
  return std::min(count - 1, static_cast<std::size_t>(x * static_cast<double>(count)));
}

/// An empty list means the one alternative of the scores.
template <class T>
std::vector<T> alternatives_of(const std::vector<T>& named, T own) {
  return named.empty() ? std::vector<T>{own} : named;
}

base::Result<void> check_size(std::size_t n, std::span<const Aggregation> aggregations) {
  const bool pairs = std::find(aggregations.begin(), aggregations.end(), Aggregation::Copeland) != aggregations.end();
  const std::size_t most = pairs ? kMostCopelandUnits : kMostUnits;
  if (n <= most) return {};
  return base::too_large(fmt::format(
      "The robustness of ranks keeps numbers for each pair of units and takes at most {} units{}; there are {}. Score a "
      "part of them (/units), or take /robustness out of the recipe.",
      most, pairs ? " with Copeland's method" : "", n));
}

}  // namespace

CopelandDraws::CopelandDraws(const IndicatorColumns& columns)
    : n_(columns.front().size()), stride_(padded(n_)), pairs_(padded(n_ * (n_ - 1) / 2)) {
  signs_.assign(columns.size() * pairs_, 0.0);
  for (std::size_t j = 0; j < columns.size(); ++j) {
    double* sign = signs_.data() + j * pairs_;
    for (std::size_t a = 0; a < n_; ++a) {
      for (std::size_t b = a + 1; b < n_; ++b, ++sign) {
        // A comparison with a missing value is false either way and leaves 0.
        *sign = columns[j][a] > columns[j][b] ? 1 : columns[j][a] < columns[j][b] ? -1 : 0;
      }
    }
  }
}

CopelandDraws::Scratch CopelandDraws::scratch() const {
  return {std::vector<double>(pairs_), std::vector<double>(stride_), std::vector<std::int64_t>(stride_)};
}

void CopelandDraws::run(const IndicatorColumns& columns, std::span<const double> weights, Scratch& scratch) const {
  const DrawKernels& kernels = draw_kernels();
  kernels.weighted_sums(signs_.data(), weights.data(), weights.size(), pairs_, scratch.lead.data());
  double total = 0;
  for (const double weight : weights) total += weight;
  const double slack = 2 * kTieTolerance * total;
  std::fill(scratch.scores.begin(), scratch.scores.end(), 0.0);
  const double* lead = scratch.lead.data();
  for (std::size_t a = 0; a < n_; ++a) {
    for (std::size_t b = a + 1; b < n_; ++b, ++lead) {
      const double won = *lead > slack ? 1 : *lead < -slack ? -1 : 0;
      scratch.scores[a] += won;
      scratch.scores[b] -= won;
    }
  }
  const auto scored = scored_units(columns, weights);
  for (std::size_t u = 0; u < stride_; ++u) {
    if (u >= n_ || scored[u] == 0) scratch.scores[u] = kNoScore;
  }
  kernels.count_better(scratch.scores.data(), kTieTolerance, stride_, scratch.better.data());
}

base::Result<RankModel> RankModel::make(const Findings& findings, const ScoresOptions& scores,
                                        const RobustnessOptions& options, std::vector<RefusedWay>& refused) {
  const Scores& base = *findings.scores;
  const auto imputations = alternatives_of(options.imputations, scores.imputation);
  const auto normalisations = alternatives_of(options.normalisations, scores.normalisation);
  const auto aggregations = alternatives_of(options.aggregations, scores.aggregation);
  const auto schemes = alternatives_of(options.weights, scores.weights);
  RankModel model;
  model.n_ = findings.scorecard.units.size();
  model.p_ = base.indicators.size();
  model.spread_ = options.weight_spread;
  if (auto checked = check_size(model.n_, aggregations); !checked) return checked.error();
  for (const WeightScheme scheme : schemes) {
    auto weights = make_weights(findings, scores, base, scheme);
    if (!weights) return weights.error().in("robustness (/robustness/weights)");
    model.schemes_.push_back(std::move(weights->values));
  }
  const std::size_t left_out = options.leave_one_out && model.p_ > 1 ? model.p_ + 1 : 1;
  model.alternatives_ = {imputations.size(), normalisations.size(), aggregations.size(), schemes.size(), left_out};

  std::vector<CompositeWay> means;
  for (const Imputation imputation : imputations) {
    model.tables_.push_back(table_count(imputation, scores));
    for (std::uint64_t stream = 0; stream < model.tables_.back(); ++stream) {
      const auto filled = fill(findings, scores, base, imputation, stream);
      if (!filled) return filled.error();
      for (const Normalisation normalisation : normalisations) {
        const auto columns = normalise_columns(findings, scores, base, filled->columns, normalisation);
        for (const Aggregation aggregation : aggregations) {
          Way& way = model.ways_.emplace_back();
          std::optional<base::Error> fault;
          if (!columns) {
            fault = columns.error();
          } else if (aggregation == Aggregation::Copeland) {
            way = {Kind::Copeland, model.copelands_.size()};
            model.copelands_.emplace_back(*columns);
            model.copeland_columns_.push_back(*columns);
          } else {
            CompositeWay mean{*columns, mean_of(aggregation), scores.power};
            if (const auto taken = DrawScorer::make({&mean, 1}); !taken) {
              fault = taken.error();
            } else {
              way = {Kind::Mean, means.size()};
              means.push_back(std::move(mean));
            }
          }
          if (!fault) continue;
          ++model.refused_;
          if (stream == 0) refused.push_back({imputation, normalisation, aggregation, fault->message});
        }
      }
    }
  }
  if (model.ways() == 0) {
    return base::invalid_argument(
        fmt::format("No combination of the choices of /robustness gives scores: {}", refused.front().reason));
  }
  if (!means.empty()) {
    auto scorer = DrawScorer::make(means);
    if (!scorer) return scorer.error();
    model.means_ = std::move(*scorer);
  }
  return model;
}

RankModel::Scratch RankModel::scratch() const {
  Scratch scratch;
  if (means_) scratch.means = means_->scratch();
  if (!copelands_.empty()) scratch.copeland = copelands_.front().scratch();
  scratch.weights.resize(p_);
  scratch.ranks.resize(n_);
  return scratch;
}

std::size_t RankModel::way_of(std::span<const double> x) const {
  const std::size_t imputation = step_of(x[0], alternatives_[0]);
  std::size_t table = 0;
  for (std::size_t i = 0; i < imputation; ++i) table += tables_[i];
  // What is left of x within its step chooses the draw of a multiple imputation.
  const double rest = x[0] * static_cast<double>(alternatives_[0]) - static_cast<double>(imputation);
  table += step_of(rest, tables_[imputation]);
  return (table * alternatives_[1] + step_of(x[1], alternatives_[1])) * alternatives_[2] +
         step_of(x[2], alternatives_[2]);
}

void RankModel::weigh(std::span<const double> x, std::vector<double>& weights) const {
  const std::vector<double>& scheme = schemes_[step_of(x[3], alternatives_[3])];
  for (std::size_t j = 0; j < p_; ++j) weights[j] = scheme[j] * (1 + spread_ * (2 * x[kChoices + j] - 1));
  const std::size_t left_out = step_of(x[4], alternatives_[4]);
  if (left_out > 0) weights[left_out - 1] = 0;
}

void RankModel::run(std::span<const double> x, Scratch& scratch) const {
  weigh(x, scratch.weights);
  const Way& way = ways_[way_of(x)];
  const bool copeland = way.kind == Kind::Copeland;
  if (copeland) {
    copelands_[way.index].run(copeland_columns_[way.index], scratch.weights, scratch.copeland);
  } else {
    means_->run(way.index, scratch.weights.data(), scratch.means);
  }
  const auto& scores = copeland ? scratch.copeland.scores : scratch.means.scores;
  const auto& better = copeland ? scratch.copeland.better : scratch.means.better;
  for (std::size_t u = 0; u < n_; ++u) scratch.ranks[u] = scores[u] > kNoScore ? static_cast<int>(better[u]) + 1 : 0;
}

}  // namespace vallis::study::detail
