#include <algorithm>
#include <array>

#include "study/detail/ward_groups.hpp"
#include "study/detail/ward_paths.hpp"
#include "study/workers.hpp"

namespace vallis::study::detail {
namespace {

/// A round pays while it joins at least one pair for so many searches; this also bounds all rounds together to O(n)
/// searches.
constexpr std::size_t kMostSearches = 16;

void join(WardGroups& groups, std::vector<NamedMerge>& merges, int a, int b) {
  const auto [first, second] = std::minmax(a, b);
  merges.push_back({first, second, groups.dissimilarity(first, second)});
  groups.join(first, second);
}

/// Joins all reciprocal neighbours, round by round, while these are many. False where a tie was met.
bool join_in_rounds(WardGroups& groups, std::vector<NamedMerge>& merges, Workers& workers) {
  // As no merge brings a third group nearer, a neighbour stays the nearest for as long as it is what it was.
  const auto n = static_cast<std::size_t>(groups.units());
  std::vector<WardNeighbour> nearest(n);
  std::vector<char> changed(n, 0);
  std::vector<int> lost;
  while (groups.live() > 1) {
    lost.clear();
    groups.for_each([&](int name) {
      const int near = nearest[name].name;
      if (near < 0 || !groups.alive(near) || changed[near] != 0 || changed[name] != 0) lost.push_back(name);
    });
    workers.for_blocks(lost.size(), 16, [&](std::size_t begin, std::size_t end, int) {
      std::array<WardNeighbour, kWardSeekers> found;
      for (std::size_t i = begin; i < end; i += kWardSeekers) {
        const auto seekers = std::span(lost).subspan(i, std::min(kWardSeekers, end - i));
        groups.find_nearest(seekers, found);
        for (std::size_t s = 0; s < seekers.size(); ++s) nearest[seekers[s]] = found[s];
      }
    });
    std::fill(changed.begin(), changed.end(), 0);
    std::vector<int> pairs;  // their first names
    for (int a = 0; a < groups.units(); ++a) {
      if (!groups.alive(a)) continue;
      const int b = nearest[a].name;
      if (b < a || nearest[b].name != a) continue;
      if (nearest[a].tied || nearest[b].tied) return false;
      pairs.push_back(a);
    }
    if (pairs.empty() || pairs.size() * kMostSearches < lost.size()) return true;
    for (const int a : pairs) {
      join(groups, merges, a, nearest[a].name);
      changed[a] = 1;
    }
    groups.tidy();
  }
  return true;
}

/// Follows nearest neighbours until two are each other's, joins them, and goes on from where it stood. False where a
/// tie was met.
bool join_along_chain(WardGroups& groups, std::vector<NamedMerge>& merges) {
  struct Link {
    int name;
    bool tied;
  };
  std::vector<Link> chain;
  int first = 0;  // no living group has a smaller name
  int joined = 0;
  while (groups.live() > 1) {
    if (chain.empty()) {
      while (!groups.alive(first)) ++first;
      chain.push_back({first, false});
    }
    Link& tip = chain.back();
    WardNeighbour nearest;
    groups.find_nearest({&tip.name, 1}, {&nearest, 1});
    tip.tied = nearest.tied;
    const Link* before = chain.size() > 1 ? &chain[chain.size() - 2] : nullptr;
    // Each link is shorter than the one before it, so that a chain ends.
    if (before == nullptr || groups.dissimilarity(tip.name, before->name) > nearest.dissimilarity) {
      chain.push_back({nearest.name, false});
      continue;
    }
    if (tip.tied || before->tied) return false;
    join(groups, merges, tip.name, before->name);
    chain.resize(chain.size() - 2);
    if (++joined * 4 < groups.live()) continue;
    groups.tidy();
    joined = 0;
  }
  return true;
}

}  // namespace

std::optional<std::vector<NamedMerge>> reciprocal_ward(std::span<const double> points, std::size_t columns,
                                                       Workers& workers, InstructionSet instructions) {
  WardGroups groups(points, columns, instructions);
  std::vector<NamedMerge> merges;
  merges.reserve(static_cast<std::size_t>(groups.units()) - 1);
  if (!join_in_rounds(groups, merges, workers)) return std::nullopt;
  if (!join_along_chain(groups, merges)) return std::nullopt;
  return in_greedy_order(merges, groups.units());
}

}  // namespace vallis::study::detail
