#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "catalogue/catalogue.hpp"
#include "study/scorecard.hpp"

namespace vallis::catalogue {

/// How far one indicator is known.
struct FillRate {
  std::string indicator;
  std::string table;       ///< where its values stand
  std::size_t filled = 0;  ///< of `rows`
  std::size_t rows = 0;    ///< the units, or the rows of another table that at least one unit is linked to
  std::size_t known = 0;   ///< of `units`, after linked rows were combined
  std::size_t units = 0;
};

/// One entry an indicator, over all units of the catalogue. Errors: as derive.
base::Result<std::vector<FillRate>> fill_rates(const Catalogue& catalogue,
                                               const study::ScorecardDefinition& definition);

}  // namespace vallis::catalogue
