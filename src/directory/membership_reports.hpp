#pragma once

#include <optional>
#include <string>
#include <vector>

#include "directory/membership.hpp"

namespace vallis::directory {

// What a board asks about its members. All counts are of organisations as the history has them, corrections included;
// a member is who joined on or before a day and had not left by it.

struct GrowthMonth {
  std::string month;  ///< "2026-01"
  std::int64_t joined_count = 0;
  std::int64_t left_count = 0;  ///< lapsed ones among them
  std::int64_t net_count = 0;
  std::int64_t member_count = 0;  ///< at the end of the month's last day
};
VALLIS_DESCRIBE(GrowthMonth, month, joined_count, left_count, net_count, member_count)
/// Every month that has a day in the period, also those without a change. Errors: InvalidArgument – more than 600.
base::Result<std::vector<GrowthMonth>> growth_report(db::Reader& reader, ClusterId cluster, const base::Period& period);

struct ChurnYear {
  std::int64_t year = 0;
  std::int64_t member_count = 0;  ///< before the year's first day
  std::int64_t left_count = 0;    ///< of those
  double churn_rate = 0;          ///< left_count / member_count; 0 where there was no member
  std::int64_t unpaid_count = 0;  ///< those of left_count who lapsed
  std::int64_t own_wish_count = 0;
  std::int64_t expelled_count = 0;
  std::int64_t dissolved_count = 0;  ///< or merged
  std::int64_t other_count = 0;
};
VALLIS_DESCRIBE(ChurnYear, year, member_count, left_count, churn_rate, unpaid_count, own_wish_count, expelled_count,
                dissolved_count, other_count)
base::Result<std::vector<ChurnYear>> churn_report(db::Reader& reader, ClusterId cluster, const base::Period& period);

struct DiversityRow {
  std::string kind;
  std::string member_group;  ///< of the study's indicator of diversity
  std::int64_t member_count = 0;
  bool is_group_present = false;  ///< whether any kind of that group has a member
};
VALLIS_DESCRIBE(DiversityRow, kind, member_group, member_count, is_group_present)
/// Every kind there is, also those without a member.
base::Result<std::vector<DiversityRow>> diversity_report(db::Reader& reader, ClusterId cluster, const base::Date& on);

struct LocationRow {
  std::string country_code;
  std::optional<std::string> region;
  std::int64_t member_count = 0;
};
VALLIS_DESCRIBE(LocationRow, country_code, region, member_count)
/// A region that is hidden from the reader counts as none.
base::Result<std::vector<LocationRow>> location_report(db::Reader& reader, const auth::Sight& sight, ClusterId cluster,
                                                       const base::Date& on);

struct TypeRow {
  std::string type_code;
  std::string tier;
  std::int64_t member_count = 0;
};
VALLIS_DESCRIBE(TypeRow, type_code, tier, member_count)
base::Result<std::vector<TypeRow>> type_report(db::Reader& reader, ClusterId cluster, const base::Date& on);

/// Dues of periods that begin in the period, by currency: never one sum of two.
struct DuesRow {
  std::string currency_code;
  std::int64_t billed_minor = 0;  ///< of what was sent, whatever became of it
  std::int64_t paid_minor = 0;
  std::int64_t overdue_minor = 0;  ///< still open and late on the day
  std::int64_t written_off_minor = 0;
  std::int64_t waived_count = 0;
  std::int64_t draft_minor = 0;  ///< not sent yet
};
VALLIS_DESCRIBE(DuesRow, currency_code, billed_minor, paid_minor, overdue_minor, written_off_minor, waived_count,
                draft_minor)
base::Result<std::vector<DuesRow>> dues_report(db::Reader& reader, ClusterId cluster, const base::Period& period,
                                               const base::Date& on);

}  // namespace vallis::directory
