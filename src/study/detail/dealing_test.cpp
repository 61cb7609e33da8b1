#include "study/detail/dealing_test.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <map>
#include <numeric>
#include <utility>

#include "study/random.hpp"
#include "study/workers.hpp"

namespace vallis::study::detail {
namespace {

constexpr double kReaches = 1e-9;

/// 1 … n, equal values at the mean of their ranks.
std::vector<double> mean_ranks(const std::vector<double>& values) {
  std::vector<double> sorted(values);
  std::sort(sorted.begin(), sorted.end());
  std::vector<double> ranks;
  for (const double x : values) {
    const auto [low, high] = std::equal_range(sorted.begin(), sorted.end(), x);
    ranks.push_back(static_cast<double>((low - sorted.begin()) + (high - sorted.begin()) + 1) / 2);
  }
  return ranks;
}

bool constant(const std::vector<double>& values) {
  return std::all_of(values.begin(), values.end(), [&](double x) { return x == values.front(); });
}

}  // namespace

DealingTest::DealingTest(std::span<const std::vector<double>> columns, Scores scores, const Partition& partition,
                         const Partition& blocks, Dealing dealing)
    : dealing_(dealing), scores_(scores) {
  std::vector<std::size_t> units;
  std::map<int, int> group_number;
  std::map<int, std::size_t> block_number;
  for (std::size_t u = 0; u < partition.group.size(); ++u) {
    if (std::isnan(columns.front()[u])) continue;
    group_.push_back(group_number.emplace(partition.group[u], static_cast<int>(group_number.size())).first->second);
    const std::size_t b = block_number.emplace(blocks.group[u], block_number.size()).first->second;
    members_.resize(block_number.size());
    members_[b].push_back(static_cast<int>(units.size()));
    units.push_back(u);
  }
  size_.assign(group_number.size(), 0);
  for (const int g : group_) ++size_[static_cast<std::size_t>(g)];
  for (const std::vector<double>& column : columns) {
    std::vector<double> known;
    for (const std::size_t u : units) known.push_back(column[u]);
    if (constant(known)) continue;
    if (scores == Scores::Levels) {
      std::vector<double> levels(known);
      std::sort(levels.begin(), levels.end());
      levels.erase(std::unique(levels.begin(), levels.end()), levels.end());
      for (const double level : levels) {
        std::vector<double>& has = scores_of_.emplace_back();
        for (const double x : known) has.push_back(x == level ? 1 : 0);
      }
    } else {
      scores_of_.push_back(scores == Scores::Ranks ? mean_ranks(known) : std::move(known));
    }
  }
  std::vector<int> as_they_stand(group_.size());
  std::iota(as_they_stand.begin(), as_they_stand.end(), 0);
  std::vector<double> sums;
  seen_ = statistic_of(as_they_stand, sums);
}

bool DealingTest::deals_anything() const {
  if (dealing_ == Dealing::Units) return true;
  // Whole blocks change places with each other, so their first units must differ; within, the units of some block.
  const auto differ = [&](int a, int b) {
    return std::any_of(scores_of_.begin(), scores_of_.end(), [&](const std::vector<double>& scores) {
      return scores[static_cast<std::size_t>(a)] != scores[static_cast<std::size_t>(b)];
    });
  };
  if (dealing_ == Dealing::WholeBlocks) {
    return std::any_of(members_.begin(), members_.end(),
                       [&](const std::vector<int>& block) { return differ(members_.front().front(), block.front()); });
  }
  return std::any_of(members_.begin(), members_.end(), [&](const std::vector<int>& block) {
    return std::any_of(block.begin(), block.end(), [&](int unit) { return differ(block.front(), unit); });
  });
}

/// Each column's share of the sum of squares that lies between groups, times n (H: n − 1). Of 0 and 1 this is χ²; the
/// levels of a nominal are weighed by the share of units that lack them, which makes their sum its χ².
double DealingTest::statistic_of(std::span<const int> source, std::vector<double>& sums) const {
  const auto n = static_cast<double>(group_.size());
  double statistic = 0;
  for (const std::vector<double>& scores : scores_of_) {
    sums.assign(size_.size(), 0);
    double squares = 0;
    for (std::size_t i = 0; i < group_.size(); ++i) {
      const double x = scores[static_cast<std::size_t>(source[i])];
      sums[static_cast<std::size_t>(group_[i])] += x;
      squares += x * x;
    }
    double total = 0;
    double between = 0;
    for (std::size_t g = 0; g < size_.size(); ++g) {
      total += sums[g];
      between += sums[g] * sums[g] / size_[g];
    }
    const double centre = total * total / n;
    const double share = (between - centre) / (squares - centre);
    statistic += scores_ == Scores::Levels ? share * (n - total) : share * (scores_ == Scores::Ranks ? n - 1 : n);
  }
  return statistic;
}

double DealingTest::effect() const {
  const auto n = static_cast<double>(group_.size());
  if (scores_ == Scores::Ranks) return seen_ / (n - 1);
  const double degrees = scores_ == Scores::Members
                             ? static_cast<double>(scores_of_.size())
                             : static_cast<double>(std::min(scores_of_.size(), size_.size()) - 1);
  return std::sqrt(seen_ / (n * degrees));
}

void DealingTest::deal(std::uint64_t seed, std::uint64_t stream, Room& room) const {
  Random random(seed, stream);
  const auto shuffle = [&](std::vector<int>& places) {
    for (std::size_t i = places.size(); i > 1; --i) std::swap(places[i - 1], places[random.below(i)]);
  };
  switch (dealing_) {
    case Dealing::Units:
      std::iota(room.source.begin(), room.source.end(), 0);
      shuffle(room.source);
      return;
    case Dealing::WithinBlocks:
      for (const std::vector<int>& block : members_) {
        room.order = block;
        shuffle(room.order);
        for (std::size_t i = 0; i < block.size(); ++i) room.source[static_cast<std::size_t>(block[i])] = room.order[i];
      }
      return;
    case Dealing::WholeBlocks:
      room.order.resize(members_.size());
      std::iota(room.order.begin(), room.order.end(), 0);
      shuffle(room.order);
      for (std::size_t b = 0; b < members_.size(); ++b) {
        const int dealt = members_[static_cast<std::size_t>(room.order[b])].front();
        for (const int unit : members_[b]) room.source[static_cast<std::size_t>(unit)] = dealt;
      }
      return;
  }
}

double DealingTest::p(int permutations, std::uint64_t seed, std::uint64_t stream, Workers& workers) const {
  const double bar = seen_ - kReaches * std::abs(seen_);
  std::atomic<int> reached = 0;
  workers.for_blocks(static_cast<std::size_t>(permutations), 128, [&](std::size_t begin, std::size_t end, int) {
    Room room{std::vector<int>(group_.size()), {}, {}};
    int own = 0;
    for (std::size_t b = begin; b < end; ++b) {
      deal(seed, stream << 32U | b, room);
      if (statistic_of(room.source, room.sums) >= bar) ++own;
    }
    reached += own;
  });
  return (1.0 + reached) / (1.0 + permutations);
}

}  // namespace vallis::study::detail
