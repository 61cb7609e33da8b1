#include "study/k_prototypes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace vallis::study {
namespace {

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

bool all_weights(const std::vector<double>& weights, std::size_t columns) {
  return weights.size() == columns &&
         std::all_of(weights.begin(), weights.end(), [](double w) { return w >= 0 && std::isfinite(w); });
}

base::Result<void> check(const MixedPoints& points, const PrototypeWeights& weights, std::span<const int> start,
                         int max_rounds) {
  const auto of_length = [&](const auto& column) { return column.size() == points.rows; };
  if (points.rows == 0 || points.numbers.size() + points.categories.size() == 0 ||
      !std::all_of(points.numbers.begin(), points.numbers.end(), of_length) ||
      !std::all_of(points.categories.begin(), points.categories.end(), of_length)) {
    return base::invalid_argument("The columns of the units are not all of their length, or there are none.");
  }
  for (const auto& column : points.numbers) {
    if (std::any_of(column.begin(), column.end(), [](double x) { return std::isinf(x); })) {
      return base::invalid_argument("A value is infinite; prototypes need finite ones.");
    }
  }
  if (!all_weights(weights.numbers, points.numbers.size()) ||
      !all_weights(weights.categories, points.categories.size())) {
    return base::invalid_argument("There is one weight a column, and each is a finite number that is 0 or more.");
  }
  std::vector<int> sorted(start.begin(), start.end());
  std::sort(sorted.begin(), sorted.end());
  if (sorted.empty() || sorted.front() < 0 || static_cast<std::size_t>(sorted.back()) >= points.rows ||
      std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end()) {
    return base::invalid_argument(
        fmt::format("The first prototypes are different units among the {} there are, at least one.", points.rows));
  }
  if (max_rounds < 1) return base::invalid_argument("At least one round of assignment is needed.");
  return {};
}

class Search {
 public:
  Search(const MixedPoints& points, const PrototypeWeights& weights, std::span<const int> start)
      : points_(points), weights_(weights) {
    result_.group.assign(points.rows, 0);
    for (const int unit : start) {
      const auto i = static_cast<std::size_t>(unit);
      auto& centre = result_.centres.emplace_back();
      for (const auto& column : points.numbers) centre.push_back(column[i]);
      auto& mode = result_.modes.emplace_back();
      for (const auto& column : points.categories) mode.push_back(column[i]);
    }
  }

  KPrototypes run(int max_rounds) {
    while (!result_.converged && result_.iterations < max_rounds) {
      result_.converged = !assign();
      ++result_.iterations;
      renew();
    }
    const std::size_t k = result_.centres.size();
    result_.size.assign(k, 0);
    result_.within.assign(k, 0);
    for (std::size_t i = 0; i < points_.rows; ++i) {
      const auto g = static_cast<std::size_t>(result_.group[i] - 1);
      ++result_.size[g];
      result_.within[g] += cost(i, g);
    }
    for (const double within : result_.within) result_.total_within += within;
    return std::move(result_);
  }

 private:
  double cost(std::size_t i, std::size_t g) const {
    double numbers = 0;
    for (std::size_t c = 0; c < points_.numbers.size(); ++c) {
      const double gap = points_.numbers[c][i] - result_.centres[g][c];
      if (!std::isnan(gap)) numbers += weights_.numbers[c] * (gap * gap);
    }
    double categories = 0;
    for (std::size_t c = 0; c < points_.categories.size(); ++c) {
      const int own = points_.categories[c][i];
      const int mode = result_.modes[g][c];
      if (own >= 0 && mode >= 0 && own != mode) categories += weights_.categories[c];
    }
    return numbers + categories;
  }

  /// True where a unit has moved.
  bool assign() {
    bool moved = false;
    for (std::size_t i = 0; i < points_.rows; ++i) {
      int best = 0;
      double least = std::numeric_limits<double>::infinity();
      for (std::size_t g = 0; g < result_.centres.size(); ++g) {
        const double here = cost(i, g);
        if (best == 0 || here < least) {
          least = here;
          best = static_cast<int>(g) + 1;
        }
      }
      moved = moved || best != result_.group[i];
      result_.group[i] = best;
    }
    return moved;
  }

  void renew() {
    const std::size_t k = result_.centres.size();
    std::vector<int> size(k, 0);
    for (const int group : result_.group) ++size[static_cast<std::size_t>(group - 1)];
    for (std::size_t c = 0; c < points_.numbers.size(); ++c) {
      std::vector<double> sum(k, 0);
      std::vector<int> known(k, 0);
      for (std::size_t i = 0; i < points_.rows; ++i) {
        const double x = points_.numbers[c][i];
        if (std::isnan(x)) continue;
        const auto g = static_cast<std::size_t>(result_.group[i] - 1);
        sum[g] += x;
        ++known[g];
      }
      for (std::size_t g = 0; g < k; ++g) {
        if (size[g] > 0) result_.centres[g][c] = known[g] > 0 ? sum[g] / known[g] : kMissing;
      }
    }
    for (std::size_t c = 0; c < points_.categories.size(); ++c) {
      const auto& column = points_.categories[c];
      const auto levels = static_cast<std::size_t>(*std::max_element(column.begin(), column.end()) + 1);
      std::vector<int> count(k * levels, 0);
      for (std::size_t i = 0; i < points_.rows; ++i) {
        if (column[i] >= 0) {
          ++count[static_cast<std::size_t>(result_.group[i] - 1) * levels + static_cast<std::size_t>(column[i])];
        }
      }
      for (std::size_t g = 0; g < k; ++g) {
        if (size[g] == 0) continue;
        const auto first = count.begin() + static_cast<std::ptrdiff_t>(g * levels);
        const auto most = std::max_element(first, first + static_cast<std::ptrdiff_t>(levels));
        result_.modes[g][c] = levels > 0 && *most > 0 ? static_cast<int>(most - first) : -1;
      }
    }
  }

  const MixedPoints& points_;
  const PrototypeWeights& weights_;
  KPrototypes result_;
};

double variance(const std::vector<double>& column) {
  double mean = 0;
  double count = 0;
  for (const double x : column) {
    if (std::isnan(x)) continue;
    mean += x;
    ++count;
  }
  if (count < 2) return 0;
  mean /= count;
  double squares = 0;
  for (const double x : column) squares += std::isnan(x) ? 0 : (x - mean) * (x - mean);
  return squares / (count - 1);
}

/// 1 − Σ share²
double diversity(const std::vector<int>& column) {
  std::vector<double> count;
  double known = 0;
  for (const int category : column) {
    if (category < 0) continue;
    count.resize(std::max(count.size(), static_cast<std::size_t>(category) + 1), 0);
    ++count[static_cast<std::size_t>(category)];
    ++known;
  }
  if (known == 0) return 0;
  double same = 0;
  for (const double c : count) same += (c / known) * (c / known);
  return 1 - same;
}

}  // namespace

PrototypeWeights estimated_weights(const MixedPoints& points) {
  double spread = 0;
  for (const auto& column : points.numbers) spread += variance(column) / static_cast<double>(points.numbers.size());
  double mixed = 0;
  for (const auto& column : points.categories) {
    mixed += diversity(column) / static_cast<double>(points.categories.size());
  }
  const double lambda = spread > 0 && mixed > 0 ? spread / mixed : 1;
  return {.numbers = std::vector<double>(points.numbers.size(), 1),
          .categories = std::vector<double>(points.categories.size(), lambda)};
}

base::Result<KPrototypes> k_prototypes(const MixedPoints& points, const PrototypeWeights& weights,
                                       std::span<const int> start, int max_rounds) {
  if (auto checked = check(points, weights, start, max_rounds); !checked) return checked.error();
  return Search(points, weights, start).run(max_rounds);
}

}  // namespace vallis::study
