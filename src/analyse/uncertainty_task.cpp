#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "analyse/columns.hpp"
#include "analyse/indicators.hpp"
#include "base/text.hpp"
#include "study/normalise.hpp"
#include "study/uncertainty.hpp"

namespace vallis::analyse {
namespace {

using study::Mean;
using study::Normalisation;

constexpr std::pair<std::string_view, Normalisation> kMethods[] = {{"minmax", Normalisation::MinMax},
                                                                   {"zscore", Normalisation::ZScore},
                                                                   {"rank", Normalisation::Rank},
                                                                   {"rank_average", Normalisation::MeanRank},
                                                                   {"prank", Normalisation::PercentileRank},
                                                                   {"borda", Normalisation::Borda},
                                                                   {"dist2max", Normalisation::DistanceToMax},
                                                                   {"fracmax", Normalisation::FractionOfMax}};
constexpr std::pair<std::string_view, Mean> kMeans[] = {
    {"amean", Mean::Arithmetic}, {"gmean", Mean::Geometric}, {"hmean", Mean::Harmonic}};

/// "1..100"
void read_minmax(const base::JsonReader::Place& place, study::NormaliseOptions& options) {
  if (!place.present()) return;
  const std::string text = place.text();
  const auto dots = text.find("..");
  const auto low = base::parse_number(base::trim(text.substr(0, dots)));
  const auto high = dots == std::string::npos ? std::nullopt : base::parse_number(base::trim(text.substr(dots + 2)));
  if (!low || !high || !(*low < *high)) {
    place.fault("This must name the ends of the scale, the lower first, as in \"1..100\".");
    return;
  }
  options.low = *low;
  options.high = *high;
}

/// "mean 10, sd 2"
void read_zscore(const base::JsonReader::Place& place, study::NormaliseOptions& options) {
  if (!place.present()) return;
  const auto parts = base::split(place.text(), ',');
  const auto number = [&](std::size_t part, std::string_view name) -> std::optional<double> {
    const std::string_view text = part < parts.size() ? base::trim(parts[part]) : std::string_view{};
    return text.starts_with(name) ? base::parse_number(base::trim(text.substr(name.size()))) : std::nullopt;
  };
  const auto mean = number(0, "mean ");
  const auto deviation = number(1, "sd ");
  if (parts.size() != 2 || !mean || !deviation || !(*deviation > 0)) {
    place.fault("This must name mean and standard deviation, as in \"mean 10, sd 2\".");
    return;
  }
  options.mean = *mean;
  options.deviation = *deviation;
}

/// The file that a text begins with: "draws.csv: one row per draw" names draws.csv.
std::string read_table_name(const base::JsonReader::Place& place) {
  const std::string text = place.text();
  const auto end = text.find(".csv");
  if (place.present() && end == std::string::npos) place.fault("This must name a table, as in \"draws.csv\".");
  return end == std::string::npos ? text : text.substr(0, end + 4);
}

template <class E, std::size_t N>
std::optional<E> read_word(const base::CsvTable& table, std::size_t row, std::size_t column,
                           const std::pair<std::string_view, E> (&words)[N], std::vector<base::Fault>& faults) {
  const std::string& cell = table.rows[row].cells[column];
  std::vector<std::string> known;
  for (const auto& [name, meaning] : words) {
    if (cell == name) return meaning;
    known.emplace_back(name);
  }
  faults.push_back(table.fault(row, column, fmt::format("'{}' is none of: {}.", cell, base::join(known, ", "))));
  return std::nullopt;
}

/// The columns of the draws that hold the weights: those with the names of the data columns, or else all that are left,
/// in their order.
base::Result<std::vector<std::size_t>> weight_columns(const base::CsvTable& draws, const base::CsvTable& input,
                                                      std::size_t method, std::size_t aggregation) {
  std::vector<std::size_t> named;
  for (const std::string& name : input.columns) {
    if (const auto position = draws.column(name); position && *position != method && *position != aggregation) {
      named.push_back(*position);
    }
  }
  if (named.size() == input.columns.size()) return named;
  std::vector<std::size_t> left;
  for (std::size_t c = 0; c < draws.columns.size(); ++c) {
    if (c != method && c != aggregation) left.push_back(c);
  }
  if (left.size() == input.columns.size()) return left;
  return base::invalid_input(
      draws.name, fmt::format("There are {} columns of weights for {} indicators; give one each.", left.size(),
                              input.columns.size()));
}

/// All weights of a draw, each checked where it stands.
std::vector<std::vector<double>> read_weight_rows(const base::CsvTable& draws, const std::vector<std::size_t>& columns,
                                                  std::vector<base::Fault>& faults) {
  std::vector<std::vector<double>> rows(draws.rows.size());
  std::vector<std::vector<double>> numbers;
  const std::size_t before = faults.size();
  for (const std::size_t column : columns) numbers.push_back(read_numbers(draws, column, faults));
  if (faults.size() > before) return rows;
  for (std::size_t d = 0; d < rows.size(); ++d) {
    bool any = false;
    for (std::size_t j = 0; j < columns.size(); ++j) {
      rows[d].push_back(numbers[j][d]);
      if (!(numbers[j][d] >= 0)) faults.push_back(draws.fault(d, columns[j], "A weight is a number of 0 or more."));
      any |= numbers[j][d] != 0;
    }
    if (!any) faults.push_back(draws.fault(d, columns.front(), "All weights of this draw are 0."));
  }
  return rows;
}

struct Choices {
  std::vector<study::CompositeWay> ways;
  std::vector<study::ExplicitDraw> draws;
};

class ChoiceReader {
 public:
  ChoiceReader(const base::CsvTable& input, const study::IndicatorColumns& columns,
               const study::NormaliseOptions& options, const std::vector<double>& directions)
      : input_(input), columns_(columns), options_(options), directions_(directions) {}

  base::Result<Choices> read(const base::CsvTable& draws) {
    if (auto rows = require_rows(draws, 1); !rows) return rows.error();
    const auto method = draws.column("method");
    const auto aggregation = draws.column("aggregation");
    if (!method || !aggregation) {
      return base::invalid_input(draws.name,
                                 "The table needs the columns 'method' and 'aggregation' beside the weights.");
    }
    const auto weights = weight_columns(draws, input_, *method, *aggregation);
    if (!weights) return weights.error();
    std::vector<base::Fault> faults;
    auto rows = read_weight_rows(draws, *weights, faults);
    Choices choices;
    for (std::size_t d = 0; d < rows.size(); ++d) {
      const auto how = read_word(draws, d, *method, kMethods, faults);
      const auto mean = read_word(draws, d, *aggregation, kMeans, faults);
      if (how && mean) choices.draws.push_back({way(*how, *mean, choices.ways), std::move(rows[d])});
    }
    if (!faults.empty()) return base::invalid_input(std::move(faults));
    return choices;
  }

 private:
  /// The number of a way, which is made when it is first asked for.
  std::size_t way(Normalisation how, Mean mean, std::vector<study::CompositeWay>& ways) {
    const auto [found, is_new] = known_.emplace(std::pair(how, mean), ways.size());
    if (is_new) {
      study::CompositeWay made;
      made.mean = mean;
      auto options = options_;
      for (std::size_t j = 0; j < columns_.size(); ++j) {
        options.lower_is_better = directions_[j] < 0;
        made.columns.push_back(study::normalise(columns_[j], how, options));
      }
      ways.push_back(std::move(made));
    }
    return found->second;
  }

  const base::CsvTable& input_;
  const study::IndicatorColumns& columns_;
  const study::NormaliseOptions& options_;
  const std::vector<double>& directions_;
  std::map<std::pair<Normalisation, Mean>, std::size_t> known_;
};

base::Json answer_json(const study::DrawScores& drawn, int top) {
  const std::size_t n = drawn.units;
  const std::size_t draws = drawn.ranks.size() / n;
  base::JsonArray scores;
  for (std::size_t d = 0; d < std::min<std::size_t>(5, draws); ++d) {
    scores.emplace_back(numbers_json(std::span(drawn.scores).subspan(d * n, n)));
  }
  study::RankDistribution distribution(n);
  base::JsonArray ranks;
  for (std::size_t i = 0; i < n; ++i) {
    base::JsonArray of_unit;
    for (std::size_t d = 0; d < draws; ++d) {
      const int rank = drawn.ranks[d * n + i];
      of_unit.push_back(rank > 0 ? base::Json(rank) : base::Json(nullptr));
      if (rank > 0) distribution.add(i, rank);
    }
    ranks.emplace_back(std::move(of_unit));
  }
  base::JsonObject answer;
  answer["scores_first5"] = std::move(scores);
  answer["ranks"] = std::move(ranks);
  const auto add = [&](std::string_view name, auto&& value) {
    base::JsonArray values;
    for (std::size_t i = 0; i < n; ++i) values.push_back(number_json(value(i)));
    answer[name] = std::move(values);
  };
  add("rank_mean", [&](std::size_t i) { return distribution.mean(i); });
  add("rank_median", [&](std::size_t i) { return distribution.quantile(i, 0.5); });
  add("rank_q05", [&](std::size_t i) { return distribution.quantile(i, 0.05); });
  add("rank_q95", [&](std::size_t i) { return distribution.quantile(i, 0.95); });
  add("rank_q025", [&](std::size_t i) { return distribution.quantile(i, 0.025); });
  add("rank_q975", [&](std::size_t i) { return distribution.quantile(i, 0.975); });
  add(fmt::format("prob_top{}", top), [&](std::size_t i) { return distribution.probability_of_top(i, top); });
  return base::Json(std::move(answer));
}

}  // namespace

/// Scores and ranks under explicit draws of normalisation, mean and weights.
base::Result<base::Json> uncertainty_task(const Call& call) {
  const std::string name = read_table_name(call.params.required("draws"));
  study::NormaliseOptions options;
  options.low = 1;
  options.mean = 10;
  options.deviation = 2;
  read_minmax(call.params.optional("minmax"), options);
  read_zscore(call.params.optional("zscore"), options);
  static_cast<void>(call.params.optional("quantile_type").integer(7, 7, 7));
  const int top = static_cast<int>(call.params.optional("top").integer(1, 1'000'000, 5));
  const auto directions = read_directions(call.params.optional("directions"), call.input.columns.size());
  if (auto closed = close(call); !closed) return closed.error();
  const auto columns = read_indicators(call.input);
  if (!columns) return columns.error();
  const auto table = call.read_table(name);
  if (!table) return table.error();
  const auto choices = ChoiceReader(call.input, *columns, options, directions).read(*table);
  if (!choices) return choices.error();
  const auto drawn = study::score_draws(choices->ways, choices->draws, call.workers);
  if (!drawn) return drawn.error();
  return answer_json(*drawn, top);
}

}  // namespace vallis::analyse
