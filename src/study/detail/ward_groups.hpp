#pragma once

#include <span>
#include <vector>

#include "study/detail/ward_search.hpp"

namespace vallis::study::detail {

/// The nearest group of a group, both named by their smallest units.
struct WardNeighbour {
  int name = -1;
  double dissimilarity = 0;  ///< 2ab / (a + b) times the squared distance of the centres
  bool tied = false;         ///< another group is as near, or all but
};

/// Living groups of points, as centres and sizes; near ones stand side by side, in tiles with a box around each.
/// Memory: O(n p).
class WardGroups {
 public:
  WardGroups(std::span<const double> points, std::size_t columns, InstructionSet instructions);

  int units() const { return static_cast<int>(place_.size()); }
  int live() const { return live_; }
  bool alive(int name) const { return place_[name] >= 0; }

  /// Calls body(name) for every living group, near ones one after the other.
  template <class Body>
  void for_each(const Body& body) const {
    for (const int name : name_) {
      if (name >= 0) body(name);
    }
  }

  /// The Ward dissimilarity of two living groups; the same bits whichever comes first.
  double dissimilarity(int a, int b) const;

  /// The nearest of the other groups, of which there is at least one, for kWardSeekers groups or fewer. A search
  /// changes nothing, so that many may go on at once.
  void find_nearest(std::span<const int> names, std::span<WardNeighbour> neighbours) const;

  /// The group named `second` joins that named `first`, which keeps its name.
  void join(int first, int second);

  /// Closes the gaps of groups that are gone, when these are many.
  void tidy();

 private:
  double* lane(std::size_t place) {
    return blocks_.data() + place / kWardLanes * kWardLanes * columns_ + place % kWardLanes;
  }
  const double* lane(std::size_t place) const {
    return blocks_.data() + place / kWardLanes * kWardLanes * columns_ + place % kWardLanes;
  }
  void make_room(std::size_t groups);
  void widen_box(std::size_t place);
  void box_all();

  std::size_t columns_;
  const WardKernels& kernels_;
  int live_;
  std::vector<int> name_;                   // by place; −1 where there is no group
  std::vector<int> place_;                  // by name; −1 where it is gone
  std::vector<double> blocks_;              // centres, NaN where there is no group
  std::vector<double> sizes_;               // by place
  std::vector<double> low_, high_, least_;  // boxes of the tiles
};

}  // namespace vallis::study::detail
