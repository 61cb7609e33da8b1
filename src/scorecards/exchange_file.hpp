#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/described_json.hpp"
#include "base/signature.hpp"
#include "indicators/observation.hpp"

namespace vallis::scorecards {

/// One published figure, as its cluster says it.
struct ExchangedFigure {
  std::string indicator;
  std::string period;
  std::string edition;
  std::optional<base::Json> value;
  std::optional<indicators::Absence> absence;
  std::string absence_reason;
  std::string measure_unit;
  std::string method_hash;  ///< of the method that it was found by
  indicators::Origin origin = indicators::Origin::Declared;
  indicators::Confidence confidence = indicators::Confidence::Medium;
  std::string source_title;
  std::string source_publisher;
  std::string source_address;
  base::Date published_on;
  std::string note;
};
VALLIS_DESCRIBE(ExchangedFigure, indicator, period, edition, value, absence, absence_reason, measure_unit, method_hash,
                origin, confidence, source_title, source_publisher, source_address, published_on, note)

/// What a cluster says of itself.
struct ExchangeStatement {
  std::string cluster_code;
  std::string name_en;
  std::optional<std::string> name_ru;
  std::vector<std::string> countries;  ///< ISO 3166-1 alpha-2
  base::Instant made_at;
  std::vector<ExchangedFigure> figures;
};
VALLIS_DESCRIBE(ExchangeStatement, cluster_code, name_en, name_ru, countries, made_at, figures)
std::span<const base::FieldRule> field_rules(const ExchangeStatement*);
std::span<const base::FieldRule> field_rules(const ExchangedFigure*);

/// A statement with the key that signed it.
struct ExchangeFile {
  ExchangeStatement statement;
  std::string public_key;
};

constexpr std::size_t kMostExchangedBytes = std::size_t{4} << 20U;

/// {"format": "vallis-exchange-1", "signed": statement, "public_key", "signature"}: the signature is of
/// "vallis-exchange-1\n" and the canonical JSON of "signed".
std::string write_exchange(const ExchangeStatement& statement, const base::SigningKey& key);

/// Errors: TooLarge; InvalidInput, with the JSON pointer – another form, or a signature that does not hold for what the
/// file says. Who the key belongs to is another question.
base::Result<ExchangeFile> read_exchange(std::string_view bytes, const std::string& name);

}  // namespace vallis::scorecards
