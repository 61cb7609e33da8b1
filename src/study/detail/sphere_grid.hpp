#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

#include "study/detail/radix_sort.hpp"
#include "study/detail/reach.hpp"
#include "study/detail/sphere_kernels.hpp"

namespace vallis::study {
class Workers;
}

namespace vallis::study::detail {

/// Places as points on the unit sphere, sorted into the cubes of a grid, so that what is within reach of a point lies
/// in cubes next to its own. Cubes that hold points are kept sorted by (z, y, x), which needs memory for the points
/// alone and makes a row of neighbouring cubes one run of points.
class SphereGrid {
 public:
  /// `places` must outlive the grid. Equal places stand side by side in a cube if `gather_equal`, or
  /// if cubes are not compact().
  SphereGrid(std::span<const Place> places, const Reach& reach, bool gather_equal, Workers& workers);

  std::size_t point_count() const { return places_.size(); }
  std::size_t cell_count() const { return cell_count_; }
  /// Whether all points of a cube are within reach of each other.
  bool compact() const { return compact_; }

  /// The points of cube c are [begin(c), begin(c + 1)).
  std::size_t begin(std::size_t cell) const { return begin_[cell]; }
  std::size_t item(std::size_t point) const { return items_.item[point]; }
  const Place& place(std::size_t point) const { return places_[item(point)]; }
  UnitVector vector(std::size_t point) const { return {x_[point], y_[point], z_[point]}; }
  PointRun run(std::size_t from, std::size_t to) const {
    return {x_.get() + from, y_.get() + from, z_.get() + from, to - from};
  }
  bool equal(std::size_t a, std::size_t b) const {
    return place(a).longitude == place(b).longitude && place(a).latitude == place(b).latitude;
  }

  /// Squared distance from a point to the nearest point of a cube, never more than it is.
  double least_square(const UnitVector& from, std::size_t cell) const;

  /// Exchanges two points of one cube.
  void exchange(std::size_t a, std::size_t b);

  /// Cubes [from, to) that lie side by side.
  struct CellRun {
    std::size_t from = 0;
    std::size_t to = 0;
  };

  /// Walks through the cubes in ascending order and tells which others are next to each.
  class Sweep {
   public:
    enum class Side { All, Later };
    /// Later gives only cubes that come after the one asked for.
    Sweep(const SphereGrid& grid, Side side, std::size_t first_cell);
    /// Runs of cubes with points next to `cell`, itself among them with Side::All; `cell` never falls between calls.
    std::span<const CellRun> around(std::size_t cell);

   private:
    struct Row {
      std::int64_t first;  ///< key of the row's first cube less that of the cube asked for
      std::int64_t width;  ///< cubes in the row
      std::size_t at;      ///< no cube of the row lies before this one
    };
    void await(std::size_t row);

    const SphereGrid* grid_;
    std::size_t row_count_ = 0;
    std::array<std::int64_t, 25> idle_until_;  ///< up to this key a row has no cubes: one comparison tells
    std::array<Row, 25> rows_;
    std::array<CellRun, 25> runs_;
  };

 private:
  void choose_cells(const Reach& reach);
  std::int64_t key(std::size_t cell) const { return static_cast<std::int64_t>(items_.key[cell]); }
  std::uint64_t key_of(const UnitVector& v) const;
  void gather(Workers& workers);
  void set_vector(std::size_t point, const UnitVector& v) {
    x_[point] = v.x;
    y_[point] = v.y;
    z_[point] = v.z;
  }

  std::span<const Place> places_;
  double side_ = 0;
  double inverse_side_ = 0;
  std::uint64_t steps_ = 1;  ///< how many cubes away, along an axis, a point within reach can lie
  unsigned axis_bits_ = 0;
  bool compact_ = false;
  KeyedItems items_;  ///< keys: of the cubes, once they are known
  std::size_t cell_count_ = 0;
  std::unique_ptr<std::uint32_t[]> begin_;
  std::unique_ptr<double[]> x_, y_, z_;
};

}  // namespace vallis::study::detail
