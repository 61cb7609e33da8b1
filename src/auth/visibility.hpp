#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "auth/permission.hpp"
#include "base/describe.hpp"
#include "db/sql.hpp"

namespace vallis::auth {

/// Who may see a record, or one of its fields, besides its owner and the cluster's staff.
enum class Visibility {
  Public,
  SignedIn,
  Members,  ///< whoever may read the directory
  Named,    ///< those in visibility_grant
  Staff,
};
VALLIS_DESCRIBE_ENUM(Visibility, Public, SignedIn, Members, Named, Staff)

/// What a caller sees, worked out once a request. Every list, count, facet, sort order, search, export and map puts it
/// into the statement, so that what is hidden is never matched: hiding it afterwards would tell of it by numbers.
struct Sight {
  std::vector<Visibility> levels;  ///< that the caller's roles open
  std::optional<AccountId> account;
  std::vector<base::Uuid> organisations;  ///< those the caller administers: an owner sees all of its own
  std::vector<RoleGrant> roles;           ///< for records that belong to one cluster; none by a token that cannot read
  bool personal = true;                   ///< false: no person's record at all (analysts)
  base::Date today;

  bool opens(Visibility level) const;
};

/// Of a caller whose roles are those in force on that day.
Sight sight_of(const Caller& caller, const base::Date& today);

/// A text that is the same for two exactly when they see the same.
std::string sight_key(const Sight& sight);

/// "($1, $2)": the levels, for `visibility IN …`.
void add_levels(db::Sql& sql, const Sight& sight);

}  // namespace vallis::auth
