#pragma once

#include <vector>

#include "base/json.hpp"
#include "study/assessment.hpp"
#include "study/comparison.hpp"

namespace vallis::study {

/// An assessment with the results of each compared unit.
struct Assessed {
  Assessment assessment;
  std::vector<std::vector<SubjectResult>> results;  ///< [unit][subject]
};
Assessed assess_compared(const Findings& findings, const Comparison& comparison, Assessment assessment);

/// As `vallis study compare --json` prints it.
base::Json compare_json(const Findings& findings, const Comparison& comparison, const std::vector<Assessed>& assessed);

}  // namespace vallis::study
