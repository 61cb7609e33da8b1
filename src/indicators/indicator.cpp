#include "indicators/indicator.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "activity/log.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"

namespace vallis::indicators {
namespace {

constexpr std::string_view kSelect = R"sql(
    SELECT code, method_version, name_en, name_ru, block, block_en, block_ru, position, unit_kind, kind, measure_unit,
           measure_unit_ru, polarity, is_changeable, words, minimum, maximum, at_least, combine, method_en, method_ru,
           source, disclosure_threshold, valid_from, valid_to, content_hash
    FROM indicator
)sql";

constexpr std::string_view kInsert = R"sql(
    INSERT INTO indicator (code, method_version, name_en, name_ru, block, block_en, block_ru, position, unit_kind, kind,
        measure_unit, measure_unit_ru, polarity, is_changeable, words, minimum, maximum, at_least, combine, method_en,
        method_ru, source, disclosure_threshold, valid_from, valid_to, content_hash)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
        $24, NULL, $25)
)sql";

constexpr std::string_view kEnd =
    "UPDATE indicator SET valid_to = $3 WHERE code = $1 AND method_version = $2 AND valid_to IS NULL";

bool has_words(IndicatorKind kind) {
  return kind == IndicatorKind::Ordinal || kind == IndicatorKind::Nominal || kind == IndicatorKind::Set;
}

std::vector<base::Fault> form_faults(const IndicatorForm& form) {
  std::vector<base::Fault> faults;
  const auto fault = [&](std::string field, std::string what) {
    faults.push_back({.file = form.code, .field = std::move(field), .what = std::move(what)});
  };
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  };
  if (form.code.empty() || !std::all_of(form.code.begin(), form.code.end(), plain)) {
    fault("code", "A code is made of Latin letters, digits and _; give it one.");
  }
  if (form.name_en.empty() || form.name_ru.empty()) fault("name_en", "Name the indicator in English and Russian.");
  if (has_words(form.kind) == form.words.empty()) {
    fault("words", has_words(form.kind) ? "Say which words its values are made of."
                                        : "Its values are no words; leave the words out.");
  }
  if (form.minimum && form.maximum && *form.minimum > *form.maximum) {
    fault("minimum", "The lowest value lies above the highest; exchange them.");
  }
  if (form.at_least && form.kind != IndicatorKind::Boolean) {
    fault("at_least", "Only a boolean is found from a count.");
  }
  return faults;
}

/// Of all that makes the method; the day from which it holds is none of it.
std::string hash_of(const IndicatorForm& form) {
  IndicatorForm method = form;
  method.valid_from = {};
  return base::content_hash(activity::snapshot(method));
}

base::Result<bool> load_one(db::Transaction& tx, const base::Date& today, const IndicatorForm& form) {
  if (auto faults = form_faults(form); !faults.empty()) return base::invalid_input(std::move(faults));
  const std::string hash = hash_of(form);
  const auto versions = indicator_versions(tx, form.code);
  if (!versions) return versions.error();
  std::int64_t number = 1;
  base::Date from = form.valid_from;
  if (!versions->empty()) {
    const Indicator& last = versions->front();
    if (last.content_hash == hash) return false;
    number = last.method_version + 1;
    if (from <= last.valid_from) from = std::max(today, last.valid_from.plus_days(1));
    if (auto ended = tx.execute(kEnd, form.code, last.method_version, from.plus_days(-1)); !ended) return ended.error();
  }
  const auto added =
      tx.execute(kInsert, form.code, number, form.name_en, form.name_ru, form.block, form.block_en, form.block_ru,
                 form.position, form.unit_kind, form.kind, form.measure_unit, form.measure_unit_ru, form.polarity,
                 form.is_changeable, form.words, form.minimum, form.maximum, form.at_least, form.combine,
                 form.method_en, form.method_ru, form.source, form.disclosure_threshold, from, hash);
  if (!added) return added.error();
  return true;
}

}  // namespace

base::Result<std::int64_t> load_indicators(db::Transaction& tx, const base::Instant& now,
                                           std::span<const IndicatorForm> forms) {
  std::int64_t count = 0;
  for (const IndicatorForm& form : forms) {
    const auto added = load_one(tx, now.date(), form);
    if (!added) return added.error();
    count += *added ? 1 : 0;
  }
  return count;
}

base::Result<std::vector<Indicator>> indicators(db::Reader& reader) {
  return reader.many<Indicator>(std::string(kSelect) + " WHERE valid_to IS NULL ORDER BY position, code");
}

base::Result<std::vector<Indicator>> indicator_versions(db::Reader& reader, std::string_view code) {
  return reader.many<Indicator>(std::string(kSelect) + " WHERE code = $1 ORDER BY method_version DESC", code);
}

base::Result<Indicator> find_indicator(db::Reader& reader, std::string_view code) {
  auto found = reader.maybe<Indicator>(std::string(kSelect) + " WHERE code = $1 AND valid_to IS NULL", code);
  if (!found) return found.error();
  if (*found) return std::move(**found);
  const auto codes = reader.many<std::string>("SELECT code FROM indicator WHERE valid_to IS NULL ORDER BY code");
  if (!codes) return codes.error();
  const std::string shown = base::shorten(code, 60);
  const auto near = code.size() <= 60 ? base::nearest_word(code, *codes) : std::nullopt;
  return base::not_found(
      near ? fmt::format("There is no indicator '{}'; did you mean '{}'?", shown, *near)
           : fmt::format("There is no indicator '{}'; there are: {}.", shown, base::join(*codes, ", ")));
}

base::LocalText combine_words(CombineRule rule, Polarity polarity) {
  switch (rule) {
    case CombineRule::Sum:
      return {.en = "The sum over the countries; missing unless all are known.",
              .ru = "Сумма по странам; нет данных, если известны не все."};
    case CombineRule::Mean:
      return {.en = "The mean of the countries that are known.", .ru = "Среднее по странам, для которых есть данные."};
    case CombineRule::Best:
      return polarity == Polarity::Lower ? base::LocalText{.en = "The lowest of the countries that are known.",
                                                           .ru = "Наименьшее из известных значений стран."}
                                         : base::LocalText{.en = "The highest of the countries that are known.",
                                                           .ru = "Наибольшее из известных значений стран."};
    case CombineRule::Any:
      return {.en = "Yes if one country has it; no if all are known and none has it; else missing.",
              .ru = "Да, если есть хотя бы у одной страны; нет, если известны все и нет ни у одной; иначе нет данных."};
    case CombineRule::Union:
      return {.en = "All that one of the countries has.", .ru = "Всё, что есть хотя бы у одной из стран."};
    case CombineRule::Only:
      break;
  }
  return {.en = "The one value that all countries share.", .ru = "Единое значение, общее для всех стран."};
}

}  // namespace vallis::indicators
