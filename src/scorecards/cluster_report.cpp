#include "scorecards/cluster_report.hpp"

#include <algorithm>
#include <map>

#include "base/described_csv.hpp"
#include "indicators/observation_rights.hpp"
#include "sheets/table.hpp"

namespace vallis::scorecards {
namespace {

using indicators::Indicator;
using indicators::Observation;
using indicators::UnitKind;

ReportFigure figure_of(const Indicator& method, const std::string& unit, const Observation* one) {
  ReportFigure made;
  made.block = method.block;
  made.indicator = method.code;
  made.name_en = method.name_en;
  made.name_ru = method.name_ru;
  made.unit_code = unit;
  made.measure_unit = method.measure_unit;
  made.measure_unit_ru = method.measure_unit_ru;
  if (one == nullptr) {
    made.absence = indicators::Absence::NotAvailable;
    made.absence_reason = "Nothing is published.";
    return made;
  }
  made.period = one->period;
  made.value = one->value;
  made.origin = one->origin;
  made.absence = one->absence;
  made.absence_reason = one->absence_reason;
  made.confidence = one->confidence;
  made.source_title = one->source_title;
  made.source_publisher = one->source_publisher;
  made.source_address = one->source_address;
  made.retrieved_on = one->retrieved_on;
  made.note = one->note;
  return made;
}

void count(indicators::OriginShares& shares, const ReportFigure& figure) {
  if (!figure.value) {
    ++shares.missing_count;
  } else if (figure.origin == indicators::Origin::Measured) {
    ++shares.measured_count;
  } else if (figure.origin == indicators::Origin::Declared) {
    ++shares.declared_count;
  } else {
    ++shares.imported_count;
  }
}

using Row = std::vector<std::string>;

Row header() {
  Row names{"row"};
  base::for_each_member_type<ReportFigure>([&](std::string_view name, auto*) { names.emplace_back(name); });
  return names;
}

Row row_of(std::string_view kind, const ReportFigure& figure) {
  Row cells{std::string(kind)};
  base::for_each_member(figure, [&](std::string_view, const auto& member) {
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(member)>, std::optional<base::Json>>) {
      cells.push_back(member ? indicators::value_text(*member) : std::string());
    } else {
      cells.push_back(base::csv_value(member));
    }
  });
  return cells;
}

Row share_row(std::string english, std::string russian, std::int64_t part, std::size_t whole) {
  ReportFigure made;
  made.name_en = std::move(english);
  made.name_ru = std::move(russian);
  made.value = part;
  made.note = "of " + std::to_string(whole);
  return row_of("share", made);
}

}  // namespace

base::Result<ClusterReport> cluster_report(db::Reader& reader, const auth::Caller& caller, directory::ClusterId id,
                                           const base::Date& today) {
  const auto cluster = directory::find_cluster(reader, id);
  if (!cluster) return cluster.error();
  const auto methods = indicators::indicators(reader);
  if (!methods) return methods.error();
  indicators::ObservationQuery query;
  query.clusters = {id.uuid};
  query.countries = cluster->countries;
  const auto published = indicators::observations(reader, query);
  if (!published) return published.error();
  // They come by period, so the last of each indicator and unit stands.
  std::map<std::pair<std::string, std::string>, const Observation*> latest;
  for (const Observation& one : *published) latest[{one.indicator, one.unit_code}] = &one;
  ClusterReport made{id.uuid, cluster->code, cluster->name_en, cluster->name_ru, today, {}, {}, {}, {}};
  for (const Indicator& method : *methods) {
    std::vector<std::string> units{cluster->code};
    if (method.unit_kind == UnitKind::Country) units = cluster->countries;
    for (const std::string& unit : units) {
      const auto found = latest.find({method.code, unit});
      made.figures.push_back(figure_of(method, unit, found == latest.end() ? nullptr : found->second));
      count(made.shares, made.figures.back());
    }
  }
  auto standings = standings_of(reader, cluster->code, 1);
  if (!standings) return standings.error();
  if (!standings->empty()) made.standing = std::move(standings->back());
  if (indicators::oversees(caller, id.uuid)) {
    const auto open = reader.one<std::int64_t>(
        "SELECT count(*) FROM observation WHERE cluster_id = $1 AND state IN ('proposed', 'checked')", id);
    if (!open) return open.error();
    made.open_count = *open;
  }
  return made;
}

base::Result<std::string> report_file(const ClusterReport& report, ReportFormat format) {
  if (format == ReportFormat::Json) return activity::snapshot(report) + "\n";
  std::vector<Row> rows{header()};
  for (const ReportFigure& figure : report.figures) rows.push_back(row_of("figure", figure));
  const std::size_t whole = report.figures.size();
  rows.push_back(share_row("measured", "измерено", report.shares.measured_count, whole));
  rows.push_back(share_row("declared", "заявлено", report.shares.declared_count, whole));
  rows.push_back(share_row("imported", "импортировано", report.shares.imported_count, whole));
  rows.push_back(share_row("missing", "нет данных", report.shares.missing_count, whole));
  if (format == ReportFormat::Xlsx) return sheets::write_xlsx(rows, report.code.substr(0, 31));
  return sheets::write_csv(rows, true);
}

}  // namespace vallis::scorecards
