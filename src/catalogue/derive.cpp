#include "catalogue/derive.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

#include "base/text.hpp"
#include "catalogue/detail/cell.hpp"
#include "catalogue/detail/evidence_index.hpp"

namespace vallis::catalogue {
namespace {

using study::Combine;
using study::Derivation;
using study::Indicator;
using study::IndicatorType;
using study::Origin;

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

/// Row numbers of a table by the cells of one column.
using RowsByKey = std::map<std::string, std::size_t, std::less<>>;

/// One cell that counts for one unit.
struct Source {
  const base::CsvTable* table = nullptr;
  std::size_t row = 0;
  std::size_t column = 0;
  std::string key;  ///< of the row

  const std::string& text() const { return table->rows[row].cells[column]; }
  base::Fault fault(std::string what) const { return table->fault(row, column, std::move(what)); }
};

/// Number or set of one cell.
struct Value {
  double number = kMissing;
  std::optional<unsigned long long> set;
  std::string note;

  bool known() const { return set.has_value() || !std::isnan(number); }
  bool same_as(const Value& other) const { return set == other.set && (set || number == other.number); }
};

class Derive {
 public:
  Derive(const Catalogue& catalogue, const study::ScorecardDefinition& definition)
      : catalogue_(catalogue), definition_(definition), evidence_(catalogue) {}

  base::Result<study::Scorecard> run(const UnitSelection& selection) {
    for (const Indicator& indicator : definition_.indicators) {
      if (!study::can_combine(indicator)) {
        return base::invalid_argument(fmt::format("The indicator '{}' of type {} cannot be combined by '{}'.",
                                                  indicator.id, study::word(indicator.type),
                                                  study::word(indicator.derive.combine)));
      }
    }
    units_ = table(definition_.unit_table);
    if (units_ == nullptr) return base::invalid_input(std::move(faults_));
    // Without their evidence the values would silently lose their sources.
    if (catalogue_.schema && catalogue_.schema->evidence &&
        catalogue_.unreadable_table(catalogue_.schema->evidence->table) != nullptr) {
      table(catalogue_.schema->evidence->table);
    }
    const auto key = column(*units_, definition_.unit_key, "the units' ids");
    const auto name = column(*units_, definition_.unit_name, "the units' names");
    check_columns();
    if (!faults_.empty()) return base::invalid_input(std::move(faults_));
    const RowsByKey& ids = rows_by_key(*units_, *key);
    if (!faults_.empty()) return base::invalid_input(std::move(faults_));

    auto chosen = select(selection, ids, *key);
    if (!chosen) return chosen.error();
    study::Scorecard scorecard;
    scorecard.definition = definition_;
    for (const std::size_t row : *chosen) {
      const auto& cells = units_->rows[row].cells;
      scorecard.units.push_back({cells[*key], cells[*name], {}});
    }
    for (const study::Attribute& attribute : definition_.attributes) derive_attribute(attribute, *chosen, scorecard);
    for (const Indicator& indicator : definition_.indicators) {
      scorecard.values.push_back(derive_indicator(indicator, *chosen));
    }
    if (!faults_.empty()) return base::invalid_input(std::move(faults_));
    return scorecard;
  }

 private:
  const base::CsvTable* table(const std::string& name) {
    const base::CsvTable* found = catalogue_.table(name);
    if (found != nullptr || !complained_.insert(name).second) return found;
    if (const auto* broken = catalogue_.unreadable_table(name)) {
      faults_.insert(faults_.end(), broken->faults.begin(), broken->faults.end());
    } else {
      faults_.push_back({.file = name + ".csv",
                         .field = {},
                         .what = fmt::format("The table is missing; the scorecard '{}' needs it.", definition_.id)});
    }
    return nullptr;
  }

  std::optional<std::size_t> column(const base::CsvTable& in, const std::string& name, std::string_view purpose) {
    const auto found = in.column(name);
    if (!found && complained_.insert(in.name + '\n' + name).second) {
      const auto near = base::nearest_word(name, in.columns);
      faults_.push_back({.file = in.name,
                         .field = name,
                         .what = fmt::format("The column is missing; the scorecard '{}' needs it for {}.{}",
                                             definition_.id, purpose, near ? fmt::format(" Is it '{}'?", *near) : "")});
    }
    return found;
  }

  void check_columns(const Derivation& from, const std::string& purpose) {
    const base::CsvTable* in = table(from.table);
    if (!from.via.empty()) column(*units_, from.via, purpose);
    if (in == nullptr) return;
    column(*in, from.column, purpose);
    if (!from.as_of.empty()) column(*in, from.as_of, purpose);
    if (!from.via.empty()) column(*in, catalogue_.key_column(from.table), purpose);
  }

  void check_columns() {
    for (const auto& attribute : definition_.attributes) check_columns(attribute.derive, attribute.id);
    for (const auto& indicator : definition_.indicators) check_columns(indicator.derive, indicator.id);
  }

  /// The rows by their key, made once a table. Every repeated or empty key is a fault, reported once.
  const RowsByKey& rows_by_key(const base::CsvTable& in, std::size_t key) {
    const auto [entry, fresh] = keys_.try_emplace({in.name, key});
    RowsByKey& rows = entry->second;
    for (std::size_t row = 0; fresh && row < in.rows.size(); ++row) {
      const std::string& id = in.rows[row].cells[key];
      if (id.empty()) {
        faults_.push_back(in.fault(row, key, "The id is missing; fill it in."));
        continue;
      }
      const auto [first, added] = rows.emplace(id, row);
      if (!added) {
        faults_.push_back(in.fault(
            row, key,
            fmt::format("The id '{}' is that of row {} already; give each row its own.", id, first->second + 1)));
      }
    }
    return rows;
  }

  base::Result<std::vector<std::size_t>> select(const UnitSelection& selection, const RowsByKey& ids, std::size_t key) {
    std::string wrong;
    const auto complain = [&wrong](const std::string& what) { wrong += (wrong.empty() ? "" : " ") + what; };
    for (const auto* list : {&selection.include, &selection.exclude}) {
      for (const std::string& id : *list) {
        if (ids.contains(id)) continue;
        std::vector<std::string> known;
        for (const auto& entry : ids) known.push_back(entry.first);
        const auto near = base::nearest_word(id, known);
        complain(near ? fmt::format("There is no unit '{}' in {}; did you mean '{}'?", id, units_->name, *near)
                      : fmt::format("There is no unit '{}' in {}.", id, units_->name));
      }
    }
    std::vector<std::size_t> where_columns;
    for (const auto& where : selection.where) {
      const auto at = units_->column(where.column);
      if (!at) {
        const auto near = base::nearest_word(where.column, units_->columns);
        complain(fmt::format("There is no column '{}' in {} to select units by{}", where.column, units_->name,
                             near ? fmt::format("; did you mean '{}'?", *near) : "."));
      }
      where_columns.push_back(at.value_or(0));
    }
    if (!wrong.empty()) return base::invalid_argument(wrong);

    const std::set<std::string> include(selection.include.begin(), selection.include.end());
    const std::set<std::string> exclude(selection.exclude.begin(), selection.exclude.end());
    std::vector<std::size_t> chosen;
    for (std::size_t row = 0; row < units_->rows.size(); ++row) {
      const auto& cells = units_->rows[row].cells;
      bool wanted = (include.empty() || include.contains(cells[key])) && !exclude.contains(cells[key]);
      for (std::size_t w = 0; w < where_columns.size() && wanted; ++w) {
        const auto& where = selection.where[w];
        const auto words =
            detail::words_of(cells[where_columns[w]], catalogue_.separator(definition_.unit_table, where.column));
        wanted = std::any_of(where.values.begin(), where.values.end(), [&](const std::string& value) {
          return std::find(words.begin(), words.end(), value) != words.end() || cells[where_columns[w]] == value;
        });
      }
      if (wanted) chosen.push_back(row);
    }
    if (chosen.empty()) {
      return base::invalid_argument(
          fmt::format("The selection leaves no unit of the {} in {}; widen it.", units_->rows.size(), units_->name));
    }
    return chosen;
  }

  /// The cells that count for the unit of `row`: its own one, or one a linked row in the order of the links. A link
  /// that leads nowhere is a fault, reported once.
  std::vector<Source> sources(const Derivation& from, std::size_t row) {
    const base::CsvTable& in = *catalogue_.table(from.table);
    const std::size_t at = *in.column(from.column);
    if (from.via.empty()) return {{&in, row, at, units_->rows[row].cells[*units_->column(definition_.unit_key)]}};
    const RowsByKey& rows = rows_by_key(in, *in.column(catalogue_.key_column(from.table)));
    const std::size_t via = *units_->column(from.via);
    const std::string& links = units_->rows[row].cells[via];
    std::vector<Source> found;
    for (const std::string& link : detail::words_of(links, catalogue_.separator(definition_.unit_table, from.via))) {
      const auto target = rows.find(link);
      const bool twice =
          std::any_of(found.begin(), found.end(), [&](const Source& source) { return source.key == link; });
      if (target != rows.end() && !twice) {
        found.push_back({&in, target->second, at, link});
      } else if (linked_.insert({in.name, row, link}).second) {
        faults_.push_back(units_->fault(
            row, via,
            twice ? fmt::format("'{}' occurs twice; name it once.", link)
                  : fmt::format("There is no '{}' in {}; add a row for it or name one that is there.", link, in.name)));
      }
    }
    return found;
  }

  void derive_attribute(const study::Attribute& attribute, const std::vector<std::size_t>& rows,
                        study::Scorecard& scorecard) {
    const std::string id = attribute.measure_unit.empty() ? attribute.id : attribute.id + "/" + attribute.measure_unit;
    for (std::size_t u = 0; u < rows.size(); ++u) {
      auto& values = scorecard.units[u].attributes[id];
      for (const Source& source : sources(attribute.derive, rows[u])) {
        const auto split = catalogue_.separator(attribute.derive.table, attribute.derive.column);
        for (const std::string& word : detail::words_of(source.text(), split)) {
          if (!word.empty() && std::find(values.begin(), values.end(), word) == values.end()) values.push_back(word);
        }
      }
    }
  }

  study::IndicatorValues derive_indicator(const Indicator& indicator, const std::vector<std::size_t>& rows) {
    study::IndicatorValues values;
    const bool is_set = indicator.type == IndicatorType::Set;
    if (!is_set) values.numbers.reserve(rows.size());
    for (const std::size_t row : rows) {
      const auto from = sources(indicator.derive, row);
      std::vector<Value> parts;
      for (const Source& source : from) parts.push_back(read(indicator, source));
      Origin origin;
      Value value = combine(indicator, from, parts, origin);
      if (is_set) {
        values.sets.push_back(value.set);
      } else {
        values.numbers.push_back(value.number);
      }
      values.origins.push_back(std::move(origin));
    }
    return values;
  }

  /// The value of a cell; missing, with a fault on the first reading, when it cannot be read.
  Value read(const Indicator& indicator, const Source& source) {
    Value value;
    if (source.text().empty()) return value;
    std::string wrong;
    const char separator = catalogue_.separator(indicator.derive.table, indicator.derive.column).value_or(';');
    if (indicator.type == IndicatorType::Set) {
      value.set = detail::read_set(source.text(), separator, indicator.universe, wrong);
    } else if (indicator.derive.at_least) {
      value.number = detail::read_at_least(source.text(), *indicator.derive.at_least, value.note, wrong);
    } else {
      value.number = detail::read_number(source.text(), indicator, wrong);
    }
    if (wrong.empty()) return value;
    // Two indicators may read one cell, and two units one linked row.
    if (read_.insert({indicator.id, source.row}).second) faults_.push_back(source.fault(std::move(wrong)));
    return {};
  }

  Value combine(const Indicator& indicator, const std::vector<Source>& from, const std::vector<Value>& parts,
                Origin& origin);
  std::string as_of(const Indicator& indicator, const Source& source) const;

  const Catalogue& catalogue_;
  const study::ScorecardDefinition& definition_;
  detail::EvidenceIndex evidence_;
  const base::CsvTable* units_ = nullptr;
  std::map<std::pair<std::string, std::size_t>, RowsByKey> keys_;
  std::vector<base::Fault> faults_;
  std::set<std::string> complained_;
  std::set<std::tuple<std::string, std::size_t, std::string>> linked_;
  std::set<std::pair<std::string, std::size_t>> read_;
};

std::string Derive::as_of(const Indicator& indicator, const Source& source) const {
  if (!indicator.derive.as_of.empty()) {
    const std::string& cell = source.table->rows[source.row].cells[*source.table->column(indicator.derive.as_of)];
    if (!cell.empty()) return cell;
  }
  const auto* proof = evidence_.find(indicator.derive.table, source.key, indicator.derive.column);
  return proof == nullptr ? std::string() : proof->as_of;
}

/// "DK (5, 2019) and SE (10, 2019)"
std::string enumerate(const std::vector<std::string>& items) {
  if (items.empty()) return "";
  std::string text = items.front();
  for (std::size_t i = 1; i < items.size(); ++i) text += (i + 1 == items.size() ? " and " : ", ") + items[i];
  return text;
}

void add_once(std::vector<std::string>& list, const std::string& item) {
  if (!item.empty() && std::find(list.begin(), list.end(), item) == list.end()) list.push_back(item);
}

Value Derive::combine(const Indicator& indicator, const std::vector<Source>& from, const std::vector<Value>& parts,
                      Origin& origin) {
  std::vector<std::string> years;
  std::vector<std::string> shown;
  std::vector<std::string> unknown;
  std::vector<std::size_t> known;
  for (std::size_t p = 0; p < parts.size(); ++p) {
    if (!parts[p].known()) {
      unknown.push_back(from[p].key);
      continue;
    }
    known.push_back(p);
    const std::string year = as_of(indicator, from[p]);
    add_once(years, year);
    shown.push_back(fmt::format("{} ({}{}{})", from[p].key, from[p].text(), year.empty() ? "" : ", ", year));
  }
  const auto missing = [&](std::string_view why) {
    if (parts.size() > 1) origin.note = fmt::format("not known for {}{}", enumerate(unknown), why);
    return Value{};
  };
  if (known.empty()) return missing("");

  const Combine rule = indicator.derive.combine;
  Value result = parts[known.front()];
  const bool needs_all = rule == Combine::Sum || rule == Combine::Only;
  if (needs_all && !unknown.empty()) return missing(rule == Combine::Sum ? "; a sum needs all" : "; all are needed");
  std::string_view verb;
  switch (rule) {
    case Combine::Only:
      verb = "the same of";
      for (const std::size_t p : known) {
        if (parts[p].same_as(result)) continue;
        faults_.push_back(from[p].fault(
            fmt::format("'{}' differs from the '{}' of {}, and both count for one unit; make them the same or give the "
                        "indicator '{}' another rule than 'only'.",
                        from[p].text(), from[known.front()].text(), from[known.front()].key, indicator.id)));
      }
      break;
    case Combine::Sum:
    case Combine::Mean:
      verb = rule == Combine::Sum ? "sum of" : "mean of";
      result.number = 0;
      for (const std::size_t p : known) result.number += parts[p].number;
      if (rule == Combine::Mean) result.number /= static_cast<double>(known.size());
      if (!std::isfinite(result.number)) {
        faults_.push_back(
            from.back().fault(fmt::format("The {} {} is too large for a number.", verb, enumerate(shown))));
      }
      break;
    case Combine::Best:
      verb = "best of";
      for (const std::size_t p : known) {
        result.number = indicator.polarity == study::Polarity::Lower ? std::min(result.number, parts[p].number)
                                                                     : std::max(result.number, parts[p].number);
      }
      break;
    case Combine::Any:
      verb = "any of";
      for (const std::size_t p : known) result.number = std::max(result.number, parts[p].number);
      if (result.number == 0 && !unknown.empty()) return missing("; a no needs all");
      break;
    case Combine::Union:
      verb = "union of";
      for (const std::size_t p : known) result.set = *result.set | *parts[p].set;
      break;
  }
  origin.as_of = base::join(years, ", ");
  for (const std::size_t p : known) {
    const auto* proof = evidence_.find(indicator.derive.table, from[p].key, indicator.derive.column);
    if (proof != nullptr) add_once(origin.sources, proof->source);
  }
  origin.note = parts.size() == 1 ? result.note : fmt::format("{} {}", verb, enumerate(shown));
  if (!unknown.empty()) origin.note += fmt::format("; not known for {}", enumerate(unknown));
  return result;
}

}  // namespace

base::Result<study::Scorecard> derive(const Catalogue& catalogue, const study::ScorecardDefinition& definition,
                                      const UnitSelection& selection) {
  return Derive(catalogue, definition).run(selection);
}

}  // namespace vallis::catalogue
