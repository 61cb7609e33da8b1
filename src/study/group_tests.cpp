#include "study/group_tests.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

#include "study/random.hpp"
#include "study/special_functions.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

/// The units that have both a value and a group; groups renumbered 0 … k − 1.
struct Known {
  std::vector<double> values;
  std::vector<int> groups;
  int count = 0;
};

base::Result<Known> known_units(std::span<const double> values, std::span<const int> groups) {
  if (values.size() != groups.size()) {
    return base::invalid_argument(
        fmt::format("There are {} values for {} group numbers; give one a unit.", values.size(), groups.size()));
  }
  Known known;
  std::map<int, int> number;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (std::isnan(values[i]) || groups[i] <= 0) continue;
    known.values.push_back(values[i]);
    known.groups.push_back(number.emplace(groups[i], static_cast<int>(number.size())).first->second);
  }
  known.count = static_cast<int>(number.size());
  return known;
}

struct Ranks {
  std::vector<double> rank;  ///< 1 … n, equal values at the mean of theirs
  double tied_share = 0;     ///< Σ (t³ − t) / (n³ − n) over sets of t equal values; 1 where all are equal
};

Ranks rank(std::span<const double> values) {
  const std::size_t n = values.size();
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  Ranks ranks{std::vector<double>(n), 0};
  const auto cube = [](std::size_t count) {
    const auto t = static_cast<double>(count);
    return t * t * t - t;
  };
  double ties = 0;
  for (std::size_t begin = 0, end = 0; begin < n; begin = end) {
    while (end < n && values[order[end]] == values[order[begin]]) ++end;
    for (std::size_t i = begin; i < end; ++i) ranks.rank[order[i]] = static_cast<double>(begin + end + 1) / 2;
    ties += cube(end - begin);
  }
  ranks.tied_share = n < 2 ? 1 : ties / cube(n);
  return ranks;
}

/// H of ranks in groups 0 … k − 1.
double h_statistic(const Ranks& ranks, std::span<const int> groups, std::span<const double> sizes,
                   std::vector<double>& sums) {
  if (sizes.size() < 2 || ranks.tied_share == 1) return kUndefined;
  const auto n = static_cast<double>(ranks.rank.size());
  sums.assign(sizes.size(), 0);
  for (std::size_t i = 0; i < groups.size(); ++i) sums[groups[i]] += ranks.rank[i];
  double squares = 0;
  for (std::size_t g = 0; g < sizes.size(); ++g) squares += sums[g] * sums[g] / sizes[g];
  return (12 * squares / (n * (n + 1)) - 3 * (n + 1)) / (1 - ranks.tied_share);
}

std::vector<double> sizes_of(const Known& known) {
  std::vector<double> sizes(known.count, 0);
  for (const int group : known.groups) ++sizes[group];
  return sizes;
}

/// χ² of counts laid out row by row; NaN where fewer than two rows or columns are filled.
struct PearsonStatistic {
  double value = kUndefined;
  std::size_t rows = 0;  ///< that are not empty
  std::size_t columns = 0;
};

/// A category or group that nobody is in says nothing about the others and is passed over.
PearsonStatistic pearson_statistic(std::span<const double> counts, std::size_t rows, std::size_t columns) {
  std::vector<double> row_sums(rows, 0);
  std::vector<double> column_sums(columns, 0);
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t c = 0; c < columns; ++c) {
      row_sums[r] += counts[r * columns + c];
      column_sums[c] += counts[r * columns + c];
    }
  }
  const double total = std::accumulate(row_sums.begin(), row_sums.end(), 0.0);
  const auto filled = [](const std::vector<double>& sums) {
    return static_cast<std::size_t>(std::count_if(sums.begin(), sums.end(), [](double sum) { return sum > 0; }));
  };
  PearsonStatistic pearson{kUndefined, filled(row_sums), filled(column_sums)};
  if (pearson.rows < 2 || pearson.columns < 2) return pearson;
  pearson.value = 0;
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t c = 0; c < columns; ++c) {
      if (row_sums[r] == 0 || column_sums[c] == 0) continue;
      const double expected = row_sums[r] * column_sums[c] / total;
      const double difference = counts[r * columns + c] - expected;
      pearson.value += difference * difference / expected;
    }
  }
  return pearson;
}

/// The statistic of one dealing out of the groups; callers keep the room.
class Statistic {
 public:
  Statistic(const Known& known, PermutedScale scale, std::span<const int> categories)
      : scale_(scale), categories_(categories), sizes_(sizes_of(known)) {
    if (scale == PermutedScale::Numbers) {
      ranks_ = rank(known.values);
    } else {
      rows_ = categories.empty()
                  ? 0
                  : static_cast<std::size_t>(*std::max_element(categories.begin(), categories.end())) + 1;
    }
  }

  double operator()(std::span<const int> groups, std::vector<double>& room) const {
    if (scale_ == PermutedScale::Numbers) return h_statistic(ranks_, groups, sizes_, room);
    room.assign(rows_ * sizes_.size(), 0);
    for (std::size_t i = 0; i < groups.size(); ++i) ++room[categories_[i] * sizes_.size() + groups[i]];
    return pearson_statistic(room, rows_, sizes_.size()).value;
  }

 private:
  PermutedScale scale_;
  std::span<const int> categories_;
  std::vector<double> sizes_;
  Ranks ranks_;
  std::size_t rows_ = 0;
};

/// Category numbers 0, 1, … without gaps.
base::Result<std::vector<int>> categories_of(const Known& known) {
  std::map<double, int> number;
  std::vector<int> categories;
  for (const double value : known.values) {
    if (!(value >= 0) || value != std::floor(value)) {
      return base::invalid_argument(fmt::format("The category {} is not a whole number from 0.", value));
    }
    categories.push_back(number.emplace(value, static_cast<int>(number.size())).first->second);
  }
  return categories;
}

constexpr double kReaches = 1e-9;

}  // namespace

base::Result<KruskalWallis> kruskal_wallis(std::span<const double> values, std::span<const int> groups) {
  const auto known = known_units(values, groups);
  if (!known) return known.error();
  KruskalWallis test;
  test.units = static_cast<int>(known->values.size());
  test.groups = known->count;
  test.df = std::max(0, test.groups - 1);
  std::vector<double> room;
  test.h = h_statistic(rank(known->values), known->groups, sizes_of(*known), room);
  test.p = chi_square_tail(test.h, test.df);
  test.epsilon_squared = test.units < 2 ? kUndefined : test.h / (test.units - 1);
  test.eta_squared = test.units == test.groups ? kUndefined : (test.h - test.groups + 1) / (test.units - test.groups);
  return test;
}

base::Result<ChiSquare> chi_square(const ContingencyTable& table) {
  const std::size_t columns = table.empty() ? 0 : table.front().size();
  std::vector<double> counts;
  double total = 0;
  for (const auto& row : table) {
    if (row.size() != columns) return base::invalid_argument("The rows of the table differ in length.");
    for (const long count : row) {
      if (count < 0) return base::invalid_argument("A count of units is below 0.");
      counts.push_back(static_cast<double>(count));
      total += counts.back();
    }
  }
  ChiSquare test;
  const PearsonStatistic pearson = pearson_statistic(counts, table.size(), columns);
  if (std::isnan(pearson.value)) return ChiSquare{kUndefined, 0, kUndefined, kUndefined};
  test.statistic = pearson.value;
  test.df = static_cast<int>((pearson.rows - 1) * (pearson.columns - 1));
  test.p = chi_square_tail(test.statistic, test.df);
  const auto shorter = static_cast<double>(std::min(pearson.rows, pearson.columns));
  test.cramers_v = std::sqrt(test.statistic / (total * (shorter - 1)));
  return test;
}

base::Result<PermutationTest> permutation_test(std::span<const double> values, std::span<const int> groups,
                                               PermutedScale scale, int permutations, std::uint64_t seed,
                                               Workers& workers) {
  if (permutations < 1) return base::invalid_argument("A permutation test needs at least one permutation.");
  const auto known = known_units(values, groups);
  if (!known) return known.error();
  std::vector<int> categories;
  if (scale == PermutedScale::Categories) {
    auto numbered = categories_of(*known);
    if (!numbered) return numbered.error();
    categories = std::move(*numbered);
  }
  const Statistic statistic(*known, scale, categories);
  std::vector<double> room;
  PermutationTest test{statistic(known->groups, room), kUndefined, permutations};
  if (std::isnan(test.statistic)) return test;
  const double bar = test.statistic - kReaches * std::abs(test.statistic);
  std::atomic<int> reached = 0;
  workers.for_blocks(static_cast<std::size_t>(permutations), 64, [&](std::size_t begin, std::size_t end, int) {
    std::vector<int> dealt;
    std::vector<double> own_room;
    for (std::size_t b = begin; b < end; ++b) {
      Random random(seed, b);
      dealt = known->groups;
      for (std::size_t i = dealt.size(); i > 1; --i) std::swap(dealt[i - 1], dealt[random.below(i)]);
      if (statistic(dealt, own_room) >= bar) ++reached;
    }
  });
  test.p = (1.0 + reached) / (1.0 + permutations);
  return test;
}

}  // namespace vallis::study
