#include "study/hdbscan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "study/workers.hpp"

namespace vallis::study {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr int kNone = -1;

std::vector<double> core_distances(const Dissimilarity& d, int min_points, Workers& workers) {
  const std::size_t n = d.size();
  std::vector<double> core(n);
  workers.for_blocks(n, 64, [&](std::size_t begin, std::size_t end, int) {
    std::vector<double> row(n - 1);
    for (std::size_t i = begin; i < end; ++i) {
      for (std::size_t j = 0; j < i; ++j) row[j] = d(j, i);
      const auto right = d.row(i);
      std::copy(right.begin(), right.end(), row.begin() + static_cast<std::ptrdiff_t>(i));
      const auto nth = row.begin() + (min_points - 2);
      std::nth_element(row.begin(), nth, row.end());
      core[i] = *nth;
    }
  });
  return core;
}

/// A step of Prim's walk: the unit that joined, the one that joined before it, and how far it was from all that had.
/// Single linkage of the walk, taken as a path, is that of the data: whatever a level connects is walked at a stretch.
struct Step {
  int joined;
  int before;
  double length;
};

std::vector<Step> walk(const Dissimilarity& d, const std::vector<double>& core) {
  const std::size_t n = d.size();
  std::vector<double> nearest(n, kInfinity);
  std::vector<bool> joined(n, false);
  std::vector<Step> steps;
  std::size_t last = 0;
  while (steps.size() + 1 < n) {
    joined[last] = true;
    double least = kInfinity;
    std::size_t next = n;
    for (std::size_t i = 0; i < n; ++i) {
      if (joined[i]) continue;
      nearest[i] = std::min(nearest[i], std::max({d(last, i), core[last], core[i]}));
      if (next == n || nearest[i] < least) {
        least = nearest[i];
        next = i;
      }
    }
    steps.push_back({static_cast<int>(next), static_cast<int>(last), least});
    last = next;
  }
  std::stable_sort(steps.begin(), steps.end(), [](const Step& a, const Step& b) { return a.length < b.length; });
  return steps;
}

/// A merge of the walk's single linkage; operands 0…n−1 are units, n+m is merge m.
struct Join {
  std::size_t left;
  std::size_t right;
  double level;
  int size;
};

std::vector<Join> join_steps(const std::vector<Step>& steps) {
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

base::Result<Hdbscan> hdbscan(const Dissimilarity& dissimilarity, int min_points, Workers& workers) {
  const std::size_t n = dissimilarity.size();
  if (min_points < 2 || static_cast<std::size_t>(min_points) > n) {
    return base::invalid_argument(fmt::format(
        "A neighbourhood of {} units cannot be asked of {}; there are from 2 units to all.", min_points, n));
  }
  if (const auto pair = dissimilarity.first_undefined()) {
    return base::invalid_argument(
        fmt::format("Units {} and {} have no dissimilarity; fill in their values or leave one out.", pair->first + 1,
                    pair->second + 1));
  }
  Hdbscan result;
  result.core_distance = core_distances(dissimilarity, min_points, workers);
  const std::vector<Step> steps = walk(dissimilarity, result.core_distance);
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

}  // namespace vallis::study
