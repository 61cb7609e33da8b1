#include "study/edited_card.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "study/cell_words.hpp"

namespace vallis::study {
namespace {

std::optional<std::size_t> variable_of(const Findings& findings, std::size_t indicator) {
  const auto same = [&](const UsedIndicator& used) { return used.indicator == indicator; };
  const auto found = std::find_if(findings.used.begin(), findings.used.end(), same);
  if (found == findings.used.end()) return std::nullopt;
  return static_cast<std::size_t>(found - findings.used.begin());
}

base::Error takes_no_part(const Findings& findings, std::size_t indicator) {
  const bool unknown = std::find(findings.dropped.begin(), findings.dropped.end(), indicator) != findings.dropped.end();
  return base::invalid_argument(fmt::format("{} takes no part in the run{}; an edit of it changes nothing.",
                                            findings.scorecard.definition.indicators[indicator].id,
                                            unknown ? ", since no unit has a value to compare with" : ""));
}

/// Whether a number lies outside the range by which differences of its variable are measured.
bool beyond_range(const Variable& variable, const Cell& scaled) {
  if (variable.scale != Variable::Scale::Interval || std::isnan(scaled.number)) return false;
  if (variable.range) return scaled.number < variable.range->first || scaled.number > variable.range->second;
  const auto known = [](double x) { return !std::isnan(x); };
  return std::none_of(variable.values.begin(), variable.values.end(),
                      [&](double x) { return known(x) && x <= scaled.number; }) ||
         std::none_of(variable.values.begin(), variable.values.end(),
                      [&](double x) { return known(x) && x >= scaled.number; });
}

EditedValue edited_value(const Findings& findings, std::size_t unit, const PlainEdit& edit, std::size_t variable) {
  const Indicator& indicator = findings.scorecard.definition.indicators[edit.indicator];
  IndicatorValues values = findings.scorecard.values[edit.indicator];
  EditedValue edited;
  edited.indicator = edit.indicator;
  edited.from = plain_cell(values, unit);
  edited.to = edit.value;
  edited.before = card_value(indicator, values, unit);
  if (values.sets.empty()) {
    values.numbers[unit] = edit.value.number;
  } else {
    values.sets[unit] = edit.value.set;
  }
  edited.after = card_value(indicator, values, unit);
  edited.before.indicator = edited.after.indicator = edit.indicator;
  edited.beyond_range = beyond_range(findings.variables[variable], scaled_cell(indicator, edit.value));
  return edited;
}

std::vector<Cell> cells_after(const Findings& findings, std::size_t unit, std::span<const Edit> edits) {
  std::vector<Cell> cells;
  for (const Variable& variable : findings.variables) cells.push_back(cell(variable, unit));
  for (const Edit& edit : edits) cells[edit.variable] = edit.cell;
  return cells;
}

base::Result<EditedPlace> place_after(const Findings& findings, std::span<const double> ranges, std::size_t unit,
                                      std::span<const Edit> edits, int nearest_count) {
  auto found = what_if(findings.variables, ranges, findings.groups.partition, findings.groups.medoids, unit, edits);
  if (!found) return found.error();
  EditedPlace place;
  place.found = std::move(*found);
  const std::vector<Cell> cells = cells_after(findings, unit, edits);
  std::vector<std::size_t> others;
  for (std::size_t u = 0; u < place.found.dissimilarity.size(); ++u) {
    // A unit may come to share nothing with another; such a one is no neighbour.
    if (u != unit && !std::isnan(place.found.dissimilarity[u])) others.push_back(u);
  }
  std::stable_sort(others.begin(), others.end(), [&](std::size_t a, std::size_t b) {
    return place.found.dissimilarity[a] < place.found.dissimilarity[b];
  });
  others.resize(std::min(others.size(), static_cast<std::size_t>(std::max(0, nearest_count))));
  for (const std::size_t other : others) {
    place.nearest.push_back(
        {other, place.found.dissimilarity[other], explain_cells(findings.variables, ranges, cells, other)});
  }
  for (std::size_t g = 0; g < findings.groups.medoids.size(); ++g) {
    const auto medoid = static_cast<std::size_t>(findings.groups.medoids[g]);
    place.medoids.push_back(
        {medoid, place.found.to_medoids[g], explain_cells(findings.variables, ranges, cells, medoid)});
  }
  if (findings.agreement) {
    const Grouping& cut = *findings.published_cut;
    const auto published = what_if(findings.variables, ranges, cut.partition, cut.medoids, unit, edits);
    if (!published) return published.error();
    if (published->group > 0) place.published_group = published_group(findings, published->group);
  }
  return place;
}

}  // namespace

base::Result<PlainEdit> read_edit(const Findings& findings, std::string_view text) {
  const ScorecardDefinition& definition = findings.scorecard.definition;
  const auto equals = text.find('=');
  if (equals == std::string_view::npos) {
    return base::invalid_argument(
        fmt::format("'{}' is no edit; write INDICATOR=VALUE, such as {}=missing.", text, definition.indicators[0].id));
  }
  const std::string id(base::trim(text.substr(0, equals)));
  const auto indicator = definition.indicator(id);
  if (!indicator) {
    std::vector<std::string> ids;
    for (const Indicator& known : definition.indicators) ids.push_back(known.id);
    const auto near = base::nearest_word(id, ids);
    return base::invalid_argument(
        near ? fmt::format("There is no indicator '{}'; did you mean '{}'?", id, *near)
             : fmt::format("There is no indicator '{}'; known are: {}.", id, base::join(ids, ", ")));
  }
  if (!variable_of(findings, *indicator)) return takes_no_part(findings, *indicator);
  const auto value = read_cell(definition, *indicator, text.substr(equals + 1));
  if (!value) return value.error();
  return PlainEdit{*indicator, *value};
}

base::Result<EditedCard> edit_card(const Findings& findings, std::size_t unit, std::span<const PlainEdit> edits,
                                   int nearest_count) {
  if (edits.empty()) return base::invalid_argument("Nothing is edited; name at least one indicator and its value.");
  if (unit >= findings.scorecard.units.size()) {
    return base::invalid_argument(
        fmt::format("There is no unit {} among {}.", unit + 1, findings.scorecard.units.size()));
  }
  EditedCard card;
  card.unit = unit;
  std::vector<Edit> scaled;
  for (const PlainEdit& edit : edits) {
    const auto variable = variable_of(findings, edit.indicator);
    if (!variable) return takes_no_part(findings, edit.indicator);
    scaled.push_back({*variable, scaled_cell(findings.scorecard.definition.indicators[edit.indicator], edit.value)});
    card.edits.push_back(edited_value(findings, unit, edit, *variable));
  }
  const std::vector<double> ranges = spreads(findings.variables);
  auto before = place_after(findings, ranges, unit, {}, nearest_count);
  if (!before) return before.error();
  auto after = place_after(findings, ranges, unit, scaled, nearest_count);
  if (!after) return after.error();
  card.before = std::move(*before);
  card.after = std::move(*after);
  card.found_group = findings.groups.partition.group[unit];
  const auto& medoids = findings.groups.medoids;
  card.stands_for_group = std::find(medoids.begin(), medoids.end(), static_cast<int>(unit)) != medoids.end();
  return card;
}

}  // namespace vallis::study
