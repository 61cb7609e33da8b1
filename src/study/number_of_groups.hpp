#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "study/gap.hpp"
#include "study/progress.hpp"

namespace vallis::study {

struct Findings;
struct Grouping;
class Workers;

struct NumberOfGroupsOptions {
  int reference_sets = 20;                 ///< of the gap statistic, ≥ 2
  GapRule gap_rule = GapRule::FirstSEMax;  ///< the rule whose k is the gap's vote; all rules are reported
  double gap_factor = 1;                   ///< standard errors that the rules grant, ≥ 0
  int divisions = 20;                      ///< of the units into halves, for prediction strength; ≥ 1
  double prediction_cutoff = 0.8;          ///< in (0, 1]
};

/// What speaks for a number of groups.
enum class KIndex {
  Silhouette,          ///< mean silhouette width; the largest
  Gap,                 ///< against data in which the indicators are independent; by the gap rule
  CalinskiHarabasz,    ///< from Σ d², as in Validity; the largest
  DaviesBouldin,       ///< from medoids; the smallest
  Dunn,                ///< smallest separation / largest diameter; the largest
  PredictionStrength,  ///< the largest k with mean + standard error ≥ cutoff
};

/// Which number of groups each index speaks for. K is the largest k of the recipe's range.
struct NumberOfGroups {
  struct Row {
    KIndex index = KIndex::Silhouette;
    std::vector<double> values;  ///< for k = 1…K; NaN where the index is undefined, or the recipe did not ask for k
    std::vector<double> standard_error;  ///< K values for Gap and PredictionStrength, otherwise none
    std::optional<int> vote;             ///< none where no k has a value
  };
  std::vector<Row> rows;  ///< one an index, in the order of KIndex
  struct RuleChoice {
    GapRule rule = GapRule::FirstSEMax;
    std::optional<int> k;
  };
  std::vector<RuleChoice> gap_rules;  ///< what each rule would pick
  std::vector<int> votes;             ///< for k = 1…K
  /// The k ≥ 2 of the range with most votes, the smaller of equals; none where nobody votes for any. Votes for k = 1
  /// say that there is nothing to group, which a grouping cannot answer.
  std::optional<int> winner;
};

/// Asks every index. `groupings` are the run's own, one for each k of the recipe's range in order; where the gap needs
/// other k it makes them by the same method. Gap: in each reference set the known values of each indicator are permuted
/// among the units that have them, independently of the other indicators, so that every indicator keeps its values and
/// every unit its gaps; W_k = Σ over groups of Σ over pairs of d / (2 · size). Prediction strength: both halves are
/// grouped, the units of one half go to the nearest medoid of the other (k-medoids), or to the group with the smallest
/// mean dissimilarity (linkage). Davies–Bouldin: s is the mean dissimilarity to the medoid, and medoids stand for
/// centres. References and halves are grouped without proof (BUILD and SWAP).
///
/// Errors: as `run`; Cancelled – on request. Cost: (reference sets + divisions) · O(n² K);
/// equal bytes for any number of workers. Source: Tibshirani, Walther, Hastie (2001), J. R. Statist. Soc. B 63,
/// 411–423; Tibshirani and Walther (2005), J. Comput. Graph. Statist. 14, 511–528; Davies and Bouldin (1979), IEEE
/// TPAMI 1, 224–227; Dunn (1974), J. Cybernetics 4, 95–104; Rousseeuw (1987).
base::Result<NumberOfGroups> compute_number_of_groups(const Findings& findings, std::span<const Grouping> groupings,
                                                      const NumberOfGroupsOptions& options, Workers& workers,
                                                      Progress& progress);

/// "silhouette", "gap", "calinski_harabasz", "davies_bouldin", "dunn", "prediction_strength".
std::string_view name(KIndex index);

}  // namespace vallis::study
