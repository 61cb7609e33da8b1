#pragma once

#include <optional>
#include <string>
#include <vector>

#include "auth/permission.hpp"
#include "directory/cluster.hpp"
#include "indicators/observation.hpp"
#include "scorecards/progress.hpp"

namespace vallis::scorecards {

/// One line of a report: the latest published figure of an indicator for the cluster or one of its countries, or that
/// there is none.
struct ReportFigure {
  std::string block;
  std::string indicator;
  std::string name_en;
  std::string name_ru;
  std::string unit_code;
  std::string period;  ///< empty where it is not known
  std::optional<base::Json> value;
  std::string measure_unit;
  std::string measure_unit_ru;
  std::optional<indicators::Origin> origin;  ///< none: nothing was observed
  std::optional<indicators::Absence> absence;
  std::string absence_reason;
  std::optional<indicators::Confidence> confidence;
  std::string source_title;
  std::string source_publisher;
  std::string source_address;
  std::optional<base::Date> retrieved_on;
  std::string note;
};
VALLIS_DESCRIBE(ReportFigure, block, indicator, name_en, name_ru, unit_code, period, value, measure_unit,
                measure_unit_ru, origin, absence, absence_reason, confidence, source_title, source_publisher,
                source_address, retrieved_on, note)

struct ClusterReport {
  base::Uuid cluster_id;
  std::string code;
  std::string name_en;
  std::optional<std::string> name_ru;
  base::Date made_on;
  std::vector<ReportFigure> figures;       ///< by indicator, then by unit; each indicator in force has one or more
  indicators::OriginShares shares;         ///< of the figures; those without a value are missing
  std::optional<StudyStanding> standing;   ///< in the newest published study that it is in
  std::optional<std::int64_t> open_count;  ///< figures that wait to be checked or published; for who may do that
};
VALLIS_DESCRIBE(ClusterReport, cluster_id, code, name_en, name_ru, made_on, figures, shares, standing, open_count)

/// What is published of a cluster and its countries, as the caller may see it. Errors: NotFound. Cost: some six
/// statements and the findings of the newest studies.
base::Result<ClusterReport> cluster_report(db::Reader& reader, const auth::Caller& caller, directory::ClusterId id,
                                           const base::Date& today);

enum class ReportFormat { Json, Csv, Xlsx };
VALLIS_DESCRIBE_ENUM(ReportFormat, Json, Csv, Xlsx)

/// A report as a file. In tables the column `row` tells figures from the shares of origins, which come last.
/// Errors: those of sheets::write_xlsx.
base::Result<std::string> report_file(const ClusterReport& report, ReportFormat format);

}  // namespace vallis::scorecards
