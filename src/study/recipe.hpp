#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/json.hpp"
#include "base/result.hpp"
#include "base/text.hpp"
#include "study/configurations.hpp"
#include "study/group_stability.hpp"
#include "study/indicator_tests.hpp"
#include "study/linkage.hpp"
#include "study/number_of_groups.hpp"
#include "study/robustness.hpp"
#include "study/scores.hpp"
#include "study/unit_map.hpp"

namespace vallis::study {

/// Which rows of the unit table take part. Filters are joined by "and"; an empty list filters nothing.
struct UnitSelection {
  std::vector<std::string> include;                       ///< unit ids; each must exist
  std::vector<std::string> exclude;                       ///< unit ids; each must exist
  std::map<std::string, std::vector<std::string>> where;  ///< column → accepted values (of a set column: one of them)
  int min_known = 1;     ///< units with fewer known indicators are left out, with a warning
  base::LocalText note;  ///< how the units came to be chosen, printed with the result
};

enum class NoOverlap {
  Fail,     ///< a pair of units that shares no known indicator is an error
  Exclude,  ///< the unit of such pairs that knows less is left out, with a warning
};
enum class GroupMethod { KMedoids, Linkage };
enum class ChoiceOfK {
  Silhouette,  ///< the largest mean silhouette
  Vote,        ///< most votes of NumberOfGroups
};

/// Every choice of a run, as data: the same recipe on the same scorecard gives the same bytes.
struct Recipe {
  std::string id;
  std::string version;
  base::LocalText label;
  std::string scorecard;  ///< name of a built-in scorecard, or a path beside the recipe
  UnitSelection units;
  bool strict = false;  ///< an indicator that no unit knows is an error instead of a warning

  /// Weights. An indicator weighs what its scorecard says unless named here. With block weights, the indicators of a
  /// block share their block's weight in proportion; without them, blocks weigh what their indicators add up to.
  std::map<std::string, double> indicator_weights;
  std::map<std::string, double> block_weights;

  OrdinalRange ordinal_range = OrdinalRange::Declared;
  NoOverlap no_overlap = NoOverlap::Fail;

  LinkageMethod linkage = LinkageMethod::Average;  ///< of the dendrogram, and of the groups when method is Linkage
  double flexible_alpha = 0.625;

  GroupMethod method = GroupMethod::KMedoids;
  int k_min = 2;  ///< the range in which k is chosen; equal ends fix k
  int k_max = 8;
  ChoiceOfK choose = ChoiceOfK::Silhouette;
  int starts = 4;  ///< random starts of k-medoids beside BUILD

  std::string profiles;           ///< table of the published groups' statements; empty: none
  std::string target_models;      ///< table of the published target models; empty: none
  double share_tolerance = 0.10;  ///< "=" between shares means within this

  // Parts of the study beside the groups; a section that is absent is not run.
  std::optional<IndicatorTestsOptions> group_tests;
  std::optional<UnitMapOptions> map;
  /// Parts that are run where their section is there.
  std::optional<NumberOfGroupsOptions> number_of_groups;  ///< always there when `choose` is Vote
  std::optional<GroupStabilityOptions> stability;
  std::optional<ConfigurationOptions> configurations;
  std::optional<ScoresOptions> scores;
  std::optional<RobustnessOptions> robustness;  ///< of `scores`

  std::uint64_t seed = 1;
};

/// Reads docs/reference/recipe.schema.json's format. Errors: InvalidInput with every fault by JSON pointer.
base::Result<Recipe> read_recipe(const base::Json& json, const std::string& name);

/// The recipe with every choice written out, defaults included; read_recipe reads it back to the same recipe.
base::Json recipe_json(const Recipe& recipe);

std::string_view word(GroupMethod method);
std::string_view word(ChoiceOfK choice);

}  // namespace vallis::study
