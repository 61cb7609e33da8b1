#include "study/detail/reach.hpp"

#include <cmath>
#include <numbers>

namespace vallis::study::detail {

Reach::Reach(double angle) : angle_(with_slack(angle)) {
  const double chord = angle_ >= std::numbers::pi ? 2 : 2 * std::sin(angle_ / 2);
  // A coordinate of a unit vector is good to 4e-16, so a chord to 1.4e-15; ten times that is room enough.
  const double doubt = 3e-14 * chord + 1e-28;
  sure_ = chord * chord - doubt;
  possible_ = chord * chord + doubt;
}

}  // namespace vallis::study::detail
