#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/text.hpp"
#include "study/multiple_testing.hpp"

namespace vallis::study {

struct Findings;
class Progress;
class Workers;

/// How booleans, nominals and members of sets are set against groups.
enum class CategoryTest { Fisher, ChiSquare };

/// What the units are grouped without, so that it can be tested against those groups.
enum class LeftOutBy { Nothing, Indicator, Block };

/// How values are dealt out to units by chance.
enum class Dealing {
  Units,         ///< any unit's value to any unit
  WithinBlocks,  ///< among the units of one block (a country): what blocks differ in is kept
  WholeBlocks    ///< one block's value to all units of another: what is shared in a block stays shared
};

struct IndicatorTestsOptions {
  Adjustment adjustment = Adjustment::BenjaminiHochberg;
  CategoryTest categories = CategoryTest::Fisher;
  long exact_work = 1'000'000;  ///< bound on Fisher's exact way, as FisherOptions has it
  int draws = 9'999;            ///< tables drawn at random beyond that bound
  LeftOutBy left_out = LeftOutBy::Indicator;
  int permutations = 999;
  /// Attribute whose values make the blocks ("home_country/iso2"); empty: no blocks. A unit without a value is a block
  /// of its own, and so are the units of each combination of values.
  std::string blocks;
  Dealing own = Dealing::Units;           ///< of an indicator of the unit itself: Units or WithinBlocks
  Dealing shared = Dealing::WholeBlocks;  ///< of one that is looked up by what makes the blocks: Units or WholeBlocks
};

enum class TestState {
  Computed,
  Constant,       ///< all known values are equal
  OneGroup,       ///< values are known in one group alone
  NothingToDeal,  ///< dealing out changes nothing: no two values that may change places differ
  NotRegrouped    ///< without what is left out, the units cannot be put into as many groups
};

enum class IndicatorTestKind { KruskalWallis, FisherExact, FisherSimulated, ChiSquare };

/// One indicator, or one member of a set, against the groups that were made from it. It describes: p is no evidence.
/// Figures are NaN unless the state is Computed.
struct DescriptiveTest {
  std::size_t indicator = 0;
  std::string member;  ///< set member; empty: the value, or the size of the set
  IndicatorTestKind kind = IndicatorTestKind::KruskalWallis;
  TestState state = TestState::Computed;
  int known = 0;          ///< units with a value
  int groups = 0;         ///< groups with a value
  double statistic = 0;   ///< H, or Pearson's χ²
  int df = 0;             ///< of the statistic
  double p = 0;           ///< of Kruskal and Wallis, Fisher, or χ²
  double adjusted_p = 0;  ///< for the number of descriptive tests
  double effect = 0;      ///< ε² of Kruskal and Wallis, else Cramér's V; in [0, 1]
};

/// One indicator against groups that were made without it.
struct LeftOutTest {
  std::size_t indicator = 0;
  std::vector<std::size_t> left_out;  ///< indicators that the units were grouped without; holds `indicator`
  Dealing dealing = Dealing::Units;
  TestState state = TestState::Computed;
  base::LocalText reason{};  ///< why nothing was computed; empty otherwise
  int known = 0;             ///< units with a value
  int groups = 0;            ///< groups with a value
  double statistic = 0;      ///< H; χ² of booleans and nominals; Σ χ² over the members of a set
  double p = 0;              ///< (1 + dealings that reach the statistic) / (1 + dealings)
  double adjusted_p = 0;     ///< for the number of tests of left-out indicators
  double effect = 0;         ///< ε²; Cramér's V; of a set the root of the mean V² over its members
  double adjusted_rand = 0;  ///< how far the groups without it are those of the run; NaN for NotRegrouped
};

struct IndicatorTests {
  std::vector<DescriptiveTest> descriptive;  ///< by indicator; of a set its size first, then each member
  std::vector<LeftOutTest> left_out;         ///< by indicator; empty for LeftOutBy::Nothing
};

/// What tells the groups of a run apart: a test for each used indicator as its type asks for, which can only describe,
/// and beside it the permutation test of each indicator against groups made without it by the same recipe and into as
/// many groups. With whole blocks the ranks of the values as they stand are dealt out.
///
/// The permutation test assumes that values may change places as `dealing` says if they have nothing to do with the
/// groups. An indicator that goes with others through something else (the country) is then found to differ, rightly,
/// but not because of itself.
///
/// Errors: InvalidArgument – blocks of an attribute that the scorecard does not have. Cancelled – on request. Cost: a
/// grouping for each indicator (or block) and O(n) a permutation, O(n m) for a set of m members. Equal bytes for any
/// number of workers. Source: as group_tests.hpp, fisher_exact.hpp and multiple_testing.hpp.
base::Result<IndicatorTests> test_indicators(const Findings& findings, const IndicatorTestsOptions& options,
                                             Workers& workers, Progress& progress);

/// Why a test was not made; empty for Computed and NotRegrouped, whose reason depends on the units.
base::LocalText reason(TestState state);

/// What the figures can and cannot say, in a sentence to be printed beside them.
base::LocalText descriptive_label();
base::LocalText left_out_label(const IndicatorTestsOptions& options);

std::string_view word(CategoryTest test);
std::string_view word(LeftOutBy by);
std::string_view word(Dealing dealing);
std::string_view word(TestState state);
std::string_view word(IndicatorTestKind kind);

}  // namespace vallis::study
