#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "study/linkage.hpp"
#include "study/progress.hpp"

namespace vallis::study {

struct Findings;
class Workers;

/// What an ordinal is scaled by.
enum class OrdinalRange {
  Declared,  ///< its declared levels
  Observed,  ///< those that occur
};

/// How amounts with a declared logarithm are read.
enum class AmountScale {
  Declared,  ///< as the scorecard says
  Linear,    ///< without logarithms
};

enum class WeightChoice {
  Given,         ///< those of the run
  Equal,         ///< every indicator the same
  EqualByBlock,  ///< every block the same, shared within as given
  BlockLeftOut,  ///< as given, without one block; a level for each block
};

/// k-medoids where there is no linkage.
struct Algorithm {
  std::optional<LinkageMethod> linkage;
};

/// The choices that could have been made otherwise; each list has at least one entry.
struct ConfigurationOptions {
  std::vector<OrdinalRange> ordinal_ranges{OrdinalRange::Declared, OrdinalRange::Observed};
  std::vector<AmountScale> amount_scales{AmountScale::Declared, AmountScale::Linear};
  std::vector<WeightChoice> weights{WeightChoice::Given, WeightChoice::Equal, WeightChoice::EqualByBlock,
                                    WeightChoice::BlockLeftOut};
  std::vector<Algorithm> algorithms{
      {}, {LinkageMethod::Average}, {LinkageMethod::Complete}, {LinkageMethod::McQuitty}, {LinkageMethod::WardD2}};
  std::vector<int> k{2, 3, 4};
};

/// The groups under every combination of choices, beside those of the run (the base).
struct Configurations {
  enum class Factor { OrdinalRange, AmountScale, Weights, Algorithm, K };
  struct Level {
    std::string name;        ///< "declared", "without:members", "ward.D2", "3", …
    int configurations = 0;  ///< that could be computed
    double agreement = 0;    ///< mean adjusted Rand index to the base over them; NaN for none
  };
  struct FactorEffect {
    Factor factor = Factor::OrdinalRange;
    std::vector<Level> levels;  ///< in the recipe's order
    double spread = 0;          ///< largest − smallest agreement of its levels
  };
  /// One combination of levels, by their positions.
  struct Configuration {
    std::size_t ordinal_range = 0, amount_scale = 0, weights = 0, algorithm = 0, k = 0;
    double agreement = 0;  ///< adjusted Rand index to the base; NaN where it could not be computed
    double stays = 0;      ///< share of units whose group is that of the base
  };
  std::vector<FactorEffect> factors;  ///< the largest spread first, of equals in the order of Factor
  std::vector<Configuration> runs;    ///< the whole grid
  int computed = 0;                   ///< configurations with an answer
  int impossible = 0;  ///< those that leave a pair of units without a dissimilarity, or ask for too many groups
  double mean_agreement = 0;
  /// Per unit: share of the configurations in which its group is, of the base groups, most like its own (by Jaccard, of
  /// equal ones the first).
  std::vector<double> stays;
  /// Per unit: mean Jaccard coefficient of its group in the base and its group in the configuration.
  std::vector<double> company;
  std::vector<int> least_settled;  ///< units by `stays`, the lowest first; of equals by `company`, then the earlier
};

/// Groups the units under every combination of the listed choices. k-medoids here is BUILD and SWAP, without other
/// starts and without proof. Errors: InvalidArgument – an empty list, k below 2. Cancelled – on request. Cost: a
/// dissimilarity for each variant and weighting, on it a hierarchy for each linkage and one k-medoids for each k; equal
/// bytes for any number of workers. Source of the idea: Delgado, Porter, Stern (2016), J. Economic Geography 16, 1–38.
base::Result<Configurations> compute_configurations(const Findings& findings, const ConfigurationOptions& options,
                                                    Workers& workers, Progress& progress);

std::string_view word(OrdinalRange range);
std::string_view word(AmountScale scale);
std::string_view word(WeightChoice choice);
std::string_view word(Configurations::Factor factor);
/// "k-medoids", or the linkage's name.
std::string_view name(const Algorithm& algorithm);

}  // namespace vallis::study
