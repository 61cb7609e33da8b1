#include "indicators/observation_export.hpp"

#include <map>

#include "base/described_csv.hpp"
#include "sheets/table.hpp"

namespace vallis::indicators {
namespace {

/// A line of an export: the members of ObservationForm, and what became of the observation.
struct ExportedLine {
  std::string indicator;
  std::string unit_code;
  std::string period;
  std::string edition;
  std::optional<base::Json> value;
  std::optional<Absence> absence;
  std::string absence_reason;
  std::string measure_unit;
  std::string source_code;
  std::string source_title;
  std::string source_publisher;
  std::string source_address;
  std::optional<base::Date> retrieved_on;
  std::string evidence_value;
  Confidence confidence = Confidence::Medium;
  std::string note;
  // Passed over by an import.
  UnitKind unit_kind = UnitKind::Cluster;
  std::string unit_name_en;
  Origin origin = Origin::Declared;
  ObservationState state = ObservationState::Published;
  std::int64_t method_version = 1;
  std::optional<base::Instant> published_at;
  std::string content_hash;
  ObservationId observation_id;
};
VALLIS_DESCRIBE(ExportedLine, indicator, unit_code, period, edition, value, absence, absence_reason, measure_unit,
                source_code, source_title, source_publisher, source_address, retrieved_on, evidence_value, confidence,
                note, unit_kind, unit_name_en, origin, state, method_version, published_at, content_hash,
                observation_id)

ExportedLine line_of(const Observation& o, const std::string& measure_unit) {
  return {o.indicator,      o.unit_code,      o.period,           o.edition,
          o.value,          o.absence,        o.absence_reason,   measure_unit,
          o.source_code,    o.source_title,   o.source_publisher, o.source_address,
          o.retrieved_on,   o.evidence_value, o.confidence,       o.note,
          o.unit_kind,      o.unit_name_en,   o.origin,           o.state,
          o.method_version, o.published_at,   o.content_hash,     o.observation_id};
}

std::vector<std::string> cells_of(const ExportedLine& line) {
  std::vector<std::string> cells;
  base::for_each_member(line, [&](std::string_view name, const auto& member) {
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(member)>, std::optional<base::Json>>) {
      cells.push_back(member ? value_text(*member) : std::string());
    } else {
      static_cast<void>(name);
      cells.push_back(base::csv_value(member));
    }
  });
  return cells;
}

}  // namespace

base::Result<std::string> export_observations(db::Reader& reader, std::span<const Observation> observations,
                                              ObservationFormat format) {
  const auto all = indicators(reader);
  if (!all) return all.error();
  std::map<std::string, std::string> units;
  for (const Indicator& one : *all) units[one.code] = one.measure_unit;
  if (format == ObservationFormat::Json) {
    std::string json = "{\"observations\":[";
    for (const Observation& one : observations) {
      if (json.back() != '[') json += ',';
      base::write_json(json, line_of(one, units[one.indicator]));
    }
    return json + "]}\n";
  }
  std::vector<std::vector<std::string>> rows(1);
  base::for_each_member_type<ExportedLine>([&](std::string_view name, auto*) { rows[0].emplace_back(name); });
  for (const Observation& one : observations) rows.push_back(cells_of(line_of(one, units[one.indicator])));
  if (format == ObservationFormat::Xlsx) return sheets::write_xlsx(rows, "Observations");
  return sheets::write_csv(rows, false);
}

}  // namespace vallis::indicators
