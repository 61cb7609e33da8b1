#include "study/fisher_exact.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <numeric>

#include "study/workers.hpp"

namespace vallis::study {
namespace {

using Counts = std::vector<long>;

double p_value(const ContingencyTable& table) {
  Workers workers(1);
  return fisher_exact(table, {}, workers)->p;
}

TEST(FisherExact, OfTheLadyTastingTea) {
  // 1, 16, 36, 16, 1 of 70: as unlikely as 16 are 34.
  EXPECT_NEAR(p_value({{3, 1}, {1, 3}}), 34.0 / 70, 1e-14);
}

TEST(FisherExact, MeetsRsAnswerOnJobSatisfaction) {
  // Agresti (2002), p. 57, as in the example of R 4.2.2's fisher.test.
  EXPECT_NEAR(p_value({{1, 3, 10, 6}, {2, 3, 10, 7}, {1, 6, 14, 12}, {0, 1, 9, 11}}), 0.78268493896563884, 1e-12);
}

TEST(FisherExact, IsOneWhereTheMarginsAllowOneTable) {
  EXPECT_EQ(p_value({{3, 4, 5}}), 1);
  EXPECT_EQ(p_value({{3, 0}, {5, 0}}), 1);
  EXPECT_EQ(p_value({{0, 0}, {1, 2}}), 1);
}

/// Σ of the probabilities by trying all tables, cell by cell.
class AllTables {
 public:
  explicit AllTables(const ContingencyTable& table) : cells_(table), columns_(table.front().size(), 0) {
    for (const auto& row : table) {
      rows_.push_back(std::accumulate(row.begin(), row.end(), 0L));
      for (std::size_t c = 0; c < row.size(); ++c) columns_[c] += row[c];
    }
    observed_ = weight();
    visit(0);
  }
  double p() const { return unlikely_ / all_; }

 private:
  double weight() const {
    double log_weight = 0;
    for (const auto& row : cells_) {
      for (const long x : row) log_weight -= std::lgamma(static_cast<double>(x) + 1);
    }
    return std::exp(log_weight);
  }

  void visit(std::size_t cell) {
    const std::size_t width = columns_.size();
    if (cell == rows_.size() * width) {
      for (const long rest : rows_) {
        if (rest != 0) return;
      }
      for (const long rest : columns_) {
        if (rest != 0) return;
      }
      all_ += weight();
      if (weight() <= observed_ * (1 + 1e-7)) unlikely_ += weight();
      return;
    }
    const std::size_t r = cell / width;
    const std::size_t c = cell % width;
    for (long x = 0; x <= std::min(rows_[r], columns_[c]); ++x) {
      cells_[r][c] = x;
      rows_[r] -= x;
      columns_[c] -= x;
      visit(cell + 1);
      rows_[r] += x;
      columns_[c] += x;
    }
  }

  ContingencyTable cells_;
  Counts rows_{};
  Counts columns_;
  double observed_ = 0;
  double all_ = 0;
  double unlikely_ = 0;
};

RC_GTEST_PROP(FisherExact, AgreesWithTryingAllTables, ()) {
  const auto rows = *rc::gen::inRange<std::size_t>(2, 4);
  const auto columns = *rc::gen::inRange<std::size_t>(2, 4);
  ContingencyTable table;
  for (std::size_t r = 0; r < rows; ++r) {
    table.push_back(*rc::gen::container<Counts>(columns, rc::gen::inRange<long>(0, 4)));
  }
  ++table[0][0];
  RC_ASSERT(std::abs(p_value(table) - AllTables(table).p()) < 1e-10);
}

RC_GTEST_PROP(FisherExact, DoesNotDependOnTheOrderOfRowsAndColumns, ()) {
  ContingencyTable table;
  for (int r = 0; r < 3; ++r) table.push_back(*rc::gen::container<Counts>(4, rc::gen::inRange<long>(0, 6)));
  ++table[0][0];
  ContingencyTable turned(4, Counts(3));
  for (std::size_t r = 0; r < 3; ++r) {
    for (std::size_t c = 0; c < 4; ++c) turned[3 - c][2 - r] = table[r][c];
  }
  RC_ASSERT(std::abs(p_value(table) - p_value(turned)) < 1e-12);
}

TEST(FisherExact, DrawsTablesWhereTheWorkRunsOut) {
  const ContingencyTable table{{3, 1, 4}, {1, 5, 2}, {6, 2, 2}};
  FisherOptions options;
  options.exact_work = 10;
  options.replicates = 20'000;
  Workers one(1);
  Workers three(3);
  const auto drawn = fisher_exact(table, options, one);
  ASSERT_TRUE(drawn);
  EXPECT_FALSE(drawn->exact);
  EXPECT_NEAR(drawn->p, p_value(table), 4 * drawn->standard_error);
  EXPECT_EQ(drawn->p, fisher_exact(table, options, three)->p);
}

TEST(FisherExact, RefusesWhatIsNoTableOfCounts) {
  Workers workers(1);
  EXPECT_FALSE(fisher_exact({}, {}, workers));
  EXPECT_FALSE(fisher_exact({{0, 0}, {0, 0}}, {}, workers));
  EXPECT_FALSE(fisher_exact({{1, 2}, {3}}, {}, workers));
  EXPECT_FALSE(fisher_exact({{1, -1}, {3, 2}}, {}, workers));
}

}  // namespace
}  // namespace vallis::study
