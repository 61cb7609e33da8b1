#pragma once

#include <string>
#include <vector>

#include "base/csv.hpp"
#include "base/result.hpp"

namespace vallis::catalogue {

/// What a cluster does, did or plans for one success factor.
struct Practice {
  std::string id;
  std::string factor;   ///< slug of the success factor
  std::string cluster;  ///< empty when the source does not tell
  std::string title;
  std::string what;
  std::string figures;
  std::string kind;         ///< practice, result, plan
  std::string attribution;  ///< named, inferred, unknown
  std::string source;
};

struct SuccessFactor {
  std::string slug;
  std::string name;
  std::string combined_area;  ///< of the published comparison, which joins the seven factors in four areas
};

struct Practices {
  std::vector<SuccessFactor> factors;  ///< in the order of their table
  std::vector<Practice> practices;
};

/// Reads practices.csv and success_factors.csv. Errors: InvalidInput with located faults – a missing column, a practice
/// of an unknown factor.
base::Result<Practices> read_practices(const base::CsvTable& practices, const base::CsvTable& factors);

}  // namespace vallis::catalogue
