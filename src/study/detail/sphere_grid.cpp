#include "study/detail/sphere_grid.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <numbers>
#include <utility>

#include "study/workers.hpp"

namespace vallis::study::detail {
namespace {

constexpr std::size_t kBlock = 1 << 14;
/// Three axes of 21 bits make a key; the margin keeps cubes beyond the last one within them.
constexpr double kMostCells = (1 << 21) - 16;

}  // namespace

SphereGrid::SphereGrid(std::span<const Place> places, const Reach& reach, bool gather_equal, Workers& workers)
    : places_(places), items_(places.size()) {
  choose_cells(reach);
  const std::size_t n = places.size();
  workers.for_blocks(n, kBlock, [&](std::size_t begin, std::size_t end, int) {
    for (std::size_t i = begin; i < end; ++i) {
      items_.key[i] = key_of(unit_vector(places_[i]));
      items_.item[i] = static_cast<std::uint32_t>(i);
    }
  });
  sort_by_key(items_, n, static_cast<int>(3 * axis_bits_), workers);

  for (std::size_t p = 0; p < n; ++p) cell_count_ += p == 0 || items_.key[p] != items_.key[p - 1] ? 1 : 0;
  begin_ = std::make_unique_for_overwrite<std::uint32_t[]>(cell_count_ + 1);
  std::size_t cell = 0;
  std::uint64_t last = 0;
  for (std::size_t p = 0; p < n; ++p) {
    const std::uint64_t key = items_.key[p];
    if (p > 0 && key == last) continue;
    begin_[cell] = static_cast<std::uint32_t>(p);
    items_.key[cell++] = last = key;
  }
  begin_[cell_count_] = static_cast<std::uint32_t>(n);

  if (gather_equal || !compact_) {
    workers.for_blocks(cell_count_, kBlock, [&](std::size_t first, std::size_t end, int) {
      for (std::size_t c = first; c < end; ++c) {
        std::sort(&items_.item[begin_[c]], &items_.item[begin_[c]] + (begin_[c + 1] - begin_[c]),
                  [&](std::uint32_t a, std::uint32_t b) {
                    const Place& p = places_[a];
                    const Place& q = places_[b];
                    if (p.longitude != q.longitude) return p.longitude < q.longitude;
                    if (p.latitude != q.latitude) return p.latitude < q.latitude;
                    return a < b;
                  });
      }
    });
  }
  gather(workers);
}

void SphereGrid::choose_cells(const Reach& reach) {
  const double largest = std::sqrt(reach.possible());
  // The largest cubes whose diagonal is within reach: then a cube with enough points holds core points only, whatever
  // its neighbours, and dense places cost no more than sparse ones.
  side_ = std::sqrt(std::max(0.0, reach.sure())) / std::numbers::sqrt3 * (1 - 1e-8);
  steps_ = 2;
  compact_ = side_ >= 2 / kMostCells;
  if (!compact_) {
    side_ = std::max(largest, 2 / kMostCells);
    steps_ = 1;
  }
  inverse_side_ = 1 / side_;
  const auto cells = static_cast<std::uint64_t>(2 * inverse_side_) + 2;
  axis_bits_ = static_cast<unsigned>(std::bit_width(cells + 2 * steps_));
}

std::uint64_t SphereGrid::key_of(const UnitVector& v) const {
  // Cubes start at `steps_`, so that those before the first one have no negative number. A coordinate may round to just
  // below −1; the conversion takes it to the first cube all the same.
  const auto along = [&](double at) {
    return static_cast<std::uint64_t>(static_cast<std::int64_t>((at + 1) * inverse_side_)) + steps_;
  };
  return (along(v.z) << (2 * axis_bits_)) | (along(v.y) << axis_bits_) | along(v.x);
}

void SphereGrid::gather(Workers& workers) {
  const std::size_t n = places_.size();
  const std::size_t room = n + PointRun::kPadding;
  x_ = std::make_unique_for_overwrite<double[]>(room);
  y_ = std::make_unique_for_overwrite<double[]>(room);
  z_ = std::make_unique_for_overwrite<double[]>(room);
  for (double* axis : {x_.get(), y_.get(), z_.get()}) std::fill(axis + n, axis + room, 0.0);
  workers.for_blocks(n, kBlock, [&](std::size_t first, std::size_t end, int) {
    for (std::size_t p = first; p < end; ++p) set_vector(p, unit_vector(place(p)));
  });
}

void SphereGrid::exchange(std::size_t a, std::size_t b) {
  std::swap(items_.item[a], items_.item[b]);
  const UnitVector v = vector(a);
  set_vector(a, vector(b));
  set_vector(b, v);
}

double SphereGrid::least_square(const UnitVector& from, std::size_t cell) const {
  const std::uint64_t key = items_.key[cell];
  const std::uint64_t mask = (std::uint64_t{1} << axis_bits_) - 1;
  const auto outside = [&](double at, std::uint64_t number) {
    const double low = static_cast<double>(number - steps_) * side_ - 1;
    return std::max({0.0, low - at, at - (low + side_)});
  };
  const double dx = outside(from.x, key & mask);
  const double dy = outside(from.y, (key >> axis_bits_) & mask);
  const double dz = outside(from.z, key >> (2 * axis_bits_));
  // Walls are good to a few 1e-16, where the cube is at least 1e-6 wide.
  return (dx * dx + dy * dy + dz * dz) * (1 - 1e-9) - 1e-14 * side_;
}

SphereGrid::Sweep::Sweep(const SphereGrid& grid, Side side, std::size_t first_cell) : grid_(&grid) {
  const auto steps = static_cast<std::int64_t>(grid.steps_);
  const auto add = [&](std::int64_t dz, std::int64_t dy, std::int64_t dx) {
    const std::int64_t first =
        dz * (std::int64_t{1} << (2 * grid.axis_bits_)) + dy * (std::int64_t{1} << grid.axis_bits_) + dx;
    rows_[row_count_++] = {first, steps - dx + 1, 0};
  };
  // A cube's own row comes first: that is where most of its neighbours are.
  add(0, 0, side == Side::All ? -steps : 1);
  for (std::int64_t dz = -steps; dz <= steps; ++dz) {
    for (std::int64_t dy = -steps; dy <= steps; ++dy) {
      const bool later = dz > 0 || (dz == 0 && dy > 0);
      if (later || (side == Side::All && (dz != 0 || dy != 0))) add(dz, dy, -steps);
    }
  }
  if (first_cell >= grid.cell_count_) return;
  const std::uint64_t* keys = grid.items_.key.get();
  for (std::size_t r = 0; r < row_count_; ++r) {
    const auto target = static_cast<std::uint64_t>(grid.key(first_cell) + rows_[r].first);
    rows_[r].at = static_cast<std::size_t>(std::lower_bound(keys, keys + grid.cell_count_, target) - keys);
    await(r);
  }
}

void SphereGrid::Sweep::await(std::size_t row) {
  const Row& r = rows_[row];
  idle_until_[row] =
      r.at == grid_->cell_count_ ? std::numeric_limits<std::int64_t>::max() : grid_->key(r.at) - r.first - r.width;
}

std::span<const SphereGrid::CellRun> SphereGrid::Sweep::around(std::size_t cell) {
  const std::size_t cells = grid_->cell_count_;
  const std::int64_t key = grid_->key(cell);
  std::size_t found = 0;
  for (std::size_t r = 0; r < row_count_; ++r) {
    if (key <= idle_until_[r]) continue;
    Row& row = rows_[r];
    const std::int64_t target = key + row.first;
    while (row.at < cells && grid_->key(row.at) < target) ++row.at;
    std::size_t end = row.at;
    while (end < cells && grid_->key(end) < target + row.width) ++end;
    if (end > row.at) runs_[found++] = {row.at, end};
    await(r);
  }
  return {runs_.data(), found};
}

}  // namespace vallis::study::detail
