#include "analyse/codes_input.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <set>

#include "analyse/columns.hpp"
#include "base/text.hpp"

namespace vallis::analyse {
namespace {

constexpr int kMostDraws = 10'000'000;

std::vector<std::size_t> read_coders(const Call& call) {
  std::vector<std::size_t> columns;
  const auto place = call.params.optional("coders");
  if (!place.present()) {
    for (std::size_t column = 0; column < call.input.columns.size(); ++column) columns.push_back(column);
    return columns;
  }
  for (const auto& item : place.items()) {
    const auto column = read_column_name(item, call.input);
    if (!column) continue;
    if (std::find(columns.begin(), columns.end(), *column) != columns.end()) item.fault("This coder is named twice.");
    columns.push_back(*column);
  }
  return columns;
}

std::vector<std::string> read_categories(const base::JsonReader::Place& place) {
  std::vector<std::string> categories;
  if (!place.present()) return categories;
  categories = place.texts();
  std::set<std::string> seen;
  for (const std::string& category : categories) {
    if (category.empty()) place.fault("A category is empty; an empty cell is no code.");
    if (!seen.insert(category).second) place.fault(fmt::format("The category '{}' stands here twice.", category));
  }
  if (categories.empty()) place.fault("There is no category here; leave the member out to take those that occur.");
  return categories;
}

/// The different codes of all coders, sorted as numbers where all are, else as bytes.
std::vector<std::string> categories_found(const base::CsvTable& table, const std::vector<std::size_t>& coders) {
  base::CsvTable pooled{table.name, {"code"}, {}};
  for (const auto& row : table.rows) {
    for (const std::size_t column : coders) pooled.rows.push_back({{row.cells[column]}, row.line});
  }
  return distinct_cells(pooled, 0);
}

}  // namespace

CodeChoices read_code_choices(const Call& call) {
  CodeChoices choices;
  choices.coders = read_coders(call);
  choices.categories = read_categories(call.params.optional("categories"));
  const auto place = call.params.optional("bootstrap");
  if (!place.present()) return choices;
  if (const auto draws = place.optional("draws"); draws.present()) {
    choices.bootstrap.draws = static_cast<int>(draws.integer(0, kMostDraws, choices.bootstrap.draws));
  }
  if (const auto confidence = place.optional("confidence"); confidence.present()) {
    choices.bootstrap.confidence = confidence.number(choices.bootstrap.confidence);
    if (!(choices.bootstrap.confidence > 0 && choices.bootstrap.confidence < 1)) {
      confidence.fault("The confidence is between 0 and 1, such as 0.95.");
    }
  }
  if (const auto seed = place.optional("seed"); seed.present()) {
    choices.bootstrap.seed = static_cast<std::uint64_t>(seed.integer(0, std::numeric_limits<std::int64_t>::max(), 1));
  }
  pass_over_remarks(place);
  place.close();
  return choices;
}

base::Result<Codes> read_codes(const base::CsvTable& table, const CodeChoices& choices, bool numbers) {
  Codes codes;
  codes.categories = choices.categories.empty() ? categories_found(table, choices.coders) : choices.categories;
  codes.table.coders = choices.coders.size();
  std::vector<base::Fault> faults;
  const LevelIndex index(codes.categories);
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    for (const std::size_t column : choices.coders) {
      const std::string& cell = table.rows[row].cells[column];
      codes.table.codes.push_back(study::CodeTable::kNoCode);
      if (cell.empty()) continue;
      const auto category = index.find(cell);
      if (!category) {
        faults.push_back(table.fault(
            row, column, fmt::format("'{}' is none of the categories: {}.", cell, base::join(codes.categories, ", "))));
      } else if (numbers && !base::parse_number(cell)) {
        faults.push_back(table.fault(row, column, fmt::format("'{}' is no number, which this level needs.", cell)));
      } else {
        codes.table.codes.back() = static_cast<int>(*category);
      }
    }
  }
  for (const std::string& category : codes.categories) {
    if (!numbers) break;
    const auto value = base::parse_number(category);
    if (!value && faults.empty()) {
      faults.push_back({.file = table.name,
                        .field = {},
                        .what = fmt::format("The category '{}' is no number, which this level needs.", category)});
    }
    codes.table.values.push_back(value.value_or(0));
  }
  if (!faults.empty()) return base::invalid_input(std::move(faults));
  return codes;
}

base::JsonObject agreement_json(std::string_view name, const study::CoderAgreement& agreement, const Codes& codes,
                                const study::AgreementBootstrap& bootstrap) {
  static constexpr std::string_view kStates[] = {"defined", "no_pairs", "no_variation"};
  base::JsonObject answer;
  answer["state"] = kStates[static_cast<int>(agreement.state)];
  answer[name] = number_json(agreement.value);
  answer["units"] = agreement.units;
  answer["codes"] = agreement.codes;
  answer["observed_disagreement"] = number_json(agreement.observed);
  answer["expected_disagreement"] = number_json(agreement.expected);
  base::JsonArray categories;
  for (const std::string& category : codes.categories) categories.emplace_back(category);
  answer["categories"] = std::move(categories);
  base::Json interval;
  if (agreement.interval) {
    interval = base::JsonArray{number_json(agreement.interval->low), number_json(agreement.interval->high)};
  }
  answer["bootstrap"] = base::JsonObject{{"over", "units"},
                                         {"draws", agreement.draws},
                                         {"undefined_draws", agreement.undefined_draws},
                                         {"confidence", bootstrap.confidence},
                                         {"seed", bootstrap.seed},
                                         {"interval", std::move(interval)}};
  return answer;
}

}  // namespace vallis::analyse
