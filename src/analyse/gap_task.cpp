#include <fmt/format.h>

#include <array>
#include <map>

#include "analyse/columns.hpp"
#include "analyse/points_input.hpp"
#include "analyse/task.hpp"
#include "base/text.hpp"
#include "study/gap.hpp"
#include "study/pair_memory.hpp"

namespace vallis::analyse {
namespace {

constexpr std::pair<std::string_view, study::LinkageMethod> kLinkages[] = {
    {"single", study::LinkageMethod::Single},   {"complete", study::LinkageMethod::Complete},
    {"average", study::LinkageMethod::Average}, {"mcquitty", study::LinkageMethod::McQuitty},
    {"ward.D", study::LinkageMethod::WardD},    {"ward.D2", study::LinkageMethod::WardD2},
};

constexpr std::pair<std::string_view, study::ReferenceSpace> kSpaces[] = {
    {"original", study::ReferenceSpace::Original},
    {"scaledPCA", study::ReferenceSpace::ScaledPca},
};

constexpr study::GapRule kRules[] = {study::GapRule::FirstSEMax, study::GapRule::Tibs2001SEMax,
                                     study::GapRule::GlobalSEMax, study::GapRule::FirstMax, study::GapRule::GlobalMax};

/// Where the reference sets come from.
struct Reference {
  std::string table;  ///< in whose column b the sets are numbered; empty = drawn
  study::ReferenceSpace space = study::ReferenceSpace::ScaledPca;
  int count = 0;  ///< 0 = as many as the table has
  std::uint64_t seed = 1;
};

Reference read_reference(const base::JsonReader::Place& params) {
  Reference reference;
  const auto place = params.optional("reference");
  const std::string text = place.text();
  // A name may be followed by words on the table: "reference.csv: column b numbers the set".
  constexpr std::string_view kEnding = ".csv";
  if (const auto end = text.find(kEnding); end != std::string::npos) {
    reference.table = text.substr(0, end + kEnding.size());
  } else {
    reference.space = place.choice<study::ReferenceSpace>(kSpaces, reference.space);
  }
  reference.count = static_cast<int>(params.optional("B").integer(1, 100'000, reference.table.empty() ? 100 : 0));
  reference.seed = static_cast<std::uint64_t>(params.optional("seed").integer(0, 1LL << 53U, 1));
  return reference;
}

/// The sets of a table, in the order of their numbers; its other columns are those of the data, by place.
base::Result<std::vector<std::vector<double>>> read_sets(const Call& call, const Reference& reference,
                                                         std::size_t columns, int least_rows) {
  const auto table = call.read_table(reference.table);
  if (!table) return table.error();
  const auto number = table->column("b");
  if (!number) {
    return base::invalid_input(table->name, "There is no column b that numbers the reference sets; add one.");
  }
  const auto points = read_points(*table, std::array{*number}, 1);
  if (!points) return points.error();
  if (points->columns != columns) {
    return base::invalid_input(
        table->name,
        fmt::format("The reference sets have {} columns beside b where the data have {}.", points->columns, columns));
  }
  std::vector<base::Fault> faults;
  const auto numbers = read_numbers(*table, *number, faults);
  std::map<double, std::vector<double>> sets;
  for (std::size_t r = 0; r < points->rows && faults.empty(); ++r) {
    if (table->rows[r].cells[*number].empty()) {
      faults.push_back(table->fault(r, *number, "This row belongs to no set; give the number of one."));
      continue;
    }
    auto& set = sets[numbers[r]];
    const auto row = points->values.begin() + static_cast<std::ptrdiff_t>(r * columns);
    set.insert(set.end(), row, row + static_cast<std::ptrdiff_t>(columns));
  }
  for (const auto& [label, set] : sets) {
    if (set.size() / columns < static_cast<std::size_t>(least_rows)) {
      faults.push_back({.file = table->name,
                        .field = "b",
                        .what = fmt::format("Set {} has {} of the at least {} rows that as many groups need.",
                                            base::exact_number(label), set.size() / columns, least_rows)});
    }
  }
  if (reference.count != 0 && sets.size() != static_cast<std::size_t>(reference.count) && faults.empty()) {
    faults.push_back({.file = table->name,
                      .field = "b",
                      .what = fmt::format("The table has {} reference sets where params say B = {}.", sets.size(),
                                          reference.count)});
  }
  if (!faults.empty()) return base::invalid_input(std::move(faults));
  std::vector<std::vector<double>> result;
  for (auto& set : sets) result.push_back(std::move(set.second));
  return result;
}

}  // namespace

/// The gap statistic of a hierarchy cut into 1…K_max groups, and what each rule makes of it.
base::Result<base::Json> gap_task(const Call& call) {
  const auto method = call.params.required("linkage").choice<study::LinkageMethod>(kLinkages, {});
  if (auto rows = require_rows(call.input, 1); !rows) return rows.error();
  const int k_max =
      static_cast<int>(call.params.required("K_max").integer(1, static_cast<int>(call.input.rows.size()), 1));
  const Reference reference = read_reference(call.params);
  const auto factor_place = call.params.optional("SE_factor");
  const double factor = factor_place.number(1);
  if (!(factor >= 0)) factor_place.fault("The factor of the standard error is a number that is 0 or more.");
  if (auto closed = close(call); !closed) return closed.error();

  const auto points = read_points(call.input, {}, 1);
  if (!points) return points.error();
  const double need = (study::kCondensedBytes + study::kLinkageBytes) * call.workers.size();
  if (auto fits = study::require_pair_memory(call.input.rows.size(), need, "The dendrograms"); !fits) {
    return fits.error();
  }
  const auto sets = reference.table.empty() ? study::reference_sets(points->values, points->columns, reference.space,
                                                                    reference.count, reference.seed)
                                            : read_sets(call, reference, points->columns, k_max);
  if (!sets) return sets.error();
  const auto gap = study::gap_statistic(points->values, points->columns, *sets, method, k_max, call.workers);
  if (!gap) return gap.error();

  base::JsonArray by_set;
  for (const auto& logs : gap->log_within_reference) by_set.push_back(numbers_json(logs));
  base::JsonObject chosen;
  for (const auto rule : kRules) {
    chosen[study::name(rule)] = study::choose_groups(gap->gap, gap->standard_error, rule, factor);
  }
  return base::Json{{"logW", numbers_json(gap->log_within)}, {"logW_ref", std::move(by_set)},
                    {"E_logW", numbers_json(gap->expected)}, {"SE_sim", numbers_json(gap->standard_error)},
                    {"gap", numbers_json(gap->gap)},         {"k_by_rule", std::move(chosen)}};
}

}  // namespace vallis::analyse
