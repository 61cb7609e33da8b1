#include "study/special_functions.hpp"

#include <boost/math/policies/policy.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <limits>
#include <numbers>

namespace vallis::study {
namespace {

namespace policies = boost::math::policies;

// Arguments outside the domain are caught below; a result too small to hold is 0, and that is no error.
using Quiet =
    policies::policy<policies::domain_error<policies::ignore_error>, policies::pole_error<policies::ignore_error>,
                     policies::overflow_error<policies::ignore_error>,
                     policies::underflow_error<policies::ignore_error>, policies::denorm_error<policies::ignore_error>,
                     policies::evaluation_error<policies::ignore_error>>;

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

}  // namespace

double chi_square_tail(double x, double df) {
  if (std::isnan(x) || !(df > 0)) return kUndefined;
  if (x <= 0) return 1;
  if (std::isinf(x)) return 0;
  return static_cast<double>(boost::math::gamma_q(df / 2.0L, x / 2.0L, Quiet()));
}

double normal_tail(double z) {
  if (std::isnan(z)) return kUndefined;
  if (std::isinf(z)) return z > 0 ? 0 : 1;
  return static_cast<double>(boost::math::erfc(z / std::numbers::sqrt2_v<long double>, Quiet()) / 2);
}

double f_tail(double f, double df1, double df2) {
  if (std::isnan(f) || !(df1 > 0) || !(df2 > 0)) return kUndefined;
  if (f <= 0) return 1;
  if (std::isinf(f)) return 0;
  const long double a = df1 / 2.0L;
  const long double b = df2 / 2.0L;
  const long double scaled = static_cast<long double>(df1) * f;
  // Of the two equal forms the one whose argument lies away from 1, where it would lose its digits.
  const long double tail = scaled > df2 ? boost::math::ibeta(b, a, df2 / (df2 + scaled), Quiet())
                                        : boost::math::ibetac(a, b, scaled / (df2 + scaled), Quiet());
  return static_cast<double>(tail);
}

}  // namespace vallis::study
