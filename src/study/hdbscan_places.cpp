#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <utility>

#include "study/detail/density_tree.hpp"
#include "study/hdbscan.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

using detail::Step;

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr std::size_t kLane = 8;  // places treated in one stretch of straight code, which compilers turn into vectors

/// Points on the unit sphere side by side, with room for whole lanes behind the last.
struct Points {
  std::vector<double> x, y, z;

  void push_back(const UnitVector& v) {
    x.push_back(v.x);
    y.push_back(v.y);
    z.push_back(v.z);
  }
  void pad() {
    while (x.size() % kLane != 0) push_back({0, 0, 0});
  }
  UnitVector at(std::size_t i) const { return {x[i], y[i], z[i]}; }

  /// Squared chords from a point to those of a lane.
  void squares(const UnitVector& from, std::size_t first, double* out) const {
    for (std::size_t l = 0; l < kLane; ++l) {
      const double dx = x[first + l] - from.x;
      const double dy = y[first + l] - from.y;
      const double dz = z[first + l] - from.z;
      out[l] = dx * dx + dy * dy + dz * dz;
    }
  }
};

/// The distance on the globe that a squared chord of the unit sphere stands for.
double km(double square, double radius_km) { return 2 * radius_km * std::asin(std::min(1.0, std::sqrt(square) / 2)); }

/// Squared chords to the (min_points − 1)-th nearest other place.
std::vector<double> core_squares(const Points& points, std::size_t n, int min_points, Workers& workers) {
  std::vector<double> core(n);
  workers.for_blocks(n, 64, [&](std::size_t begin, std::size_t end, int) {
    std::vector<double> row(points.x.size());
    for (std::size_t i = begin; i < end; ++i) {
      for (std::size_t j = 0; j < row.size(); j += kLane) points.squares(points.at(i), j, &row[j]);
      // The place itself is at 0 and counts as the first.
      const auto nth = row.begin() + (min_points - 1);
      std::nth_element(row.begin(), nth, row.begin() + static_cast<std::ptrdiff_t>(n));
      core[i] = *nth;
    }
  });
  return core;
}

/// Those places that the walk has not reached, in the order of their numbers.
class Outside {
 public:
  Outside(Points points, std::vector<double> core) : points_(std::move(points)), core_(std::move(core)) {
    const std::size_t n = core_.size();
    core_.resize(points_.x.size(), kInfinity);
    nearest_.assign(core_.size(), kInfinity);
    for (std::size_t i = 0; i < core_.size(); ++i) number_.push_back(static_cast<int>(i));
    left_ = n;
  }

  struct Joined {
    std::size_t at;
    int number;
    double square;
  };

  UnitVector place(std::size_t at) const { return points_.at(at); }
  double core(std::size_t at) const { return core_[at]; }
  int number(std::size_t at) const { return number_[at]; }

  /// Takes a place out. Its row stays until a quarter are empty: moving all the others each time would cost as much as
  /// the distances.
  void take(std::size_t at) {
    core_[at] = kInfinity;
    nearest_[at] = kInfinity;
    --left_;
  }

  /// Weighs the place that was last reached, and finds the nearest; of equally near ones the smallest number.
  Joined nearest_after(const UnitVector& last, double last_core) {
    if (left_ + left_ / 3 + kLane < core_.size()) close_ranks();
    double least = kInfinity;
    std::size_t at = 0;
    for (std::size_t first = 0; first < core_.size(); first += kLane) {
      double square[kLane];
      points_.squares(last, first, square);
      double low = kInfinity;
      for (std::size_t l = 0; l < kLane; ++l) {
        const double reach = std::max(std::max(square[l], last_core), core_[first + l]);
        nearest_[first + l] = std::min(nearest_[first + l], reach);
        low = std::min(low, nearest_[first + l]);
      }
      if (!(low < least)) continue;
      least = low;
      at = first;
    }
    while (nearest_[at] != least) ++at;
    return {at, number_[at], least};
  }

 private:
  void close_ranks() {
    std::size_t to = 0;
    for (std::size_t from = 0; from < core_.size(); ++from) {
      if (core_[from] == kInfinity) continue;
      points_.x[to] = points_.x[from];
      points_.y[to] = points_.y[from];
      points_.z[to] = points_.z[from];
      core_[to] = core_[from];
      nearest_[to] = nearest_[from];
      number_[to] = number_[from];
      ++to;
    }
    const std::size_t size = (to + kLane - 1) / kLane * kLane;
    for (std::vector<double>* column : {&points_.x, &points_.y, &points_.z, &core_, &nearest_}) column->resize(size);
    number_.resize(size);
    for (; to < size; ++to) core_[to] = nearest_[to] = kInfinity;
  }

  Points points_;
  std::vector<double> core_;     // infinite where nobody is left
  std::vector<double> nearest_;  // mutual reachability to the nearest place of the walk
  std::vector<int> number_;
  std::size_t left_ = 0;
};

/// Prim's walk from the first place; lengths are squared chords.
std::vector<Step> walk(Outside outside, std::size_t n) {
  std::vector<Step> steps;
  steps.reserve(n - 1);
  Outside::Joined last{0, 0, 0};
  while (steps.size() + 1 < n) {
    const UnitVector place = outside.place(last.at);
    const double core = outside.core(last.at);
    outside.take(last.at);
    const Outside::Joined next = outside.nearest_after(place, core);
    steps.push_back({next.number, last.number, next.square});
    last = next;
  }
  std::stable_sort(steps.begin(), steps.end(), [](const Step& a, const Step& b) { return a.length < b.length; });
  return steps;
}

}  // namespace

base::Result<Hdbscan> hdbscan(std::span<const Place> places, int min_points, double radius_km, Workers& workers) {
  const std::size_t n = places.size();
  if (auto checked = detail::check_min_points(n, min_points); !checked) return checked.error();
  if (!(radius_km > 0) || !std::isfinite(radius_km)) {
    return base::invalid_argument("The radius of the globe must be a number above 0.");
  }
  if (n > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
    return base::too_large("More than 2,147,483,647 places do not fit; split them by continent.");
  }
  Points points;
  for (std::size_t i = 0; i < n; ++i) {
    auto fault = longitude_fault(places[i].longitude);
    if (!fault) fault = latitude_fault(places[i].latitude);
    if (fault) return base::invalid_argument(fmt::format("Place {}: {}", i + 1, *fault));
    points.push_back(unit_vector(places[i]));
  }
  points.pad();
  std::vector<double> core = core_squares(points, n, min_points, workers);
  std::vector<Step> steps = walk(Outside(std::move(points), core), n);
  for (Step& step : steps) step.length = km(step.length, radius_km);
  for (double& square : core) square = km(square, radius_km);
  return detail::hdbscan_of_walk(steps, std::move(core), min_points);
}

}  // namespace vallis::study
