#include "study/detail/lloyd.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace vallis::study::detail {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kBlocksAtOnce = 256;
constexpr std::size_t kFetchAhead = 4;
constexpr int kGrainBits = 62;
constexpr int kFinestGrain = 1000;  // 2^±1000 are both normal numbers
constexpr double kSlackShare = 1e-9;

std::size_t block_count(std::size_t n) { return (n + kBlockUnits - 1) / kBlockUnits; }

}  // namespace

Lloyd::Lloyd(std::span<const double> points, std::size_t columns, std::size_t k, Workers& workers)
    : points_(points),
      n_(points.size() / columns),
      p_(columns),
      k_(k),
      workers_(workers),
      blocks_(block_count(n_) * kBlockUnits * columns),
      spare_(block_count(n_) * kBlockUnits),
      group_(block_count(n_) * kBlockUnits),
      moves_(static_cast<std::size_t>(workers.size())) {
  lay_out();
}

void Lloyd::lay_out() {
  workers_.for_blocks(block_count(n_), kBlocksAtOnce, [&](std::size_t begin, std::size_t end, int) {
    for (std::size_t unit = begin * kBlockUnits; unit < std::min(n_, end * kBlockUnits); ++unit) {
      double* block = blocks_.data() + unit / kBlockUnits * kBlockUnits * p_;
      for (std::size_t c = 0; c < p_; ++c) block[c * kBlockUnits + unit % kBlockUnits] = points_[unit * p_ + c];
    }
  });
}

void Lloyd::measure_columns(std::span<const double> start) {
  grains_.resize(p_);
  double diameter = 0;
  for (std::size_t c = 0; c < p_; ++c) {
    double low = kInfinity;
    double high = -kInfinity;
    for (std::size_t v = c; v < points_.size(); v += p_) {
      low = std::min(low, points_[v]);
      high = std::max(high, points_[v]);
    }
    const double largest = std::max(std::abs(low), std::abs(high));
    const int exponent = largest > 0 ? std::ilogb(largest) + 1 : 0;
    grains_[c] = std::ldexp(1.0, std::min(kFinestGrain, kGrainBits - exponent));
    for (std::size_t v = c; v < start.size(); v += p_) {
      low = std::min(low, start[v]);
      high = std::max(high, start[v]);
    }
    diameter += (high - low) * (high - low);
  }
  slack_ = kSlackShare * std::sqrt(diameter);
}

Lloyd::Outcome Lloyd::run(std::span<const double> start, int max_iterations, bool refill_empty) {
  measure_columns(start);
  centres_.assign(start.begin(), start.end());
  travelled_.assign(k_ + 1, 0);
  std::fill(group_.begin(), group_.end(), static_cast<int>(k_));
  sum_.assign(k_ * p_, 0);
  size_.assign(k_, 0);
  for (Moves& moves : moves_) {
    moves.sum.assign(k_ * p_, 0);
    moves.size.assign(k_, 0);
  }
  forget_bounds();

  Outcome outcome;
  while (!outcome.converged && outcome.iterations < max_iterations) {
    ++outcome.iterations;
    outcome.converged = !assign();
    if (outcome.converged) break;
    renew_centres();
    if (refill_empty && refill()) forget_bounds();
  }
  group_.resize(n_);
  outcome.group = std::move(group_);
  group_.resize(spare_.size());
  outcome.centres = centres_;
  outcome.size = size_;
  return outcome;
}

/// All units to their nearest centres; true where one has moved.
bool Lloyd::assign() {
  workers_.for_blocks(block_count(n_), kBlocksAtOnce, [&](std::size_t begin, std::size_t end, int worker) {
    Moves& moves = moves_[static_cast<std::size_t>(worker)];
    std::array<std::size_t, kBlocksAtOnce> open;
    std::size_t count = 0;
    for (std::size_t block = begin; block < end; ++block) {
      if (may_move(block)) open[count++] = block;
    }
    for (std::size_t at = 0; at < count; ++at) {
      // What is skipped between blocks defeats the processor's own guess of what comes next.
      if (at + kFetchAhead < count) fetch(open[at + kFetchAhead]);
      assign_block(open[at], moves);
    }
  });
  bool any = false;
  for (Moves& moves : moves_) {
    if (!moves.any) continue;
    any = true;
    for (std::size_t v = 0; v < sum_.size(); ++v) sum_[v] += moves.sum[v];
    for (std::size_t g = 0; g < k_; ++g) size_[g] += moves.size[g];
    std::fill(moves.sum.begin(), moves.sum.end(), 0);
    std::fill(moves.size.begin(), moves.size.end(), 0);
    moves.any = false;
  }
  return any;
}

/// False where the bounds of all units of a block prove that they stay.
bool Lloyd::may_move(std::size_t block) const {
  const double* spare = &spare_[block * kBlockUnits];
  const int* group = &group_[block * kBlockUnits];
  bool near = false;
  for (std::size_t lane = 0; lane < kBlockUnits; ++lane) {
    near |= !(spare[lane] > travelled_[static_cast<std::size_t>(group[lane])]);
  }
  return near;
}

void Lloyd::fetch(std::size_t block) const {
  const double* first = blocks_.data() + block * kBlockUnits * p_;
  for (std::size_t c = 0; c < p_; ++c) __builtin_prefetch(first + c * kBlockUnits);
}

void Lloyd::assign_block(std::size_t block, Moves& moves) {
  double nearest[kBlockUnits];
  double second[kBlockUnits];
  double which[kBlockUnits];
  kernel_(blocks_.data() + block * kBlockUnits * p_, centres_.data(), k_, p_, nearest, second, which);
  const std::size_t first = block * kBlockUnits;
  for (std::size_t lane = 0; lane < std::min(kBlockUnits, n_ - first); ++lane) {
    const int to = static_cast<int>(which[lane]);
    int& group = group_[first + lane];
    if (to != group) {
      move_unit(first + lane, group, to, moves);
      group = to;
    }
    spare_[first + lane] =
        std::sqrt(second[lane]) - std::sqrt(nearest[lane]) + (travelled_[static_cast<std::size_t>(to)] - slack_);
  }
}

void Lloyd::move_unit(std::size_t unit, int from, int to, Moves& moves) const {
  const double* block = blocks_.data() + unit / kBlockUnits * kBlockUnits * p_ + unit % kBlockUnits;
  const bool leaves = from < static_cast<int>(k_);
  Wide* gains = &moves.sum[static_cast<std::size_t>(to) * p_];
  Wide* loses = leaves ? &moves.sum[static_cast<std::size_t>(from) * p_] : nullptr;
  for (std::size_t c = 0; c < p_; ++c) {
    const auto amount = static_cast<std::int64_t>(block[c * kBlockUnits] * grains_[c]);
    gains[c] += amount;
    if (leaves) loses[c] -= amount;
  }
  ++moves.size[static_cast<std::size_t>(to)];
  if (leaves) --moves.size[static_cast<std::size_t>(from)];
  moves.any = true;
}

void Lloyd::renew_centres() {
  std::vector<double> gone(k_, 0);
  for (std::size_t g = 0; g < k_; ++g) {
    double squared = 0;
    for (std::size_t c = 0; c < p_; ++c) {
      double& centre = centres_[g * p_ + c];
      const double before = centre;
      centre = size_[g] > 0 ? static_cast<double>(sum_[g * p_ + c]) / size_[g] / grains_[c] : kNothing;
      squared += (centre - before) * (centre - before);
    }
    gone[g] = squared >= 0 ? std::sqrt(squared) : 0;  // a centre that went out or came in has gone nowhere
  }
  // A unit loses what its own centre has gone away and what the fastest of the others may have come near.
  for (std::size_t g = 0; g < k_; ++g) {
    double fastest = 0;
    for (std::size_t other = 0; other < k_; ++other) fastest = other == g ? fastest : std::max(fastest, gone[other]);
    travelled_[g] += gone[g] + fastest;
  }
}

double Lloyd::to_own_centre(std::size_t unit) const {
  const double* centre = &centres_[static_cast<std::size_t>(group_[unit]) * p_];
  double sum = 0;
  for (std::size_t c = 0; c < p_; ++c) {
    const double gap = points_[unit * p_ + c] - centre[c];
    sum += gap * gap;
  }
  return sum;
}

/// Gives each empty group the unit farthest from its centre, of equally far ones the first; true where one was given.
bool Lloyd::refill() {
  bool any = false;
  for (std::size_t empty = 0; empty < k_; ++empty) {
    if (size_[empty] > 0) continue;
    double farthest = 0;
    std::size_t chosen = n_;
    for (std::size_t i = 0; i < n_; ++i) {
      const double distance = size_[static_cast<std::size_t>(group_[i])] > 1 ? to_own_centre(i) : 0;
      if (distance > farthest) {
        farthest = distance;
        chosen = i;
      }
    }
    if (chosen == n_) return any;
    Moves& moves = moves_.front();
    move_unit(chosen, group_[chosen], static_cast<int>(empty), moves);
    group_[chosen] = static_cast<int>(empty);
    for (std::size_t v = 0; v < sum_.size(); ++v) sum_[v] += moves.sum[v];
    for (std::size_t g = 0; g < k_; ++g) size_[g] += moves.size[g];
    std::fill(moves.sum.begin(), moves.sum.end(), 0);
    std::fill(moves.size.begin(), moves.size.end(), 0);
    moves.any = false;
    renew_centres();
    any = true;
  }
  return any;
}

/// Every unit will be weighed against all centres; the places after the last unit never are.
void Lloyd::forget_bounds() {
  std::fill(spare_.begin(), spare_.begin() + static_cast<std::ptrdiff_t>(n_), -kInfinity);
  std::fill(spare_.begin() + static_cast<std::ptrdiff_t>(n_), spare_.end(), kInfinity);
}

}  // namespace vallis::study::detail
