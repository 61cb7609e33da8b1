#include "auth/visibility.hpp"

#include <gtest/gtest.h>

#include <set>

namespace vallis::auth {
namespace {

TEST(Visibility, TellsApartAnyTwoWhoSeeDifferently) {
  const base::Uuid id = base::Uuid::next();
  Sight guest;
  guest.levels = {Visibility::Public};
  guest.today = *base::Date::parse("2026-11-22");
  std::vector<Sight> all(8, guest);
  all[1].levels.push_back(Visibility::SignedIn);
  all[2].account = AccountId{id};
  all[3].organisations = {id};
  RoleGrant role;
  role.scope_kind = "cluster";
  all[4].roles = {role};
  role.scope_id = id;
  all[5].roles = {role};
  all[6].personal = false;
  all[7].today = *base::Date::parse("2026-11-23");
  std::set<std::string> keys;
  for (const Sight& sight : all) keys.insert(sight_key(sight));
  EXPECT_EQ(keys.size(), all.size());
  EXPECT_EQ(sight_key(guest), sight_key(all[0]));
}

}  // namespace
}  // namespace vallis::auth
