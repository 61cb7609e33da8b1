#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "catalogue/catalogue.hpp"
#include "study/scorecard.hpp"

namespace vallis::catalogue {

/// Which rows of the unit table are units of a study. What is left empty does not narrow the choice.
struct UnitSelection {
  struct Where {
    std::string column;
    std::vector<std::string> values;  ///< the cell is one of them, or holds one of them where it holds several
  };
  std::vector<std::string> include{};  ///< ids; only these
  std::vector<std::string> exclude{};  ///< ids; all but these
  std::vector<Where> where{};          ///< all must hold
};

/// The measured table of a scorecard: the selected units in the order of their table, each indicator's values as its
/// Derivation says, and where every value comes from (year or edition, source ids of the evidence table, how linked
/// rows were combined).
///
/// An empty cell is a missing value – also for ordinals, where it is not the lowest level, and for sets, where it is
/// not the empty set. Amounts and scores are finite numbers, ranks are 1 or more, counts are whole and 0 or more,
/// booleans are the words `true` and `false`. Linked rows combine as study::Combine says; `only` with several rows is
/// missing unless all are known.
///
/// Errors: InvalidArgument – a selection that names an unknown id or column, or leaves no unit; a combination that does
/// not fit the indicator's type. InvalidInput with every fault found, located in its table: a missing or unreadable
/// table, a missing column, a repeated key, a text where a number should be, an unknown word, a word twice in a set, a
/// link to a row that is not there, a value of zero or less on a log scale, two different values for `only`.
/// Cost: O(cells + evidence rows), and O(log rows) for each link.
base::Result<study::Scorecard> derive(const Catalogue& catalogue, const study::ScorecardDefinition& definition,
                                      const UnitSelection& selection = {});

/// The rule by which an indicator's values are found, in words: "sum of h2_foreign_patients_k over the rows of
/// countries.csv named in countries; missing unless all are known".
std::string rule_text(const study::Indicator& indicator);

}  // namespace vallis::catalogue
