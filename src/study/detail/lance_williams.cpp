#include "study/detail/lance_williams.hpp"

namespace vallis::study::detail {

bool Recurrence::squares() const {
  return method == LinkageMethod::WardD2 || method == LinkageMethod::Centroid || method == LinkageMethod::Median;
}

Join make_join(const Recurrence& recurrence, double a, double b, double between) {
  switch (recurrence.method) {
    case LinkageMethod::Average:
      return {a / (a + b), b / (a + b), 0};
    case LinkageMethod::McQuitty:
      return {0.5, 0.5, 0};
    case LinkageMethod::WardD:
    case LinkageMethod::WardD2:
      return {a, b, between};
    case LinkageMethod::Centroid:
      return {a / (a + b), b / (a + b), -(a / (a + b)) * (b / (a + b)) * between};
    case LinkageMethod::Median:
      return {0.5, 0.5, -0.25 * between};
    case LinkageMethod::Flexible:
      return {recurrence.flexible_alpha, recurrence.flexible_alpha, (1 - 2 * recurrence.flexible_alpha) * between};
    default:
      return {};
  }
}

}  // namespace vallis::study::detail
