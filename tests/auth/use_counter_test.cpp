#include "auth/use_counter.hpp"

#include "auth/scope_grants.hpp"
#include "support/migrated_test.hpp"

namespace vallis::auth {
namespace {

class UseCounter : public test::MigratedTest {
 protected:
  bool use(const base::Instant& at, const std::string& counter = "apply:192.0.2.7") {
    const auto used = database().transact(
        [&](db::Transaction& tx) { return count_use(tx, counter, 2, std::chrono::seconds(60), at); });
    EXPECT_TRUE(used || used.error().kind == base::ErrorKind::TooMany) << used.error().message;
    return used.has_value();
  }
};

TEST_P(UseCounter, RefusesTheThirdUseOfTwoUntilTheSpanIsOver) {
  const auto start = *base::Instant::parse("2026-01-12T09:00:00Z");
  EXPECT_TRUE(use(start));
  EXPECT_TRUE(use(start.plus(std::chrono::seconds(30))));
  EXPECT_FALSE(use(start.plus(std::chrono::seconds(59))));
  EXPECT_TRUE(use(start.plus(std::chrono::seconds(59)), "apply:192.0.2.8")) << "another one is counted apart";
  EXPECT_TRUE(use(start.plus(std::chrono::seconds(60))));
}

VALLIS_ON_BOTH_DATABASES(UseCounter);

TEST(ScopeGrants, OfOneClusterAreNotOfAnother) {
  const auto here = base::Uuid::next();
  const auto there = base::Uuid::next();
  RoleGrant grant;
  grant.role = Role::ClusterStaff;
  grant.scope_kind = "cluster";
  grant.scope_id = here;
  Caller caller;
  caller.roles = {grant};
  EXPECT_TRUE(has_in_cluster(caller, Role::ClusterStaff, here));
  EXPECT_FALSE(has_in_cluster(caller, Role::ClusterStaff, there));
  EXPECT_FALSE(has_in_cluster(caller, Role::Board, here));
  caller.roles[0].scope_id.reset();
  EXPECT_TRUE(has_in_cluster(caller, Role::ClusterStaff, there));
  caller.roles[0].scope_kind = "organisation";
  EXPECT_FALSE(has_in_cluster(caller, Role::ClusterStaff, here));
}

}  // namespace
}  // namespace vallis::auth
