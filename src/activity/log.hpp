#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/described_json.hpp"
#include "base/json.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "base/uuid.hpp"
#include "db/database.hpp"

namespace vallis::activity {

/// Notices on this channel say that entries were added; the payload is the number of one of them, or empty when some
/// may have been missed. A stream of changes reads `entries` after the last number that it sent.
constexpr std::string_view kChannel = "activity";

/// Who acts. A request makes one; jobs of the program itself have none of it.
struct Actor {
  std::optional<base::Uuid> account_id{};
  std::optional<base::Uuid> organisation_id{};  ///< acting for
  std::string request_id{};
};

/// What was done, as a feature tells it:
///   activity::record(tx, {.by = actor, .verb = "admitted", .object_kind = "membership", .object_id = id.text(),
///                         .after = activity::snapshot(membership)});
struct Entry {
  Actor by{};
  std::string verb;         ///< past tense, snake_case; not empty
  std::string object_kind;  ///< singular, snake_case; not empty
  std::string object_id{};
  std::string scope{};   ///< id of the cluster, project … within which it counts; may be empty
  std::string before{};  ///< JSON by snapshot(); empty for nothing
  std::string after{};   ///< the same
  std::string reason{};  ///< why, in the person's words
};

/// The JSON of any described value, for Entry::before and Entry::after.
template <class T>
std::string snapshot(const T& value) {
  std::string json;
  base::write_json(json, value);
  return json;
}

/// Adds an entry to the log, at the end of its hash chain, and gives its number. It is kept or undone with the
/// transaction. Numbers ascend in the order of commits, without gaps, so that "after number N" never misses one.
///
/// From here to the end of the transaction other writers of the log wait: record last, and do nothing slow behind it.
/// Errors: InvalidArgument – a text with NUL or broken UTF-8; those of db. Cost: two or three statements.
base::Result<std::int64_t> record(db::Transaction& tx, const Entry& entry);

/// An entry as it was kept.
struct StoredEntry {
  std::int64_t sequence = 0;
  base::Instant occurred_at;
  std::optional<base::Uuid> account_id;
  std::optional<base::Uuid> organisation_id;
  std::string request_id;
  std::string verb;
  std::string object_kind;
  std::string object_id;
  std::string scope;
  std::optional<base::Json> before_value;
  std::optional<base::Json> after_value;
  std::string reason;
  bool erased = false;  ///< values and reason were erased; that they were there is kept
};
VALLIS_DESCRIBE(StoredEntry, sequence, occurred_at, account_id, organisation_id, request_id, verb, object_kind,
                object_id, scope, before_value, after_value, reason, erased)

/// Which entries; what is not given does not restrict.
struct Query {
  std::int64_t after = 0;  ///< the number that the page before ended with; 0 for the first page
  bool newest_first = false;
  std::optional<std::string> object_kind{};
  std::optional<std::string> object_id{};
  std::optional<base::Uuid> account_id{};
  std::optional<base::Uuid> organisation_id{};
  std::optional<std::string> scope{};
  std::optional<base::Instant> from{};   ///< occurred at or after
  std::optional<base::Instant> until{};  ///< occurred before
  int limit = 100;                       ///< 1 to 1,000
};

/// A page of entries in the order of their numbers. Whoever calls has checked what the reader may see.
/// Errors: InvalidArgument – a limit out of range; those of db. Cost: one statement on an index.
base::Result<std::vector<StoredEntry>> entries(db::Reader& reader, const Query& query);

/// Erases before, after and reason of all entries about one object, and records that ("details_erased", by and why).
/// What stays is who did what to which id when; the chain holds. Gives the number of entries that were emptied.
base::Result<std::int64_t> erase_details(db::Transaction& tx, const Actor& by, const std::string& object_kind,
                                         const std::string& object_id, const std::string& reason);

/// That somebody looked at data of a sensitive class. Not part of the chain, so that readers do not wait for each
/// other.
struct Read {
  Actor by{};
  std::string object_kind;  ///< not empty
  std::string object_id{};
  std::optional<base::Uuid> subject_id{};  ///< the person whose data it is, who may see this entry
  std::string purpose{};
};

base::Result<void> record_read(db::Transaction& tx, const Read& read);

struct StoredRead {
  base::Uuid read_id;
  base::Instant occurred_at;
  std::optional<base::Uuid> account_id;
  std::optional<base::Uuid> organisation_id;
  std::string request_id;
  std::string object_kind;
  std::string object_id;
  std::optional<base::Uuid> subject_id;
  std::string purpose;
};
VALLIS_DESCRIBE(StoredRead, read_id, occurred_at, account_id, organisation_id, request_id, object_kind, object_id,
                subject_id, purpose)

struct ReadQuery {
  std::optional<base::Uuid> before{};  ///< the id that the page before ended with; none for the first page
  std::optional<std::string> object_kind{};
  std::optional<std::string> object_id{};
  std::optional<base::Uuid> subject_id{};
  std::optional<base::Uuid> account_id{};
  int limit = 100;  ///< 1 to 1,000
};

/// A page of the read log, the newest first. Errors and cost: those of `entries`.
base::Result<std::vector<StoredRead>> reads(db::Reader& reader, const ReadQuery& query);

}  // namespace vallis::activity
