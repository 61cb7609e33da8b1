#pragma once

#include <array>
#include <string>
#include <utility>

#include "base/json.hpp"
#include "study/run.hpp"
#include "study/scores.hpp"

namespace vallis::study {

/// The recipe's section /scores, as docs/reference/recipe.schema.json describes it. Faults go to the place's reader.
ScoresOptions read_scores_options(const base::JsonReader::Place& place);

/// Every choice written out; read_scores_options reads it back to the same options.
base::Json scores_options_json(const ScoresOptions& options);

/// The section /scores of the findings.
base::Json scores_json(const Findings& findings, const Scores& scores);

/// One row a unit: score, rank, rank interval where there is one, blocks, and every indicator's normalised points.
std::string scores_csv(const Findings& findings);

/// The words of the choices, for every section of a recipe that names them.
inline constexpr std::array<std::pair<std::string_view, Imputation>, 7> kImputationWords{
    {{"none", Imputation::None},
     {"mean", Imputation::Mean},
     {"median", Imputation::Median},
     {"group_mean", Imputation::GroupMean},
     {"group_median", Imputation::GroupMedian},
     {"nearest_mean", Imputation::NearestMean},
     {"hot_deck", Imputation::HotDeck}}};
inline constexpr std::array<std::pair<std::string_view, Normalisation>, 11> kNormalisationWords{
    {{"minmax", Normalisation::MinMax},
     {"zscore", Normalisation::ZScore},
     {"rank", Normalisation::Rank},
     {"rank_average", Normalisation::MeanRank},
     {"prank", Normalisation::PercentileRank},
     {"borda", Normalisation::Borda},
     {"dist2max", Normalisation::DistanceToMax},
     {"dist2ref", Normalisation::DistanceToReference},
     {"dist2targ", Normalisation::DistanceToTarget},
     {"fracmax", Normalisation::FractionOfMax},
     {"goalposts", Normalisation::Goalposts}}};
inline constexpr std::array<std::pair<std::string_view, WeightScheme>, 7> kWeightSchemeWords{
    {{"given", WeightScheme::Given},
     {"equal", WeightScheme::Equal},
     {"equal_by_block", WeightScheme::EqualByBlock},
     {"budget", WeightScheme::Budget},
     {"entropy", WeightScheme::Entropy},
     {"principal_components", WeightScheme::PrincipalComponents},
     {"benefit_of_doubt", WeightScheme::BenefitOfDoubt}}};
inline constexpr std::array<std::pair<std::string_view, Aggregation>, 5> kAggregationWords{
    {{"arithmetic", Aggregation::Arithmetic},
     {"geometric", Aggregation::Geometric},
     {"harmonic", Aggregation::Harmonic},
     {"generalised", Aggregation::Generalised},
     {"copeland", Aggregation::Copeland}}};

}  // namespace vallis::study
