#pragma once

namespace vallis::study {

/// P(X > x) for X distributed as χ² with `df` > 0 degrees of freedom; 1 for x ≤ 0, 0 for x = ∞, NaN where x or df is
/// NaN or df ≤ 0. Relative error below 1e-14. All tails here are worked out in 80-bit arithmetic and rounded once, so
/// that they do not depend on which variant of exp() a processor is served. Source: Boost.Math 1.81.
double chi_square_tail(double x, double df);

/// P(Z > z) for a standard normal Z; NaN for NaN.
double normal_tail(double z);

/// P(F > f) for F with df1 and df2 > 0 degrees of freedom; 1 for f ≤ 0, 0 for f = ∞, NaN where an argument is NaN or a
/// df ≤ 0.
double f_tail(double f, double df1, double df2);

}  // namespace vallis::study
