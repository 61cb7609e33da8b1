#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "activity/log.hpp"
#include "auth/account.hpp"
#include "base/text.hpp"

namespace vallis::auth {

/// What an erasure would do to one part of what is known of somebody.
struct Fate {
  std::string part;
  std::int64_t goes_count = 0;   ///< records that lose everything personal
  std::int64_t stays_count = 0;  ///< records that stay
  base::LocalText why_stays;     ///< empty when nothing stays
};
VALLIS_DESCRIBE(Fate, part, goes_count, stays_count, why_stays)

/// One part of what the program knows of a person with an account. Each package that keeps such a thing gives one, so
/// that exports and erasures forget none.
struct PersonalData {
  std::string name;  ///< snake_case; a key of the export
  /// All of it, without secrets and without what is about others.
  std::function<base::Result<base::Json>(db::Reader&, AccountId)> gather;
  std::function<base::Result<Fate>(db::Reader&, AccountId)> foresee;
  /// Takes everything personal away, also from activity::erase_details; empty where nothing goes.
  std::function<base::Result<void>(db::Transaction&, const activity::Actor&, AccountId, const base::Instant&)> erase{};
};

/// In the order of their packages, lower ones first; an erasure goes through them backwards, the account last.
using PersonalDataList = std::vector<PersonalData>;

/// Account, sessions, tokens, roles, stays as a guest, consents, what the person did, who looked at what is theirs.
void add_personal_data(PersonalDataList& list);

/// A described value, or a vector of such, as JSON.
template <class T>
base::Result<base::Json> as_json(const T& value) {
  return base::parse_json(activity::snapshot(value), "personal data");
}

/// A part whose rows all stay, for the reason given.
/// @param select  a constant statement that gives the rows of a person, $1, as `Row`
template <class Row>
PersonalData staying_rows(std::string name, std::string_view select, const base::LocalText& why_stays) {
  const auto gather = [select](db::Reader& reader, AccountId account) -> base::Result<base::Json> {
    const auto rows = reader.many<Row>(select, account);
    if (!rows) return rows.error();
    return as_json(*rows);
  };
  const auto foresee = [select, name, why_stays](db::Reader& reader, AccountId account) -> base::Result<Fate> {
    const auto rows = reader.many<Row>(select, account);
    if (!rows) return rows.error();
    const auto count = static_cast<std::int64_t>(rows->size());
    return Fate{name, 0, count, count == 0 ? base::LocalText{} : why_stays};
  };
  return {std::move(name), gather, foresee};
}

}  // namespace vallis::auth
