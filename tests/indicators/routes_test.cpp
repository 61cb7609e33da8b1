#include "files/files.hpp"
#include "indicators/fixture.hpp"

namespace vallis::indicators {
namespace {

class IndicatorRoutes : public IndicatorsTest {
 protected:
  /// Somebody with a role in one cluster, signed in.
  test::Client signed_in_to(const std::string& name, auth::Role role, base::Uuid cluster_id) {
    test::Client client = signed_in(name);
    write([&](db::Transaction& tx) -> base::Result<bool> {
      const auto account =
          tx.one<auth::AccountId>("SELECT account_id FROM account WHERE email_key = $1", name + "@example.org");
      if (!account) return account.error();
      const auto granted =
          auth::grant_role(tx, *account, {role, "cluster", cluster_id, now_.date().plus_days(-1), {}}, {});
      if (!granted) return granted.error();
      return true;
    });
    return client;
  }
  static std::string body(std::int64_t members = 12, const std::string& period = "2025") {
    return fmt::format(R"({{"indicator":"M8","unit_code":"tilia","period":"{}","value":{},
        "source_address":"https://tilia.example","retrieved_on":"2026-01-12","reason":"The yearly count."}})",
                       period, members);
  }
  static std::string id_of(const test::Answer& answer) {
    return std::string(answer.json().at("observation_id").as_string());
  }
  static std::string step(std::int64_t version) { return fmt::format(R"({{"version":{}}})", version); }
  /// All that a guest can ask about observations.
  std::string all_a_guest_sees() {
    std::string all;
    for (const char* path :
         {"/api/v1/observations?facets=state,origin,indicator,confidence,unit_kind",
          "/api/v1/observations?state=any&facets=state,origin", "/api/v1/observations?state=proposed",
          "/api/v1/observations?state=any&sort=-updated_at&limit=1", "/api/v1/observations/shares",
          "/api/v1/observations/shares?state=any", "/api/v1/observations/export?state=any",
          "/api/v1/observations/export?format=json", "/api/v1/indicators", "/api/v1/indicators/M8"}) {
      const auto answer = guest().get(path);
      EXPECT_EQ(answer.status, 200) << path << answer.body;
      all += answer.body + "\n";
    }
    return all;
  }
};

TEST_P(IndicatorRoutes, ShowAnybodyTheMethods) {
  const auto all = guest().get("/api/v1/indicators").json();
  EXPECT_EQ(all.at("items").as_array().size(), 4U);
  EXPECT_EQ(guest().get("/api/v1/indicators/M8").json().at("items").at(0).at("method_en"), "Counted.");
  EXPECT_EQ(guest().get("/api/v1/indicators/M99").status, 404);
}

TEST_P(IndicatorRoutes, TakeAFigureFromProposalToPublication) {
  test::Client staff = signed_in("staff", auth::Role::ClusterStaff);
  test::Client analyst = signed_in("analyst", auth::Role::Analyst);
  test::Client board = signed_in("board", auth::Role::Board);
  const auto made = staff.post("/api/v1/observations", body());
  ASSERT_EQ(made.status, 201) << made.body;
  const std::string path = "/api/v1/observations/" + id_of(made);
  EXPECT_EQ(made.header("Location"), path);
  EXPECT_EQ(guest().get(path).status, 404);
  EXPECT_EQ(staff.post(path + "/check", step(1)).status, 403) << "one's own";
  EXPECT_EQ(analyst.post(path + "/publication", step(1)).status, 409) << "unchecked";
  EXPECT_EQ(analyst.post(path + "/check", step(1)).status, 200);
  EXPECT_EQ(board.post(path + "/publication", step(1)).status, 412) << "another version";
  EXPECT_EQ(board.post(path + "/publication", step(2)).status, 200);
  const auto seen = guest().get(path).json();
  EXPECT_EQ(seen.at("value"), 12);
  EXPECT_TRUE(seen.at("proposed_by").is_null()) << "who entered it is nobody's business";
  EXPECT_EQ(seen.at("reason"), "");
  EXPECT_FALSE(staff.get(path).json().at("proposed_by").is_null());
  const base::Json steps = staff.get(path + "/history").json().at("items");
  ASSERT_EQ(steps.as_array().size(), 3U);
  EXPECT_FALSE(steps.as_array()[1].at("account_name").as_string().empty()) << "who checked it, by name";
  EXPECT_NE(steps.as_array()[0].at("account_name"), steps.as_array()[1].at("account_name"));
  EXPECT_EQ(guest().get(path + "/history").status, 401);
  EXPECT_EQ(signed_in("member", auth::Role::MemberUser).get(path + "/history").status, 403);
}

TEST_P(IndicatorRoutes, LetWhatIsUnpublishedMoveNoFigureThatAGuestSees) {
  published(size_form(12));
  const std::string before = all_a_guest_sees();
  test::Client staff = signed_in("staff", auth::Role::ClusterStaff);
  const std::string staff_before = staff.get("/api/v1/observations?state=any").body;
  const auto proposed = staff.post("/api/v1/observations", body(99));
  ASSERT_EQ(proposed.status, 201) << proposed.body;
  EXPECT_EQ(all_a_guest_sees(), before);
  test::Client analyst = signed_in("analyst", auth::Role::Analyst);
  ASSERT_EQ(analyst.post("/api/v1/observations/" + id_of(proposed) + "/check", step(1)).status, 200);
  EXPECT_EQ(all_a_guest_sees(), before) << "checked is not published";
  EXPECT_NE(staff.get("/api/v1/observations?state=any").body, staff_before) << "there was something to hide";
  ASSERT_EQ(
      analyst.post("/api/v1/observations/" + id_of(proposed) + "/refusal", R"({"version":2,"reason":"Counted twice."})")
          .status,
      200);
  EXPECT_EQ(all_a_guest_sees(), before) << "nor is refused";
}

TEST_P(IndicatorRoutes, KeepWhatIsUnpublishedToTheClustersOwnPeople) {
  const std::string path = "/api/v1/observations/" + propose(size_form()).observation_id.text();
  EXPECT_EQ(signed_in_to("own", auth::Role::ClusterStaff, tilia_).get(path).status, 200);
  EXPECT_EQ(signed_in_to("own_board", auth::Role::Board, tilia_).get(path).status, 200);
  EXPECT_EQ(signed_in("analyst", auth::Role::Analyst).get(path).status, 200);
  test::Client elsewhere = signed_in_to("elsewhere", auth::Role::ClusterStaff, elsewhere_);
  EXPECT_EQ(elsewhere.get(path).status, 404);
  EXPECT_EQ(elsewhere.post(path + "/check", step(1)).status, 404);
  EXPECT_EQ(elsewhere.get("/api/v1/observations?state=any").json().at("total"), 0);
  EXPECT_EQ(elsewhere.post("/api/v1/observations", body(12, "2024")).status, 403);
  EXPECT_EQ(signed_in_to("authority", auth::Role::Authority, tilia_).get(path).status, 404);
  EXPECT_EQ(signed_in("member", auth::Role::MemberUser).get(path).status, 404);
  EXPECT_EQ(signed_in_to("own_too", auth::Role::ClusterStaff, tilia_)
                .post("/api/v1/observations", R"({"indicator":"H1","unit_code":"DE","period":"2018","value":1,
                      "source_title":"A page"})")
                .status,
            403)
      << "countries belong to no cluster";
}

TEST_P(IndicatorRoutes, CheckAndPublishSeveralOrNone) {
  const auto first = propose(size_form(12, "2023"));
  const auto second = propose(size_form(13, "2024"));
  test::Client analyst = signed_in("analyst", auth::Role::Analyst);
  const auto items = [&](std::int64_t version_of_second) {
    return fmt::format(R"("items":[{{"observation_id":"{}","version":1}},{{"observation_id":"{}","version":{}}}])",
                       first.observation_id.text(), second.observation_id.text(), version_of_second);
  };
  EXPECT_EQ(analyst.post("/api/v1/observations/steps", R"({"step":"check",)" + items(7) + "}").status, 412);
  EXPECT_EQ(read([&](db::Reader& r) { return find_observation(r, first.observation_id); }).state,
            ObservationState::Proposed);
  EXPECT_EQ(analyst.post("/api/v1/observations/steps", R"({"step":"check",)" + items(1) + "}").status, 200);
}

TEST_P(IndicatorRoutes, AnswerFaultsWithTheirPointers) {
  test::Client staff = signed_in("staff", auth::Role::ClusterStaff);
  const auto answer = staff.post("/api/v1/observations", R"({"indicator":"M8","unit_code":"tilia","period":"2999",
      "value":-1})");
  EXPECT_EQ(answer.status, 422);
  std::vector<std::string> pointers;
  const base::Json problem = answer.json();
  for (const auto& error : problem.at("errors").as_array()) {
    pointers.emplace_back(error.at("pointer").as_string());
  }
  EXPECT_EQ(pointers, (std::vector<std::string>{"/period", "/value", "/source_address"}));
  EXPECT_EQ(staff.get("/api/v1/observations?state=odd").status, 422);
  EXPECT_EQ(staff.get("/api/v1/observations?origine=measured").status, 422) << "a misspelt filter";
}

TEST_P(IndicatorRoutes, CountTheSharesOfEachOrigin) {
  published(size_form(12));
  const auto shares = guest().get("/api/v1/observations/shares?cluster=tilia").json();
  EXPECT_EQ(shares.at("declared_count"), 1);
  EXPECT_EQ(shares.at("missing_count"), 0);
  EXPECT_EQ(guest().get("/api/v1/observations/shares?cluster=alder").json().at("declared_count"), 0);
}

TEST_P(IndicatorRoutes, HoldAFigureToItsTableOfEvidence) {
  test::Client staff = signed_in("staff", auth::Role::ClusterStaff);
  const auto file =
      staff.post("/api/v1/files?name=members.csv", "year,members\n2025,21\n", "Content-Type: text/csv\r\n");
  ASSERT_EQ(file.status, 201) << file.body;
  const std::string id(file.json().at("file_id").as_string());
  const auto with = [&](std::int64_t members) {
    return fmt::format(R"({{"indicator":"M8","unit_code":"tilia","period":"2025","value":{},"file_id":"{}"}})", members,
                       id);
  };
  const auto contradicted = staff.post("/api/v1/observations", with(12));
  EXPECT_EQ(contradicted.status, 422);
  EXPECT_EQ(contradicted.json().at("errors").at(0).at("pointer"), "/evidence_value");
  const auto made = staff.post("/api/v1/observations", with(21));
  ASSERT_EQ(made.status, 201) << made.body;
  const std::string content = "/api/v1/files/" + id + "/content";
  EXPECT_EQ(signed_in("analyst", auth::Role::Analyst).get(content).body, "year,members\n2025,21\n");
  EXPECT_EQ(signed_in("member", auth::Role::MemberUser).get(content).status, 404);
  EXPECT_EQ(guest().get(content).status, 404);
  EXPECT_EQ(staff.remove("/api/v1/files/" + id).status, 409) << "a figure rests on it";
}

TEST_P(IndicatorRoutes, TakeNobodyElsesFileForEvidence) {
  const auto blob = store_->put("a signed contract");
  ASSERT_TRUE(blob);
  const auto file = write([&](db::Transaction& tx) {
    files::NewFile made;
    made.name = "contract.txt";
    made.owner_scope = "cluster";
    made.uploaded_by = boris_;
    return files::add_file(tx, *store_, *blob, made);
  });
  test::Client staff = signed_in("staff", auth::Role::ClusterStaff);
  EXPECT_EQ(
      staff
          .post("/api/v1/observations", fmt::format(R"({{"indicator":"M8","unit_code":"tilia","period":"2025","value":3,
                            "file_id":"{}"}})",
                                                    file.file_id.text()))
          .status,
      422);
}

TEST_P(IndicatorRoutes, ImportByPreviewAndCommit) {
  test::Client staff = signed_in_to("staff", auth::Role::ClusterStaff, tilia_);
  const std::string table =
      "indicator,unit_code,period,value,source_address,retrieved_on\nM8,tilia,2025,12,https://a.example,2026-01-12\n";
  const auto made = staff.post("/api/v1/observation-imports?name=figures.csv", table, "Content-Type: text/csv\r\n");
  ASSERT_EQ(made.status, 201) << made.body;
  const std::string path = made.header("Location");
  EXPECT_EQ(made.json().at("new_count"), 1);
  EXPECT_EQ(staff.get(path + "/lines").json().at("items").at(0).at("action"), "new");
  EXPECT_EQ(signed_in_to("elsewhere", auth::Role::ClusterStaff, elsewhere_).get(path).status, 404);
  EXPECT_EQ(guest().get(path).status, 401);
  EXPECT_EQ(staff.post(path + "/commit", step(2)).status, 412);
  EXPECT_EQ(staff.post(path + "/commit", step(1)).json().at("state"), "committed");
  EXPECT_EQ(staff.get("/api/v1/observations?state=proposed").json().at("total"), 1);
  const auto broken = staff.post("/api/v1/observation-imports?name=figures.csv", table + "M8,alder,2025,1,,\n",
                                 "Content-Type: text/csv\r\n");
  EXPECT_EQ(broken.json().at("fault_count"), 1);
  const auto refused_commit = staff.post(broken.header("Location") + "/commit", step(1));
  EXPECT_EQ(refused_commit.status, 422);
}

TEST_P(IndicatorRoutes, OrderMeasurementsForTheClustersStaff) {
  const std::string path = "/api/v1/clusters/" + tilia_.text() + "/measurements";
  test::Client staff = signed_in_to("staff", auth::Role::ClusterStaff, tilia_);
  const auto made = staff.post(path, R"({"period":"2025"})");
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(staff.get(made.header("Location")).json().at("state"), "queued");
  EXPECT_EQ(staff.post(path, R"({"period":"2999"})").status, 422);
  test::Client elsewhere = signed_in_to("elsewhere", auth::Role::ClusterStaff, elsewhere_);
  EXPECT_EQ(elsewhere.post(path, R"({"period":"2025"})").status, 403);
  EXPECT_EQ(elsewhere.get(made.header("Location")).status, 404);
}

VALLIS_ON_BOTH_DATABASES(IndicatorRoutes);

}  // namespace
}  // namespace vallis::indicators
