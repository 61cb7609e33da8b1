#include "study/detail/single_moves.hpp"

#include <algorithm>
#include <limits>

namespace vallis::study::detail {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();
constexpr double kGain = 1e-12;  // a smaller one is round-off, and could be won in circles

double squared_distance(const double* a, const double* b, std::size_t columns) {
  double sum = 0;
  for (std::size_t c = 0; c < columns; ++c) sum += (a[c] - b[c]) * (a[c] - b[c]);
  return sum;
}

class Groups {
 public:
  Groups(std::span<const double> points, std::size_t columns, Lloyd::Outcome& outcome)
      : points_(points), columns_(columns), out_(outcome) {}

  std::size_t units() const { return out_.group.size(); }
  std::size_t count() const { return out_.size.size(); }
  std::size_t group(std::size_t unit) const { return static_cast<std::size_t>(out_.group[unit]); }
  int size(std::size_t g) const { return out_.size[g]; }

  double squared(std::size_t unit, std::size_t g) const {
    return squared_distance(&points_[unit * columns_], &out_.centres[g * columns_], columns_);
  }

  /// Sizes and centres anew, so that the round-off of moves does not gather.
  void renew() {
    std::fill(out_.size.begin(), out_.size.end(), 0);
    std::fill(out_.centres.begin(), out_.centres.end(), 0);
    for (std::size_t i = 0; i < units(); ++i) {
      ++out_.size[group(i)];
      for (std::size_t c = 0; c < columns_; ++c) out_.centres[group(i) * columns_ + c] += points_[i * columns_ + c];
    }
    for (std::size_t g = 0; g < count(); ++g) {
      for (std::size_t c = 0; c < columns_; ++c) {
        double& centre = out_.centres[g * columns_ + c];
        centre = size(g) > 0 ? centre / size(g) : kNothing;
      }
    }
  }

  void move(std::size_t unit, std::size_t to) {
    const std::size_t from = group(unit);
    --out_.size[from];
    ++out_.size[to];
    for (std::size_t c = 0; c < columns_; ++c) {
      const double x = points_[unit * columns_ + c];
      double& left = out_.centres[from * columns_ + c];
      double& joined = out_.centres[to * columns_ + c];
      left = size(from) > 0 ? left + (left - x) / size(from) : kNothing;
      joined = size(to) > 1 ? joined + (x - joined) / size(to) : x;
    }
    out_.group[unit] = static_cast<int>(to);
  }

 private:
  std::span<const double> points_;
  std::size_t columns_;
  Lloyd::Outcome& out_;
};

/// The group that a unit gains most by joining, or its own.
std::size_t best_exchange(const Groups& groups, std::size_t unit) {
  const std::size_t own = groups.group(unit);
  const int n = groups.size(own);
  if (n < 2) return own;
  const double saved = groups.squared(unit, own) * n / (n - 1);
  double least = saved * (1 - kGain);
  std::size_t best = own;
  for (std::size_t g = 0; g < groups.count(); ++g) {
    const int m = groups.size(g);
    const double cost = g == own ? saved : m == 0 ? 0 : groups.squared(unit, g) * m / (m + 1);
    if (cost < least) {
      least = cost;
      best = g;
    }
  }
  return best;
}

std::size_t nearest(const Groups& groups, std::size_t unit) {
  double least = kInfinity;
  std::size_t best = 0;
  for (std::size_t g = 0; g < groups.count(); ++g) {
    const double squared = groups.squared(unit, g);
    if (squared < least) {
      least = squared;
      best = g;
    }
  }
  return best;
}

template <class Choice>
void pass_until_still(Groups& groups, int max_passes, Lloyd::Outcome& outcome, Choice choice) {
  outcome.converged = false;
  for (int pass = 0; pass < max_passes && !outcome.converged; ++pass) {
    ++outcome.iterations;
    outcome.converged = true;
    for (std::size_t unit = 0; unit < groups.units(); ++unit) {
      const std::size_t to = choice(groups, unit);
      if (to == groups.group(unit)) continue;
      groups.move(unit, to);
      outcome.converged = false;
    }
    groups.renew();
  }
}

}  // namespace

void exchange(std::span<const double> points, std::size_t columns, int max_passes, Lloyd::Outcome& outcome) {
  Groups groups(points, columns, outcome);
  groups.renew();
  pass_until_still(groups, max_passes, outcome, best_exchange);
}

Lloyd::Outcome macqueen(std::span<const double> points, std::size_t columns, std::span<const double> start,
                        int max_passes) {
  Lloyd::Outcome outcome;
  outcome.centres.assign(start.begin(), start.end());
  outcome.size.assign(start.size() / columns, 0);
  outcome.group.assign(points.size() / columns, 0);
  Groups groups(points, columns, outcome);
  for (std::size_t i = 0; i < groups.units(); ++i) outcome.group[i] = static_cast<int>(nearest(groups, i));
  groups.renew();
  pass_until_still(groups, max_passes, outcome, nearest);
  return outcome;
}

}  // namespace vallis::study::detail
