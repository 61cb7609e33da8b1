#pragma once

#include <string>
#include <vector>

#include "base/json.hpp"
#include "study/assessment.hpp"
#include "study/counterfactual.hpp"
#include "study/model_counterfactual.hpp"

namespace vallis::study {

/// A value on a variable's own scale as people read it.
base::LocalText variable_words(const Findings& findings, std::size_t variable, const Cell& cell);

/// Changes as JSON: indicator, from, to, cost.
base::Json changes_json(const Findings& findings, const std::vector<Change>& changes);

/// The way to one group.
struct GroupAnswer {
  int target = 0;
  Counterfactual result;
};

/// The smallest changes that move a unit to a group, or for 0 to each other group. Errors: InvalidArgument – no such
/// group; those of move_to_group.
base::Result<std::vector<GroupAnswer>> answer_groups(const Findings& findings, std::size_t unit, int group,
                                                     const CounterfactualOptions& options);
base::Json groups_json(const Findings& findings, std::size_t unit, const std::vector<GroupAnswer>& answers);

/// A unit, a target model and the way there.
struct ModelAnswer {
  std::size_t unit = 0;
  AssessmentSubject model;
  ModelCounterfactual result;
  int group_after = 0;  ///< of the nearest medoid, after the changes
};

/// Errors: NotFound – the assessment has no such model (offers the nearest); those of reach_model.
base::Result<ModelAnswer> answer_model(const Findings& findings, std::size_t unit, const Assessment& models,
                                       const std::string& model);
base::Json model_json(const Findings& findings, const ModelAnswer& answer);

/// What climb_ranks found, for a unit that has a rank.
base::Json climb_json(const Findings& findings, std::size_t unit, int places, const Counterfactual& result);

}  // namespace vallis::study
