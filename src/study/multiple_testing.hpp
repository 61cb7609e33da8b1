#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace vallis::study {

/// How p-values are raised because several hypotheses are tested at a time.
enum class Adjustment {
  Bonferroni,         ///< family-wise error
  Holm,               ///< family-wise error, never weaker than Bonferroni
  Hochberg,           ///< family-wise error, for independent or positively dependent tests
  Hommel,             ///< the same, never weaker than Hochberg
  BenjaminiHochberg,  ///< false discovery rate, for independent or positively dependent tests
  BenjaminiYekutieli  ///< false discovery rate, for any dependence
};

/// Adjusted p-values in the order given, each in [0, 1]. Values that are NaN stay NaN and do not count among the
/// hypotheses. `p` in [0, 1]. Equal p-values get equal adjusted ones. Cost: O(m log m), O(m²) for Hommel.
/// Source: Holm (1979), Scand. J. Stat. 6; Hochberg (1988) and Hommel (1988), Biometrika 75; Benjamini and Hochberg
/// (1995), JRSS B 57; Benjamini and Yekutieli (2001), Annals of Statistics 29; as R's p.adjust.
std::vector<double> adjust(std::span<const double> p, Adjustment adjustment);

/// R's words: "bonferroni", "holm", "hochberg", "hommel", "BH", "BY".
std::string_view word(Adjustment adjustment);

}  // namespace vallis::study
