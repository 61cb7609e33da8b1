#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "study/detail/large_array.hpp"
#include "study/detail/nearest_two.hpp"
#include "study/workers.hpp"

namespace vallis::study::detail {

/// Lloyd's algorithm on n points of p columns for k centres; see k_means.hpp. The points must outlive it.
class Lloyd {
 public:
  Lloyd(std::span<const double> points, std::size_t columns, std::size_t k, Workers& workers);

  struct Outcome {
    std::vector<int> group;       ///< n numbers from 0
    std::vector<double> centres;  ///< k × p, NaN where a group is empty
    std::vector<int> size;        ///< k
    int iterations = 0;
    bool converged = false;
  };
  Outcome run(std::span<const double> start, int max_iterations, bool refill_empty);

 private:
  __extension__ using Wide = __int128;

  /// What the units that one worker moved bring to, and take from, each group.
  struct Moves {
    std::vector<Wide> sum;  // k × p, in units of the columns' grain
    std::vector<int> size;  // k
    bool any = false;
  };

  void lay_out();
  void measure_columns(std::span<const double> start);
  bool assign();
  bool may_move(std::size_t block) const;
  void fetch(std::size_t block) const;
  void assign_block(std::size_t block, Moves& moves);
  void move_unit(std::size_t unit, int from, int to, Moves& moves) const;
  void renew_centres();
  bool refill();
  void forget_bounds();
  double to_own_centre(std::size_t unit) const;

  std::span<const double> points_;
  std::size_t n_;
  std::size_t p_;
  std::size_t k_;
  Workers& workers_;
  NearestTwoKernel kernel_ = nearest_two();
  LargeArray blocks_;           // blocks of kBlockUnits units, each p × kBlockUnits; zeros after the last unit
  std::vector<double> grains_;  // p: powers of two that turn a value into a whole number below 2^62
  double slack_ = 0;            // far above the round-off of a distance, far below any distance that counts
  std::vector<double> centres_;
  std::vector<double> travelled_;  // k + 1: how far each centre and the fastest of the others have gone in all
  std::vector<double> spare_;      // of each unit: second nearest − nearest + travelled then
  std::vector<int> group_;         // k where none yet
  std::vector<Wide> sum_;
  std::vector<int> size_;
  std::vector<Moves> moves_;  // a worker each
};

}  // namespace vallis::study::detail
