#include "scorecards/exchange_file.hpp"

#include <fmt/format.h>

#include <array>

#include "activity/log.hpp"
#include "base/canonical.hpp"
#include "indicators/observation_import.hpp"

namespace vallis::scorecards {
namespace {

constexpr std::string_view kFormat = "vallis-exchange-1";

/// The format is signed too, so that nobody can pass a signature of something else off as one of this.
std::string signed_bytes(const base::Json& statement) {
  return std::string(kFormat) + "\n" + base::canonical_json(statement);
}

struct Envelope {
  std::string format;
  base::Json statement;
  std::string public_key;
  std::string signature;
};

base::Result<Envelope> read_envelope(const base::Json& json, const std::string& name) {
  base::JsonReader reader(json, name);
  const auto root = reader.root();
  Envelope made;
  const auto format = root.required("format");
  made.format = format.text();
  if (format.present() && made.format != kFormat) format.fault(fmt::format("This program reads '{}'.", kFormat));
  const auto statement = root.required("signed");
  if (statement.json() != nullptr) made.statement = *statement.json();
  made.public_key = root.required("public_key").text();
  made.signature = root.required("signature").text();
  root.close();
  if (!reader.ok()) return reader.error();
  return made;
}

}  // namespace

std::span<const base::FieldRule> field_rules(const ExchangeStatement*) {
  static const std::array rules = {
      base::FieldRule{.member = "cluster_code", .min_length = 1, .max_length = 100},
      base::FieldRule{.member = "name_en", .min_length = 1, .max_length = 300},
      base::FieldRule{.member = "name_ru", .max_length = 300},
      base::FieldRule{.member = "countries", .min_length = 1, .max_length = 50},
      base::FieldRule{.member = "figures", .max_length = indicators::kMostObservationLines}};
  return rules;
}

std::span<const base::FieldRule> field_rules(const ExchangedFigure*) {
  static const std::array rules = {base::FieldRule{.member = "indicator", .min_length = 1, .max_length = 100},
                                   base::FieldRule{.member = "period", .max_length = 40},
                                   base::FieldRule{.member = "edition", .max_length = 40},
                                   base::FieldRule{.member = "measure_unit", .max_length = 100},
                                   base::FieldRule{.member = "method_hash", .max_length = 100},
                                   base::FieldRule{.member = "source_title", .max_length = 500},
                                   base::FieldRule{.member = "source_publisher", .max_length = 500},
                                   base::FieldRule{.member = "source_address", .max_length = 2'000},
                                   base::FieldRule{.member = "absence_reason", .max_length = 2'000},
                                   base::FieldRule{.member = "note", .max_length = 4'000}};
  return rules;
}

std::string write_exchange(const ExchangeStatement& statement, const base::SigningKey& key) {
  auto json = base::parse_json(activity::snapshot(statement), "statement").value();
  const std::string signature = key.sign(signed_bytes(json));
  return base::print_json(base::JsonObject{
      {"format", kFormat}, {"signed", std::move(json)}, {"public_key", key.public_key()}, {"signature", signature}});
}

base::Result<ExchangeFile> read_exchange(std::string_view bytes, const std::string& name) {
  if (bytes.size() > kMostExchangedBytes) {
    return base::too_large(fmt::format("An exchange file has at most {} MB.", kMostExchangedBytes >> 20U));
  }
  const auto json = base::parse_json(bytes, name);
  if (!json) return json.error();
  const auto envelope = read_envelope(*json, name);
  if (!envelope) return envelope.error();
  // First of all: nothing is made of words that nobody stands for.
  if (!base::signature_holds(envelope->public_key, signed_bytes(envelope->statement), envelope->signature)) {
    return base::invalid_input(
        {{.file = name,
          .field = "/signature",
          .what = "The signature does not hold: the file was changed after it was signed, or was not signed by this "
                  "key. Ask for it again."}});
  }
  auto statement = base::read_document<ExchangeStatement>(envelope->statement, name);
  if (!statement) {
    base::Error error = statement.error();
    for (base::Fault& fault : error.faults) fault.field = "/signed" + (fault.field == "/" ? "" : fault.field);
    return base::invalid_input(std::move(error.faults));
  }
  return ExchangeFile{std::move(*statement), envelope->public_key};
}

}  // namespace vallis::scorecards
