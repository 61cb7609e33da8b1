#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "activity/log.hpp"
#include "base/described_json.hpp"
#include "base/result.hpp"
#include "base/text.hpp"
#include "base/time.hpp"
#include "db/database.hpp"

namespace vallis::privacy {

/// A class of things that are kept for so many days after they ended. Packages that keep such things give one each.
struct RetentionClass {
  std::string name;  ///< snake_case
  base::LocalText title;
  std::int64_t keep_days = 30;  ///< where nobody set anything
  /// How many things ended before the moment, and taking them away. Empty for a number of days that nothing is deleted
  /// by: the time for second thoughts.
  std::function<base::Result<std::int64_t>(db::Reader&, const base::Instant&)> count{};
  std::function<base::Result<std::int64_t>(db::Transaction&, const base::Instant&)> remove{};
};
using RetentionList = std::vector<RetentionClass>;

/// Those of this package and of auth: ended sessions, used tickets, documents of exports, ended stays of guests, the
/// time for second thoughts.
void add_retention_classes(RetentionList& list);

constexpr const char* kSecondThoughts = "erasure_second_thoughts";

struct Retention {
  std::string name;
  base::LocalText title;
  std::int64_t keep_days = 0;
  std::optional<base::Date> from_on;  ///< since when; none where nobody set it
  std::int64_t going_count = 0;       ///< what the next run takes away
};
VALLIS_DESCRIBE(Retention, name, title, keep_days, from_on, going_count)

struct NewRetention {
  std::string name;
  std::int64_t keep_days = 0;
  base::Date from_on;  ///< today or later: what was promised for the past stays
};
VALLIS_DESCRIBE(NewRetention, name, keep_days, from_on)

/// The rules as they will be on a day, and what a run on that day would take away. What ends until then is not counted.
base::Result<std::vector<Retention>> retentions(db::Reader& reader, const RetentionList& list, const base::Date& on);

/// Days in force for one class. Errors: NotFound – no such class.
base::Result<std::int64_t> keep_days(db::Reader& reader, const RetentionList& list, std::string_view name,
                                     const base::Date& on);

/// Sets a rule from a day on, on record. Errors: NotFound – no such class; InvalidArgument – a day that is past, or not
/// 0 to 36,500 days.
base::Result<void> set_retention(db::Transaction& tx, const activity::Actor& by, const RetentionList& list,
                                 const NewRetention& rule, const base::Instant& now);

/// Takes away what is older than its rule allows, on record by its number, and gives that number.
base::Result<std::int64_t> remove_old(db::Transaction& tx, const RetentionList& list, const base::Instant& now);

}  // namespace vallis::privacy
