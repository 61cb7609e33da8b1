#include <algorithm>
#include <cassert>
#include <limits>
#include <queue>
#include <set>
#include <tuple>

#include "study/detail/kernels.hpp"
#include "study/detail/linkage_paths.hpp"
#include "study/stopping.hpp"
#include "study/workers.hpp"

namespace vallis::study::detail {
namespace {

/// Wider than the tie tolerance by more than round-off, which depends on the order of merges: where no pair comes
/// within this share of the smallest, the greedy way sees no tie either.
constexpr double kTieGuard = 4e-12;

/// A round looks up the nearest neighbours of groups that have lost theirs; it pays while it joins at least one pair
/// for so many of them. This also bounds all rounds together to O(n²).
constexpr int kMostSearches = 16;

constexpr double kInfinity = std::numeric_limits<double>::infinity();

struct Neighbour {
  int position = -1;
  double dissimilarity = 0;
  bool tied = false;  ///< another group is as near
};

/// The nearest group in a row. Cost: one pass, and a second over the few parts that hold one of the two smallest of the
/// values so far.
Neighbour nearest_in(const double* row, int count) {
  constexpr int kPart = 256;
  const Kernels& k = kernels();
  Neighbour nearest{-1, kInfinity, false};
  double second = kInfinity;
  for (int begin = 0; begin < count; begin += kPart) {
    const auto size = static_cast<std::size_t>(std::min(count - begin, kPart));
    const double* part = row + begin;
    const double lowest = k.lowest(part, size);
    if (lowest >= second) continue;
    const std::size_t at = k.first_at_most(part, size, lowest);
    if (lowest < nearest.dissimilarity) {
      second = nearest.dissimilarity;
      nearest.dissimilarity = lowest;
      nearest.position = begin + static_cast<int>(at);
    } else {
      second = lowest;
    }
    if (at > 0) second = std::min(second, k.lowest(part, at));
    if (at + 1 < size) second = std::min(second, k.lowest(part + at + 1, size - at - 1));
  }
  nearest.tied = second <= nearest.dissimilarity * (1 + kTieGuard);
  return nearest;
}

/// Joins all reciprocal neighbours, round by round, while these are many. False where a tie was met.
bool join_in_rounds(GroupRows& rows, std::vector<NamedMerge>& merges, Workers& workers) {
  // As no merge brings a third group nearer, a neighbour stays the nearest for as long as it is what it was.
  std::vector<Neighbour> nearest(rows.positions());
  std::vector<int> seen(rows.positions(), 0);
  std::vector<int> lost;
  std::vector<GroupRows::Pair> pairs;
  const auto units = static_cast<double>(rows.live());
  while (rows.live() > 1) {
    advance_stage(static_cast<double>(merges.size()) / units);
    lost.clear();
    for (int p = 0; p < rows.positions(); ++p) {
      if (!rows.alive(p)) continue;
      const int near = nearest[p].position;
      if (near < 0 || !rows.alive(near) || rows.changed(near) > seen[p] || rows.changed(p) > seen[p]) lost.push_back(p);
    }
    workers.for_blocks(lost.size(), 4, [&](std::size_t begin, std::size_t end, int) {
      for (std::size_t i = begin; i < end; ++i) nearest[lost[i]] = nearest_in(rows.row(lost[i]), rows.positions());
    });
    for (const int p : lost) seen[p] = rows.clock();
    pairs.clear();
    for (int a = 0; a < rows.positions(); ++a) {
      if (!rows.alive(a)) continue;
      const int b = nearest[a].position;
      if (b < a || nearest[b].position != a) continue;
      if (nearest[a].tied || nearest[b].tied) return false;
      pairs.push_back({a, b, nearest[a].dissimilarity});
    }
    if (pairs.size() * kMostSearches < lost.size()) return true;
    for (const auto& [a, b, between] : pairs) merges.push_back({rows.name(a), rows.name(b), between});
    rows.join_all(pairs, workers);
    if (!rows.sparse()) continue;
    for (int p = 0; p < rows.positions(); ++p) {
      const int near = nearest[p].position;
      if (near >= 0 && (!rows.alive(near) || rows.changed(near) > seen[p] || rows.changed(p) > seen[p])) {
        nearest[p].position = -1;
      }
    }
    const std::vector<int> moved = rows.compact(workers);
    for (std::size_t p = 0; p < moved.size(); ++p) {
      if (moved[p] < 0) continue;
      nearest[moved[p]] = nearest[p];
      if (nearest[p].position >= 0) nearest[moved[p]].position = moved[nearest[p].position];
    }
    nearest.resize(rows.positions());
    seen.assign(rows.positions(), 0);
  }
  return true;
}

/// Follows nearest neighbours until two are each other's, joins them, and goes on from where it stood. False where a
/// tie was met.
bool join_along_chain(GroupRows& rows, std::vector<NamedMerge>& merges, Workers& workers) {
  struct Link {
    int position;
    bool tied;
  };
  std::vector<Link> chain;
  int first = 0;  // no living group stands before it
  const double units = static_cast<double>(merges.size()) + rows.live();
  while (rows.live() > 1) {
    advance_stage(static_cast<double>(merges.size()) / units);
    if (chain.empty()) {
      while (!rows.alive(first)) ++first;
      chain.push_back({first, false});
    }
    Link& tip = chain.back();
    const double* row = rows.row(tip.position);
    Neighbour nearest = nearest_in(row, rows.positions());
    tip.tied = nearest.tied;
    const Link* before = chain.size() > 1 ? &chain[chain.size() - 2] : nullptr;
    if (before == nullptr || row[before->position] > nearest.dissimilarity) {
      chain.push_back({nearest.position, false});
      continue;
    }
    if (tip.tied || before->tied) return false;
    const auto [a, b] = std::minmax(tip.position, before->position);
    merges.push_back({rows.name(a), rows.name(b), nearest.dissimilarity});
    rows.join({a, b, nearest.dissimilarity});
    chain.resize(chain.size() - 2);
    if (!rows.sparse()) continue;
    const std::vector<int> moved = rows.compact(workers);
    for (Link& link : chain) link.position = moved[link.position];
    first = 0;
  }
  return true;
}

}  // namespace

std::optional<std::vector<NamedMerge>> reciprocal_merges(GroupRows& rows, Workers& workers) {
  assert(rows.recurrence().reducible() && "otherwise the order of merges matters");
  const int units = rows.positions();
  std::vector<NamedMerge> merges;
  merges.reserve(units - 1);
  if (!join_in_rounds(rows, merges, workers)) return std::nullopt;
  if (!join_along_chain(rows, merges, workers)) return std::nullopt;
  return in_greedy_order(merges, units);
}

std::vector<NamedMerge> in_greedy_order(const std::vector<NamedMerge>& merges, int units) {
  const auto count = merges.size();
  constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();
  std::vector<double> height(count);
  std::vector<std::size_t> parent(count, kNone);
  std::vector<int> waiting(count, 0);           // operands that are not made yet
  std::vector<std::size_t> made(units, kNone);  // the merge that made the group a unit names
  for (std::size_t m = 0; m < count; ++m) {
    height[m] = merges[m].height;
    for (const int operand : {merges[m].first, merges[m].second}) {
      if (made[operand] == kNone) continue;
      parent[made[operand]] = m;
      ++waiting[m];
      height[m] = std::max(height[m], height[made[operand]]);  // only round-off can put it lower
    }
    made[merges[m].first] = m;
  }
  std::set<std::pair<double, std::size_t>> ready;          // by height
  std::set<std::tuple<int, int, std::size_t>> candidates;  // by name: those of `ready` that tie with its lowest
  std::priority_queue<std::pair<double, std::size_t>, std::vector<std::pair<double, std::size_t>>, std::greater<>>
      above;
  const auto becomes_ready = [&](std::size_t m) {
    ready.emplace(height[m], m);
    above.emplace(height[m], m);
  };
  for (std::size_t m = 0; m < count; ++m) {
    if (waiting[m] == 0) becomes_ready(m);
  }
  std::vector<NamedMerge> ordered;
  ordered.reserve(count);
  while (!ready.empty()) {
    const double threshold = tie_threshold(ready.begin()->first);
    for (; !above.empty() && above.top().first <= threshold; above.pop()) {
      const std::size_t m = above.top().second;
      candidates.emplace(merges[m].first, merges[m].second, m);
    }
    const std::size_t next = std::get<2>(*candidates.begin());
    candidates.erase(candidates.begin());
    ready.erase({height[next], next});
    ordered.push_back({merges[next].first, merges[next].second, height[next]});
    if (parent[next] != kNone && --waiting[parent[next]] == 0) becomes_ready(parent[next]);
  }
  return ordered;
}

}  // namespace vallis::study::detail
