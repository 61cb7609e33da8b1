#pragma once

#include <string>
#include <vector>

#include "study/partition.hpp"
#include "study/scorecard.hpp"

namespace vallis::study {

/// One indicator, or one member of a set or level of a nominal, in one group against all other units.
struct ProfileRow {
  int group = 0;  ///< 1…k
  std::size_t indicator = 0;
  std::string member;         ///< set member or nominal level; empty otherwise
  int units = 0;              ///< units of the group
  int known = 0;              ///< of those, with a known value
  int count = 0;              ///< of those, how many have it (boolean, set member, level); 0 for numbers
  double share = 0;           ///< count / known, NaN when nothing is known or the row is of numbers
  double median = 0;          ///< numbers, and level positions of ordinals; NaN otherwise
  double lower_quartile = 0;  ///< by linear interpolation (R's type 7)
  double upper_quartile = 0;
  std::vector<int> level_counts;  ///< ordinals: units at each level
  int rest_known = 0;
  double rest_share = 0;
  double rest_median = 0;
  double effect = 0;  ///< Cliff's δ against the rest, in [−1, 1]; for yes/no it is the difference of shares;
                      ///< NaN when either side knows nothing
};

/// Strength of an effect in words: |δ| below 0.147 negligible, 0.33 small, 0.474 medium, else large.
/// Source: Romano et al. (2006), thresholds for Cliff's δ (Cliff 1993, Psychological Bulletin 114, 494–509).
enum class EffectSize { None, Negligible, Small, Medium, Large };
EffectSize effect_size(double effect);
std::string_view word(EffectSize size);

/// Profiles of all groups over all indicators, group by group in the definition's order. The differences describe; they
/// are no tests, since the groups were made from these very indicators.
/// Cost: O(p · n log n · k).
std::vector<ProfileRow> profile(const Scorecard& scorecard, const Partition& partition);

/// Rows of a group that are at least of medium effect, strongest first; ties by indicator order. Rows that rest on
/// fewer than half of the group's units, or on a single unit on either side, are passed over: they say more about what
/// is known than about the group.
std::vector<ProfileRow> typical(const std::vector<ProfileRow>& rows, int group);

/// The q-quantile of known values, R's type 7; NaN for none. `values` in any order.
double quantile(std::vector<double> values, double q);

}  // namespace vallis::study
