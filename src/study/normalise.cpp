#include "study/normalise.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

#include "study/indicator_statistics.hpp"

namespace vallis::study {
namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

/// Ranks from 1 for the smallest; ties share the lowest of their ranks, or the mean.
std::vector<double> ranks_of(std::span<const double> values, bool mean) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!std::isnan(values[i])) order.push_back(i);
  }
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  std::vector<double> ranks(values.size(), kUndefined);
  for (std::size_t begin = 0; begin < order.size();) {
    std::size_t end = begin;
    while (end < order.size() && values[order[end]] == values[order[begin]]) ++end;
    const double lowest = static_cast<double>(begin) + 1;
    const double rank = mean ? (lowest + static_cast<double>(end)) / 2 : lowest;
    for (std::size_t k = begin; k < end; ++k) ranks[order[k]] = rank;
    begin = end;
  }
  return ranks;
}

/// offset + factor·(x − from)/(to − from); undefined where from = to.
std::vector<double> stretched(std::vector<double> values, double from, double to, double offset, double factor) {
  const double width = from == to ? kUndefined : to - from;
  for (double& value : values) value = (value - from) / width * factor + offset;
  return values;
}

std::vector<double> between_goalposts(std::vector<double> values, double lower, double upper, double scale) {
  for (double& value : values) {
    const double share = (value - lower) / (upper - lower);
    value = (share > 1 ? 1 : share < 0 ? 0 : share) * scale;
  }
  return values;
}

std::vector<double> fraction_of_best(std::span<const double> values, bool lower_is_better, const Distribution& all) {
  std::vector<double> fractions;
  const double best = lower_is_better ? all.minimum : all.maximum;
  for (const double value : values) {
    const double below = lower_is_better ? value : best;
    fractions.push_back(below == 0 ? kUndefined : (lower_is_better ? best : value) / below);
  }
  return fractions;
}

}  // namespace

std::vector<double> normalise(std::span<const double> values, Normalisation how, const NormaliseOptions& options) {
  if (how == Normalisation::FractionOfMax) {
    return fraction_of_best(values, options.lower_is_better, distribution(values));
  }
  const double sign = options.lower_is_better ? -1 : 1;
  std::vector<double> x(values.begin(), values.end());
  for (double& value : x) value *= sign;
  const Distribution all = distribution(x);
  switch (how) {
    case Normalisation::MinMax:
      return stretched(std::move(x), all.minimum, all.maximum, options.low, options.high - options.low);
    case Normalisation::ZScore: {
      const double s = all.minimum == all.maximum ? kUndefined : all.standard_deviation;
      for (double& value : x) value = (value - all.mean) / s * options.deviation + options.mean;
      return x;
    }
    case Normalisation::Rank:
      return ranks_of(x, false);
    case Normalisation::MeanRank:
      return ranks_of(x, true);
    case Normalisation::PercentileRank: {
      auto ranks = ranks_of(x, false);
      const double others = all.count > 1 ? static_cast<double>(all.count - 1) : kUndefined;
      for (double& rank : ranks) rank = (rank - 1) / others;
      return ranks;
    }
    case Normalisation::Borda: {
      auto ranks = ranks_of(x, false);
      for (double& rank : ranks) rank -= 1;
      return ranks;
    }
    case Normalisation::DistanceToMax: {
      const double width = all.minimum == all.maximum ? kUndefined : all.maximum - all.minimum;
      for (double& value : x) value = 1 - (all.maximum - value) / width;
      return x;
    }
    case Normalisation::DistanceToReference: {
      assert(options.reference < x.size());
      const double reference = x[options.reference];
      return stretched(std::move(x), all.minimum, reference, 0, 1);
    }
    case Normalisation::DistanceToTarget:
      return stretched(std::move(x), all.minimum, sign * options.target, 0, 1);
    case Normalisation::Goalposts:
      return between_goalposts(std::move(x), sign * options.lower, sign * options.upper, options.scale);
    case Normalisation::FractionOfMax:
      break;
  }
  return x;
}

std::string_view word(Normalisation how) {
  switch (how) {
    case Normalisation::MinMax:
      return "minmax";
    case Normalisation::ZScore:
      return "zscore";
    case Normalisation::Rank:
      return "rank";
    case Normalisation::MeanRank:
      return "rank_average";
    case Normalisation::PercentileRank:
      return "prank";
    case Normalisation::Borda:
      return "borda";
    case Normalisation::DistanceToMax:
      return "dist2max";
    case Normalisation::DistanceToReference:
      return "dist2ref";
    case Normalisation::DistanceToTarget:
      return "dist2targ";
    case Normalisation::FractionOfMax:
      return "fracmax";
    case Normalisation::Goalposts:
      return "goalposts";
  }
  return "";
}

}  // namespace vallis::study
