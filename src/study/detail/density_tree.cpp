#include "study/detail/density_tree.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace vallis::study::detail {
namespace {

constexpr int kNone = -1;

/// A merge of the walk's single linkage; operands 0…n−1 are units, n+m is merge m.
struct Join {
  std::size_t left;
  std::size_t right;
  double level;
  int size;
};

std::vector<Join> join_steps(std::span<const Step> steps) {
  const std::size_t n = steps.size() + 1;
  std::vector<std::size_t> parent(n + steps.size());
  std::iota(parent.begin(), parent.end(), std::size_t{0});
  const auto top = [&](std::size_t node) {
    while (parent[node] != node) node = parent[node] = parent[parent[node]];
    return node;
  };
  std::vector<Join> joins;
  const auto size = [&](std::size_t node) { return node < n ? 1 : joins[node - n].size; };
  for (const Step& step : steps) {
    const std::size_t left = top(static_cast<std::size_t>(step.joined));
    const std::size_t right = top(static_cast<std::size_t>(step.before));
    parent[left] = parent[right] = n + joins.size();
    joins.push_back({left, right, step.length, size(left) + size(right)});
  }
  return joins;
}

/// A group of the condensed tree.
struct Branch {
  double birth = 0;  ///< level of the split that made it
  double death = 0;  ///< level at which it splits, or else its lowest
  int left = kNone;  ///< the groups it splits into
  int right = kNone;
  int split_size = 0;             ///< units in them
  std::vector<int> units{};       ///< those that leave before it splits
  std::vector<double> levels{};   ///< at which each does
  double score = 0;               ///< the best total stability at or below it
  double densest = 0;             ///< the lowest level of a group at or below it
  bool chosen_over_lower = true;  ///< it is at least as stable as the best below it

  bool splits() const { return left != kNone; }

  double stability() const {
    // NaN for a group with level 0, which no comparison prefers to the one it came from.
    double sum = 0;
    for (const double level : levels) sum += 1 / level - 1 / birth;
    return sum + (split_size / death - split_size / birth);
  }
};

/// The branches, every one before those it splits into.
std::vector<Branch> condense(const std::vector<Join>& joins, int min_points) {
  const std::size_t n = joins.size() + 1;
  std::vector<Branch> branches(1);
  branches[0].birth = joins.back().level;
  std::vector<std::size_t> owner(joins.size(), 0);
  for (std::size_t m = joins.size(); m-- > 0;) {
    const Join& join = joins[m];
    const std::size_t own = owner[m];
    const bool left_unit = join.left < n;
    const bool right_unit = join.right < n;
    const auto wide = [&](std::size_t node) { return node >= n && joins[node - n].size >= min_points; };
    if (wide(join.left) && wide(join.right)) {
      branches[own].death = join.level;
      branches[own].split_size = join.size;
      for (int Branch::*side : {&Branch::left, &Branch::right}) {
        const std::size_t below = (side == &Branch::left ? join.left : join.right) - n;
        branches[own].*side = static_cast<int>(branches.size());
        owner[below] = branches.size();
        branches.push_back({.birth = join.level, .death = joins[below].level});
      }
      continue;
    }
    // Units that fell off above a split but part below it are out of the group once it has split.
    Branch& branch = branches[own];
    const double level = branch.splits() ? branch.death : join.level;
    for (const std::size_t node : {join.left, join.right}) {
      if (node < n) {
        branch.units.push_back(static_cast<int>(node));
        branch.levels.push_back(level);
      } else {
        owner[node - n] = own;
      }
    }
    if (left_unit && right_unit && !branch.splits()) branch.death = std::min(branch.death, join.level);
  }
  return branches;
}

void score(std::vector<Branch>& branches) {
  for (std::size_t b = branches.size(); b-- > 0;) {
    Branch& branch = branches[b];
    branch.score = branch.stability();
    branch.densest = branch.death;
    if (!branch.splits()) continue;
    const Branch& left = branches[static_cast<std::size_t>(branch.left)];
    const Branch& right = branches[static_cast<std::size_t>(branch.right)];
    branch.densest = std::min(left.densest, right.densest);
    branch.chosen_over_lower = !(branch.score < left.score + right.score);
    if (!branch.chosen_over_lower) branch.score = left.score + right.score;
  }
}

/// Numbers the chosen branches from left to right and gives each its units.
void choose(const std::vector<Branch>& branches, Hdbscan& result) {
  struct Visit {
    int branch;
    int group;
  };
  std::vector<Visit> open{{0, 0}};
  while (!open.empty()) {
    Visit visit = open.back();
    open.pop_back();
    const Branch& branch = branches[static_cast<std::size_t>(visit.branch)];
    if (visit.group == 0 && visit.branch != 0 && branch.chosen_over_lower) {
      result.stability.push_back(branch.stability());
      visit.group = static_cast<int>(result.stability.size());
    }
    for (const int unit : branch.units) result.group[static_cast<std::size_t>(unit)] = visit.group;
    if (!branch.splits()) continue;
    open.push_back({branch.right, visit.group});
    open.push_back({branch.left, visit.group});
  }
}

void rate(const std::vector<Branch>& branches, Hdbscan& result) {
  for (const Branch& branch : branches) {
    for (std::size_t u = 0; u < branch.units.size(); ++u) {
      const double level = branch.levels[u];
      result.outlier_score[static_cast<std::size_t>(branch.units[u])] = level > 0 ? 1 - branch.densest / level : 0;
    }
  }
  std::vector<double> widest(result.stability.size() + 1, 0);
  for (std::size_t i = 0; i < result.group.size(); ++i) {
    double& largest = widest[static_cast<std::size_t>(result.group[i])];
    largest = std::max(largest, result.core_distance[i]);
  }
  for (std::size_t i = 0; i < result.group.size(); ++i) {
    const double largest = widest[static_cast<std::size_t>(result.group[i])];
    if (result.group[i] != 0) {
      result.membership[i] = largest > 0 ? (largest - result.core_distance[i]) / largest : 1;
    }
  }
}

}  // namespace

base::Result<void> check_min_points(std::size_t n, int min_points) {
  if (min_points >= 2 && static_cast<std::size_t>(min_points) <= n) return {};
  return base::invalid_argument(
      fmt::format("A neighbourhood of {} units cannot be asked of {}; there are from 2 units to all.", min_points, n));
}

Hdbscan hdbscan_of_walk(std::span<const Step> steps, std::vector<double> core_distance, int min_points) {
  Hdbscan result;
  result.core_distance = std::move(core_distance);
  const std::size_t n = steps.size() + 1;
  for (const Step& step : steps) result.tree_lengths.push_back(step.length);
  std::vector<Branch> branches = condense(join_steps(steps), min_points);
  score(branches);
  result.group.assign(n, 0);
  result.outlier_score.assign(n, 0);
  result.membership.assign(n, 0);
  choose(branches, result);
  rate(branches, result);
  return result;
}

}  // namespace vallis::study::detail
