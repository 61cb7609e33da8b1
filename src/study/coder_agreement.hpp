#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/result.hpp"
#include "study/progress.hpp"
#include "study/workers.hpp"

namespace vallis::study {

/// What coders gave to the same things, such as excerpts. The things coded are called units here.
struct CodeTable {
  static constexpr int kNoCode = -1;

  std::size_t coders = 0;
  std::vector<int> codes;      ///< units × coders, row by row: a category in [0, category count), or kNoCode
  std::vector<double> values;  ///< one a category, at most ±1e300: what the interval level takes; the others ignore it

  std::size_t units() const { return coders == 0 ? 0 : codes.size() / coders; }
  int code(std::size_t unit, std::size_t coder) const { return codes[unit * coders + coder]; }
};

/// What a disagreement between two categories weighs.
enum class CodeLevel {
  Nominal,   ///< 1 where they differ
  Ordinal,   ///< the square of the distance of their mid-ranks among all pairable codes
  Interval,  ///< the square of the difference of their values
};

enum class KappaWeights {
  None,       ///< 1 where the categories differ
  Linear,     ///< the distance of their places in the order of categories
  Quadratic,  ///< its square
};

/// Why a coefficient is a number, or is none.
enum class AgreementState {
  Defined,
  NoPairs,      ///< no unit has two codes
  NoVariation,  ///< all pairable codes are one category, so that chance explains any agreement
};

/// A resample draws as many units as are pairable, with replacement, and takes all codes of a drawn unit. The limits
/// are percentiles (type 7) of the draws in which the coefficient is defined.
struct AgreementBootstrap {
  int draws = 1000;  ///< 0: no interval
  double confidence = 0.95;
  std::uint64_t seed = 1;
};

struct AgreementInterval {
  double low = 0;
  double high = 0;
};

struct CoderAgreement {
  AgreementState state = AgreementState::NoPairs;
  double value = 0;                           ///< at most 1; NaN unless the state is Defined
  std::size_t units = 0;                      ///< pairable: with two codes or more
  std::size_t codes = 0;                      ///< of the pairable units
  double observed = 0;                        ///< disagreement per pair, in the level's own unit; NaN without pairs
  double expected = 0;                        ///< the same by chance; value = 1 − observed / expected
  std::optional<AgreementInterval> interval;  ///< none without draws, or when over 1 draw in 20 is undefined
  int draws = 0;
  int undefined_draws = 0;
};

/// Krippendorff's alpha of any number of coders, of whom not all need to have coded every unit.
///
/// The interval resamples units. Krippendorff's own algorithm resamples deviations of pairs against a fixed expected
/// disagreement; for few units its intervals are narrower and are not to be compared with these.
///
/// Errors: InvalidArgument – no coder, a length that is no multiple of the coders, a category out of range, an interval
/// level without a value for each category, draws < 0 or a confidence outside (0, 1); Cancelled.
/// Cost: O(draws · codes) time over the workers, O(codes) memory a thread.
/// Source: Krippendorff (2011), "Computing Krippendorff's alpha-reliability"; Krippendorff (2004), Content Analysis,
/// 2nd ed., ch. 11.
base::Result<CoderAgreement> krippendorff_alpha(const CodeTable& table, std::size_t categories, CodeLevel level,
                                                const AgreementBootstrap& bootstrap, Workers& workers,
                                                Progress& progress);

/// Cohen's kappa of two coders over the units that both have coded; chance is the product of their own margins.
/// Weights count the places of the categories in [0, categories).
///
/// Errors: as krippendorff_alpha; InvalidArgument – a coder that is not there, or one coder twice.
/// Cost: as krippendorff_alpha, and O(categories) a draw.
/// Source: Cohen (1960), Educ. Psychol. Meas. 20, 37–46; Cohen (1968), Psychol. Bull. 70, 213–220.
base::Result<CoderAgreement> cohen_kappa(const CodeTable& table, std::size_t categories, std::size_t first,
                                         std::size_t second, KappaWeights weights, const AgreementBootstrap& bootstrap,
                                         Workers& workers, Progress& progress);

}  // namespace vallis::study
