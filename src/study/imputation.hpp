#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "study/indicator_statistics.hpp"

namespace vallis::study {

/// How missing values are filled in.
enum class Imputation {
  None,         ///< they stay missing
  Mean,         ///< of the indicator
  Median,       ///< of the indicator
  GroupMean,    ///< of the indicator over the units of the same group (of a country, say)
  GroupMedian,  ///< likewise
  NearestMean,  ///< mean of the nearest units that know the indicator
  HotDeck,      ///< value of one of those units, drawn; several streams make a multiple imputation
};

struct ImputeOptions {
  std::vector<int> groups;   ///< of GroupMean and GroupMedian: n group numbers, of any kind
  int neighbours = 5;        ///< of NearestMean and HotDeck; fewer where fewer know the indicator
  std::uint64_t seed = 1;    ///< of HotDeck
  std::uint64_t stream = 0;  ///< of HotDeck: the number of the imputation
};

/// Filled columns, and where they were filled, so that no imputed value passes for a measured one.
struct Imputed {
  IndicatorColumns columns;
  std::vector<std::vector<char>> imputed;  ///< p × n
  std::size_t filled = 0;
  std::size_t left = 0;  ///< still missing: nothing to fill them from
};

/// Fills missing values from the known ones alone: what was imputed is never a source. Two units are as far apart as
/// the root of the mean squared difference over the indicators that both know, each divided by its observed range; a
/// unit that shares none with another is no neighbour of it; equally near ones are taken in the order of their numbers.
/// Errors: InvalidArgument – groups of another length than the columns where groups are needed, fewer than 1 neighbour.
/// Cost: O(n p log n), for neighbours O(n² p) and O(n) memory. Source: Little and Rubin (2002), Statistical Analysis
/// with Missing Data, ch. 4; Troyanskaya et al. (2001), Bioinformatics 17, 520–525.
base::Result<Imputed> impute(const IndicatorColumns& columns, Imputation how, const ImputeOptions& options);

std::string_view word(Imputation how);

}  // namespace vallis::study
