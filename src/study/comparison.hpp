#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "study/card.hpp"
#include "study/gower_pair.hpp"
#include "study/run.hpp"

namespace vallis::study {

/// Two of the compared units, and what makes the distance.
struct ComparedPair {
  std::size_t a = 0;  ///< positions among the compared
  std::size_t b = 0;
  double dissimilarity = 0;
  std::vector<Contribution> contributions;  ///< by `findings.variables`; the parts add up to the dissimilarity
  std::vector<double> block_parts;          ///< by `findings.blocks`; they add up to it too
};

/// A value, or a member of a set, that all compared units have.
struct CommonFeature {
  std::size_t indicator = 0;
  Cell value{};       ///< plain; for a set the members that all have
  bool whole = true;  ///< Set: all are the same set; other types: always
  int others = 0;     ///< units not compared that have it too (a set: that have all these members)
  int others_known = 0;
};

/// An indicator in which the compared units differ.
struct DistinguishingFeature {
  std::size_t indicator = 0;
  double share = 0;  ///< of the sum of the dissimilarities of all compared pairs
  int known = 0;     ///< compared units with a value
  /// The one compared unit whose value none of the others has, while all others agree; as a position among the
  /// compared, -1 where there is no such one. Of two units there is none.
  int apart = -1;
};

/// Some units side by side.
struct Comparison {
  std::vector<Card> cards;                            ///< as asked for
  std::vector<ComparedPair> pairs;                    ///< (0,1), (0,2), …, (1,2), …
  std::vector<CommonFeature> common;                  ///< in the scorecard's order
  std::vector<DistinguishingFeature> distinguishing;  ///< largest share first, equal shares in the scorecard's order
};

/// Puts 2 to 10 units of a run side by side. Missing values are neither common nor distinguishing. Errors: NotFound –
/// no unit of that id; InvalidArgument – fewer than 2 or more than 10, a unit twice. Cost: O(m² p + m n p log n).
base::Result<Comparison> compare(const Findings& findings, std::span<const std::string> unit_ids);

}  // namespace vallis::study
