#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/result.hpp"

namespace vallis::study {

class Workers;

/// n points of d dimensions, row by row.
struct PointMatrix {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::vector<double> values;

  std::span<const double> row(std::size_t i) const { return std::span(values).subspan(i * columns, columns); }
};

/// Sobol's points in [0, 1)^d, each coordinate moved by a digital shift of its own (exclusive or with a random word),
/// so that every power of two of them is as evenly spread as the plain points and no point lies on a corner.
/// @param rows  best a power of two
/// Errors: InvalidArgument – columns not in 1…3,667. Cost: O(rows · columns). Source: Joe and Kuo (2008), SIAM J. Sci.
/// Comput. 30, 2635–2654 (directions, in Boost.Random); Matoušek (1998), J. Complexity 14, 527–556 (shift).
base::Result<PointMatrix> sobol_points(std::size_t rows, std::size_t columns, std::uint64_t seed);

/// What a model answered at the points A, B, and A with column i taken from B, for each of the d inputs.
struct SobolRuns {
  std::vector<double> at_a;                ///< n
  std::vector<double> at_b;                ///< n
  std::vector<std::vector<double>> at_ab;  ///< d × n
};

/// Shares of a model's variance. Estimates may fall below 0 or rise above 1 by chance; they are never cut, since the
/// interval tells how much of that is chance. NaN where the model does not vary.
struct SobolIndices {
  double mean = 0;                   ///< of f(A) and f(B) together
  double variance = 0;               ///< of the same, with divisor 2n
  std::vector<double> jansen_first;  ///< Sᵢ = 1 − mean (f(B) − f(ABᵢ))²/2V: input i alone
  std::vector<double> jansen_total;  ///< Tᵢ = mean (f(A) − f(ABᵢ))²/2V: input i with all interactions; never < 0
  std::vector<double>
      saltelli_first;  ///< Sᵢ = mean f(B)(f(ABᵢ) − f(A))/V: for comparison; noisier when f is far from 0
};

/// Errors: InvalidArgument – no point, lengths that disagree. Cost: O(n d). Source: Jansen (1999), Comput. Phys.
/// Commun. 117, 35–43; Saltelli et al. (2010), ibid. 181, 259–270.
base::Result<SobolIndices> sobol_indices(const SobolRuns& runs);

struct Interval {
  double low = 0;
  double high = 0;
};

struct SobolIntervals {
  std::vector<Interval> first;  ///< of Jansen's Sᵢ
  std::vector<Interval> total;  ///< of Jansen's Tᵢ
};

struct BootstrapOptions {
  int replicates = 1000;
  double level = 0.95;  ///< in (0, 1)
  std::uint64_t seed = 1;
};

/// Percentile intervals of Jansen's indices from resampled points (a point keeps its d + 2 answers together). Equal
/// bytes for any number of workers. Errors: those of sobol_indices; InvalidArgument – fewer than 1 replicate or a level
/// outside (0, 1). Cost: O(replicates · n · d) time, O(replicates · d) memory. Source: Archer, Saltelli, Sobol (1997),
/// J. Stat. Comput. Simul. 58, 99–120.
base::Result<SobolIntervals> sobol_intervals(const SobolRuns& runs, const BootstrapOptions& options, Workers& workers);

/// Closed forms of a function whose indices are known.
struct KnownSobol {
  std::vector<double> first;
  std::vector<double> total;
  double variance = 0;
  double mean = 0;
};

/// sin x₁ + a sin² x₂ + b x₃⁴ sin x₁, with x uniform in [−π, π]³. Source: Ishigami and Homma (1990), ISUMA '90.
double ishigami(std::span<const double> x, double a, double b);
KnownSobol ishigami_indices(double a, double b);

/// Π (|4 xᵢ − 2| + aᵢ)/(1 + aᵢ), with x uniform in [0, 1]^d and aᵢ > −1. Source: Saltelli and Sobol (1995), Reliability
/// Engineering and System Safety 50, 225–239.
double g_function(std::span<const double> x, std::span<const double> a);
KnownSobol g_function_indices(std::span<const double> a);

}  // namespace vallis::study
