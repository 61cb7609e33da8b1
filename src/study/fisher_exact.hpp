#pragma once

#include <cstdint>

#include "base/result.hpp"
#include "study/group_tests.hpp"

namespace vallis::study {

class Workers;

struct FisherOptions {
  /// Bound on the exact way, in ways met of filling a column from one of the states before it (about a second). Tables
  /// of some hundred units and up to five levels and groups stay far below.
  long exact_work = 5'000'000;
  int replicates = 100'000;  ///< tables drawn at random beyond that bound
  std::uint64_t seed = 1;
};

/// Fisher's exact test of independence in a table of any size.
struct Fisher {
  double p = 0;               ///< two-sided; 1 where the margins allow one table only
  bool exact = true;          ///< false: by Monte Carlo, (1 + draws as unlikely) / (1 + draws)
  double standard_error = 0;  ///< of a Monte Carlo p; 0 when exact
};

/// p is the probability, of all tables with these margins, of those that are at most as likely as the one seen. As R's
/// fisher.test does, a table counts as at most as likely when its probability is within 1e-7 (two rows and columns) or
/// 3.4525e-7 (larger tables), relative, of that of the table seen: equal probabilities differ in the last digits when
/// they are computed. Empty rows and columns do not matter. Relative error of an exact p: below 1e-12.
///
/// Errors: InvalidArgument – rows of different lengths, a count below 0, no unit, fewer than 1 replicate. Cost: bounded
/// by exact_work, then O(units) a replicate; O(units) memory and about 100 bytes a state. Equal bytes for any number of
/// workers and every processor. Source: Mehta and Patel (1983), JASA 78, 427–434 (the network); the bounds are those of
/// rows and columns taken one by one.
base::Result<Fisher> fisher_exact(const ContingencyTable& table, const FisherOptions& options, Workers& workers);

}  // namespace vallis::study
