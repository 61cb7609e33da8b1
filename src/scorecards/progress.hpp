#pragma once

#include <optional>
#include <string>
#include <vector>

#include "auth/permission.hpp"
#include "directory/cluster.hpp"
#include "indicators/observation.hpp"
#include "scorecards/study.hpp"

namespace vallis::scorecards {

/// One observation of a cell, as it became known.
struct Revision {
  indicators::ObservationId observation_id;
  indicators::ObservationState state = indicators::ObservationState::Published;
  std::optional<base::Json> value;
  std::optional<indicators::Absence> absence;
  std::string absence_reason;
  indicators::Origin origin = indicators::Origin::Declared;
  indicators::Confidence confidence = indicators::Confidence::Medium;
  std::int64_t method_version = 1;
  std::string source_title;
  std::string source_publisher;
  std::string source_address;
  std::optional<base::Date> retrieved_on;
  std::string note;
  base::Instant proposed_at;
  std::optional<base::Instant> published_at;
};
VALLIS_DESCRIBE(Revision, observation_id, state, value, absence, absence_reason, origin, confidence, method_version,
                source_title, source_publisher, source_address, retrieved_on, note, proposed_at, published_at)

/// One period of a unit: what is published of it now, and all that it said before, the oldest first.
struct PeriodProgress {
  std::string unit_code;  ///< of the cluster, or of one of its countries
  std::string period;     ///< empty where it is not known
  std::optional<base::Date> from_on;
  std::optional<base::Date> to_on;
  std::optional<base::Json> value;  ///< published; none: nothing is, or no value
  std::vector<Revision> revisions;
};
VALLIS_DESCRIBE(PeriodProgress, unit_code, period, from_on, to_on, value, revisions)

struct IndicatorProgress {
  std::string indicator;
  std::string name_en;
  std::string name_ru;
  std::string block;
  indicators::UnitKind unit_kind = indicators::UnitKind::Cluster;
  indicators::IndicatorKind kind = indicators::IndicatorKind::Count;
  std::string measure_unit;
  std::string measure_unit_ru;
  indicators::Polarity polarity = indicators::Polarity::Higher;
  std::vector<PeriodProgress> periods;  ///< by unit, then by time, an unknown period first
};
VALLIS_DESCRIBE(IndicatorProgress, indicator, name_en, name_ru, block, unit_kind, kind, measure_unit, measure_unit_ru,
                polarity, periods)

/// Where a published study put the cluster.
struct StudyStanding {
  StudyId study_id;
  std::string code;
  std::string address;
  StudyState state = StudyState::Published;
  std::string title_en;
  std::string title_ru;
  std::optional<base::Instant> published_at;
  std::int64_t unit_count = 0;
  std::int64_t group_count = 0;
  std::int64_t group = 0;
  std::optional<double> score;
  std::optional<std::int64_t> rank;
  std::optional<std::int64_t> rank_low;  ///< of the interval that the ranks under all admissible choices lie in
  std::optional<std::int64_t> rank_high;
};
VALLIS_DESCRIBE(StudyStanding, study_id, code, address, state, title_en, title_ru, published_at, unit_count,
                group_count, group, score, rank, rank_low, rank_high)

/// How a cluster changed over the years.
struct ClusterProgress {
  base::Uuid cluster_id;
  std::string code;
  std::string name_en;
  std::optional<std::string> name_ru;
  std::vector<IndicatorProgress> indicators;  ///< those of which something is seen
  std::vector<StudyStanding> studies;         ///< the oldest first
};
VALLIS_DESCRIBE(ClusterProgress, cluster_id, code, name_en, name_ru, indicators, studies)

/// The newest studies that progress reads.
constexpr std::size_t kMostStudies = 20;

/// What the caller sees: what was published, and what is on its way there only to who oversees the unit. Studies are
/// those that anybody may read. Errors: NotFound. Cost: some five statements, and the findings of up to kMostStudies
/// studies, of some 5 ms each.
base::Result<ClusterProgress> cluster_progress(db::Reader& reader, const auth::Caller& caller,
                                               directory::ClusterId cluster);

/// Where the published studies put a unit by its id in them, the oldest first; those that it is not in are left out.
base::Result<std::vector<StudyStanding>> standings_of(db::Reader& reader, const std::string& unit, std::size_t most);

}  // namespace vallis::scorecards
