#include <fmt/format.h>

#include <memory>

#include "app/catalogue_observations.hpp"
#include "app/directory_data.hpp"
#include "app/scorecards_data.hpp"
#include "auth/account_routes.hpp"
#include "directory/cluster.hpp"
#include "indicators/observation.hpp"
#include "jobs/runner.hpp"
#include "scorecards/scorecard_jobs.hpp"
#include "scorecards/scorecard_routes.hpp"
#include "scorecards/study_routes.hpp"
#include "support/server_test.hpp"

namespace vallis::scorecards {
namespace {

using auth::Role;
using ::vallis::test::Answer;
using ::vallis::test::Client;

std::string text(const base::Json& json, std::string_view member) { return std::string(json.at(member).as_string()); }

/// The world's clusters as the program brings them in, and one that is run here.
class ScorecardsApi : public ::vallis::test::ServerTest {
 protected:
  void add_routes(http::Router& router) override {
    auth::add_account_routes(router, database());
    studies = std::make_unique<Studies>(database(), app::built_in_study());
    add_study_routes(router, database(), *studies);
    add_scorecard_routes(router, database(), *studies);
    runner = std::make_unique<jobs::Runner>(database());
    ASSERT_TRUE(add_scorecard_jobs(*runner, database(), *studies));
  }
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped()) return;
    ASSERT_TRUE(app::fill_directory(database()));
    const auto filled = app::fill_indicators(database());
    ASSERT_TRUE(filled) << filled.error().message;
    analyst = std::make_unique<Client>(signed_in("analyst", Role::Analyst));
    board = std::make_unique<Client>(signed_in("board", Role::Board));
  }
  void TearDown() override {
    analyst.reset();
    board.reset();
    runner.reset();
    ServerTest::TearDown();
    studies.reset();
  }

  template <class Write>
  auto write(Write&& function) {
    auto done = database().transact(function);
    EXPECT_TRUE(done) << (done ? "" : done.error().message);
    return *done;
  }

  base::Uuid given_cluster() {
    directory::ClusterForm form;
    form.code = "rhine-valley";
    form.name_en = "Rhine Valley";
    form.countries = {"DE"};
    form.initiative = directory::Initiative::Mixed;
    return write([&](db::Transaction& tx) { return directory::create_cluster(tx, {}, base::Instant::now(), form); })
        .uuid;
  }

  /// A declared number of members, not published.
  indicators::Observation given_proposal(std::int64_t members) {
    indicators::ObservationForm form;
    form.indicator = "M8";
    form.unit_code = "rhine-valley";
    form.period = "2025";
    form.value = base::Json(members);
    form.source_title = "Register";
    form.source_address = "https://register.example/2025";
    form.retrieved_on = base::Date::of(2026, 1, 5);
    return write([&](db::Transaction& tx) { return indicators::declare(tx, {}, base::Instant::now(), form); });
  }

  /// Checked and published, as by others.
  void given_published(const indicators::Observation& proposal) {
    write([&](db::Transaction& tx) -> base::Result<indicators::Observation> {
      const auto now = base::Instant::now();
      const auto checked = indicators::check(tx, {}, now, proposal.observation_id, proposal.version, "");
      if (!checked) return checked;
      return indicators::publish(tx, {}, now, checked->observation_id, checked->version, "");
    });
  }

  base::Json frozen(const std::string& more = "") {
    const Answer answer = analyst->post("/api/v1/scorecards", R"({"title_en":"All")" + more + "}");
    EXPECT_EQ(answer.status, 201) << answer.body;
    return answer.json();
  }
  base::Json content(const base::Json& version) {
    return analyst->get("/api/v1/scorecards/" + text(version, "scorecard_version_id") + "/content").json();
  }
  base::Json run(const base::Json& version, const std::string& changes = "{}") {
    const Answer asked =
        analyst->post("/api/v1/scorecards/" + text(version, "scorecard_version_id") + "/runs", changes);
    EXPECT_EQ(asked.status, 201) << asked.body;
    EXPECT_TRUE(runner->run_due());
    const Answer answer = analyst->get("/api/v1/scorecard-runs/" + text(asked.json(), "scorecard_run_id"));
    EXPECT_EQ(text(answer.json(), "state"), "done") << answer.body;
    return answer.json();
  }
  Answer propose(const base::Json& run, const std::string& code, const std::string& more = "") {
    return analyst->post("/api/v1/study-proposals",
                         fmt::format(R"({{"scorecard_run_id":"{}","code":"{}","title_en":"Ours"{}}})",
                                     text(run, "scorecard_run_id"), code, more));
  }
  Answer decide(Client& who, const base::Json& study, const std::string& what, const std::string& body = "{}") {
    return who.put("/api/v1/study-proposals/" + text(study, "study_id") + "/" + what, body,
                   fmt::format("If-Match: \"{}\"\r\n", study.at("version").as_int64()));
  }

  std::unique_ptr<Studies> studies;
  std::unique_ptr<jobs::Runner> runner;
  std::unique_ptr<Client> analyst;
  std::unique_ptr<Client> board;
};

TEST_P(ScorecardsApi, FreezesWhatWasObservedToTheValuesOfTheCatalogue) {
  const base::Json version = frozen();
  EXPECT_EQ(version.at("unit_count"), 64);
  EXPECT_TRUE(version.at("is_publishable").as_bool());
  EXPECT_GT(version.at("observation_count").as_int64(), 300);
  const base::Json table = content(version);
  // Written and read, so that 25 and 25.0 are one number on both sides.
  const base::Json catalogue =
      base::parse_json(base::print_json(table_json(studies->built_in().study()->table)), "table").value();
  const auto& units = catalogue.at("units").as_array();
  ASSERT_EQ(table.at("units").as_array().size(), units.size());
  for (std::size_t u = 0; u < units.size(); ++u) {
    const base::Json& ours = table.at("units").as_array()[u];
    EXPECT_EQ(ours.at("id"), units[u].at("id"));
    EXPECT_EQ(ours.at("values"), units[u].at("values")) << units[u].at("id");
    EXPECT_EQ(ours.at("attributes"), units[u].at("attributes")) << units[u].at("id");
    EXPECT_EQ(ours.at("origins"), units[u].at("origins")) << units[u].at("id");
  }
}

TEST_P(ScorecardsApi, LetsOnlyPublishedValuesIntoWhatMayBePublished) {
  const base::Uuid cluster = given_cluster();
  const auto proposal = given_proposal(45);
  const auto members = [&](const base::Json& version) {
    const base::Json table = content(version);
    for (const base::Json& unit : table.at("units").as_array()) {
      if (unit.at("id") == "rhine-valley") return unit.at("values").at("M8");
    }
    ADD_FAILURE() << "the cluster is not in the table";
    return base::Json();
  };
  const base::Json without = frozen();
  EXPECT_EQ(without.at("unit_count"), 65);
  EXPECT_TRUE(members(without).is_null());
  EXPECT_TRUE(without.at("is_publishable").as_bool());

  const base::Json with = frozen(R"(,"unpublished_of":")" + cluster.text() + "\"");
  EXPECT_EQ(members(with), 45);
  EXPECT_FALSE(with.at("is_publishable").as_bool());
  EXPECT_EQ(with.at("declared_count"), 1);
  EXPECT_EQ(propose(run(with), "with-secrets").status, 409);

  given_published(proposal);
  const base::Json after = frozen();
  EXPECT_EQ(members(after), 45);
  EXPECT_TRUE(after.at("is_publishable").as_bool());
}

TEST_P(ScorecardsApi, NeverMovesAPublicFigureByWhatIsNotPublished) {
  given_cluster();
  const std::string before = guest().get("/api/v1/studies/current/findings").body;
  const std::string list = guest().get("/api/v1/studies").body;
  given_proposal(1'000'000);
  frozen();
  EXPECT_EQ(guest().get("/api/v1/studies/current/findings").body, before);
  EXPECT_EQ(guest().get("/api/v1/studies").body, list);
}

TEST_P(ScorecardsApi, ChoosesUnitsPeriodsAndWhatIsOldOrKnown) {
  EXPECT_EQ(frozen(R"(,"clusters":["mimc","elitour","baja-health-cluster"])").at("unit_count"), 3);
  const base::Json german = frozen(R"(,"countries":["DE"])");
  EXPECT_GE(german.at("unit_count").as_int64(), 3);
  EXPECT_LT(german.at("unit_count").as_int64(), 64);
  const auto all = frozen().at("missing_count").as_int64();
  EXPECT_GT(frozen(R"(,"period":"2018")").at("missing_count").as_int64(), all);
  EXPECT_GT(frozen(R"(,"max_age_years":3)").at("missing_count").as_int64(), all);
  EXPECT_LT(frozen(R"(,"min_known":11)").at("unit_count").as_int64(), 64);
  for (const char* bad : {R"(,"clusters":["no-such-cluster"])", R"(,"clusters":["mimc"])", R"(,"period":"soon")",
                          R"(,"definition":"hospitals")", R"(,"min_known":15)", R"(,"max_age_years":-1)"}) {
    EXPECT_EQ(analyst->post("/api/v1/scorecards", std::string(R"({"title_en":"x")") + bad + "}").status, 422) << bad;
  }
}

TEST_P(ScorecardsApi, SaysWhatAVersionWouldHoldAndKeepsNothing) {
  const std::string form = R"({"title_en":"x","period":"2018","max_age_years":3})";
  const auto kept = [&] { return analyst->get("/api/v1/scorecards").json().at("items").as_array().size(); };
  const auto before = kept();
  const Answer preview = analyst->post("/api/v1/scorecards/preview", form);
  ASSERT_EQ(preview.status, 200) << preview.body;
  EXPECT_EQ(kept(), before);
  const base::Json version = frozen(R"(,"period":"2018","max_age_years":3)");
  for (const char* count : {"unit_count", "indicator_count", "measured_count", "declared_count", "imported_count",
                            "missing_count", "observation_count", "is_publishable"}) {
    EXPECT_EQ(preview.json().at(count), version.at(count)) << count;
  }
  EXPECT_EQ(preview.json().at("units").as_array().size(), 64U);
  EXPECT_EQ(analyst->post("/api/v1/scorecards/preview", R"({"title_en":"x","period":"soon"})").status, 422);

  const base::Uuid cluster = given_cluster();
  given_proposal(45);
  const std::string secret = R"({"title_en":"x","unpublished_of":")" + cluster.text() + "\"}";
  EXPECT_FALSE(analyst->post("/api/v1/scorecards/preview", secret).json().at("is_publishable").as_bool());
  EXPECT_EQ(board->post("/api/v1/scorecards/preview", secret).status, 403);
  EXPECT_EQ(guest().post("/api/v1/scorecards/preview", form).status, 401);
}

TEST_P(ScorecardsApi, SaysHowFarARunIs) {
  const base::Json version = frozen();
  const std::string path = "/api/v1/scorecards/" + text(version, "scorecard_version_id") + "/runs";
  const base::Json asked = analyst->post(path, "{}").json();
  const std::string progress = "/api/v1/scorecard-runs/" + text(asked, "scorecard_run_id") + "/progress";
  EXPECT_EQ(text(analyst->get(progress).json(), "state"), "queued");
  EXPECT_EQ(analyst->get(progress).json().at("done_share"), 0);
  EXPECT_TRUE(runner->run_due());
  EXPECT_EQ(text(analyst->get(progress).json(), "state"), "done");
  EXPECT_EQ(analyst->get(progress).json().at("done_share"), 1);
  EXPECT_EQ(guest().get(progress).status, 401);
}

TEST_P(ScorecardsApi, RunsToTheSameBytesAndSaysWhatDiffersBetweenRuns) {
  const base::Json version = frozen();
  const base::Json first = run(version);
  const base::Json again = run(version);
  EXPECT_EQ(first.at("findings_hash"), again.at("findings_hash"));
  const auto compared = [&](const base::Json& other) {
    return analyst
        ->get("/api/v1/scorecard-runs/" + text(first, "scorecard_run_id") +
              "/comparison?with=" + text(other, "scorecard_run_id"))
        .json();
  };
  EXPECT_TRUE(compared(again).at("result").at("same").as_bool());
  const base::Json by_seed = compared(run(version, R"({"seed":7})"));
  EXPECT_FALSE(by_seed.at("seed").at("same").as_bool());
  EXPECT_TRUE(by_seed.at("method").at("same").as_bool());
  const base::Json by_method = compared(run(version, R"({"linkage":"complete"})"));
  ASSERT_EQ(by_method.at("method").at("choices").as_array().size(), 1U);
  EXPECT_EQ(by_method.at("method").at("choices").as_array()[0].at("pointer"), "/hierarchy/linkage");
  const base::Json by_data = compared(run(frozen(R"(,"min_known":9)")));
  EXPECT_TRUE(by_data.at("method").at("same").as_bool());
  EXPECT_FALSE(by_data.at("data").at("only_a").as_array().empty());
}

TEST_P(ScorecardsApi, PublishesWhenTheBoardApprovesAndWithdrawsWithAReason) {
  const base::Json ours = run(frozen());
  const Answer proposed = propose(ours, "rhine-2026", R"(,"supersedes":"current")");
  ASSERT_EQ(proposed.status, 201) << proposed.body;
  EXPECT_EQ(guest().get("/api/v1/studies/rhine-2026").status, 404) << "nobody has approved it";
  EXPECT_EQ(decide(*analyst, proposed.json(), "publication").status, 403);
  const Answer published = decide(*board, proposed.json(), "publication");
  ASSERT_EQ(published.status, 200) << published.body;
  EXPECT_EQ(decide(*board, proposed.json(), "publication").status, 412) << "it was read before";
  EXPECT_NE(text(published.json(), "citation").find("rhine-2026"), std::string::npos);

  const base::Json current = guest().get("/api/v1/studies/current").json();
  EXPECT_EQ(current.at("code"), "rhine-2026");
  EXPECT_EQ(guest().get("/api/v1/studies/rhine-2026/findings").body,
            analyst->get("/api/v1/scorecard-runs/" + text(ours, "scorecard_run_id") + "/findings").body);
  EXPECT_EQ(guest().get("/api/v1/studies/biomedical-clusters-2026").json().at("state"), "superseded");
  EXPECT_EQ(propose(ours, "rhine-2026").status, 409) << "codes hold for ever";

  EXPECT_EQ(decide(*board, published.json(), "withdrawal").status, 422) << "without a reason";
  EXPECT_EQ(decide(*board, published.json(), "withdrawal", R"({"reason":"A value was wrong."})").status, 200);
  const Answer gone = guest().get("/api/v1/studies/rhine-2026");
  EXPECT_EQ(gone.status, 404);
  EXPECT_NE(gone.body.find("A value was wrong."), std::string::npos);
}

TEST_P(ScorecardsApi, AsksTwoPeopleForAPublication) {
  Client both = signed_in("both", Role::Board);
  const base::Json ours = run(frozen());
  write([&](db::Transaction& tx) -> base::Result<bool> {
    const auto id = tx.one<auth::AccountId>("SELECT account_id FROM account WHERE email_key = 'analyst@example.org'");
    if (!id) return id.error();
    const auto now = base::Instant::now();
    const auto granted = auth::grant_role(tx, *id, {Role::Board, "cluster", {}, now.date().plus_days(-1), {}}, {});
    if (!granted) return granted.error();
    return true;
  });
  const Answer proposed = propose(ours, "rhine-2026");
  const Answer refused = decide(*analyst, proposed.json(), "publication");
  EXPECT_EQ(refused.status, 403);
  EXPECT_NE(refused.body.find("somebody else"), std::string::npos);
  EXPECT_EQ(decide(both, proposed.json(), "refusal", R"({"reason":"Too early."})").status, 200);
  EXPECT_EQ(guest().get("/api/v1/studies/rhine-2026").status, 404);
}

TEST_P(ScorecardsApi, HidesVersionsFromWhoHasNoPartInThem) {
  const base::Uuid cluster = given_cluster();
  given_proposal(45);
  const base::Json open = frozen();
  const base::Json ours = frozen(R"(,"unpublished_of":")" + cluster.text() + "\"");
  const std::string path = "/api/v1/scorecards/" + text(ours, "scorecard_version_id");
  EXPECT_EQ(guest().get("/api/v1/scorecards").status, 401);
  Client member = signed_in("member", Role::MemberUser);
  EXPECT_TRUE(member.get("/api/v1/scorecards").json().at("items").as_array().empty());
  EXPECT_EQ(member.get(path).status, 404);
  EXPECT_EQ(member.post("/api/v1/scorecards", R"({"title_en":"x"})").status, 403);
  EXPECT_EQ(board->get(path + "/content").status, 200);
  EXPECT_EQ(board->post("/api/v1/scorecards", R"({"title_en":"x"})").status, 403);

  signed_in("elsewhere");
  write([&](db::Transaction& tx) -> base::Result<bool> {
    const auto id = tx.one<auth::AccountId>("SELECT account_id FROM account WHERE email_key = 'elsewhere@example.org'");
    if (!id) return id.error();
    const auto now = base::Instant::now();
    const auto granted = auth::grant_role(
        tx, *id, {Role::ClusterStaff, "cluster", base::Uuid::next(), now.date().plus_days(-1), {}}, {});
    if (!granted) return granted.error();
    return true;
  });
  Client elsewhere = guest();
  elsewhere.post("/api/v1/session", sign_in_body("elsewhere"));
  EXPECT_EQ(elsewhere.get("/api/v1/scorecards").json().at("items").as_array().size(), 1U);
  EXPECT_EQ(elsewhere.get("/api/v1/scorecards/" + text(open, "scorecard_version_id")).status, 200);
  EXPECT_EQ(elsewhere.get(path).status, 404);
  EXPECT_EQ(elsewhere.get(path + "/content").status, 404);
  EXPECT_EQ(elsewhere.post(path + "/runs", "{}").status, 404);
  EXPECT_EQ(
      elsewhere.post("/api/v1/scorecards", R"({"title_en":"x","unpublished_of":")" + cluster.text() + "\"}").status,
      403);
}

TEST_P(ScorecardsApi, StopsARunThatIsNotWanted) {
  const base::Json version = frozen();
  const std::string path = "/api/v1/scorecards/" + text(version, "scorecard_version_id") + "/runs";
  const base::Json asked = analyst->post(path, "{}").json();
  const std::string run = "/api/v1/scorecard-runs/" + text(asked, "scorecard_run_id");
  EXPECT_EQ(analyst->get(run + "/findings").status, 409);
  EXPECT_EQ(analyst->post(run + "/cancellation").status, 204);
  EXPECT_TRUE(runner->run_due());
  EXPECT_EQ(text(analyst->get(run).json(), "state"), "cancelled");
  EXPECT_EQ(analyst->post(run + "/cancellation").status, 409);
  EXPECT_EQ(propose(asked, "never").status, 409);
}

TEST_P(ScorecardsApi, SaysWhyARunFoundNothing) {
  const base::Json version = frozen(R"(,"clusters":["mimc","elitour","baja-health-cluster"])");
  const std::string path = "/api/v1/scorecards/" + text(version, "scorecard_version_id") + "/runs";
  const base::Json asked = analyst->post(path, R"({"k":3})").json();
  EXPECT_TRUE(runner->run_due());
  const base::Json ended = analyst->get("/api/v1/scorecard-runs/" + text(asked, "scorecard_run_id")).json();
  EXPECT_EQ(text(ended, "state"), "failed");
  EXPECT_FALSE(text(ended, "error").empty());
  EXPECT_EQ(analyst->post(path, R"({"linkage":"no such"})").status, 422);
}

VALLIS_ON_BOTH_DATABASES(ScorecardsApi);

}  // namespace
}  // namespace vallis::scorecards
