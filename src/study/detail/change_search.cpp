#include "study/detail/change_search.hpp"

#include <algorithm>
#include <limits>

namespace vallis::study::detail {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kTie = 1e-12;    // costs this near are equal
constexpr double kSlack = 1e-11;  // above the rounding of sums, so that no condition is failed by rounding alone

class Search {
 public:
  Search(std::span<const std::vector<double>> costs, const ChangeGoal& goal, long work_limit)
      : costs_(costs), goal_(goal), limit_(work_limit) {
    for (std::size_t v = 0; v < costs.size(); ++v) {
      if (costs[v].empty()) continue;
      variables_.push_back(v);
      cheapest_.push_back(*std::min_element(costs[v].begin(), costs[v].end()));
    }
    if (goal.separable()) all_ = goal.conditions(variables_);
    bound_suffixes();
  }

  std::size_t variable_count() const { return variables_.size(); }

  /// Looks at all sets of exactly `count` changes.
  void look_at(std::size_t count) {
    if (count == 0) {
      weigh({}, 0);
      return;
    }
    std::vector<double> sums(all_.base);
    choose(0, count, 0, sums);
  }

  ChangeSearchResult take() {
    result_.proven = !exhausted();
    return std::move(result_);
  }
  bool done() const { return result_.best.has_value() || exhausted(); }

 private:
  bool exhausted() const { return result_.work > limit_; }

  bool too_dear(double cost) const { return result_.best && cost >= result_.cost - kTie; }

  /// Takes the choice when it reaches the goal and is cheaper than the best.
  void weigh(std::span<const Choice> choices, double cost) {
    ++result_.work;
    if (too_dear(cost) || !goal_.reached(choices)) return;
    result_.best.emplace(choices.begin(), choices.end());
    result_.cost = cost;
  }

  double least_delta(std::size_t at, std::size_t row) const {
    double least = kInfinity;
    for (std::size_t k = row; k < all_.delta[at].size(); k += all_.rows) least = std::min(least, all_.delta[at][k]);
    return least;
  }

  /// suffix_cost_[i][m] and suffix_sum_[i][m·rows + r]: the smallest sum over m of the variables from i on.
  void bound_suffixes() {
    const std::size_t p = variables_.size();
    suffix_cost_.resize(p + 1);
    suffix_sum_.resize(p + 1);
    least_.resize(p * all_.rows);
    for (std::size_t i = 0; i < p; ++i) {
      for (std::size_t r = 0; r < all_.rows; ++r) least_[i * all_.rows + r] = least_delta(i, r);
    }
    const auto smallest_sums = [&](std::size_t i, const auto& value, const auto& put) {
      std::vector<double> values;
      for (std::size_t v = i; v < p; ++v) values.push_back(value(v));
      std::sort(values.begin(), values.end());
      double sum = 0;
      put(0, sum);
      for (std::size_t m = 1; m <= values.size(); ++m) put(m, sum += values[m - 1]);
    };
    for (std::size_t i = 0; i <= p; ++i) {
      suffix_cost_[i].resize(p - i + 1);
      suffix_sum_[i].resize((p - i + 1) * all_.rows);
      smallest_sums(
          i, [&](std::size_t v) { return cheapest_[v]; }, [&](std::size_t m, double sum) { suffix_cost_[i][m] = sum; });
      for (std::size_t r = 0; r < all_.rows; ++r) {
        smallest_sums(
            i, [&](std::size_t v) { return least_[v * all_.rows + r]; },
            [&](std::size_t m, double sum) { suffix_sum_[i][m * all_.rows + r] = sum; });
      }
    }
  }

  /// Chooses `count` more variables from position `from` on; `sums` are the conditions with the best alternative of
  /// each chosen one.
  void choose(std::size_t from, std::size_t count, double cost, std::vector<double>& sums) {
    if (count == 0) {
      try_values(cost);
      return;
    }
    const std::size_t rows = all_.rows;
    for (std::size_t i = from; i + count <= variables_.size() && !exhausted(); ++i) {
      ++result_.work;
      // Positions from i on have less to offer the further on they are, so a failure here is one for all of them.
      if (too_dear(cost + suffix_cost_[i][count])) break;
      bool possible = true;
      for (std::size_t r = 0; r < rows; ++r) {
        possible = possible && sums[r] + suffix_sum_[i][count * rows + r] <= kSlack;
      }
      if (!possible) break;
      const std::vector<double> before(sums);
      for (std::size_t r = 0; r < rows; ++r) sums[r] += least_[i * rows + r];
      subset_.push_back(i);
      choose(i + 1, count - 1, cost + cheapest_[i], sums);
      subset_.pop_back();
      sums = before;
    }
  }

  /// The cheapest alternatives of exactly the chosen variables.
  void try_values(double least_cost) {
    if (too_dear(least_cost)) return;
    std::vector<std::size_t> subset;
    for (const std::size_t at : subset_) subset.push_back(variables_[at]);
    const Conditions conditions = goal_.conditions(subset);
    const std::size_t rows = conditions.rows;
    // What the variables from the j-th on can still bring at best.
    std::vector<double> rest_cost(subset.size() + 1, 0.0);
    std::vector<double> rest((subset.size() + 1) * rows, 0.0);
    for (std::size_t j = subset.size(); j-- > 0;) {
      rest_cost[j] = rest_cost[j + 1] + cheapest_[subset_[j]];
      for (std::size_t r = 0; r < rows; ++r) {
        double least = kInfinity;
        for (std::size_t k = r; k < conditions.delta[j].size(); k += rows) {
          least = std::min(least, conditions.delta[j][k]);
        }
        rest[j * rows + r] = rest[(j + 1) * rows + r] + least;
      }
    }
    std::vector<Choice> choices;
    try_next(subset, conditions, rest_cost, rest, conditions.base, 0, choices);
  }

  void try_next(const std::vector<std::size_t>& subset, const Conditions& conditions,
                const std::vector<double>& rest_cost, const std::vector<double>& rest, const std::vector<double>& sums,
                double cost, std::vector<Choice>& choices) {
    const std::size_t j = choices.size();
    const std::size_t rows = conditions.rows;
    if (j == subset.size()) {
      weigh(choices, cost);
      return;
    }
    std::vector<double> next(rows);
    for (std::size_t a = 0; a < costs_[subset[j]].size() && !exhausted(); ++a) {
      ++result_.work;
      const double with = cost + costs_[subset[j]][a];
      if (too_dear(with + rest_cost[j + 1])) continue;
      bool possible = true;
      for (std::size_t r = 0; r < rows; ++r) {
        next[r] = sums[r] + conditions.delta[j][a * rows + r];
        possible = possible && next[r] + rest[(j + 1) * rows + r] <= kSlack;
      }
      if (!possible) continue;
      choices.push_back({subset[j], a});
      try_next(subset, conditions, rest_cost, rest, next, with, choices);
      choices.pop_back();
    }
  }

  std::span<const std::vector<double>> costs_;
  const ChangeGoal& goal_;
  long limit_;
  std::vector<std::size_t> variables_;  ///< those with alternatives, ascending
  std::vector<double> cheapest_;        ///< of each of them
  Conditions all_;                      ///< of all of them; no rows where the goal is not separable
  std::vector<double> least_;           ///< variables × rows: the smallest delta
  std::vector<std::vector<double>> suffix_cost_;
  std::vector<std::vector<double>> suffix_sum_;
  std::vector<std::size_t> subset_;  ///< positions in variables_
  ChangeSearchResult result_;
};

}  // namespace

ChangeSearchResult search_changes(std::span<const std::vector<double>> costs, const ChangeGoal& goal,
                                  std::size_t max_changes, long work_limit) {
  Search search(costs, goal, work_limit);
  const std::size_t most = std::min(max_changes, search.variable_count());
  for (std::size_t count = 0; count <= most && !search.done(); ++count) search.look_at(count);
  return search.take();
}

}  // namespace vallis::study::detail
