#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "base/result.hpp"
#include "base/text.hpp"
#include "study/dissimilarity.hpp"

namespace vallis::study {

enum class IndicatorType {
  Amount,   ///< a quantity on a ratio scale (money, patients)
  Count,    ///< a whole number ≥ 0
  Rank,     ///< a place in a list, 1 is best
  Score,    ///< points on somebody's scale
  Boolean,  ///< yes or no
  Ordinal,  ///< one of the declared levels, lowest first
  Nominal,  ///< one of the declared levels, without order
  Set,      ///< any subset of the declared universe
};
enum class ValueScale { Linear, Log };
enum class Polarity { Higher, Lower, Neutral };

/// How the values of several linked rows (the countries of a cluster) become one.
enum class Combine {
  Only,   ///< exactly one row is expected; two that differ are a fault
  Sum,    ///< all must be known, otherwise missing: a part of a sum is not the sum
  Mean,   ///< of those known
  Best,   ///< by polarity, of those known
  Any,    ///< true if one is true, false if all are known and false, otherwise missing
  Union,  ///< of the sets known
};

/// Where an indicator's or attribute's values stand in the tables.
struct Derivation {
  std::string table;  ///< name of the CSV file without its ending
  std::string column;
  std::string via;    ///< column of the unit table whose values are keys of `table`; empty: the unit's own row
  std::string as_of;  ///< column with the year or edition; may be empty
  Combine combine = Combine::Only;
  std::optional<double>
      at_least;  ///< Boolean from a count: number ≥ at_least; the word `true` stands for "surely enough"
};

struct Block {
  std::string id;
  base::LocalText label;
};

struct Indicator {
  std::string id;
  base::LocalText label;
  std::string block;
  IndicatorType type = IndicatorType::Score;
  ValueScale scale = ValueScale::Linear;
  std::string measure_unit;
  Polarity polarity = Polarity::Higher;
  double weight = 1;
  bool changeable = false;                         ///< whether a cluster can change it by its own work
  bool asymmetric = false;                         ///< Boolean: two "no" say nothing about likeness
  std::vector<std::string> levels;                 ///< Ordinal (lowest first), Nominal
  std::vector<std::string> universe;               ///< Set; at most 64 members
  std::optional<std::pair<double, double>> range;  ///< declared lowest and highest value; none: the observed ones
  Derivation derive;
  base::LocalText definition;
  std::string source;
};

/// Whether the indicator's rule can combine values of its type: sum and mean go with numbers, best with numbers and
/// levels that are better or worse, any with booleans, union with sets, only with all.
bool can_combine(const Indicator& indicator);

/// A property of units that is no indicator but that statements about groups speak of (home country, who founded it).
struct Attribute {
  std::string id;
  std::string measure_unit;  ///< tells two readings of one attribute apart ("iso2", "continent"); may be empty
  Derivation derive;
};

/// A scorecard as data: what is measured, not what was found.
struct ScorecardDefinition {
  std::string id;
  std::string version;
  base::LocalText label;
  base::LocalText description;
  std::string source;
  std::string unit_table, unit_key, unit_name;  ///< where the units stand, and their id and name columns
  std::vector<Block> blocks;
  std::vector<Indicator> indicators;
  std::vector<Attribute> attributes;
  std::map<std::string, base::LocalText> words;  ///< how codes (levels, set members, measure units) read; may lack some

  /// A code in words; the code itself where none are declared.
  base::LocalText in_words(const std::string& code) const;
  std::optional<std::size_t> indicator(std::string_view id) const;
};

/// Reads docs/reference/scorecard.schema.json's format. Errors: InvalidInput with every fault by JSON pointer: unknown
/// members, a repeated id, an indicator of an unknown block, levels or a universe where there may be none or missing
/// where needed, more than 64 in a universe, a negative weight, log on a type without numbers.
base::Result<ScorecardDefinition> read_scorecard_definition(const base::Json& json, const std::string& name);

/// Where one value comes from.
struct Origin {
  std::string as_of;                 ///< year or edition, empty when unknown
  std::vector<std::string> sources;  ///< source ids
  std::string note;                  ///< how it was combined or read, empty when taken as it stands
};

/// The n values of one indicator: numbers for all types but Set (Boolean 0/1, Ordinal and Nominal the level's
/// position), NaN = missing; bit masks over the universe for Set.
struct IndicatorValues {
  std::vector<double> numbers;
  std::vector<std::optional<unsigned long long>> sets;
  std::vector<Origin> origins;

  bool known(std::size_t unit) const;
};

struct Unit {
  std::string id;
  std::string name;
  std::map<std::string, std::vector<std::string>> attributes;  ///< "id" or "id/measure_unit" → values, empty = unknown
};

/// units × indicators with origins: the one measured table a study starts from.
struct Scorecard {
  ScorecardDefinition definition;
  std::vector<Unit> units;
  std::vector<IndicatorValues> values;  ///< one an indicator, in the definition's order

  std::optional<std::size_t> unit(std::string_view id) const;
};

/// One value as people read it ("gold", "biomedical_rnd; production", "1417", "yes"); "–" when missing.
std::string value_text(const Scorecard& scorecard, std::size_t indicator, std::size_t unit);

/// The same in words, with the measure unit ("260 organisations", "biomedical R&D; production", "yes").
base::LocalText value_words(const Scorecard& scorecard, std::size_t indicator, std::size_t unit);

std::string_view word(IndicatorType type);
std::string_view word(Polarity polarity);
std::string_view word(Combine combine);

}  // namespace vallis::study
