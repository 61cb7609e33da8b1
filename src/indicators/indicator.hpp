#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/described_json.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "db/database.hpp"

namespace vallis::indicators {

/// What an indicator is observed of.
enum class UnitKind { Cluster, Country };
VALLIS_DESCRIBE_ENUM(UnitKind, Cluster, Country)

/// What its values are. A value is JSON: a number (Amount, Count, Rank, Score), true or false (Boolean; also a whole
/// number where the indicator has at_least), a word (Ordinal, Nominal), or a list of words in the indicator's order
/// (Set).
enum class IndicatorKind { Amount, Count, Rank, Score, Boolean, Ordinal, Nominal, Set };
VALLIS_DESCRIBE_ENUM(IndicatorKind, Amount, Count, Rank, Score, Boolean, Ordinal, Nominal, Set)

enum class Polarity { Higher, Lower, Neutral };
VALLIS_DESCRIBE_ENUM(Polarity, Higher, Lower, Neutral)

/// How the values of a cluster's countries become one of the cluster: study::Combine says the same.
enum class CombineRule { Only, Sum, Mean, Best, Any, Union };
VALLIS_DESCRIBE_ENUM(CombineRule, Only, Sum, Mean, Best, Any, Union)

/// A level of an ordinal, a word of a nominal, or a member of a set.
struct IndicatorWord {
  std::string word;
  std::string name_en;
  std::string name_ru;
  bool operator==(const IndicatorWord&) const = default;
};
VALLIS_DESCRIBE(IndicatorWord, word, name_en, name_ru)

/// One version of a method: what is measured, of what, in which unit, and by which rule.
struct IndicatorForm {
  std::string code;  ///< "M8": letters, digits and _
  std::string name_en;
  std::string name_ru;
  std::string block;  ///< "members"
  std::string block_en;
  std::string block_ru;
  std::int64_t position = 0;  ///< among all, for lists
  UnitKind unit_kind = UnitKind::Cluster;
  IndicatorKind kind = IndicatorKind::Count;
  std::string measure_unit;  ///< "organisations"; empty for words
  std::string measure_unit_ru;
  Polarity polarity = Polarity::Higher;
  bool is_changeable = false;        ///< by the cluster's own work
  std::vector<IndicatorWord> words;  ///< Ordinal: lowest first
  std::optional<double> minimum;     ///< of a number
  std::optional<double> maximum;     ///< of a number
  std::optional<double> at_least;    ///< Boolean found from a count: count ≥ at_least
  CombineRule combine = CombineRule::Only;
  std::string method_en;
  std::string method_ru;
  std::string source;  ///< whose method it is
  std::int64_t disclosure_threshold =
      0;  ///< a measured value of fewer organisations (and more than none) is suppressed
  base::Date valid_from;
};
VALLIS_DESCRIBE(IndicatorForm, code, name_en, name_ru, block, block_en, block_ru, position, unit_kind, kind,
                measure_unit, measure_unit_ru, polarity, is_changeable, words, minimum, maximum, at_least, combine,
                method_en, method_ru, source, disclosure_threshold, valid_from)

/// The same as it is kept.
struct Indicator {
  std::string code;
  std::int64_t method_version = 1;
  std::string name_en;
  std::string name_ru;
  std::string block;
  std::string block_en;
  std::string block_ru;
  std::int64_t position = 0;
  UnitKind unit_kind = UnitKind::Cluster;
  IndicatorKind kind = IndicatorKind::Count;
  std::string measure_unit;
  std::string measure_unit_ru;
  Polarity polarity = Polarity::Higher;
  bool is_changeable = false;
  std::vector<IndicatorWord> words;
  std::optional<double> minimum;
  std::optional<double> maximum;
  std::optional<double> at_least;
  CombineRule combine = CombineRule::Only;
  std::string method_en;
  std::string method_ru;
  std::string source;
  std::int64_t disclosure_threshold = 0;
  base::Date valid_from;
  std::optional<base::Date> valid_to;  ///< the last day; none: in force
  std::string content_hash;            ///< of the method as it was given
};
VALLIS_DESCRIBE(Indicator, code, method_version, name_en, name_ru, block, block_en, block_ru, position, unit_kind, kind,
                measure_unit, measure_unit_ru, polarity, is_changeable, words, minimum, maximum, at_least, combine,
                method_en, method_ru, source, disclosure_threshold, valid_from, valid_to, content_hash)

/// Brings definitions in: an unknown code gets its first version; one whose method differs from the version in force
/// gets a new version from the form's valid_from on (from today where that is not later than the version before), and
/// the version before ends the day before. What is the same stays. Gives how many were added.
/// Errors: InvalidInput, with the code in `file` – no code, words where there may be none or missing where needed, a
/// minimum above the maximum.
base::Result<std::int64_t> load_indicators(db::Transaction& tx, const base::Instant& now,
                                           std::span<const IndicatorForm> forms);

/// Those in force, in their order. Cost: one statement; there are some dozens.
base::Result<std::vector<Indicator>> indicators(db::Reader& reader);

/// All versions of one, the newest first; empty when there is none.
base::Result<std::vector<Indicator>> indicator_versions(db::Reader& reader, std::string_view code);

/// The version in force. Errors: NotFound, with the nearest code that there is.
base::Result<Indicator> find_indicator(db::Reader& reader, std::string_view code);

/// How the values of several countries become one of their cluster, as a sentence.
base::LocalText combine_words(CombineRule rule, Polarity polarity);

/// What is wrong with a value of the indicator, and what would make it right, in words; empty when nothing is.
std::string value_fault(const Indicator& indicator, const base::Json& value);

/// The value in its one form: a set in the indicator's order, a whole number as one.
base::Json canonical_value(const Indicator& indicator, const base::Json& value);

/// A value as a cell of a table has it ("317", "true", "gold", "biomedical_rnd;production"; empty for null): what the
/// catalogue's tables hold, and what read_value_text reads back.
std::string value_text(const base::Json& value);

/// Errors: InvalidArgument – the sentence of value_fault, or that the text is no number.
base::Result<base::Json> read_value_text(const Indicator& indicator, std::string_view text);

}  // namespace vallis::indicators
