#pragma once

#include <optional>
#include <string>
#include <vector>

#include "directory/membership.hpp"
#include "directory/person.hpp"

namespace vallis::directory {

/// Whether a person has a member's rights through the organisation, and if not, why.
enum class Inheritance {
  Inherits,
  NotSignedInYet,  ///< the rights are there; the invitation was not taken up
  NoAccount,       ///< there is an address to invite them by
  NoMail,          ///< neither an account nor an address
  Suspended,       ///< the account is suspended
  Erased,          ///< the account was erased
  NoRights,        ///< the membership gives none now: pending, suspended, lapsed or ended
};
VALLIS_DESCRIBE_ENUM(Inheritance, Inherits, NotSignedInYet, NoAccount, NoMail, Suspended, Erased, NoRights)

struct Inheritor {
  PersonId person_id;
  std::string name;
  std::optional<std::string> email;
  std::optional<auth::AccountId> account_id;
  Inheritance inheritance = Inheritance::NoAccount;
};
VALLIS_DESCRIBE(Inheritor, person_id, name, email, account_id, inheritance)

constexpr std::string_view kMembershipScope = "membership";

/// The people of the member by affiliations in force on the day, by name, those who do not inherit among them.
/// Cost: a statement, and one for each account.
base::Result<std::vector<Inheritor>> inheritors(db::Reader& reader, const Membership& membership,
                                                const base::Date& today);

struct InheritanceChange {
  std::int64_t granted_count = 0;
  std::int64_t ended_count = 0;
};
VALLIS_DESCRIBE(InheritanceChange, granted_count, ended_count)

/// Makes the role grants of scope "membership" what they should be on that day; changes nothing where they are.
/// @param membership  with its state on that day
base::Result<InheritanceChange> inherit(db::Transaction& tx, const Membership& membership, const base::Date& today);

/// The same for every open membership of a cluster: for a job once a day, since affiliations and accounts come and go.
base::Result<InheritanceChange> inherit_all(db::Transaction& tx, ClusterId cluster, const base::Date& today);

}  // namespace vallis::directory
