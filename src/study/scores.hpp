#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "base/text.hpp"
#include "study/aggregate.hpp"
#include "study/imputation.hpp"
#include "study/normalise.hpp"

namespace vallis::study {

struct Findings;
class Progress;
class Workers;

/// Where the weights of a composite come from.
enum class WeightScheme {
  Given,                ///< the run's own: the scorecard's, or those that the recipe puts in their place
  Equal,                ///< every scored indicator the same
  EqualByBlock,         ///< every block the same, its scored indicators sharing alike
  Budget,               ///< mean of the points that experts gave
  Entropy,              ///< from the data: more for what is spread more unevenly
  PrincipalComponents,  ///< from the data: squared loadings on the first component
  BenefitOfDoubt,       ///< each unit's own, the kindest to it
};

enum class Aggregation { Arithmetic, Geometric, Harmonic, Generalised, Copeland };

/// What is done about values far out, before anything else. Amounts, counts, places and points only.
struct OutlierOptions {
  enum class Rule {
    None,
    Skewed,  ///< while |skewness| and excess kurtosis are both above their bounds, one value more at the end of the
             ///< tail becomes the next one that is left alone
    Count,   ///< `high` values at the upper end and `low` at the lower, in every such indicator
  };
  Rule rule = Rule::None;
  double skewness = 2;
  double kurtosis = 3.5;
  int most = 5;  ///< of Skewed: values of one indicator
  int high = 0;
  int low = 0;
};

/// One expert's budget: 100 points, given out to indicators.
struct ExpertBudget {
  std::string expert;
  std::map<std::string, double> points;  ///< indicator id → points ≥ 0
};

/// All choices of a composite score.
struct ScoresOptions {
  OutlierOptions outliers;
  Imputation imputation = Imputation::None;
  std::string group_by;  ///< attribute ("home_country/iso2") whose values make the groups of GroupMean and GroupMedian
  int neighbours = 5;    ///< of NearestMean and HotDeck
  int imputations = 5;   ///< of HotDeck: the score is the mean over them
  Normalisation normalisation = Normalisation::MinMax;
  double low = 1;  ///< of MinMax; above 0, so that every mean takes the result
  double high = 100;
  std::string reference;                                       ///< of DistanceToReference: a unit's id
  std::map<std::string, double> targets;                       ///< of DistanceToTarget, as measured
  std::map<std::string, std::pair<double, double>> goalposts;  ///< bad and good end, as measured; scaled to 0…100
  WeightScheme weights = WeightScheme::Given;
  std::vector<ExpertBudget> budget;
  Aggregation aggregation = Aggregation::Arithmetic;
  double power = 1;  ///< of Generalised
};

/// How the values of an indicator became numbers.
enum class Measure { Number, Logarithm, Level, Members, YesNo };

struct ScoredIndicator {
  std::size_t indicator = 0;  ///< position in the scorecard
  std::size_t variable = 0;   ///< position in findings.used and findings.variables
  Measure measure = Measure::Number;
  bool lower_is_better = false;
  double weight = 0;  ///< shares that add up to 1; NaN under the benefit of the doubt
  /// Cov(contribution, score)/Var(score): shares that add up to 1. NaN where the score is no sum of contributions.
  double variance_share = 0;
  double squared_correlation = 0;  ///< Pearson's r² of observed normalised values with the score; NaN without spread
  bool still_skewed = false;       ///< the bound on winsorised values was met before the rule was
};

struct NotScored {
  std::size_t indicator = 0;
  base::LocalText reason;
};

/// A value far out, and the value that took its place; both as measured.
struct WinsorisedCell {
  std::size_t unit = 0;
  std::size_t column = 0;  ///< position in Scores::indicators
  double from = 0;
  double to = 0;
};

/// Composite scores of n units from p scored indicators, with all that they are made of. NaN = none.
struct Scores {
  std::vector<ScoredIndicator> indicators;  ///< p
  std::vector<NotScored> not_scored;
  std::vector<WinsorisedCell> winsorised;
  IndicatorColumns treated;                  ///< p × n, as normalised from: after logs and winsorising
  std::vector<std::vector<char>> imputed;    ///< p × n: filled in, not observed
  std::vector<IndicatorColumns> normalised;  ///< one p × n table for each imputation; one unless HotDeck
  std::vector<double> scores;                ///< n
  std::vector<std::optional<int>> ranks;     ///< n; 1 for the highest
  std::vector<std::vector<double>> blocks;   ///< a block × n: the same composite of the block's indicators alone
  std::vector<double> observed_share;        ///< n: share of the weight that rests on observed values
  std::vector<double> contributions;         ///< n × p, adding up to the score; empty where it is no sum
  std::vector<double> imputation_spread;     ///< n; standard deviation between imputations; empty unless HotDeck
  std::vector<double> own_weights;           ///< n × p, benefit of the doubt alone; empty otherwise
  std::size_t weight_units = 0;              ///< units from which weights were computed; 0 where none were
  std::vector<double> correlations;          ///< p × p, of observed normalised values, pair by pair
  std::vector<int> correlated;               ///< p × p: units that both are known for
  double alpha = 0;                          ///< Cronbach's, of the units observed in everything
  std::size_t alpha_units = 0;
};

/// Scores the units of a run. Steps, in this order: the run's values, with logarithms where the scorecard says so;
/// winsorise; impute; normalise, polarity applied there and nowhere else; weigh; aggregate. Ordinals enter by the
/// number of their level, sets by the number of their members, booleans as 0 and 1. Nominal indicators, indicators of
/// neutral polarity and those that do not differ between units are not scored, and said so.
///
/// A missing value that stays missing is left out and the unit's other weights renormalised. Correlations, α and r² use
/// observed values alone.
///
/// Errors: InvalidArgument, in words that name the member of the recipe – nothing to score, an unknown indicator, unit
/// or attribute, a missing target or goalposts, a mean that does not take a normalised value, weights from data without
/// complete units; Cancelled. Cost: that of impute, normalise, aggregate and the weights; O(n p²) for the correlations.
/// Source: OECD/JRC (2008), Handbook on constructing composite indicators; the skewness rule after JRC's COIN Tool;
/// variance share and r² after Becker et al. (2017), Ecological Indicators 80, 12–22.
base::Result<Scores> compute_scores(const Findings& findings, const ScoresOptions& options, Workers& workers,
                                    Progress& progress);

std::string_view word(WeightScheme scheme);
std::string_view word(Aggregation aggregation);
std::string_view word(Measure measure);

}  // namespace vallis::study
