#include "auth/visibility.hpp"

#include <algorithm>

#include "base/described_json.hpp"

namespace vallis::auth {

bool Sight::opens(Visibility level) const { return std::find(levels.begin(), levels.end(), level) != levels.end(); }

Sight sight_of(const Caller& caller, const base::Date& today) {
  Sight sight;
  sight.today = today;
  sight.account = caller.account;
  sight.levels.push_back(Visibility::Public);
  if (caller.signed_in()) sight.levels.push_back(Visibility::SignedIn);
  if (caller.may(Permission::ReadDirectory)) {
    sight.levels.push_back(Visibility::Members);
    sight.roles = caller.roles;
  }
  // Levels hold for all rows, so the staff of one cluster gets them only by what the owner of a table adds for it.
  if (caller.may(Permission::ManageMembers, kEverywhere)) {
    sight.levels.push_back(Visibility::Named);
    sight.levels.push_back(Visibility::Staff);
  }
  if (caller.may(Permission::EditOwnOrganisation)) sight.organisations = caller.administered();
  sight.personal =
      caller.roles.empty() || std::any_of(caller.roles.begin(), caller.roles.end(),
                                          [](const RoleGrant& grant) { return grant.role != Role::Analyst; });
  return sight;
}

std::string sight_key(const Sight& sight) {
  // Names every member, so that one more does not compile before somebody has thought of it here.
  const auto& [levels, account, organisations, roles, personal, today] = sight;
  std::string key;
  const auto add = [&key](const auto& part) {
    base::write_json(key, part);
    key += ' ';
  };
  add(levels);
  add(account);
  add(organisations);
  add(roles);
  add(personal);
  add(today);
  return key;
}

void add_levels(db::Sql& sql, const Sight& sight) { sql.add("(").values(sight.levels).add(")"); }

}  // namespace vallis::auth
