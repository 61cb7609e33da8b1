#include "study/indicator_tests.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <map>
#include <set>

#include "study/detail/dealing_test.hpp"
#include "study/detail/regroup.hpp"
#include "study/fisher_exact.hpp"
#include "study/group_tests.hpp"
#include "study/partition_comparison.hpp"
#include "study/progress.hpp"
#include "study/run.hpp"

namespace vallis::study {
namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

/// The n values as numbers: the size of a set, and NaN where not known.
std::vector<double> as_numbers(const Indicator& indicator, const IndicatorValues& values) {
  if (indicator.type != IndicatorType::Set) return values.numbers;
  std::vector<double> sizes;
  for (const auto& set : values.sets) sizes.push_back(set ? std::popcount(*set) : kUndefined);
  return sizes;
}

/// 1 where a set holds the member, 0 where not.
std::vector<double> member_values(const IndicatorValues& values, std::size_t member) {
  std::vector<double> has;
  for (const auto& set : values.sets) has.push_back(set ? static_cast<double>(*set >> member & 1U) : kUndefined);
  return has;
}

TestState state_of(std::span<const double> values, const Partition& partition, int& known, int& groups) {
  std::set<int> met;
  bool varies = false;
  double first = kUndefined;
  known = 0;
  for (std::size_t u = 0; u < values.size(); ++u) {
    if (std::isnan(values[u])) continue;
    ++known;
    met.insert(partition.group[u]);
    if (std::isnan(first)) first = values[u];
    varies = varies || values[u] != first;
  }
  groups = static_cast<int>(met.size());
  if (!varies) return TestState::Constant;
  return groups < 2 ? TestState::OneGroup : TestState::Computed;
}

/// Levels that occur × groups that know the value.
ContingencyTable table_of(std::span<const double> values, const Partition& partition) {
  std::set<double> levels;
  std::set<int> groups;
  for (std::size_t u = 0; u < values.size(); ++u) {
    if (std::isnan(values[u])) continue;
    levels.insert(values[u]);
    groups.insert(partition.group[u]);
  }
  ContingencyTable table(levels.size(), std::vector<long>(groups.size(), 0));
  for (std::size_t u = 0; u < values.size(); ++u) {
    if (std::isnan(values[u])) continue;
    const auto row = static_cast<std::size_t>(std::distance(levels.begin(), levels.find(values[u])));
    const auto column = static_cast<std::size_t>(std::distance(groups.begin(), groups.find(partition.group[u])));
    ++table[row][column];
  }
  return table;
}

class Describer {
 public:
  Describer(const Findings& findings, const IndicatorTestsOptions& options, Workers& workers)
      : f_(findings), options_(options), workers_(workers) {}

  base::Result<std::vector<DescriptiveTest>> all() {
    for (const UsedIndicator& used : f_.used) {
      const Indicator& indicator = f_.scorecard.definition.indicators[used.indicator];
      const IndicatorValues& values = f_.scorecard.values[used.indicator];
      const bool categories = indicator.type == IndicatorType::Boolean || indicator.type == IndicatorType::Nominal;
      if (auto done = add(used.indicator, "", as_numbers(indicator, values), categories); !done) return done.error();
      for (std::size_t m = 0; m < indicator.universe.size(); ++m) {
        auto done = add(used.indicator, indicator.universe[m], member_values(values, m), true);
        if (!done) return done.error();
      }
    }
    std::vector<double> p;
    for (const DescriptiveTest& test : tests_) p.push_back(test.p);
    const std::vector<double> adjusted = adjust(p, options_.adjustment);
    for (std::size_t t = 0; t < tests_.size(); ++t) tests_[t].adjusted_p = adjusted[t];
    return std::move(tests_);
  }

 private:
  base::Result<void> add(std::size_t indicator, const std::string& member, const std::vector<double>& values,
                         bool categories) {
    const Partition& partition = f_.groups.partition;
    DescriptiveTest test{.indicator = indicator, .member = member};
    test.state = state_of(values, partition, test.known, test.groups);
    test.statistic = test.p = test.effect = kUndefined;
    if (categories) {
      test.kind =
          options_.categories == CategoryTest::Fisher ? IndicatorTestKind::FisherExact : IndicatorTestKind::ChiSquare;
    }
    if (test.state == TestState::Computed) {
      auto done = categories ? test_categories(test, table_of(values, partition)) : test_numbers(test, values);
      if (!done) return done.error();
    }
    tests_.push_back(std::move(test));
    return {};
  }

  base::Result<void> test_numbers(DescriptiveTest& test, const std::vector<double>& values) const {
    const auto answer = kruskal_wallis(values, f_.groups.partition.group);
    if (!answer) return answer.error();
    test.statistic = answer->h;
    test.df = answer->df;
    test.p = answer->p;
    test.effect = answer->epsilon_squared;
    return {};
  }

  base::Result<void> test_categories(DescriptiveTest& test, const ContingencyTable& table) const {
    const auto answer = chi_square(table);
    if (!answer) return answer.error();
    test.statistic = answer->statistic;
    test.df = answer->df;
    test.p = answer->p;
    test.effect = answer->cramers_v;
    if (options_.categories == CategoryTest::ChiSquare) return {};
    const auto fisher = fisher_exact(table, {options_.exact_work, options_.draws, f_.recipe.seed}, workers_);
    if (!fisher) return fisher.error();
    test.p = fisher->p;
    if (!fisher->exact) test.kind = IndicatorTestKind::FisherSimulated;
    return {};
  }

  const Findings& f_;
  const IndicatorTestsOptions& options_;
  Workers& workers_;
  std::vector<DescriptiveTest> tests_;
};

class LeaverOut {
 public:
  LeaverOut(const Findings& findings, const IndicatorTestsOptions& options, Workers& workers, Progress& progress)
      : f_(findings), options_(options), workers_(workers), progress_(progress) {}

  base::Result<std::vector<LeftOutTest>> all() {
    if (auto made = make_blocks(); !made) return made.error();
    // Each set of variables that is left out at a time.
    std::vector<std::vector<std::size_t>> turns;
    for (std::size_t v = 0; v < f_.used.size(); ++v) {
      auto turn = std::find_if(turns.begin(), turns.end(), [&](const std::vector<std::size_t>& other) {
        return options_.left_out == LeftOutBy::Block && block_of(other.front()) == block_of(v);
      });
      if (turn == turns.end()) turn = turns.insert(turns.end(), std::vector<std::size_t>{});
      turn->push_back(v);
    }
    for (std::size_t t = 0; t < turns.size(); ++t) {
      if (progress_.cancelled()) return base::cancelled();
      progress_.report("indicators left out", static_cast<double>(t) / static_cast<double>(turns.size()));
      if (auto done = leave_out(turns[t]); !done) return done.error();
    }
    std::stable_sort(tests_.begin(), tests_.end(),
                     [](const LeftOutTest& a, const LeftOutTest& b) { return a.indicator < b.indicator; });
    std::vector<double> p;
    for (const LeftOutTest& test : tests_) p.push_back(test.p);
    const std::vector<double> adjusted = adjust(p, options_.adjustment);
    for (std::size_t i = 0; i < tests_.size(); ++i) tests_[i].adjusted_p = adjusted[i];
    return std::move(tests_);
  }

 private:
  const Indicator& indicator(std::size_t variable) const {
    return f_.scorecard.definition.indicators[f_.used[variable].indicator];
  }
  const std::string& block_of(std::size_t variable) const { return indicator(variable).block; }

  base::Result<void> make_blocks() {
    const std::size_t n = f_.scorecard.units.size();
    std::vector<int> labels(n);
    std::map<std::vector<std::string>, int> number;
    bool met = options_.blocks.empty();
    for (std::size_t u = 0; u < n; ++u) {
      const auto& attributes = f_.scorecard.units[u].attributes;
      const auto found = attributes.find(options_.blocks);
      met = met || found != attributes.end();
      if (found == attributes.end() || found->second.empty()) {
        labels[u] = -1 - static_cast<int>(u);  // below those of shared values, and no other unit's
      } else {
        labels[u] = number.emplace(found->second, static_cast<int>(number.size())).first->second;
      }
    }
    if (!met) {
      return base::invalid_argument(fmt::format(
          "The blocks of the tests (/group_tests/blocks) are to be made by '{}', which is no attribute of scorecard '{}'.",
          options_.blocks, f_.scorecard.definition.id));
    }
    blocks_ = make_partition(labels);
    for (const Attribute& attribute : f_.scorecard.definition.attributes) {
      const std::string key =
          attribute.measure_unit.empty() ? attribute.id : fmt::format("{}/{}", attribute.id, attribute.measure_unit);
      if (key == options_.blocks && attribute.derive.via.empty()) column_ = attribute.derive.column;
    }
    return {};
  }

  Dealing dealing_of(std::size_t variable) const {
    if (options_.blocks.empty()) return Dealing::Units;
    const bool shared = !column_.empty() && indicator(variable).derive.via == column_;
    return shared ? options_.shared : options_.own;
  }

  base::Result<void> leave_out(const std::vector<std::size_t>& turn) {
    auto regrouped = detail::regroup(f_, turn, workers_);
    if (!regrouped) return regrouped.error();
    double likeness = kUndefined;
    if (regrouped->partition) {
      const auto compared = compare_partitions(f_.groups.partition.group, regrouped->partition->group);
      if (!compared) return compared.error();
      likeness = compared->adjusted_rand;
    }
    std::vector<std::size_t> left_out;
    for (const std::size_t v : turn) left_out.push_back(f_.used[v].indicator);
    for (const std::size_t v : turn) {
      LeftOutTest test{.indicator = f_.used[v].indicator, .left_out = left_out, .dealing = dealing_of(v)};
      test.statistic = test.p = test.effect = kUndefined;
      test.adjusted_rand = likeness;
      if (regrouped->partition) {
        deal(test, *regrouped->partition);
      } else {
        test.known = f_.used[v].known;
        test.state = TestState::NotRegrouped;
        test.reason = regrouped->reason;
      }
      tests_.push_back(std::move(test));
    }
    return {};
  }

  void deal(LeftOutTest& test, const Partition& partition) {
    const Indicator& what = f_.scorecard.definition.indicators[test.indicator];
    const IndicatorValues& values = f_.scorecard.values[test.indicator];
    const std::vector<double> numbers = as_numbers(what, values);
    test.state = state_of(numbers, partition, test.known, test.groups);
    std::vector<std::vector<double>> columns;
    if (what.type == IndicatorType::Set) {
      for (std::size_t m = 0; m < what.universe.size(); ++m) columns.push_back(member_values(values, m));
      // Sets of one size may differ all the same.
      const bool varies = std::any_of(columns.begin(), columns.end(), [&](const std::vector<double>& column) {
        return state_of(column, partition, test.known, test.groups) != TestState::Constant;
      });
      test.state = !varies ? TestState::Constant : test.groups < 2 ? TestState::OneGroup : TestState::Computed;
    } else {
      columns.push_back(numbers);
    }
    if (test.state == TestState::Computed) {
      using Scores = detail::DealingTest::Scores;
      const Scores scores = what.type == IndicatorType::Set || what.type == IndicatorType::Boolean ? Scores::Members
                            : what.type == IndicatorType::Nominal                                  ? Scores::Levels
                                                                                                   : Scores::Ranks;
      const detail::DealingTest dealt(columns, scores, partition, blocks_, test.dealing);
      if (dealt.deals_anything()) {
        test.statistic = dealt.statistic();
        test.effect = dealt.effect();
        test.p = dealt.p(options_.permutations, f_.recipe.seed, test.indicator, workers_);
      } else {
        test.state = TestState::NothingToDeal;
      }
    }
    test.reason = reason(test.state);
  }

  const Findings& f_;
  const IndicatorTestsOptions& options_;
  Workers& workers_;
  Progress& progress_;
  Partition blocks_;
  std::string column_;  // whose values make the blocks; indicators that are looked up by it are shared in a block
  std::vector<LeftOutTest> tests_;
};

}  // namespace

base::Result<IndicatorTests> test_indicators(const Findings& findings, const IndicatorTestsOptions& options,
                                             Workers& workers, Progress& progress) {
  IndicatorTests tests;
  auto descriptive = Describer(findings, options, workers).all();
  if (!descriptive) return descriptive.error();
  tests.descriptive = std::move(*descriptive);
  if (options.left_out == LeftOutBy::Nothing) return tests;
  auto left_out = LeaverOut(findings, options, workers, progress).all();
  if (!left_out) return left_out.error();
  tests.left_out = std::move(*left_out);
  return tests;
}

}  // namespace vallis::study
