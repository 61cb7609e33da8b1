#include "study/dbscan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <utility>

#include "study/detail/disjoint_sets.hpp"
#include "study/detail/sphere_grid.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

using detail::Near;
using detail::Reach;
using detail::SphereGrid;
using Side = SphereGrid::Sweep::Side;

constexpr std::size_t kCellBlock = 1 << 12;
/// A search for any point within reach looks at so many at once before it asks whether it has found one.
constexpr std::size_t kSearchStep = 128;

double squared_chord(const UnitVector& a, const UnitVector& b) {
  const double dx = a.x - b.x;
  const double dy = a.y - b.y;
  const double dz = a.z - b.z;
  return dx * dx + dy * dy + dz * dz;
}

class Search {
 public:
  Search(std::span<const Place> places, const DbscanOptions& options, const Reach& reach, Workers& workers)
      : needed_(static_cast<std::size_t>(options.min_points)),
        counts_(options.count_neighbours),
        border_(options.border),
        reach_(reach),
        workers_(workers),
        grid_(places, reach, counts_, workers),
        core_count_(std::make_unique_for_overwrite<std::uint32_t[]>(grid_.cell_count())),
        sets_(places.size()) {
    found_.core.resize(places.size());
    found_.label.resize(places.size());
    if (counts_) found_.neighbour_count.resize(places.size());
  }

  Dbscan run() {
    find_core();
    put_core_first();
    for_cells(Side::Later, [&](std::size_t cell, SphereGrid::Sweep& sweep) { join_core(cell, sweep); });
    number_groups();
    for_cells(Side::All, [&](std::size_t cell, SphereGrid::Sweep& sweep) { label_others(cell, sweep); });
    for (const int label : found_.label) found_.noise += label < 0 ? 1 : 0;
    return std::move(found_);
  }

 private:
  template <class Body>
  void for_cells(Side side, const Body& body) {
    workers_.for_blocks(grid_.cell_count(), kCellBlock, [&](std::size_t begin, std::size_t end, int) {
      SphereGrid::Sweep sweep(grid_, side, begin);
      for (std::size_t cell = begin; cell < end; ++cell) body(cell, sweep);
    });
  }

  std::size_t core_end(std::size_t cell) const { return grid_.begin(cell) + core_count_[cell]; }

  bool near(std::size_t p, std::size_t q) const {
    const double square = squared_chord(grid_.vector(q), grid_.vector(p));
    return square <= reach_.sure() || (square <= reach_.possible() && reach_.within(grid_.place(p), grid_.place(q)));
  }

  /// How many points of [from, to) are within reach of p.
  std::size_t count_near(std::size_t p, std::size_t from, std::size_t to) const {
    const Near near_p = count_near_(grid_.run(from, to), grid_.vector(p), reach_.sure(), reach_.possible());
    if (near_p.sure == near_p.possible) return near_p.sure;
    std::size_t count = 0;
    for (std::size_t q = from; q < to; ++q) count += near(p, q) ? 1 : 0;
    return count;
  }

  bool any_near(std::size_t p, std::size_t from, std::size_t to) const {
    for (; from < to; from += kSearchStep) {
      if (count_near(p, from, std::min(to, from + kSearchStep)) > 0) return true;
    }
    return false;
  }

  void find_core() {
    for_cells(Side::All, [&](std::size_t cell, SphereGrid::Sweep& sweep) {
      const std::size_t from = grid_.begin(cell);
      const std::size_t to = grid_.begin(cell + 1);
      if (!counts_ && grid_.compact() && to - from >= needed_) {
        for (std::size_t p = from; p < to; ++p) found_.core[grid_.item(p)] = 1;
        return;
      }
      const auto runs = sweep.around(cell);
      std::size_t count = 0;
      for (std::size_t p = from; p < to; ++p) {
        if (p == from || !grid_.equal(p, p - 1)) {
          count = 0;
          for (const auto& run : runs) {
            count += count_near(p, grid_.begin(run.from), grid_.begin(run.to));
            if (!counts_ && count >= needed_) break;
          }
        }
        found_.core[grid_.item(p)] = count >= needed_ ? 1 : 0;
        if (counts_) found_.neighbour_count[grid_.item(p)] = static_cast<int>(count);
      }
    });
  }

  /// So that the searches that follow pass over runs of core points alone.
  void put_core_first() {
    workers_.for_blocks(grid_.cell_count(), kCellBlock, [&](std::size_t begin, std::size_t end, int) {
      for (std::size_t cell = begin; cell < end; ++cell) {
        std::size_t next = grid_.begin(cell);
        for (std::size_t p = next; p < grid_.begin(cell + 1); ++p) {
          if (found_.core[grid_.item(p)] == 0) continue;
          if (p != next) grid_.exchange(p, next);
          ++next;
        }
        core_count_[cell] = static_cast<std::uint32_t>(next - grid_.begin(cell));
      }
    });
  }

  void join_core(std::size_t cell, SphereGrid::Sweep& sweep) {
    if (core_count_[cell] == 0) return;
    const std::size_t first = grid_.begin(cell);
    if (grid_.compact()) {
      for (std::size_t p = first + 1; p < core_end(cell); ++p) sets_.join(first, p);
    } else {
      join_pairs(cell, cell);
    }
    for (const auto& run : sweep.around(cell)) {
      for (std::size_t other = run.from; other < run.to; ++other) {
        if (core_count_[other] == 0) continue;
        if (grid_.compact()) {
          join_cells(cell, other);
        } else {
          join_pairs(cell, other);
        }
      }
    }
  }

  /// Each of two compact cells is of one group; one near pair makes them one.
  void join_cells(std::size_t cell, std::size_t other) {
    const std::size_t first = grid_.begin(cell);
    const std::size_t other_first = grid_.begin(other);
    if (sets_.find(first) == sets_.find(other_first)) return;
    for (std::size_t p = first; p < core_end(cell); ++p) {
      if (grid_.least_square(grid_.vector(p), other) > reach_.possible()) continue;
      if (!any_near(p, other_first, core_end(other))) continue;
      sets_.join(first, other_first);
      return;
    }
  }

  /// Joins the near pairs with a point in each of two cells, or all within one. Of equal places, which stand side by
  /// side, the first one speaks for all.
  void join_pairs(std::size_t cell, std::size_t other) {
    for (std::size_t p = grid_.begin(cell); p < core_end(cell); ++p) {
      if (p > grid_.begin(cell) && grid_.equal(p, p - 1)) {
        if (cell == other) sets_.join(p, p - 1);
        continue;
      }
      for (std::size_t q = cell == other ? p + 1 : grid_.begin(other); q < core_end(other); ++q) {
        if (q > grid_.begin(other) && grid_.equal(q, q - 1)) continue;
        if (near(p, q)) sets_.join(p, q);
      }
    }
  }

  /// Labels the core points.
  void number_groups() {
    workers_.for_blocks(grid_.cell_count(), kCellBlock, [&](std::size_t begin, std::size_t end, int) {
      for (std::size_t cell = begin; cell < end; ++cell) {
        for (std::size_t p = grid_.begin(cell); p < core_end(cell); ++p) {
          found_.label[grid_.item(p)] = static_cast<int>(sets_.find(p));
        }
      }
    });
    const std::size_t n = found_.label.size();
    std::vector<int> number(n, -1);
    for (std::size_t i = 0; i < n; ++i) {
      if (found_.core[i] == 0) continue;
      int& group = number[static_cast<std::size_t>(found_.label[i])];
      if (group < 0) group = found_.count++;
      found_.label[i] = group;
    }
  }

  using Runs = std::vector<std::pair<std::size_t, std::size_t>>;

  /// Labels the points of a cell that are no core points.
  void label_others(std::size_t cell, SphereGrid::Sweep& sweep) {
    if (core_end(cell) == grid_.begin(cell + 1)) return;
    Runs core;  // runs of core points, so that they are looked up once
    for (const auto& run : sweep.around(cell)) {
      for (std::size_t other = run.from; other < run.to; ++other) {
        if (core_count_[other] > 0) core.emplace_back(grid_.begin(other), core_end(other));
      }
    }
    for (std::size_t p = core_end(cell); p < grid_.begin(cell + 1); ++p) {
      found_.label[grid_.item(p)] = border_ == BorderRule::FirstGroup ? first_group(p, core) : nearest_group(p, core);
    }
  }

  int label_of(std::size_t point) const { return found_.label[grid_.item(point)]; }

  int first_group(std::size_t p, const Runs& core) const {
    int first = -1;
    for (const auto& [from, to] : core) {
      for (std::size_t q = from; q < to; ++q) {
        if ((first < 0 || label_of(q) < first) && near(p, q)) first = label_of(q);
      }
    }
    return first;
  }

  int nearest_group(std::size_t p, const Runs& core) const {
    const UnitVector at = grid_.vector(p);
    double least = std::numeric_limits<double>::infinity();
    for (const auto& [from, to] : core) {
      for (std::size_t q = from; q < to; ++q) least = std::min(least, squared_chord(grid_.vector(q), at));
    }
    if (least > reach_.possible()) return -1;
    // Ten times the slack of angles, and the rounding of chords: what lies beyond is surely farther.
    const double tied = least * (1 + 1e-11) + 1e-13 * std::sqrt(least) + 1e-26;
    std::vector<std::size_t> candidates;
    for (const auto& [from, to] : core) {
      for (std::size_t q = from; q < to; ++q) {
        if (squared_chord(grid_.vector(q), at) <= tied) candidates.push_back(q);
      }
    }
    if (candidates.size() == 1) return near(p, candidates.front()) ? label_of(candidates.front()) : -1;
    double closest = std::numeric_limits<double>::infinity();
    for (const std::size_t q : candidates) closest = std::min(closest, angle(grid_.place(p), grid_.place(q)));
    std::size_t chosen = kNone;
    for (const std::size_t q : candidates) {
      if (angle(grid_.place(p), grid_.place(q)) > detail::with_slack(closest) || !near(p, q)) continue;
      if (chosen == kNone || grid_.item(q) < grid_.item(chosen)) chosen = q;
    }
    return chosen == kNone ? -1 : label_of(chosen);
  }

  static constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();
  std::size_t needed_;
  bool counts_;
  BorderRule border_;
  const Reach& reach_;
  Workers& workers_;
  SphereGrid grid_;
  detail::CountNear count_near_ = detail::count_near();
  std::unique_ptr<std::uint32_t[]> core_count_;
  detail::DisjointSets sets_;
  Dbscan found_;
};

}  // namespace

base::Result<Dbscan> dbscan(std::span<const Place> places, const DbscanOptions& options, Workers& workers) {
  if (!(options.eps_km > 0) || !std::isfinite(options.eps_km)) {
    return base::invalid_argument("The distance eps_km must be a number above 0.");
  }
  if (!(options.radius_km > 0) || !std::isfinite(options.radius_km)) {
    return base::invalid_argument("The radius of the globe must be a number above 0.");
  }
  if (options.min_points < 1) return base::invalid_argument("A core point needs at least one place, itself.");
  if (places.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
    return base::too_large("More than 2,147,483,647 places do not fit; split them by continent.");
  }
  for (std::size_t i = 0; i < places.size(); ++i) {
    auto fault = longitude_fault(places[i].longitude);
    if (!fault) fault = latitude_fault(places[i].latitude);
    if (fault) return base::invalid_argument(fmt::format("Place {}: {}", i + 1, *fault));
  }
  const Reach reach(options.eps_km / options.radius_km);
  return Search(places, options, reach, workers).run();
}

}  // namespace vallis::study
