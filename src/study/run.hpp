#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "study/dissimilarity.hpp"
#include "study/indicator_tests.hpp"
#include "study/linkage.hpp"
#include "study/medoids.hpp"
#include "study/profile.hpp"
#include "study/progress.hpp"
#include "study/published.hpp"
#include "study/recipe.hpp"
#include "study/robustness.hpp"
#include "study/scorecard.hpp"
#include "study/scores.hpp"
#include "study/silhouette.hpp"
#include "study/unit_map.hpp"

namespace vallis::study {

class Workers;

/// An indicator as it took part in the run.
struct UsedIndicator {
  std::size_t indicator = 0;       ///< position in the scorecard
  int known = 0;                   ///< units with a value
  double weight = 0;               ///< share of all weight; the shares add up to 1
  double dissimilarity_share = 0;  ///< share of the sum of all dissimilarities
};

struct BlockShare {
  std::size_t block = 0;
  double weight = 0;
  double dissimilarity_share = 0;
};

/// One way to put the units into groups, with how well they lie.
struct Grouping {
  Partition partition;
  Silhouette silhouette;
  std::vector<int> medoids;         ///< unit that stands for each group (smallest sum of dissimilarities within it)
  std::optional<double> mean_cost;  ///< k-medoids only: mean dissimilarity to the medoid
  bool proven_optimal = false;      ///< k-medoids only
};

/// What a run found, with every choice that led there. Units stand in the scorecard's order throughout.
struct Findings {
  Recipe recipe;
  Scorecard scorecard;  ///< the units and indicators that took part, and dropped indicators too
  std::vector<base::LocalText> warnings;
  std::vector<std::size_t> dropped;   ///< indicators that no unit knows
  std::vector<std::string> left_out;  ///< unit ids left out by min_known or no_overlap
  std::vector<UsedIndicator> used;
  std::vector<BlockShare> blocks;
  std::vector<Variable> variables;  ///< as the dissimilarity saw them, one for each entry of `used`
  Dissimilarity dissimilarity;
  Linkage linkage;
  std::vector<int> leaf_order;  ///< optimal
  double leaf_order_cost = 0;
  double cophenetic_correlation = 0;
  double agglomerative_coefficient = 0;

  struct Candidate {
    int k = 0;
    double mean_silhouette = 0;
    std::optional<double> mean_cost;
    bool proven_optimal = false;
  };
  std::vector<Candidate> candidates;               ///< for each k of the range
  std::optional<NumberOfGroups> number_of_groups;  ///< what other indices say about k
  Grouping groups;                                 ///< at the chosen k
  std::vector<ProfileRow> profile;                 ///< of `groups`

  std::optional<Published> published;
  std::optional<Grouping> published_cut;      ///< into as many groups as were published
  std::vector<ProfileRow> published_profile;  ///< of `published_cut`
  std::optional<Agreement> agreement;

  std::optional<IndicatorTests> group_tests;
  std::optional<UnitMap> map;
  std::optional<GroupStability> stability;
  std::optional<Configurations> configurations;
  std::optional<Scores> scores;
  std::optional<Robustness> robustness;
};

/// Runs the whole study: weights, dissimilarity, hierarchy, groups and the choice of their number, profiles, agreement
/// with what was published. Pure: no clock, no files; the same input gives the same findings for any number of workers.
///
/// Errors: InvalidArgument, in words that name the unit, indicator or recipe member – fewer than three units, k above
/// n − 1, a weight for an unknown indicator or block, no indicator with values left, units alike in everything, a pair
/// with nothing in common; in a strict recipe an indicator without values. Cancelled – on request. Cost: O(n²p + n³) at
/// worst; for 64 units a few milliseconds.
base::Result<Findings> run(const Scorecard& scorecard, const Recipe& recipe, const std::optional<Published>& published,
                           Workers& workers, Progress& progress);

/// The units' groups into exactly k, by the recipe's method. Errors: as run.
base::Result<Grouping> group_into(const Findings& findings, int k, Workers& workers);

}  // namespace vallis::study
