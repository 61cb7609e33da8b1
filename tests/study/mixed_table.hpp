#pragma once

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "study/dissimilarity.hpp"
#include "study/random.hpp"

namespace vallis::study::test {

/// Synthetic variables of every scale with missing values; which ones, and how many, follows from the seed.
inline std::vector<Variable> mixed_table(std::size_t n, std::uint64_t seed, double missing_share = 0.1) {
  Random random(seed);
  constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();
  std::vector<Variable> variables;
  const auto count = 1 + random.below(20);
  for (std::uint64_t v = 0; v < count; ++v) {
    Variable variable{.name = "v" + std::to_string(v),
                      .scale = static_cast<Variable::Scale>(random.below(5)),
                      .values = {},
                      .sets = {},
                      .range = {},
                      .weight = random.below(6) == 0 ? 0 : std::exp(4 * random.uniform() - 2)};
    const bool with_missing = random.below(3) > 0;
    const double magnitude = std::exp(20 * random.uniform() - 10);
    const std::uint64_t categories = random.below(4) == 0 ? 40 : 1 + random.below(5);
    const std::uint64_t universe = random.below(3) == 0 ? ~0ULL : (1ULL << (1 + random.below(12))) - 1;
    const bool whole = random.below(3) == 0;
    for (std::size_t i = 0; i < n; ++i) {
      const bool missing = with_missing && random.uniform() < missing_share;
      if (variable.scale == Variable::Scale::Set) {
        const auto set = random.next() & random.next() & universe;
        variable.sets.push_back(missing ? std::nullopt : std::optional(set));
        continue;
      }
      double x = 0;
      if (variable.scale == Variable::Scale::Interval) {
        x = whole ? static_cast<double>(random.below(4)) : magnitude * (5 + random.uniform());
      } else if (variable.scale == Variable::Scale::Nominal) {
        x = static_cast<double>(random.below(categories));
      } else {
        x = static_cast<double>(random.below(2));
      }
      variable.values.push_back(missing ? kMissing : x);
    }
    if (variable.scale == Variable::Scale::Interval && random.below(4) == 0) {
      variable.range = whole ? std::pair{0.0, 2.0} : std::pair{5.2 * magnitude, 5.9 * magnitude};
    }
    variables.push_back(std::move(variable));
  }
  return variables;
}

}  // namespace vallis::study::test
