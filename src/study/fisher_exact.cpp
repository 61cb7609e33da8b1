#include "study/fisher_exact.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <functional>
#include <numeric>
#include <optional>
#include <string>
#include <unordered_map>

#include "study/random.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

// Relative tolerances of R's fisher.test for equal probabilities.
constexpr long double kTolerance2x2 = 1e-7L;
constexpr long double kTolerance = 3.4525e-7L;

/// Sums of logarithms that are equal on paper fall into one cell of this width, or into two neighbours; both are far
/// below the tolerances.
constexpr long double kCell = 0x1.0p-36L;

using Counts = std::vector<long>;

/// log 0!, log 1!, …, in 80 bits, so that nothing depends on which variant of log() a processor is served.
std::vector<long double> log_factorials(long up_to) {
  std::vector<long double> table(static_cast<std::size_t>(up_to) + 1, 0);
  for (std::size_t i = 2; i < table.size(); ++i) table[i] = table[i - 1] + std::log(static_cast<long double>(i));
  return table;
}

/// Bounds on Σ log x! over the ways to share out a sum among places of bounded room: as even as the room allows, and as
/// uneven. `room` is in descending order and holds at least the sum.
class SharingBounds {
 public:
  explicit SharingBounds(const std::vector<long double>& log_factorial) : log_factorial_(&log_factorial) {}

  long double least(long sum, const Counts& room) const {
    long double total = 0;
    for (std::size_t i = room.size(); i-- > 0;) {
      const long share = std::min(room[i], sum / static_cast<long>(i + 1));
      total += (*log_factorial_)[share];
      sum -= share;
    }
    return total;
  }

  long double most(long sum, const Counts& room) const {
    long double total = 0;
    for (const long r : room) {
      const long share = std::min(r, sum);
      total += (*log_factorial_)[share];
      sum -= share;
    }
    return total;
  }

 private:
  const std::vector<long double>* log_factorial_;
};

/// One pass over the columns. A state is what the rows still have to give to the columns to come; all ways to reach it
/// with the same Σ log x! are kept as one, with their probability.
class Network {
 public:
  Network(Counts rows, Counts columns, long double observed, long double tolerance, long work)
      : columns_(std::move(columns)),
        log_factorial_(log_factorials(std::accumulate(rows.begin(), rows.end(), 0L))),
        bounds_(log_factorial_),
        bar_(observed - std::log1p(tolerance)),
        work_(work) {
    std::sort(rows.begin(), rows.end(), std::greater<>());
    // Large columns first: their many ways of being filled start from few states.
    std::sort(columns_.begin(), columns_.end(), std::greater<>());
    start_ = std::move(rows);
  }

  /// Nothing where the work ran out.
  std::optional<double> p_value() {
    Stage stage;
    if (admit(stage, start_, 0, 1, 0)) return static_cast<double>(p_);
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      Stage next;
      for (const State& state : stage.states) {
        if (!fill(state, c, next)) return std::nullopt;
      }
      stage = std::move(next);
    }
    return static_cast<double>(std::min(1.0L, p_));
  }

 private:
  struct Way {
    long double sum;          ///< Σ log x! of the columns filled
    long double probability;  ///< of filling them so
  };
  struct State {
    Counts rows;  ///< what they still have to give, descending
    long double least;
    long double most;  ///< bounds on Σ log x! of the columns to come
    std::vector<Way> ways;
    std::unordered_map<long long, std::size_t> by_sum;
  };
  struct Stage {
    std::vector<State> states;  ///< in the order met, so that sums are added in one order everywhere
    std::unordered_map<std::string, std::size_t> by_rows;
  };

  State& state_of(Stage& stage, const Counts& rows, std::size_t filled) const {
    const std::string key(reinterpret_cast<const char*>(rows.data()), rows.size() * sizeof(long));
    const auto [place, is_new] = stage.by_rows.emplace(key, stage.states.size());
    if (is_new) {
      const Counts rest(columns_.begin() + static_cast<std::ptrdiff_t>(filled), columns_.end());
      State state{rows, 0, 0, {}, {}};
      long double least_by_row = 0;
      long double most_by_row = 0;
      for (const long column : rest) {
        state.least += bounds_.least(column, rows);
        state.most += bounds_.most(column, rows);
      }
      for (const long row : rows) {
        least_by_row += bounds_.least(row, rest);
        most_by_row += bounds_.most(row, rest);
      }
      state.least = std::max(state.least, least_by_row);
      state.most = std::min(state.most, most_by_row);
      stage.states.push_back(std::move(state));
    }
    return stage.states[place->second];
  }

  /// Takes in a way to reach a state: counted at once where all its tables count, dropped where none does. Returns
  /// whether it was settled so.
  bool admit(Stage& stage, const Counts& rows, long double sum, long double probability, std::size_t filled) {
    State& state = state_of(stage, rows, filled);
    if (sum + state.least >= bar_) {
      p_ += probability;
      return true;
    }
    if (sum + state.most < bar_) return true;
    const auto cell = std::llround(sum / kCell);
    const auto [place, is_new] = state.by_sum.emplace(cell, state.ways.size());
    if (is_new) {
      state.ways.push_back({sum, probability});
    } else {
      state.ways[place->second].probability += probability;
    }
    return false;
  }

  /// All ways to fill column c from a state.
  bool fill(const State& state, std::size_t c, Stage& next) {
    if (state.ways.empty()) return true;
    Counts rest = state.rows;
    const long all = std::accumulate(rest.begin(), rest.end(), 0L);
    const long column = columns_[c];
    const long double ways_of_column = log_factorial_[all] - log_factorial_[column] - log_factorial_[all - column];
    return share(state, c, next, rest, 0, column, all, 0, -ways_of_column);
  }

  bool share(const State& state, std::size_t c, Stage& next, Counts& rest, std::size_t row, long column, long room,
             long double sum, long double log_probability) {
    if (row == state.rows.size()) {
      work_ -= static_cast<long>(state.ways.size()) + 1;
      if (work_ < 0) return false;
      Counts rows = rest;
      std::sort(rows.begin(), rows.end(), std::greater<>());
      const long double probability = std::exp(log_probability);
      for (const Way& way : state.ways) admit(next, rows, way.sum + sum, way.probability * probability, c + 1);
      return true;
    }
    const long has = state.rows[row];
    const long later = room - has;  // what the rows after this one have
    for (long x = std::max(0L, column - later); x <= std::min(has, column); ++x) {
      rest[row] = has - x;
      if (!share(state, c, next, rest, row + 1, column - x, later, sum + log_factorial_[x],
                 log_probability + log_factorial_[has] - log_factorial_[x] - log_factorial_[has - x])) {
        return false;
      }
    }
    rest[row] = has;
    return true;
  }

  Counts start_;
  Counts columns_;
  std::vector<long double> log_factorial_;
  SharingBounds bounds_;
  long double bar_;  ///< a table counts when its Σ log x! is at least this: the larger the sum, the less likely
  long work_;
  long double p_ = 0;
};

/// Empty rows and columns left out, the shorter side as rows.
ContingencyTable tidied(const ContingencyTable& table) {
  ContingencyTable filled;
  for (const auto& row : table) {
    if (std::any_of(row.begin(), row.end(), [](long x) { return x > 0; })) filled.push_back(row);
  }
  ContingencyTable turned;
  for (std::size_t c = 0; c < table.front().size(); ++c) {
    Counts column;
    for (const auto& row : filled) column.push_back(row[c]);
    if (std::any_of(column.begin(), column.end(), [](long x) { return x > 0; })) turned.push_back(std::move(column));
  }
  if (turned.size() <= filled.size()) return turned;
  ContingencyTable back(filled.size());
  for (const auto& column : turned) {
    for (std::size_t r = 0; r < filled.size(); ++r) back[r].push_back(column[r]);
  }
  return back;
}

base::Result<void> check(const ContingencyTable& table) {
  long units = 0;
  for (const auto& row : table) {
    if (row.size() != table.front().size()) return base::invalid_argument("The rows of the table differ in length.");
    for (const long count : row) {
      if (count < 0) return base::invalid_argument("A count of units is below 0.");
      units += count;
    }
  }
  if (units == 0) return base::invalid_argument("The table counts no unit.");
  return {};
}

struct Margins {
  Counts rows;
  Counts columns;
};

Margins margins(const ContingencyTable& table) {
  Margins sums{Counts(table.size(), 0), Counts(table.front().size(), 0)};
  for (std::size_t r = 0; r < table.size(); ++r) {
    for (std::size_t c = 0; c < table[r].size(); ++c) {
      sums.rows[r] += table[r][c];
      sums.columns[c] += table[r][c];
    }
  }
  return sums;
}

Fisher monte_carlo(const Margins& sums, long double observed, long double tolerance, const FisherOptions& options,
                   Workers& workers) {
  std::vector<std::size_t> row_of;
  std::vector<std::size_t> column_of;
  for (std::size_t r = 0; r < sums.rows.size(); ++r) row_of.insert(row_of.end(), sums.rows[r], r);
  for (std::size_t c = 0; c < sums.columns.size(); ++c) column_of.insert(column_of.end(), sums.columns[c], c);
  const auto log_factorial = log_factorials(static_cast<long>(row_of.size()));
  const long double bar = observed - std::log1p(tolerance);
  std::atomic<int> as_unlikely = 0;
  workers.for_blocks(static_cast<std::size_t>(options.replicates), 64, [&](std::size_t begin, std::size_t end, int) {
    std::vector<std::size_t> dealt;
    Counts cells;
    for (std::size_t b = begin; b < end; ++b) {
      Random random(options.seed, b);
      dealt = column_of;
      cells.assign(sums.rows.size() * sums.columns.size(), 0);
      for (std::size_t i = dealt.size(); i > 0; --i) {
        std::swap(dealt[i - 1], dealt[random.below(i)]);
        ++cells[row_of[i - 1] * sums.columns.size() + dealt[i - 1]];
      }
      long double sum = 0;
      for (const long x : cells) sum += log_factorial[x];
      if (sum >= bar) ++as_unlikely;
    }
  });
  const double draws = 1.0 + options.replicates;
  const double p = (1.0 + as_unlikely) / draws;
  return {p, false, std::sqrt(p * (1 - p) / draws)};
}

}  // namespace

base::Result<Fisher> fisher_exact(const ContingencyTable& table, const FisherOptions& options, Workers& workers) {
  if (auto checked = check(table); !checked) return checked.error();
  if (options.replicates < 1) return base::invalid_argument("Monte Carlo needs at least one replicate.");
  const ContingencyTable tidy = tidied(table);
  if (tidy.size() < 2) return Fisher{1, true, 0};
  const Margins sums = margins(tidy);
  const auto log_factorial = log_factorials(std::accumulate(sums.rows.begin(), sums.rows.end(), 0L));
  long double observed = 0;
  for (const auto& row : tidy) {
    for (const long x : row) observed += log_factorial[x];
  }
  // R takes its way of two rows and columns by the table as given, empty ones included.
  const bool two_by_two = table.size() == 2 && table.front().size() == 2;
  const long double tolerance = two_by_two ? kTolerance2x2 : kTolerance;
  Network network(sums.rows, sums.columns, observed, tolerance, options.exact_work);
  if (const auto p = network.p_value()) return Fisher{*p, true, 0};
  return monte_carlo(sums, observed, tolerance, options, workers);
}

}  // namespace vallis::study
