#include <map>
#include <thread>

#include "directory/membership_fixture.hpp"

namespace vallis::directory {
namespace {

using auth::Role;
using test::Answer;
using test::Client;

class MembershipApi : public MembershipTest {
 protected:
  std::string cluster() const { return "/api/v1/clusters/" + cluster_.text(); }

  std::string application_body(const std::string& answers = R"({"beds":12})", bool submit = true) const {
    return fmt::format(
        R"({{"membership_type_id":"{}","organisation":{{"name":"Linden Clinic","kind":"clinic","country_code":"DE"}},)"
        R"("contact_name":"Vera","contact_email":"vera@linden.example","language":"en","answers":{},"submit":{}}})",
        type_.text(), answers, submit);
  }
  struct Applied {
    std::string path;
    std::string secret;  ///< as a header
  };
  Applied applied(Client client) {
    const Answer made = client.post(cluster() + "/membership-applications", application_body());
    EXPECT_EQ(made.status, 201) << made.body;
    return {made.header("Location"), "X-Application-Secret: " + text(made, "secret") + "\r\n"};
  }
  static std::string text(const Answer& answer, const char* member) {
    return std::string(answer.json().at(member).as_string());
  }
  static std::string state_body(const std::string& state, const std::string& reason = "because") {
    return fmt::format(R"({{"state":"{}","reason":"{}"}})", state, reason);
  }
  std::string acceptance() const {
    return fmt::format(R"({{"state":"active","from_on":"{}","is_listed":true,"reason":"fits"}})", day(0).text());
  }
  Answer change(Client& client, const std::string& path, const std::string& body, const Applied& applied) {
    const std::string tag = client.get(applied.path, applied.secret).header("ETag");
    return client.put(applied.path + path, body, applied.secret + "If-Match: " + tag + "\r\n");
  }
};

TEST_P(MembershipApi, LeadsAGuestsApplicationToAMembership) {
  Client olga = signed_in("olga", Role::ClusterStaff);
  Client vera = guest();
  const Applied application = applied(vera);
  EXPECT_EQ(text(vera.get(application.path, application.secret), "state"), "submitted");
  EXPECT_EQ(guest().get(application.path).status, 404) << "without the secret";
  EXPECT_EQ(guest().get(application.path, "X-Application-Secret: guess\r\n").status, 404);
  EXPECT_EQ(olga.get(cluster() + "/membership-applications").json().at("items").as_array().size(), 1U);

  EXPECT_EQ(change(olga, "/acceptance", acceptance(), application).status, 409) << "before any review";
  EXPECT_EQ(change(olga, "/state", state_body("in_review"), application).status, 200);
  EXPECT_EQ(olga.post(application.path + "/notes", R"({"text":"ask the board"})").status, 204);
  EXPECT_EQ(change(olga, "/state", state_body("more_asked", " "), application).status, 422) << "ask for what?";
  EXPECT_EQ(change(olga, "/state", state_body("more_asked", "How many doctors?"), application).status, 200);
  EXPECT_EQ(change(vera, "", application_body(R"({"beds":14})"), application).status, 200);
  EXPECT_EQ(change(olga, "/state", state_body("in_review"), application).status, 200);
  const Answer accepted = change(olga, "/acceptance", acceptance(), application);
  ASSERT_EQ(accepted.status, 200) << accepted.body;
  EXPECT_EQ(text(accepted, "state"), "active");
  EXPECT_EQ(text(vera.get(application.path, application.secret), "state"), "accepted");

  const Answer seen = vera.get(application.path + "/events", application.secret);
  EXPECT_EQ(seen.json().at("items").as_array().size(), 6U) << seen.body;
  EXPECT_EQ(seen.body.find("ask the board"), std::string::npos) << "notes are the reviewers'";
  EXPECT_NE(olga.get(application.path + "/events").body.find("ask the board"), std::string::npos);
  const Answer listed = guest().get(cluster() + "/members");
  EXPECT_EQ(listed.json().at("total"), 1) << listed.body;
  EXPECT_NE(listed.body.find("Linden Clinic"), std::string::npos);
}

TEST_P(MembershipApi, NamesEveryFaultOfAnApplication) {
  std::string body = application_body(R"({"beds":"many","other":1})");
  body.replace(body.find("vera@linden.example"), 19, "nobody");
  const Answer refused = guest().post(cluster() + "/membership-applications", body);
  EXPECT_EQ(refused.status, 422);
  for (const char* pointer : {"/contact_email", "/answers/beds", "/answers/other"}) {
    EXPECT_NE(refused.body.find(pointer), std::string::npos) << pointer << " in " << refused.body;
  }
}

TEST_P(MembershipApi, TakesTenApplicationsADayFromAnAddressOfGuests) {
  for (int i = 0; i < 10; ++i) applied(guest());
  EXPECT_EQ(guest().post(cluster() + "/membership-applications", application_body()).status, 429);
  EXPECT_EQ(signed_in("anna").post(cluster() + "/membership-applications", application_body()).status, 201);
}

TEST_P(MembershipApi, LetsOneOfTwoReviewersWin) {
  Client olga = signed_in("olga", Role::ClusterStaff);
  Client igor = signed_in("igor", Role::ClusterStaff);
  const Applied application = applied(guest());
  EXPECT_EQ(change(olga, "/state", state_body("in_review"), application).status, 200);
  const std::string tag = "If-Match: " + olga.get(application.path).header("ETag") + "\r\n";
  std::map<int, int> statuses;
  Answer first;
  std::thread other([&] { first = olga.put(application.path + "/acceptance", acceptance(), tag); });
  const Answer second = igor.put(application.path + "/acceptance", acceptance(), tag);
  other.join();
  ++statuses[first.status];
  ++statuses[second.status];
  EXPECT_EQ(statuses, (std::map<int, int>{{200, 1}, {412, 1}})) << first.body << second.body;
  EXPECT_EQ(olga.put(application.path + "/acceptance", acceptance()).status, 428);
  EXPECT_EQ(olga.get(cluster() + "/memberships").json().at("items").as_array().size(), 1U);
}

TEST_P(MembershipApi, KeepsAnApplicantFromDecidingOnItself) {
  Client olga = signed_in("olga", Role::ClusterStaff);
  const Applied own = applied(olga);
  EXPECT_EQ(change(olga, "/state", state_body("in_review"), own).status, 403);
  Client igor = signed_in("igor", Role::ClusterStaff);
  EXPECT_EQ(change(igor, "/state", state_body("withdrawn"), own).status, 403) << "the applicant's to do";
  EXPECT_EQ(change(olga, "/state", state_body("withdrawn"), own).status, 200);
}

TEST_P(MembershipApi, ShowsAMembershipToItsOwnAdministratorsStaffAndBoardAlone) {
  const Membership membership = admitted(tilia_, day(-10));
  const std::string path = "/api/v1/memberships/" + membership.membership_id.text();
  Client own = administrator("own", tilia_);
  Client other = administrator("other", alder_);
  Client board = signed_in("board", Role::Board);
  Client olga = signed_in("olga", Role::ClusterStaff);
  for (const char* part : {"", "/states", "/dues", "/proofs"}) {
    EXPECT_EQ(own.get(path + part).status, 200) << part;
    EXPECT_EQ(olga.get(path + part).status, 200) << part;
    EXPECT_EQ(board.get(path + part).status, 200) << part;
    EXPECT_EQ(other.get(path + part).status, 404) << part;
  }
  const std::string listed = fmt::format(R"({{"membership_type_id":"{}","is_listed":true}})", type_.text());
  EXPECT_EQ(other.put(path, listed, if_match(1)).status, 404);
  EXPECT_EQ(guest().get(cluster() + "/members").json().at("total"), 0) << "nobody opted in yet";
  EXPECT_EQ(signed_in("member", Role::MemberUser).get(cluster() + "/members").json().at("total"), 1);
  EXPECT_EQ(own.put(path, listed, if_match(1)).status, 200);
  EXPECT_EQ(own.put(path, listed, if_match(1)).status, 412);
  const Answer members = guest().get(cluster() + "/members");
  EXPECT_EQ(members.json().at("total"), 1);
  EXPECT_EQ(members.body.find("dues"), std::string::npos);
}

TEST_P(MembershipApi, ListsTheMembershipsOfAnOrganisationForItsAdministrators) {
  const Membership membership = admitted(tilia_, day(-10));
  admitted(alder_, day(-10));
  Client own = administrator("own", tilia_);
  const auto list = [&](OrganisationId of) { return cluster() + "/memberships?organisation_id=" + of.text(); };
  const Answer mine = own.get(list(tilia_));
  ASSERT_EQ(mine.status, 200) << mine.body;
  ASSERT_EQ(mine.json().at("items").as_array().size(), 1U);
  EXPECT_EQ(mine.json().at("items").as_array()[0].at("membership_id"), membership.membership_id.text().c_str());
  EXPECT_EQ(own.get(list(alder_)).status, 403);
  EXPECT_EQ(own.get(cluster() + "/memberships").status, 403) << "all of them are for staff and board";
  EXPECT_EQ(signed_in("member", Role::MemberUser).get(list(tilia_)).status, 403);
}

TEST_P(MembershipApi, LetsAMemberLeaveButNotChangeItsStateOtherwise) {
  const Membership membership = admitted(tilia_, day(-10));
  const std::string path = "/api/v1/memberships/" + membership.membership_id.text() + "/state";
  Client own = administrator("own", tilia_);
  const auto body = [&](const char* state, const char* cause, int days) {
    return fmt::format(R"({{"state":"{}","from_on":"{}","cause":"{}","reason":"we move"}})", state, day(days).text(),
                       cause);
  };
  EXPECT_EQ(own.put(path, body("suspended", "decided", 1), if_match(1)).status, 403);
  EXPECT_EQ(own.put(path, body("ended", "left", -5), if_match(1)).status, 403) << "not for the past";
  const Answer left = own.put(path, body("ended", "left", 30), if_match(1));
  ASSERT_EQ(left.status, 200) << left.body;
  EXPECT_EQ(text(left, "state"), "active") << "until then";
  EXPECT_EQ(text(left, "left_on"), day(30).text());
}

TEST_P(MembershipApi, GivesStaffOfOneClusterNothingInAnother) {
  const Membership membership = admitted(tilia_, day(-10));
  Client elsewhere = signed_in("elsewhere");
  const auth::AccountId account{account_of("elsewhere")};
  write([&](db::Transaction& tx) {
    return auth::grant_role(tx, account, {Role::ClusterStaff, "cluster", base::Uuid::next(), day(-1), {}}, {});
  });
  EXPECT_EQ(elsewhere.get(cluster() + "/memberships").status, 403);
  EXPECT_EQ(elsewhere.get("/api/v1/memberships/" + membership.membership_id.text()).status, 404);
  EXPECT_EQ(elsewhere.post(cluster() + "/renewals", R"({"period":"2026"})").status, 403);
}

TEST_P(MembershipApi, CountsAHiddenRegionAsNone) {
  admitted(tilia_, day(-10));
  run("UPDATE organisation SET region = 'Baden', field_visibility = '{\"region\":\"staff\"}' WHERE organisation_id = '" +
      tilia_.text() + "'");
  const std::string path = cluster() + "/membership-reports/location?format=csv";
  EXPECT_EQ(signed_in("board", Role::Board).get(path).body, "country_code,region,member_count\nDE,,1\n");
  EXPECT_EQ(signed_in("staff", Role::ClusterStaff).get(path).body, "country_code,region,member_count\nDE,Baden,1\n");
}

TEST_P(MembershipApi, ExportsMembershipsAsFiles) {
  for (const OrganisationId id : {tilia_, iva_, alder_}) admitted(id, day(-10));
  Client board = signed_in("board", Role::Board);
  const std::string path = cluster() + "/memberships/export";
  const Answer csv = board.get(path + "?columns=organisation_name,type_code,state&bom=false");
  EXPECT_EQ(csv.status, 200) << csv.body;
  EXPECT_NE(csv.header("Content-Disposition").find("memberships.csv"), std::string::npos);
  EXPECT_TRUE(csv.body.starts_with("organisation_name,type_code,state\n")) << csv.body;
  EXPECT_NE(csv.body.find("Alder Clinic,core,active"), std::string::npos) << csv.body;
  const Answer json = board.get(path + "?format=json&organisation_id=" + iva_.text());
  ASSERT_EQ(json.json().at("items").as_array().size(), 1U) << json.body;
  EXPECT_EQ(json.json().at("items").at(0).at("organisation_name"), "Iva Start-up");
  EXPECT_EQ(board.get(path + "?format=xlsx").body.substr(0, 2), "PK");
  EXPECT_EQ(board.get(path + "?format=vcf").status, 422);
  EXPECT_EQ(board.get(path + "?columns=dreams").status, 422);
  EXPECT_EQ(signed_in("member", Role::MemberUser).get(path).status, 403);
}

TEST_P(MembershipApi, GivesReportsAsTablesToo) {
  admitted(tilia_, day(-10));
  Client board = signed_in("board", Role::Board);
  for (const char* name : {"growth", "churn", "diversity", "location", "types", "dues"}) {
    const std::string path = cluster() + "/membership-reports/" + name;
    const Answer json = board.get(path);
    EXPECT_EQ(json.status, 200) << name << json.body;
    const Answer csv = board.get(path + "?format=csv");
    EXPECT_EQ(csv.header("Content-Type"), "text/csv; charset=utf-8") << name;
    EXPECT_EQ(signed_in(std::string("member-") + name, Role::MemberUser).get(path).status, 403) << name;
  }
  EXPECT_EQ(board.get(cluster() + "/membership-reports/types?format=csv").body,
            "type_code,tier,member_count\ncore,core,1\n");
  EXPECT_EQ(board.get(cluster() + "/membership-reports/growth?period=soon").status, 422);
}

TEST_P(MembershipApi, OffersTypesAndClosesRules) {
  Client olga = signed_in("olga", Role::ClusterStaff);
  const Answer types = guest().get(cluster() + "/membership-types");
  ASSERT_EQ(types.json().at("items").as_array().size(), 1U) << types.body;
  std::string form = activity::snapshot(type_form());
  EXPECT_EQ(olga.post(cluster() + "/membership-types", form).status, 409) << "offered already";
  const DuesRule made = rule();
  const std::string path = cluster() + "/dues-rules/" + made.dues_rule_id.text() + "/end";
  EXPECT_EQ(olga.put(path, R"({"to_on":"2026-12-31"})", if_match(1)).status, 200);
  EXPECT_EQ(olga.put(path, R"({"to_on":"2027-12-31"})", if_match(1)).status, 412);
}

/// Every route, held against every role. A route that is added has to be added here, or this fails.
TEST_P(MembershipApi, OpensEachRouteToTheRolesThatMayUseIt) {
  const std::string c = "/api/v1/clusters/{cluster_id}";
  const std::string m = "/api/v1/memberships/{membership_id}";
  const std::string a = "/api/v1/membership-applications/{application_id}";
  std::map<std::string, std::string> expected = {
      {"GET " + c + "/membership-types", "all"},
      {"POST " + c + "/membership-types", "staff"},
      {"GET " + c + "/membership-types/{membership_type_id}", "all"},
      {"PUT " + c + "/membership-types/{membership_type_id}", "staff"},
      {"GET " + c + "/members", "all"},
      {"GET " + c + "/memberships", "board"},
      {"POST " + c + "/memberships", "staff"},
      {"POST " + c + "/membership-applications", "all"},
      {"GET " + c + "/membership-applications", "board"},
      {"GET " + a, "all"},
      {"PUT " + a, "all"},
      {"GET " + a + "/events", "all"},
      {"PUT " + a + "/state", "all"},
      {"PUT " + a + "/assignee", "staff"},
      {"POST " + a + "/notes", "staff"},
      {"PUT " + a + "/acceptance", "staff"},
      {"GET " + m, "signed in"},
      {"PUT " + m, "administrator"},
      {"GET " + m + "/states", "signed in"},
      {"PUT " + m + "/state", "administrator"},
      {"GET " + m + "/inheritance", "administrator"},
      {"GET " + m + "/proofs", "signed in"},
      {"POST " + m + "/proofs", "staff"},
      {"PUT " + m + "/proofs/{membership_proof_id}/withdrawal", "staff"},
      {"GET " + c + "/memberships/export", "board"},
      {"GET " + c + "/dues-rules", "board"},
      {"POST " + c + "/dues-rules", "staff"},
      {"PUT " + c + "/dues-rules/{dues_rule_id}/end", "staff"},
      {"GET " + c + "/dues", "board"},
      {"GET " + c + "/renewals", "board"},
      {"POST " + c + "/renewals", "staff"},
      {"GET " + c + "/membership-reminders", "board"},
      {"GET " + c + "/membership-changes", "board"},
      {"POST " + c + "/membership-changes", "staff"},
      {"GET " + m + "/dues", "signed in"},
      {"POST " + m + "/dues", "staff"},
      {"GET " + m + "/dues/assessment", "signed in"},
      {"GET " + m + "/dues/{dues_id}", "signed in"},
      {"PUT " + m + "/dues/{dues_id}/state", "staff"},
      {"GET " + m + "/dues/{dues_id}/payments", "signed in"},
      {"POST " + m + "/dues/{dues_id}/payments", "staff"},
      {"GET " + c + "/confirmed-members", "board"},
  };
  for (const char* name : {"growth", "churn", "diversity", "location", "types", "dues"}) {
    expected["GET " + c + "/membership-reports/" + name] = "board";
  }
  std::map<std::string, Client> callers;
  callers.emplace("guest", guest());
  for (const auto& [word, role] : base::enum_words<Role>()) callers.emplace(word, signed_in(word, role));
  std::size_t held = 0;
  for (const auto& route : router().routes()) {
    if (route->info.tag != "membership") continue;
    const std::string name = std::string(http::word(route->method)) + " " + route->pattern;
    ASSERT_TRUE(expected.contains(name)) << name << " has no declared expectation";
    ++held;
    std::string path = route->pattern;
    if (const auto at = path.find("{cluster_id}"); at != std::string::npos) path.replace(at, 12, cluster_.text());
    for (auto at = path.find('{'); at != std::string::npos; at = path.find('{')) {
      path.replace(at, path.find('}') - at + 1, base::Uuid::next().text());
    }
    for (auto& [who, client] : callers) {
      const std::string& group = expected.at(name);
      const bool may = group == "all" || (group == "signed in" && who != "guest") || who == "cluster_staff" ||
                       (group == "board" && who == "board") ||
                       (group == "administrator" && who == "organisation_admin");
      const int status = client
                             .send(std::string(http::word(route->method)), path,
                                   route->info.request.is_null() ? "" : "[]", if_match(1))
                             .status;
      const bool refused = status == 401 || status == 403;
      EXPECT_EQ(refused, !may) << name << " by " << who << " → " << status;
      EXPECT_LT(status, 500) << name << " by " << who;
    }
  }
  EXPECT_EQ(held, expected.size());
}

VALLIS_ON_BOTH_DATABASES(MembershipApi);

}  // namespace
}  // namespace vallis::directory
