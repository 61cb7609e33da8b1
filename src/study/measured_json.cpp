#include "study/measured_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <set>

namespace vallis::study {
namespace {

using Place = base::JsonReader::Place;

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

base::JsonArray texts_json(const std::vector<std::string>& texts) {
  base::JsonArray array;
  for (const std::string& text : texts) array.emplace_back(text);
  return array;
}

/// Position of a word among those declared.
std::optional<std::size_t> position_of(const std::vector<std::string>& words, const std::string& word) {
  const auto found = std::find(words.begin(), words.end(), word);
  if (found == words.end()) return std::nullopt;
  return static_cast<std::size_t>(found - words.begin());
}

unsigned long long read_set(const Indicator& indicator, const Place& place) {
  unsigned long long set = 0;
  for (const Place& item : place.items()) {
    const auto at = position_of(indicator.universe, item.text());
    if (at) {
      set |= 1ULL << *at;
    } else {
      item.fault(fmt::format("'{}' has no such member.", indicator.id));
    }
  }
  return set;
}

double read_number(const Indicator& indicator, const Place& place) {
  if (indicator.type == IndicatorType::Boolean) return place.boolean(false) ? 1 : 0;
  if (indicator.type == IndicatorType::Ordinal || indicator.type == IndicatorType::Nominal) {
    if (const auto at = position_of(indicator.levels, place.text())) return static_cast<double>(*at);
    place.fault(fmt::format("'{}' has no such level.", indicator.id));
    return kMissing;
  }
  return place.number(kMissing);
}

void read_unit(const Place& place, Scorecard& scorecard) {
  Unit unit;
  unit.id = place.required("id").text();
  unit.name = place.required("name").text();
  for (const auto& [name, values] : place.required("attributes").members()) unit.attributes[name] = values.texts();
  const Place values = place.required("values");
  const Place origins = place.required("origins");
  for (std::size_t i = 0; i < scorecard.definition.indicators.size(); ++i) {
    const Indicator& indicator = scorecard.definition.indicators[i];
    const Place value = values.optional(indicator.id);
    const bool set = indicator.type == IndicatorType::Set;
    if (set) {
      scorecard.values[i].sets.push_back(value.present() ? std::optional(read_set(indicator, value)) : std::nullopt);
    } else {
      scorecard.values[i].numbers.push_back(value.present() ? read_number(indicator, value) : kMissing);
    }
    Origin origin;
    if (const Place where = origins.optional(indicator.id); where.present()) {
      origin.as_of = where.required("as_of").text();
      origin.sources = where.required("sources").texts();
      origin.note = where.required("note").text();
      where.close();
    }
    scorecard.values[i].origins.push_back(std::move(origin));
  }
  values.close();
  origins.close();
  place.close();
  scorecard.units.push_back(std::move(unit));
}

constexpr std::array<std::pair<std::string_view, Statement::Operator>, 7> kOperators{{
    {"none", Statement::Operator::None},
    {"equal", Statement::Operator::Equal},
    {"greater", Statement::Operator::Greater},
    {"less", Statement::Operator::Less},
    {"mostly", Statement::Operator::Mostly},
    {"some", Statement::Operator::Some},
    {"in", Statement::Operator::In},
}};

std::string_view operator_word(Statement::Operator op) {
  return std::find_if(kOperators.begin(), kOperators.end(), [&](const auto& one) { return one.second == op; })->first;
}

Statement read_statement(const Place& place) {
  Statement statement;
  statement.characteristic = place.required("characteristic").text();
  for (const Place& group : place.required("groups").items()) {
    statement.groups.push_back(static_cast<int>(group.integer(1, 1000, 1)));
  }
  statement.text = place.required("text").text();
  statement.text_ru = place.required("text_ru").text();
  statement.subject = place.required("subject").text();
  statement.member = place.required("member").text();
  statement.op = place.required("operator")
                     .choice(std::span<const std::pair<std::string_view, Statement::Operator>>(kOperators),
                             Statement::Operator::None);
  statement.value = place.required("value").text();
  const Place number = place.optional("number");
  statement.number = number.present() ? number.number() : kMissing;
  statement.words = place.required("words").texts();
  statement.measure_unit = place.required("measure_unit").text();
  statement.source = place.required("source").text();
  place.close();
  return statement;
}

}  // namespace

base::Json value_json(const Scorecard& scorecard, std::size_t i, std::size_t unit) {
  const IndicatorValues& values = scorecard.values[i];
  if (!values.known(unit)) return nullptr;
  const Indicator& indicator = scorecard.definition.indicators[i];
  if (indicator.type == IndicatorType::Set) {
    base::JsonArray members;
    for (std::size_t m = 0; m < indicator.universe.size(); ++m) {
      if ((*values.sets[unit] >> m & 1ULL) != 0) members.emplace_back(indicator.universe[m]);
    }
    return base::Json(std::move(members));
  }
  const double number = values.numbers[unit];
  if (indicator.type == IndicatorType::Boolean) return base::Json(number != 0);
  if (indicator.type == IndicatorType::Ordinal || indicator.type == IndicatorType::Nominal) {
    return base::Json(indicator.levels[static_cast<std::size_t>(number)]);
  }
  return base::Json(number);
}

base::Json units_json(const Scorecard& scorecard) {
  base::JsonArray units;
  for (std::size_t u = 0; u < scorecard.units.size(); ++u) {
    const Unit& unit = scorecard.units[u];
    base::JsonObject attributes;
    for (const auto& [name, values] : unit.attributes) attributes[name] = texts_json(values);
    base::JsonObject values;
    base::JsonObject origins;
    for (std::size_t i = 0; i < scorecard.definition.indicators.size(); ++i) {
      const std::string& id = scorecard.definition.indicators[i].id;
      values[id] = value_json(scorecard, i, u);
      if (scorecard.values[i].origins.empty()) continue;
      const Origin& origin = scorecard.values[i].origins[u];
      if (origin.as_of.empty() && origin.sources.empty() && origin.note.empty()) continue;
      origins[id] =
          base::JsonObject{{"as_of", origin.as_of}, {"sources", texts_json(origin.sources)}, {"note", origin.note}};
    }
    units.emplace_back(base::JsonObject{{"id", unit.id},
                                        {"name", unit.name},
                                        {"attributes", std::move(attributes)},
                                        {"values", std::move(values)},
                                        {"origins", std::move(origins)}});
  }
  return units;
}

base::Result<Scorecard> read_units(const base::Json& units, ScorecardDefinition definition, const std::string& name) {
  base::JsonReader reader(units, name);
  Scorecard scorecard;
  scorecard.values.resize(definition.indicators.size());
  scorecard.definition = std::move(definition);
  std::set<std::string> ids;
  for (const Place& place : reader.root().items()) {
    read_unit(place, scorecard);
    if (!ids.insert(scorecard.units.back().id).second) place.fault("A unit stands twice.");
  }
  if (!reader.ok()) return reader.error();
  return scorecard;
}

base::Json published_json(const Published& published) {
  base::JsonArray groups;
  for (const PublishedGroup& group : published.groups) {
    groups.emplace_back(base::JsonObject{
        {"number", group.number}, {"slug", group.slug}, {"name", group.name}, {"name_ru", group.name_ru}});
  }
  base::JsonArray statements;
  for (const Statement& s : published.statements) {
    base::JsonArray of;
    for (const int group : s.groups) of.emplace_back(group);
    statements.emplace_back(base::JsonObject{{"characteristic", s.characteristic},
                                             {"groups", std::move(of)},
                                             {"text", s.text},
                                             {"text_ru", s.text_ru},
                                             {"subject", s.subject},
                                             {"member", s.member},
                                             {"operator", operator_word(s.op)},
                                             {"value", s.value},
                                             {"number", s.number},
                                             {"words", texts_json(s.words)},
                                             {"measure_unit", s.measure_unit},
                                             {"source", s.source}});
  }
  base::JsonArray models;
  for (const TargetModel& model : published.models) {
    models.emplace_back(base::JsonObject{{"slug", model.slug},
                                         {"name", model.name},
                                         {"name_ru", model.name_ru},
                                         {"group", model.group},
                                         {"applies", model.applies},
                                         {"statement", model.statement},
                                         {"statement_ru", model.statement_ru}});
  }
  return base::JsonObject{
      {"groups", std::move(groups)}, {"statements", std::move(statements)}, {"models", std::move(models)}};
}

base::Result<Published> read_published(const base::Json& json, const std::string& name) {
  base::JsonReader reader(json, name);
  const Place root = reader.root();
  Published published;
  for (const Place& place : root.required("groups").items()) {
    PublishedGroup group;
    group.number = static_cast<int>(place.required("number").integer(1, 1000, 1));
    group.slug = place.required("slug").text();
    group.name = place.required("name").text();
    group.name_ru = place.required("name_ru").text();
    place.close();
    published.groups.push_back(std::move(group));
  }
  for (const Place& place : root.required("statements").items()) published.statements.push_back(read_statement(place));
  for (const Place& place : root.required("models").items()) {
    TargetModel model;
    model.slug = place.required("slug").text();
    model.name = place.required("name").text();
    model.name_ru = place.required("name_ru").text();
    model.group = static_cast<int>(place.required("group").integer(0, 1000, 0));
    model.applies = place.required("applies").boolean(false);
    model.statement = place.required("statement").text();
    model.statement_ru = place.required("statement_ru").text();
    place.close();
    published.models.push_back(std::move(model));
  }
  root.close();
  if (!reader.ok()) return reader.error();
  return published;
}

}  // namespace vallis::study
