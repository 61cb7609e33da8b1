#include "auth/role_routes.hpp"

#include "auth/account_routes.hpp"
#include "auth/guest.hpp"
#include "auth/visibility.hpp"
#include "support/people.hpp"

namespace vallis::auth {
namespace {

using test::Client;

class RolesApi : public test::ServerTest {
 protected:
  void add_routes(http::Router& router) override {
    add_account_routes(router, database());
    add_role_routes(router, database());
  }

  std::string id(const std::string& name) { return test::account_id(database(), name); }
  void give(const std::string& name, Role role, const std::string& kind, std::optional<base::Uuid> scope = {}) {
    test::given_role(database(), name, role, kind, scope);
  }
  static std::string role(const std::string& word, const std::string& kind = "cluster",
                          const std::optional<base::Uuid>& scope = {}) {
    return fmt::format(R"({{"role":"{}","scope_kind":"{}","scope_id":{},"from_on":"{}"}})", word, kind,
                       scope ? "\"" + scope->text() + "\"" : "null", base::Instant::now().date().text());
  }
  std::string roles_of(const std::string& name) { return "/api/v1/accounts/" + id(name) + "/roles"; }
  std::int64_t logged(const std::string& verb, const std::string& kind) {
    return test::number(
        database(), "SELECT count(*) FROM activity_entry WHERE verb = '" + verb + "' AND object_kind = '" + kind + "'");
  }
  Caller caller(const std::string& name) {
    return database()
        .read([&](db::Reader& reader) { return caller_for(reader, *AccountId::parse(id(name)), base::Instant::now()); })
        .value();
  }

  base::Uuid rhine = base::Uuid::next();
  base::Uuid elbe = base::Uuid::next();
};

TEST_P(RolesApi, StaffOfOneClusterIsNobodyInAnother) {
  signed_in("anna");
  give("anna", Role::ClusterStaff, "cluster", rhine);
  const Caller anna = caller("anna");
  EXPECT_TRUE(anna.may(Permission::ManageMembers, {"cluster", rhine}));
  EXPECT_FALSE(anna.may(Permission::ManageMembers, {"cluster", elbe}));
  EXPECT_FALSE(anna.may(Permission::ManageMembers, kEverywhere));
  EXPECT_FALSE(anna.may(Permission::ManageAccounts)) << "accounts belong to no cluster";
  EXPECT_TRUE(anna.may(Permission::ReadDirectory)) << "somewhere";
}

TEST_P(RolesApi, StaffOfEverythingIsStaffEverywhere) {
  signed_in("anna", Role::ClusterStaff);
  const Caller anna = caller("anna");
  EXPECT_TRUE(anna.may(Permission::ManageMembers, {"cluster", elbe}));
  EXPECT_TRUE(anna.may(Permission::EditOwnOrganisation, {"organisation", elbe}));
  EXPECT_TRUE(anna.may(Permission::ManageAccounts));
}

TEST_P(RolesApi, ARoleForAllOfAKindOpensEachOfThatKindAndNoOther) {
  signed_in("anna");
  give("anna", Role::ClusterStaff, "network");
  EXPECT_TRUE(caller("anna").may(Permission::ManageMembers, {"network", elbe}));
  EXPECT_FALSE(caller("anna").may(Permission::ManageMembers, {"cluster", elbe}));
}

TEST_P(RolesApi, StaffOfOneClusterSeesNoStaffLevelOfAllRows) {
  signed_in("anna");
  give("anna", Role::ClusterStaff, "cluster", rhine);
  const Sight sight = sight_of(caller("anna"), base::Instant::now().date());
  EXPECT_FALSE(sight.opens(Visibility::Staff));
  EXPECT_TRUE(sight.opens(Visibility::Members));
}

TEST_P(RolesApi, StaffGivesAndEndsARoleOnRecord) {
  Client staff = signed_in("staff", Role::ClusterStaff);
  signed_in("anna");
  const auto given = staff.post(roles_of("anna"), role("board"));
  ASSERT_EQ(given.status, 201) << given.body;
  EXPECT_TRUE(caller("anna").has(Role::Board));
  EXPECT_EQ(logged("granted", "role"), 1);
  EXPECT_EQ(staff.remove(given.header("Location")).status, 204);
  EXPECT_FALSE(caller("anna").has(Role::Board)) << "at once";
  EXPECT_EQ(logged("ended", "role"), 1);
}

TEST_P(RolesApi, NobodyGivesMoreThanTheyMayThemselves) {
  Client anna = signed_in("anna");
  give("anna", Role::ClusterStaff, "cluster", rhine);
  signed_in("boris");
  EXPECT_EQ(anna.post(roles_of("boris"), role("cluster_staff", "cluster", rhine)).status, 201);
  EXPECT_EQ(anna.post(roles_of("boris"), role("cluster_staff", "cluster", elbe)).status, 403);
  EXPECT_EQ(anna.post(roles_of("boris"), role("cluster_staff")).status, 403) << "everywhere is more than one cluster";
  EXPECT_EQ(anna.post("/api/v1/accounts/" + id("anna") + "/roles", role("cluster_staff")).status, 403)
      << "nor to oneself";
}

TEST_P(RolesApi, AdministratorsOfAnOrganisationMakeUsersOfItAlone) {
  Client anna = signed_in("anna");
  give("anna", Role::OrganisationAdmin, "organisation", rhine);
  signed_in("boris");
  EXPECT_EQ(anna.post(roles_of("boris"), role("member_user", "organisation", rhine)).status, 201);
  EXPECT_EQ(anna.post(roles_of("boris"), role("organisation_admin", "organisation", rhine)).status, 201);
  EXPECT_EQ(anna.post(roles_of("boris"), role("organisation_admin", "organisation", elbe)).status, 403);
  EXPECT_EQ(anna.post(roles_of("boris"), role("organisation_admin", "organisation")).status, 403);
  EXPECT_EQ(anna.post(roles_of("boris"), role("cluster_staff", "organisation", rhine)).status, 403);
  EXPECT_EQ(anna.post(roles_of("boris"), role("board", "organisation", rhine)).status, 403);
}

TEST_P(RolesApi, WhoHasNoRoleGivesNone) {
  Client anna = signed_in("anna");
  EXPECT_EQ(anna.post(roles_of("anna"), role("patient")).status, 403);
  EXPECT_EQ(guest().post(roles_of("anna"), role("patient")).status, 401);
}

TEST_P(RolesApi, TheLastStaffOfEverythingStays) {
  Client staff = signed_in("staff", Role::ClusterStaff);
  const auto grants = staff.get(roles_of("staff")).json().at("items").as_array();
  ASSERT_EQ(grants.size(), 1U);
  const std::string path = "/api/v1/roles/" + std::string(grants[0].at("role_grant_id").as_string());
  EXPECT_EQ(staff.remove(path).status, 409);
  signed_in("second", Role::ClusterStaff);
  EXPECT_EQ(staff.remove(path).status, 204);
}

TEST_P(RolesApi, RolesOfOthersAreSeenAsFarAsOneLooksAfterThem) {
  Client anna = signed_in("anna");
  give("anna", Role::OrganisationAdmin, "organisation", rhine);
  Client boris = signed_in("boris");
  give("boris", Role::MemberUser, "organisation", rhine);
  give("boris", Role::Investor, "cluster");
  EXPECT_EQ(anna.get(roles_of("boris")).json().at("items").as_array().size(), 1U);
  EXPECT_EQ(boris.get(roles_of("boris")).json().at("items").as_array().size(), 2U);
  EXPECT_EQ(boris.get(roles_of("anna")).status, 404);
}

TEST_P(RolesApi, ListsWhatEachRoleMayDo) {
  const auto roles = signed_in("anna").get("/api/v1/roles").json().at("items").as_array();
  EXPECT_EQ(roles.size(), base::enum_words<Role>().size());
}

class GuestsApi : public RolesApi {
 protected:
  std::string body(const std::string& name, const base::Instant& until) const {
    return fmt::format(
        R"({{"email":"{}@example.org","name":"{}","language":"en","scope_kind":"network","scope_id":"{}","expires_at":"{}"}})",
        name, name, network.text(), until.text());
  }
  bool inside(const std::string& name, const base::Instant& at) {
    return database()
        .read([&](db::Reader& reader) {
          return guest_in(reader, *AccountId::parse(id(name)), {"network", network}, at);
        })
        .value();
  }
  std::string list() const { return "/api/v1/guests?scope_kind=network&scope_id=" + network.text(); }

  base::Uuid network = base::Uuid::next();
  base::Instant now = base::Instant::now();
  base::Instant tomorrow = base::Instant::now().plus(std::chrono::hours(24));
};

TEST_P(GuestsApi, AreInOneNetworkUntilTheirEndAndNotAMomentLonger) {
  Client staff = signed_in("staff", Role::ClusterStaff);
  const auto invited = staff.post("/api/v1/guests", body("gina", tomorrow));
  ASSERT_EQ(invited.status, 201) << invited.body;
  EXPECT_TRUE(invited.json().at("ticket").is_string());
  EXPECT_TRUE(inside("gina", now));
  EXPECT_FALSE(inside("gina", tomorrow));
  EXPECT_FALSE(caller("gina").may(Permission::ReadDirectory)) << "nothing else is open to them";
}

TEST_P(GuestsApi, WithAnAccountGetNoSecondOne) {
  Client staff = signed_in("staff", Role::ClusterStaff);
  signed_in("anna");
  const auto invited = staff.post("/api/v1/guests", body("anna", tomorrow));
  EXPECT_EQ(invited.json().at("guest").at("account_id").as_string(), id("anna"));
  EXPECT_TRUE(invited.json().at("ticket").is_null());
}

TEST_P(GuestsApi, AreAllSentAwayAtOnce) {
  Client staff = signed_in("staff", Role::ClusterStaff);
  staff.post("/api/v1/guests", body("gina", tomorrow));
  staff.post("/api/v1/guests", body("hugo", tomorrow));
  const auto ended =
      staff.post("/api/v1/guests/revocation", R"({"scope_kind":"network","scope_id":")" + network.text() + R"("})");
  EXPECT_EQ(ended.json().at("guest_count").as_int64(), 2);
  EXPECT_FALSE(inside("gina", now));
  EXPECT_EQ(staff.get(list()).json().at("items").as_array().size(), 2U) << "the trace stays";
}

TEST_P(GuestsApi, AreSentAwayOneByOneAndTheEarlierInvitationEnds) {
  Client staff = signed_in("staff", Role::ClusterStaff);
  staff.post("/api/v1/guests", body("gina", tomorrow));
  const auto again = staff.post("/api/v1/guests", body("gina", tomorrow.plus(std::chrono::hours(1))));
  EXPECT_EQ(staff.remove(again.header("Location")).status, 204);
  EXPECT_FALSE(inside("gina", base::Instant::now().plus(std::chrono::seconds(1))));
  EXPECT_EQ(staff.remove(again.header("Location")).status, 404);
}

TEST_P(GuestsApi, AreNoBusinessOfOthers) {
  Client staff = signed_in("staff", Role::ClusterStaff);
  const auto invited = staff.post("/api/v1/guests", body("gina", tomorrow));
  Client anna = signed_in("anna", Role::MemberUser);
  EXPECT_EQ(anna.get(list()).status, 403);
  EXPECT_EQ(anna.post("/api/v1/guests", body("hugo", tomorrow)).status, 403);
  EXPECT_EQ(anna.remove(invited.header("Location")).status, 404);
}

TEST_P(GuestsApi, EndWithinAYearAndBelongToNoCluster) {
  Client staff = signed_in("staff", Role::ClusterStaff);
  EXPECT_EQ(staff.post("/api/v1/guests", body("gina", now.plus(std::chrono::hours(-1)))).status, 422);
  EXPECT_EQ(staff.post("/api/v1/guests", body("gina", now.plus(std::chrono::hours(24 * 367)))).status, 422);
  std::string cluster = body("gina", tomorrow);
  cluster.replace(cluster.find("network"), 7, "cluster");
  EXPECT_EQ(staff.post("/api/v1/guests", cluster).status, 422);
}

VALLIS_ON_BOTH_DATABASES(RolesApi);
VALLIS_ON_BOTH_DATABASES(GuestsApi);

}  // namespace
}  // namespace vallis::auth
