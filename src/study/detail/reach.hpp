#pragma once

#include "study/geography.hpp"

namespace vallis::study::detail {

/// Rounding in an angle that must not decide, relative and in radians.
constexpr double kAngleSlack = 1e-12;
constexpr double kAngleFloor = 1e-14;

inline double with_slack(double angle) { return angle * (1 + kAngleSlack) + kAngleFloor; }

/// Whether two places are within an angle of each other. The squared chord between their unit vectors tells for nearly
/// all pairs; only those between `sure` and `possible`, where its rounding could decide, need the angle itself.
class Reach {
 public:
  /// `angle` > 0 in radians.
  explicit Reach(double angle);

  double sure() const { return sure_; }          ///< a squared chord up to this is within; may be below 0
  double possible() const { return possible_; }  ///< one above this is not
  bool within(const Place& a, const Place& b) const { return angle(a, b) <= angle_; }

 private:
  double angle_;
  double sure_;
  double possible_;
};

}  // namespace vallis::study::detail
