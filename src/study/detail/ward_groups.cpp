#include "study/detail/ward_groups.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace vallis::study::detail {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNoCentre = std::numeric_limits<double>::quiet_NaN();

/// Where no group comes within this share of the nearest, round-off decides nothing: four times the tolerance of ties.
constexpr double kTieGuard = 4e-12;

/// Bounds are rounded too; boxes are passed over only where they are clearly too far.
constexpr double kClearly = 1 + 1e-9;

std::size_t filled(std::size_t count, std::size_t unit) { return (count + unit - 1) / unit * unit; }

/// Near points side by side: halves along the column in which they reach farthest, down to tiles.
void arrange(std::span<int> names, std::span<const double> points, std::size_t columns) {
  if (names.size() <= kWardTile) return;
  std::size_t widest = 0;
  double reach = -1;
  for (std::size_t c = 0; c < columns; ++c) {
    double low = kInfinity;
    double high = -kInfinity;
    for (const int name : names) {
      const double x = points[static_cast<std::size_t>(name) * columns + c];
      low = std::min(low, x);
      high = std::max(high, x);
    }
    if (high - low > reach) {
      reach = high - low;
      widest = c;
    }
  }
  const std::size_t half = filled(names.size() / 2, kWardTile);
  const auto value = [&](int name) { return points[static_cast<std::size_t>(name) * columns + widest]; };
  std::nth_element(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(half), names.end(),
                   [&](int a, int b) { return value(a) != value(b) ? value(a) < value(b) : a < b; });
  arrange(names.first(half), points, columns);
  arrange(names.subspan(half), points, columns);
}

}  // namespace

WardGroups::WardGroups(std::span<const double> points, std::size_t columns, InstructionSet instructions)
    : columns_(columns), kernels_(ward_kernels(instructions)), live_(static_cast<int>(points.size() / columns)) {
  const auto n = static_cast<std::size_t>(live_);
  std::vector<int> order(n);
  std::iota(order.begin(), order.end(), 0);
  arrange(order, points, columns);
  place_.resize(n);
  make_room(n);
  for (std::size_t place = 0; place < n; ++place) {
    const int name = order[place];
    name_[place] = name;
    place_[name] = static_cast<int>(place);
    sizes_[place] = 1;
    for (std::size_t c = 0; c < columns; ++c) {
      lane(place)[c * kWardLanes] = points[static_cast<std::size_t>(name) * columns + c];
    }
  }
  box_all();
}

double WardGroups::dissimilarity(int a, int b) const {
  const double* x = lane(place_[a]);
  const double* y = lane(place_[b]);
  double square = 0;
  for (std::size_t c = 0; c < columns_; ++c) {
    const double gap = x[c * kWardLanes] - y[c * kWardLanes];
    square += gap * gap;
  }
  const double size_a = sizes_[place_[a]];
  const double size_b = sizes_[place_[b]];
  return 2 * (size_a * size_b / (size_a + size_b)) * square;
}

void WardGroups::find_nearest(std::span<const int> names, std::span<WardNeighbour> neighbours) const {
  const std::size_t count = names.size();
  const std::size_t boxes = least_.size();
  std::vector<double> centres(count * columns_);
  std::vector<double> bounds(count * boxes);
  std::array<WardSearch, kWardSeekers> searches;
  for (std::size_t s = 0; s < count; ++s) {
    const auto place = static_cast<std::size_t>(place_[names[s]]);
    double* centre = centres.data() + s * columns_;
    for (std::size_t c = 0; c < columns_; ++c) centre[c] = lane(place)[c * kWardLanes];
    WardSearch& search = searches[s];
    search.seeker = {centre, sizes_[place], static_cast<double>(place)};
    std::fill(std::begin(search.nearest), std::end(search.nearest), kInfinity);
    std::fill(std::begin(search.second), std::end(search.second), kInfinity);
    std::fill(std::begin(search.place), std::end(search.place), -1.0);
    search.least = kInfinity;
    kernels_.bound(search.seeker, low_.data(), high_.data(), least_.data(), boxes / kWardLanes, columns_,
                   bounds.data() + s * boxes);
  }
  const auto offer = [&](std::size_t tile) {
    const std::size_t first = tile * kWardTile;
    kernels_.offer(searches.data(), count, blocks_.data() + first * columns_, sizes_.data() + first,
                   static_cast<double>(first), columns_);
  };
  const auto worth_a_look = [&](std::size_t tile) {
    for (std::size_t s = 0; s < count; ++s) {
      if (!(bounds[s * boxes + tile] > searches[s].least * kClearly)) return true;
    }
    return false;
  };
  // Their own tile first, or that of one of them: what is near there rules others out.
  const std::size_t own = static_cast<std::size_t>(place_[names[0]]) / kWardTile;
  offer(own);
  for (std::size_t tile = 0; tile < name_.size() / kWardTile; ++tile) {
    if (tile != own && worth_a_look(tile)) offer(tile);
  }
  for (std::size_t s = 0; s < count; ++s) {
    const WardSearch& search = searches[s];
    std::size_t best = 0;
    for (std::size_t k = 1; k < kWardLanes; ++k) {
      if (search.nearest[k] < search.nearest[best]) best = k;
    }
    double second = search.second[best];
    for (std::size_t k = 0; k < kWardLanes; ++k) {
      if (k != best) second = std::min(second, search.nearest[k]);
    }
    const int other = name_[static_cast<std::size_t>(search.place[best])];
    neighbours[s] = {other, dissimilarity(names[s], other), second <= search.least * (1 + kTieGuard)};
  }
}

void WardGroups::join(int first, int second) {
  const auto kept = static_cast<std::size_t>(place_[first]);
  const auto gone = static_cast<std::size_t>(place_[second]);
  const double share = sizes_[gone] / (sizes_[kept] + sizes_[gone]);
  double* x = lane(kept);
  double* y = lane(gone);
  for (std::size_t c = 0; c < columns_ * kWardLanes; c += kWardLanes) {
    x[c] += share * (y[c] - x[c]);
    y[c] = kNoCentre;
  }
  sizes_[kept] += sizes_[gone];
  name_[gone] = -1;
  place_[second] = -1;
  --live_;
  widen_box(kept);
}

void WardGroups::tidy() {
  if (static_cast<std::size_t>(live_) * 4 > name_.size() * 3) {
    box_all();
    return;
  }
  std::size_t to = 0;
  for (std::size_t from = 0; from < name_.size(); ++from) {
    if (name_[from] < 0) continue;
    for (std::size_t c = 0; c < columns_ * kWardLanes; c += kWardLanes) lane(to)[c] = lane(from)[c];
    sizes_[to] = sizes_[from];
    name_[to] = name_[from];
    place_[name_[to]] = static_cast<int>(to);
    ++to;
  }
  make_room(to);
  box_all();
}

/// Keeps the first `groups` places and fills up the last tile with none.
void WardGroups::make_room(std::size_t groups) {
  const std::size_t places = filled(groups, kWardTile);
  blocks_.resize(places * columns_);
  sizes_.resize(places);
  name_.resize(places);
  for (std::size_t place = groups; place < places; ++place) {
    for (std::size_t c = 0; c < columns_ * kWardLanes; c += kWardLanes) lane(place)[c] = kNoCentre;
    sizes_[place] = 1;
    name_[place] = -1;
  }
  const std::size_t tiles = filled(places / kWardTile, kWardLanes);
  low_.resize(tiles * columns_);
  high_.resize(tiles * columns_);
  least_.resize(tiles);
}

void WardGroups::widen_box(std::size_t place) {
  const std::size_t tile = place / kWardTile;
  const std::size_t box = tile / kWardLanes * kWardLanes * columns_ + tile % kWardLanes;
  for (std::size_t c = 0; c < columns_ * kWardLanes; c += kWardLanes) {
    low_[box + c] = std::min(low_[box + c], lane(place)[c]);
    high_[box + c] = std::max(high_[box + c], lane(place)[c]);
  }
  least_[tile] = std::min(least_[tile], sizes_[place]);
}

/// A tile without groups has an empty box, which is infinitely far from everything.
void WardGroups::box_all() {
  std::fill(low_.begin(), low_.end(), kInfinity);
  std::fill(high_.begin(), high_.end(), -kInfinity);
  std::fill(least_.begin(), least_.end(), kInfinity);
  for (std::size_t place = 0; place < name_.size(); ++place) {
    if (name_[place] >= 0) widen_box(place);
  }
  std::replace(least_.begin(), least_.end(), kInfinity, 1.0);
}

}  // namespace vallis::study::detail
