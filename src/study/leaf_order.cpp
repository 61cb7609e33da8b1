#include "study/leaf_order.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <limits>
#include <utility>

#include "study/detail/kernels.hpp"
#include "study/detail/large_array.hpp"
#include "study/stopping.hpp"

namespace vallis::study {
namespace {

constexpr double kUnreached = std::numeric_limits<double>::infinity();
constexpr int kBetweenLooks = 8;  // candidates tried before asking whether better ones can follow

/// A run [begin, end) of places in the drawing order.
struct Run {
  int begin = 0;
  int end = 0;
  int size() const { return end - begin; }
};

/// The cheapest path through each group from any of its leaves at one end to any at the other. Leaves are numbered by
/// their place in the drawing order, where every group is a run, so all inner loops walk along rows.
class LeafPaths {
 public:
  LeafPaths(const Linkage& linkage, const Dissimilarity& dissimilarity)
      : n_(linkage.units),
        order_(drawing_order(linkage)),
        d_(square()),
        cheapest_(square()),
        through_(static_cast<std::size_t>(n_)),
        candidates_(static_cast<std::size_t>(n_)) {
    for (int i = 0; i < n_; ++i) {
      for (int j = 0; j < n_; ++j) row(d_, i)[j] = dissimilarity(order_[i], order_[j]);
    }
    std::vector<int> place(n_);
    for (int i = 0; i < n_; ++i) place[order_[i]] = i;
    runs_.reserve(2 * static_cast<std::size_t>(n_) - 1);
    for (int unit = 0; unit < n_; ++unit) runs_.push_back({place[unit], place[unit] + 1});
    parts_.assign(runs_.size(), {-1, -1});
    least_.assign(runs_.size(), 0.0);
    for (const Merge& merge : linkage.merges) {
      int first = merge.left;
      int second = merge.right;
      if (runs_[first].begin > runs_[second].begin) std::swap(first, second);
      runs_.push_back({runs_[first].begin, runs_[second].end});
      parts_.emplace_back(first, second);
      join(first, second);
    }
  }

  /// Units in an order of the least cost.
  std::vector<int> best_order() const {
    std::vector<int> result(n_);
    if (n_ == 1) return order_;
    const int root = static_cast<int>(runs_.size()) - 1;
    Ends ends;
    double least = kUnreached;
    const auto [first, second] = parts_[root];
    for (int i = runs_[first].begin; i < runs_[first].end; ++i) {
      for (int j = runs_[second].begin; j < runs_[second].end; ++j) {
        if (row(cheapest_, i)[j] >= least) continue;
        least = row(cheapest_, i)[j];
        ends = {i, j};
      }
    }
    // A group drawn over the places from `at` on, with these ends.
    struct Open {
      int node;
      Ends ends;
      int at;
    };
    std::vector<Open> open{{root, ends, 0}};
    while (!open.empty()) {
      const Open group = open.back();
      open.pop_back();
      if (group.node < n_) {
        result[group.at] = order_[group.ends.left];
        continue;
      }
      auto [left, right] = parts_[group.node];
      if (group.ends.left >= runs_[left].end || group.ends.left < runs_[left].begin) std::swap(left, right);
      const Ends inner = meeting(left, right, group.ends);
      open.push_back({left, {group.ends.left, inner.left}, group.at});
      open.push_back({right, {inner.right, group.ends.right}, group.at + runs_[left].size()});
    }
    return result;
  }

 private:
  struct Ends {
    int left = 0;
    int right = 0;
  };

  detail::LargeArray square() const { return detail::LargeArray(static_cast<std::size_t>(n_) * n_); }
  double* row(detail::LargeArray& m, int i) { return m.data() + static_cast<std::size_t>(i) * n_; }
  const double* row(const detail::LargeArray& m, int i) const { return m.data() + static_cast<std::size_t>(i) * n_; }

  /// The leaves that can stand at the other end of group `node` when leaf i stands at one.
  Run opposite(int node, int i) const {
    if (node < n_) return runs_[node];
    const auto [first, second] = parts_[node];
    return i < runs_[first].end ? runs_[second] : runs_[first];
  }

  /// The leaves of `run`, cheapest by `cost` first, as candidates_.
  std::span<const std::pair<double, int>> by_cost(Run run, const double* cost) {
    for (int k = run.begin; k < run.end; ++k) candidates_[k - run.begin] = {cost[k], k};
    const auto chosen = std::span(candidates_).first(run.size());
    std::sort(chosen.begin(), chosen.end());
    return chosen;
  }

  /// Fills `best` over the places of `run`: the least over candidates k of cost(k) + matrix(k, ·). No entry of the
  /// matrix that is used lies below `floor`, so the search ends once cost(k) + floor cannot help any more.
  void spread(std::span<const std::pair<double, int>> candidates, const detail::LargeArray& matrix, Run run,
              double floor, double* best) {
    const detail::Kernels& kernels = detail::kernels();
    const auto count = static_cast<std::size_t>(run.size());
    int until_look = 1;
    double worst = kUnreached;
    for (const auto& [cost, k] : candidates) {
      if (cost + floor >= worst) return;
      kernels.lower_by_sum(best + run.begin, cost, row(matrix, k) + run.begin, count);
      if (--until_look > 0) continue;
      worst = kernels.highest(best + run.begin, count);
      until_look = kBetweenLooks;
    }
  }

  void join(int first, int second) {
    const Run a = runs_[first];
    const Run b = runs_[second];
    const detail::Kernels& kernels = detail::kernels();
    const auto width = static_cast<std::size_t>(b.size());
    double nearest = kUnreached;
    for (int i = a.begin; i < a.end; ++i) nearest = std::min(nearest, kernels.lowest(row(d_, i) + b.begin, width));
    double least = kUnreached;
    for (int i = a.begin; i < a.end; ++i) {
      check_stop();
      // From i through the first group to any leaf of the second …
      std::fill(through_.begin() + b.begin, through_.begin() + b.end, kUnreached);
      spread(by_cost(opposite(first, i), row(cheapest_, i)), d_, b, nearest, through_.data());
      // … and on through the second group to its other end.
      double* out = row(cheapest_, i);
      std::fill(out + b.begin, out + b.end, kUnreached);
      if (second < n_) {
        out[b.begin] = through_[b.begin];
      } else {
        const auto [left, right] = parts_[second];
        spread(by_cost(runs_[left], through_.data()), cheapest_, runs_[right], least_[second], out);
        spread(by_cost(runs_[right], through_.data()), cheapest_, runs_[left], least_[second], out);
      }
      for (int j = b.begin; j < b.end; ++j) row(cheapest_, j)[i] = out[j];
      least = std::min(least, kernels.lowest(out + b.begin, width));
    }
    least_.push_back(least);
  }

  /// Where the paths through two groups meet when their outer ends are given.
  Ends meeting(int left, int right, Ends outer) const {
    const Run from = opposite(left, outer.left);
    const Run to = opposite(right, outer.right);
    Ends ends;
    double least = kUnreached;
    for (int k = from.begin; k < from.end; ++k) {
      for (int l = to.begin; l < to.end; ++l) {
        const double cost = (row(cheapest_, outer.left)[k] + row(d_, k)[l]) + row(cheapest_, outer.right)[l];
        if (cost >= least) continue;
        least = cost;
        ends = {k, l};
      }
    }
    return ends;
  }

  int n_;
  std::vector<int> order_;
  detail::LargeArray d_;
  detail::LargeArray cheapest_;  // between leaves of the two parts of a group: the cheapest path through the group
  std::vector<Run> runs_;        // of units, then of merges
  std::vector<std::pair<int, int>> parts_;
  std::vector<double> least_;  // the cheapest path through a group, whatever its ends
  std::vector<double> through_;
  std::vector<std::pair<double, int>> candidates_;
};

}  // namespace

base::Result<LeafOrder> optimal_leaf_order(const Linkage& linkage, const Dissimilarity& dissimilarity) {
  if (static_cast<std::size_t>(linkage.units) != dissimilarity.size()) {
    return base::invalid_argument(
        fmt::format("The hierarchy has {} units, the dissimilarities are of {}.", linkage.units, dissimilarity.size()));
  }
  if (const auto pair = dissimilarity.first_undefined()) {
    return base::invalid_argument(
        fmt::format("Units {} and {} have no dissimilarity. Fill in what is missing of one of them, or leave it out.",
                    pair->first + 1, pair->second + 1));
  }
  if (linkage.units == 0) return LeafOrder{};
  LeafOrder result;
  result.order = LeafPaths(linkage, dissimilarity).best_order();
  if (result.order.front() > result.order.back()) std::reverse(result.order.begin(), result.order.end());
  result.cost = order_cost(result.order, dissimilarity);
  return result;
}

double order_cost(const std::vector<int>& order, const Dissimilarity& dissimilarity) {
  assert(order.size() == dissimilarity.size() && "an order holds each unit once");
  double cost = 0;
  for (std::size_t i = 1; i < order.size(); ++i) cost += dissimilarity(order[i - 1], order[i]);
  return cost;
}

}  // namespace vallis::study
