#include "study/point_silhouette.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "study/detail/point_pairs.hpp"
#include "study/detail/silhouette_widths.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

using detail::kLaneUnits;

constexpr std::size_t kFewGroups = 64;   // beyond, the sums of all units to all groups would outgrow the points
constexpr std::size_t kTileBlocks = 32;  // with some fifteen columns a tile stays in the nearest cache
constexpr std::size_t kTileUnits = kTileBlocks * kLaneUnits;

/// Places for units in blocks of lanes: `unit[place]`, or none where a place only fills up a block.
constexpr std::size_t kNoUnit = static_cast<std::size_t>(-1);

/// Units of one group that stand side by side within a tile.
struct Run {
  std::size_t group;
  std::size_t first;  // place
  std::size_t count;
};

/// Units group after group, each group from a new block on if `apart`.
std::vector<std::size_t> places_by_group(const Partition& partition, bool apart) {
  const std::vector<int> sizes = partition.sizes();
  const auto filled = [](std::size_t count) { return (count + kLaneUnits - 1) / kLaneUnits * kLaneUnits; };
  std::vector<std::size_t> next;
  std::size_t end = 0;
  for (const int size : sizes) {
    next.push_back(end);
    end += apart ? filled(static_cast<std::size_t>(size)) : static_cast<std::size_t>(size);
  }
  std::vector<std::size_t> unit(filled(end), kNoUnit);
  for (std::size_t i = 0; i < partition.group.size(); ++i) {
    unit[next[static_cast<std::size_t>(partition.group[i] - 1)]++] = i;
  }
  return unit;
}

class PlacedPoints {
 public:
  PlacedPoints(std::span<const double> points, std::size_t columns, const Partition& partition, bool apart)
      : columns_(columns),
        unit_(places_by_group(partition, apart)),
        rows_(unit_.size(), nullptr),
        live_(unit_.size(), 0.0),
        blocks_(unit_.size() * columns, 0.0) {
    for (std::size_t place = 0; place < unit_.size(); ++place) {
      if (unit_[place] == kNoUnit) continue;
      rows_[place] = points.data() + unit_[place] * columns;
      live_[place] = 1;
      double* lane = blocks_.data() + place / kLaneUnits * kLaneUnits * columns + place % kLaneUnits;
      for (std::size_t c = 0; c < columns; ++c) lane[c * kLaneUnits] = rows_[place][c];
    }
  }

  std::size_t places() const { return unit_.size(); }
  std::size_t unit(std::size_t place) const { return unit_[place]; }
  const double* live() const { return live_.data(); }

  /// `rows` rows from a place on against the blocks that hold the places [begin, begin + count).
  detail::PairRun against(std::size_t row, std::size_t rows, std::size_t begin, std::size_t count) const {
    return {rows_.data() + row, rows, blocks_.data() + begin * columns_, (count + kLaneUnits - 1) / kLaneUnits,
            columns_};
  }

 private:
  std::size_t columns_;
  std::vector<std::size_t> unit_;
  std::vector<const double*> rows_;
  std::vector<double> live_;
  std::vector<double> blocks_;
};

/// Sums of few groups, every pair of tiles met once.
class TileSums {
 public:
  TileSums(const PlacedPoints& points, const Partition& partition, const detail::PointPairKernels& kernels)
      : points_(points), kernels_(kernels), groups_(partition.sizes().size()), sums_(points.places() * groups_, 0.0) {
    tiles_.resize((points.places() + kTileUnits - 1) / kTileUnits);
    for (std::size_t place = 0; place < points.places(); ++place) {
      if (points.unit(place) == kNoUnit) continue;
      std::vector<Run>& runs = tiles_[place / kTileUnits];
      const auto group = static_cast<std::size_t>(partition.group[points.unit(place)] - 1);
      if (runs.empty() || runs.back().group != group) runs.push_back({group, place, 0});
      ++runs.back().count;
    }
  }

  /// In rounds in which no tile meets two others, as in a tournament: tiles that meet write to places of their own, and
  /// the rounds give each sum its order of additions.
  void run(Workers& workers) {
    workers.for_blocks(tiles_.size(), 1, [&](std::size_t begin, std::size_t end, int) {
      for (std::size_t t = begin; t < end; ++t) add_within(t);
    });
    const std::size_t others = tiles_.size() + tiles_.size() % 2 - 1;  // a tile may meet none where their number is odd
    for (std::size_t round = 0; round < others && tiles_.size() > 1; ++round) {
      workers.for_blocks((others + 1) / 2, 1, [&](std::size_t begin, std::size_t end, int) {
        for (std::size_t i = begin; i < end; ++i) {
          const std::size_t a = (round + i) % others;
          const std::size_t b = i == 0 ? others : (round + others - i) % others;
          if (a < tiles_.size() && b < tiles_.size()) add_between(std::min(a, b), std::max(a, b));
        }
      });
    }
  }

  /// The sum of the unit at a place to a group.
  double sum(std::size_t place, std::size_t group) const { return sums_[group * points_.places() + place]; }

 private:
  double* sums(std::size_t group, std::size_t place) { return sums_.data() + group * points_.places() + place; }

  void add_within(std::size_t tile) {
    double unused[kTileUnits];  // each pair is met from both its units
    std::fill(std::begin(unused), std::end(unused), 0.0);
    for (const Run& x : tiles_[tile]) {
      for (const Run& y : tiles_[tile]) {
        kernels_.add_distances(points_.against(x.first, x.count, y.first, y.count), points_.live() + y.first,
                               sums(y.group, x.first), unused);
      }
    }
  }

  void add_between(std::size_t a, std::size_t b) {
    for (const Run& x : tiles_[a]) {
      for (const Run& y : tiles_[b]) {
        kernels_.add_distances(points_.against(x.first, x.count, y.first, y.count), points_.live() + y.first,
                               sums(y.group, x.first), sums(x.group, y.first));
      }
    }
  }

  const PlacedPoints& points_;
  const detail::PointPairKernels& kernels_;
  std::size_t groups_;
  std::vector<std::vector<Run>> tiles_;
  std::vector<double> sums_;  // group by group, so that a run's sums stand side by side
};

void put_few(const PlacedPoints& points, const Partition& partition, const detail::PointPairKernels& kernels,
             detail::SilhouetteWidths& widths, Workers& workers) {
  TileSums tiles(points, partition, kernels);
  tiles.run(workers);
  std::vector<double> sums(static_cast<std::size_t>(partition.count));
  for (std::size_t place = 0; place < points.places(); ++place) {
    if (points.unit(place) == kNoUnit) continue;
    for (std::size_t g = 0; g < sums.size(); ++g) sums[g] = tiles.sum(place, g);
    widths.put(points.unit(place), sums);
  }
}

void put_many(const PlacedPoints& points, const Partition& partition, const detail::PointPairKernels& kernels,
              detail::SilhouetteWidths& widths, Workers& workers) {
  const std::size_t n = partition.group.size();
  workers.for_blocks(n, kTileUnits, [&](std::size_t begin, std::size_t end, int) {
    std::vector<double> distance(points.places());
    std::vector<double> sums(static_cast<std::size_t>(partition.count));
    for (std::size_t place = begin; place < end; ++place) {
      kernels.distances(points.against(place, 1, 0, points.places()), distance.data());
      std::fill(sums.begin(), sums.end(), 0.0);
      for (std::size_t other = 0; other < n; ++other) {
        sums[static_cast<std::size_t>(partition.group[points.unit(other)] - 1)] += distance[other];
      }
      widths.put(points.unit(place), sums);
    }
  });
}

}  // namespace

base::Result<Silhouette> point_silhouette(std::span<const double> points, std::size_t columns,
                                          const Partition& partition, Workers& workers,
                                          detail::InstructionSet instructions) {
  const std::size_t n = partition.group.size();
  if (columns == 0 || points.size() != n * columns) {
    return base::invalid_argument(
        fmt::format("{} values do not make {} points of {} columns.", points.size(), n, columns));
  }
  if (auto checked = detail::SilhouetteWidths::check(partition); !checked) return checked.error();
  for (std::size_t v = 0; v < points.size(); ++v) {
    if (std::isfinite(points[v])) continue;
    return base::invalid_argument(
        fmt::format("Column {} of point {} is not a finite number. Fill it in, or leave it out.", v % columns + 1,
                    v / columns + 1));
  }
  const bool few = static_cast<std::size_t>(partition.count) <= kFewGroups;
  const detail::PointPairKernels& kernels = detail::point_pair_kernels(instructions);
  const PlacedPoints placed(points, columns, partition, few);
  detail::SilhouetteWidths widths(partition);
  (few ? put_few : put_many)(placed, partition, kernels, widths, workers);
  if (widths.any_undefined()) {
    return base::invalid_argument("The points lie so far apart that their distances are no numbers; rescale them.");
  }
  return std::move(widths).finish();
}

}  // namespace vallis::study
