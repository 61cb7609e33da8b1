#include "study/gap.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <optional>

#include "study/dissimilarity.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

/// Σ d over the pairs within and between the groups, as a full table of k × k. Cost: O(n²).
std::vector<double> pair_sums(const Dissimilarity& dissimilarity, const Partition& partition) {
  const auto k = static_cast<std::size_t>(partition.count);
  std::vector<double> sums(k * k, 0);
  for (std::size_t i = 0; i < dissimilarity.size(); ++i) {
    double* own = &sums[static_cast<std::size_t>(partition.group[i] - 1) * k];
    const auto row = dissimilarity.row(i);
    for (std::size_t j = 0; j < row.size(); ++j) own[partition.group[i + 1 + j] - 1] += row[j];
  }
  for (std::size_t a = 0; a < k; ++a) {
    for (std::size_t b = 0; b < a; ++b) sums[a * k + b] = sums[b * k + a] = sums[a * k + b] + sums[b * k + a];
  }
  return sums;
}

/// log W_k for k = 1…k_max. Coarser cuts join groups of the finest, so that one pass over the pairs serves all.
base::Result<std::vector<double>> log_within(std::span<const double> points, std::size_t columns, LinkageMethod method,
                                             int k_max) {
  Workers alone(1);
  const std::size_t n = points.size() / columns;
  const auto distances = plain_distance(points, n, columns, {}, alone);
  if (!distances) return distances.error();
  if (n == 1) return std::vector<double>{-std::numeric_limits<double>::infinity()};
  const auto linkage = link(*distances, method, {}, alone);
  if (!linkage) return linkage.error();
  const auto finest = cut_into(*linkage, k_max);
  if (!finest) return finest.error();
  const std::vector<double> sums = pair_sums(*distances, *finest);
  const std::vector<int> sizes = finest->sizes();
  const auto parts = sizes.size();

  std::vector<double> result;
  for (int k = 1; k <= k_max; ++k) {
    const auto partition = cut_into(*linkage, k);
    if (!partition) return partition.error();
    std::vector<std::size_t> whole(parts);
    for (std::size_t i = 0; i < n; ++i) {
      whole[static_cast<std::size_t>(finest->group[i] - 1)] = static_cast<std::size_t>(partition->group[i] - 1);
    }
    std::vector<double> within(static_cast<std::size_t>(k), 0);
    std::vector<int> size(static_cast<std::size_t>(k), 0);
    for (std::size_t a = 0; a < parts; ++a) {
      size[whole[a]] += sizes[a];
      for (std::size_t b = 0; b <= a; ++b) {
        if (whole[a] == whole[b]) within[whole[a]] += sums[a * parts + b];
      }
    }
    double total = 0;
    for (std::size_t g = 0; g < within.size(); ++g) total += within[g] / size[g];
    result.push_back(std::log(0.5 * total));
  }
  return result;
}

base::Result<void> check_shapes(std::span<const double> points, std::size_t columns,
                                std::span<const std::vector<double>> references, int k_max) {
  const auto is_shape = [&](std::span<const double> set) {
    return columns > 0 && !set.empty() && set.size() % columns == 0;
  };
  std::size_t rows = is_shape(points) ? points.size() / columns : 0;
  for (const auto& set : references) rows = is_shape(set) ? std::min(rows, set.size() / columns) : 0;
  if (rows == 0 || references.empty()) {
    return base::invalid_argument(
        fmt::format("A gap statistic takes points and at least one reference set of {} columns each.", columns));
  }
  if (k_max < 1 || static_cast<std::size_t>(k_max) > rows) {
    return base::invalid_argument(
        fmt::format("{} groups cannot be made of the {} rows that the smallest set has.", k_max, rows));
  }
  return {};
}

std::size_t first_maximum(std::span<const double> values) {
  for (std::size_t k = 0; k + 1 < values.size(); ++k) {
    if (values[k + 1] <= values[k]) return k;
  }
  return values.size() - 1;
}

std::size_t global_maximum(std::span<const double> values) {
  std::size_t best = 0;
  for (std::size_t k = 1; k < values.size(); ++k) {
    if (values[k] > values[best] || std::isnan(values[best])) best = k;
  }
  return best;
}

}  // namespace

base::Result<Gap> gap_statistic(std::span<const double> points, std::size_t columns,
                                std::span<const std::vector<double>> references, LinkageMethod method, int k_max,
                                Workers& workers) {
  if (auto shapes = check_shapes(points, columns, references, k_max); !shapes) return shapes.error();
  if (method == LinkageMethod::Centroid || method == LinkageMethod::Median) {
    return base::invalid_argument(fmt::format(
        "The heights of {} linkage may fall, so it has no cuts in order; take another linkage.", name(method)));
  }
  const std::size_t sets = references.size();
  std::vector<std::vector<double>> found(sets + 1);
  std::vector<std::optional<base::Error>> errors(sets + 1);
  workers.for_blocks(sets + 1, 1, [&](std::size_t s, std::size_t, int) {
    auto logs = log_within(s == 0 ? points : std::span<const double>(references[s - 1]), columns, method, k_max);
    if (logs) {
      found[s] = std::move(*logs);
    } else {
      errors[s] = std::move(logs.error());
    }
  });
  for (const auto& error : errors) {
    if (error) return *error;
  }

  Gap result;
  result.log_within = std::move(found.front());
  result.log_within_reference.assign(std::make_move_iterator(found.begin() + 1), std::make_move_iterator(found.end()));
  const auto b = static_cast<double>(sets);
  for (std::size_t k = 0; k < static_cast<std::size_t>(k_max); ++k) {
    double mean = 0;
    for (const auto& logs : result.log_within_reference) mean += logs[k];
    mean /= b;
    double squares = 0;
    for (const auto& logs : result.log_within_reference) squares += (logs[k] - mean) * (logs[k] - mean);
    result.expected.push_back(mean);
    result.standard_error.push_back(std::sqrt((1 + 1 / b) * (squares / (b - 1))));
    result.gap.push_back(mean - result.log_within[k]);
  }
  return result;
}

std::string_view name(GapRule rule) {
  switch (rule) {
    case GapRule::FirstSEMax:
      return "firstSEmax";
    case GapRule::Tibs2001SEMax:
      return "Tibs2001SEmax";
    case GapRule::GlobalSEMax:
      return "globalSEmax";
    case GapRule::FirstMax:
      return "firstmax";
    case GapRule::GlobalMax:
      break;
  }
  return "globalmax";
}

int choose_groups(std::span<const double> gap, std::span<const double> standard_error, GapRule rule, double factor) {
  const auto enough = [&](std::size_t k, std::size_t top) { return gap[k] >= gap[top] - factor * standard_error[top]; };
  const auto smallest_near = [&](std::size_t top) {
    for (std::size_t k = 0; k < top; ++k) {
      if (enough(k, top)) return k;
    }
    return top;
  };
  std::size_t chosen = gap.size() - 1;
  switch (rule) {
    case GapRule::FirstSEMax:
      chosen = smallest_near(first_maximum(gap));
      break;
    case GapRule::GlobalSEMax:
      chosen = smallest_near(global_maximum(gap));
      break;
    case GapRule::FirstMax:
      chosen = first_maximum(gap);
      break;
    case GapRule::GlobalMax:
      chosen = global_maximum(gap);
      break;
    case GapRule::Tibs2001SEMax:
      for (std::size_t k = 0; k + 1 < gap.size(); ++k) {
        if (enough(k, k + 1)) {
          chosen = k;
          break;
        }
      }
  }
  return static_cast<int>(chosen) + 1;
}

}  // namespace vallis::study
