#include "study/scorecard.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace vallis::study {
namespace {

using Place = base::JsonReader::Place;

constexpr std::array<std::pair<std::string_view, IndicatorType>, 8> kTypes{{{"amount", IndicatorType::Amount},
                                                                            {"count", IndicatorType::Count},
                                                                            {"rank", IndicatorType::Rank},
                                                                            {"score", IndicatorType::Score},
                                                                            {"boolean", IndicatorType::Boolean},
                                                                            {"ordinal", IndicatorType::Ordinal},
                                                                            {"nominal", IndicatorType::Nominal},
                                                                            {"set", IndicatorType::Set}}};
constexpr std::array<std::pair<std::string_view, ValueScale>, 2> kScales{
    {{"linear", ValueScale::Linear}, {"log", ValueScale::Log}}};
constexpr std::array<std::pair<std::string_view, Polarity>, 3> kPolarities{
    {{"higher", Polarity::Higher}, {"lower", Polarity::Lower}, {"neutral", Polarity::Neutral}}};
constexpr std::array<std::pair<std::string_view, Combine>, 6> kCombines{{{"only", Combine::Only},
                                                                         {"sum", Combine::Sum},
                                                                         {"mean", Combine::Mean},
                                                                         {"best", Combine::Best},
                                                                         {"any", Combine::Any},
                                                                         {"union", Combine::Union}}};

template <class E, std::size_t N>
std::string_view word_of(const std::array<std::pair<std::string_view, E>, N>& words, E value) {
  return std::find_if(words.begin(), words.end(), [&](const auto& entry) { return entry.second == value; })->first;
}

bool has_numbers(IndicatorType type) {
  return type == IndicatorType::Amount || type == IndicatorType::Count || type == IndicatorType::Rank ||
         type == IndicatorType::Score;
}

Derivation read_derivation(const Place& place, const std::string& unit_table) {
  Derivation derive;
  derive.table = place.optional("table").text(unit_table);
  derive.column = place.required("column").text();
  derive.via = place.optional("via").text();
  derive.as_of = place.optional("as_of").text();
  derive.combine = place.optional("combine").choice<Combine>(kCombines, Combine::Only);
  if (const Place least = place.optional("at_least"); least.present()) derive.at_least = least.number();
  if (derive.via.empty() && derive.table != unit_table) {
    place.fault(fmt::format("The table '{}' is not the units' own; name with 'via' the column that leads there.",
                            derive.table));
  }
  place.close();
  return derive;
}

void read_words(const Place& place, std::string_view what, bool wanted, std::vector<std::string>& words) {
  if (!wanted) {
    if (place.present()) place.fault(fmt::format("This type of indicator has no {}; leave it out.", what));
    return;
  }
  words = place.texts();
  if (words.empty()) place.fault(fmt::format("This type of indicator needs its {} declared.", what));
  if (std::set<std::string>(words.begin(), words.end()).size() != words.size()) {
    place.fault("A word occurs twice; each must be there once.");
  }
}

Indicator read_indicator(const Place& place, const ScorecardDefinition& definition) {
  Indicator indicator;
  indicator.id = place.required("id").text();
  indicator.label = place.required("label").local_text();
  indicator.block = place.required("block").text();
  indicator.type = place.required("type").choice<IndicatorType>(kTypes, IndicatorType::Score);
  indicator.scale = place.optional("scale").choice<ValueScale>(kScales, ValueScale::Linear);
  indicator.measure_unit = place.optional("measure_unit").text();
  indicator.polarity =
      place.optional("polarity")
          .choice<Polarity>(kPolarities, indicator.type == IndicatorType::Rank ? Polarity::Lower : Polarity::Higher);
  indicator.weight = place.optional("weight").number(1);
  indicator.changeable = place.required("changeable").boolean(false);
  indicator.asymmetric = place.optional("asymmetric").boolean(false);
  const bool levelled = indicator.type == IndicatorType::Ordinal || indicator.type == IndicatorType::Nominal;
  read_words(place.optional("levels"), "levels", levelled, indicator.levels);
  read_words(place.optional("universe"), "universe", indicator.type == IndicatorType::Set, indicator.universe);
  if (const Place range = place.optional("range"); range.present()) {
    const auto ends = range.items();
    if (ends.size() != 2 || !has_numbers(indicator.type)) {
      range.fault("A range is [lowest, highest] and goes with amount, count, rank or score.");
    } else {
      indicator.range = {ends[0].number(0), ends[1].number(1)};
      if (!(indicator.range->first < indicator.range->second)) range.fault("The lowest must be below the highest.");
    }
  }
  indicator.derive = read_derivation(place.required("derive"), definition.unit_table);
  indicator.definition = place.required("definition").local_text();
  indicator.source = place.required("source").text();

  const auto block_known = [&](const Block& block) { return block.id == indicator.block; };
  if (std::none_of(definition.blocks.begin(), definition.blocks.end(), block_known)) {
    place.fault(fmt::format("The block '{}' is not declared under /blocks.", indicator.block));
  }
  if (definition.indicator(indicator.id)) place.fault(fmt::format("The id '{}' occurs twice.", indicator.id));
  if (!(indicator.weight >= 0) || std::isinf(indicator.weight)) place.fault("A weight is a number of 0 or more.");
  if (indicator.scale == ValueScale::Log && !has_numbers(indicator.type)) {
    place.fault("A log scale goes with amount, count, rank or score.");
  }
  if (indicator.asymmetric && indicator.type != IndicatorType::Boolean) {
    place.fault("Only a boolean can be asymmetric.");
  }
  if (indicator.universe.size() > 64) place.fault("A universe has at most 64 members.");
  if (indicator.derive.at_least && indicator.type != IndicatorType::Boolean) {
    place.fault("'at_least' makes a boolean of a count; give the indicator the type boolean.");
  }
  if (!can_combine(indicator)) {
    place.fault(fmt::format("Values of type {} cannot be combined by '{}'; see the rules for 'combine'.",
                            word(indicator.type), word(indicator.derive.combine)));
  }
  place.close();
  return indicator;
}

}  // namespace

bool can_combine(const Indicator& indicator) {
  switch (indicator.derive.combine) {
    case Combine::Only:
      return true;
    case Combine::Sum:
    case Combine::Mean:
      return has_numbers(indicator.type);
    case Combine::Best:
      return (has_numbers(indicator.type) || indicator.type == IndicatorType::Ordinal) &&
             indicator.polarity != Polarity::Neutral;
    case Combine::Any:
      return indicator.type == IndicatorType::Boolean;
    case Combine::Union:
      return indicator.type == IndicatorType::Set;
  }
  return false;
}

std::optional<std::size_t> ScorecardDefinition::indicator(std::string_view wanted) const {
  const auto found =
      std::find_if(indicators.begin(), indicators.end(), [&](const Indicator& i) { return i.id == wanted; });
  if (found == indicators.end()) return std::nullopt;
  return static_cast<std::size_t>(found - indicators.begin());
}

base::Result<ScorecardDefinition> read_scorecard_definition(const base::Json& json, const std::string& name) {
  base::JsonReader reader(json, name);
  const Place root = reader.root();
  ScorecardDefinition definition;
  definition.id = root.required("id").text();
  definition.version = root.required("version").text();
  definition.label = root.required("label").local_text();
  definition.description = root.required("description").local_text();
  definition.source = root.required("source").text();
  const Place units = root.required("units");
  definition.unit_table = units.required("table").text();
  definition.unit_key = units.required("key").text();
  definition.unit_name = units.required("name").text();
  units.close();
  for (const Place& block : root.required("blocks").items()) {
    definition.blocks.push_back({block.required("id").text(), block.required("label").local_text()});
    block.close();
  }
  for (const auto& [code, words] : root.optional("words").members()) definition.words[code] = words.local_text();
  const Place attributes = root.optional("attributes");
  for (const Place& place : attributes.items()) {
    definition.attributes.push_back({place.required("id").text(), place.optional("measure_unit").text(),
                                     read_derivation(place.required("derive"), definition.unit_table)});
    place.close();
  }
  const Place indicators = root.required("indicators");
  for (const Place& place : indicators.items()) {
    definition.indicators.push_back(read_indicator(place, definition));
  }
  if (indicators.present() && definition.indicators.empty())
    indicators.fault("A scorecard needs at least one indicator.");
  root.close();
  if (!reader.ok()) return reader.error();
  return definition;
}

base::LocalText ScorecardDefinition::in_words(const std::string& code) const {
  const auto found = words.find(code);
  return found == words.end() ? base::LocalText{code, code} : found->second;
}

bool IndicatorValues::known(std::size_t unit) const {
  return sets.empty() ? !std::isnan(numbers[unit]) : sets[unit].has_value();
}

std::optional<std::size_t> Scorecard::unit(std::string_view wanted) const {
  const auto found = std::find_if(units.begin(), units.end(), [&](const Unit& u) { return u.id == wanted; });
  if (found == units.end()) return std::nullopt;
  return static_cast<std::size_t>(found - units.begin());
}

std::string value_text(const Scorecard& scorecard, std::size_t indicator, std::size_t unit) {
  const Indicator& what = scorecard.definition.indicators[indicator];
  const IndicatorValues& values = scorecard.values[indicator];
  if (!values.known(unit)) return "–";
  switch (what.type) {
    case IndicatorType::Boolean:
      return values.numbers[unit] != 0 ? "yes" : "no";
    case IndicatorType::Ordinal:
    case IndicatorType::Nominal:
      return what.levels[static_cast<std::size_t>(values.numbers[unit])];
    case IndicatorType::Set: {
      std::vector<std::string> members;
      for (std::size_t m = 0; m < what.universe.size(); ++m) {
        if ((*values.sets[unit] >> m & 1U) != 0) members.push_back(what.universe[m]);
      }
      return members.empty() ? "none" : base::join(members, "; ");
    }
    default:
      return base::exact_number(values.numbers[unit]);
  }
}

base::LocalText value_words(const Scorecard& scorecard, std::size_t indicator, std::size_t unit) {
  const Indicator& what = scorecard.definition.indicators[indicator];
  const IndicatorValues& values = scorecard.values[indicator];
  const std::string text = value_text(scorecard, indicator, unit);
  if (!values.known(unit)) return {text, text};
  switch (what.type) {
    case IndicatorType::Boolean:
      return values.numbers[unit] != 0 ? base::LocalText{"yes", "да"} : base::LocalText{"no", "нет"};
    case IndicatorType::Ordinal:
    case IndicatorType::Nominal:
      return scorecard.definition.in_words(text);
    case IndicatorType::Set: {
      if (*values.sets[unit] == 0) return {"none", "ничего"};
      base::LocalText words;
      for (std::size_t m = 0; m < what.universe.size(); ++m) {
        if ((*values.sets[unit] >> m & 1U) == 0) continue;
        const base::LocalText member = scorecard.definition.in_words(what.universe[m]);
        words.en += (words.en.empty() ? "" : "; ") + member.en;
        words.ru += (words.ru.empty() ? "" : "; ") + member.ru;
      }
      return words;
    }
    default: {
      if (what.measure_unit.empty()) return {text, text};
      const base::LocalText measure_unit = scorecard.definition.in_words(what.measure_unit);
      return {text + " " + measure_unit.en, text + " " + measure_unit.ru};
    }
  }
}

std::string_view word(IndicatorType type) { return word_of(kTypes, type); }
std::string_view word(Polarity polarity) { return word_of(kPolarities, polarity); }
std::string_view word(Combine combine) { return word_of(kCombines, combine); }

}  // namespace vallis::study
