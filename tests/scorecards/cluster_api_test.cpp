#include <fmt/format.h>

#include <memory>

#include "app/catalogue_observations.hpp"
#include "app/directory_data.hpp"
#include "app/scorecards_data.hpp"
#include "auth/account_routes.hpp"
#include "auth/scope_grants.hpp"
#include "base/file.hpp"
#include "directory/cluster.hpp"
#include "scorecards/cluster_report.hpp"
#include "scorecards/cluster_routes.hpp"
#include "scorecards/report_mail.hpp"
#include "scorecards/study_routes.hpp"
#include "sheets/table.hpp"
#include "support/server_test.hpp"

namespace vallis::scorecards {
namespace {

using auth::Role;
using ::vallis::test::Client;

/// A cluster of the world with its catalogue's figures, and figures that people enter.
class ClusterApi : public ::vallis::test::ServerTest {
 protected:
  void add_routes(http::Router& router) override {
    auth::add_account_routes(router, database());
    studies = std::make_unique<Studies>(database(), app::built_in_study());
    add_study_routes(router, database(), *studies);
    add_cluster_routes(router, database());
  }
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped()) return;
    ASSERT_TRUE(app::fill_directory(database()));
    ASSERT_TRUE(app::fill_indicators(database()));
    ASSERT_TRUE(studies->list());
    const auto text = base::read_file(VALLIS_SOURCE_DIR "/data/messages/messages.json");
    notifier.emplace(notify::Messages::parse(text.value(), "messages.json").value(),
                     notify::MailSettings{.base_url = "https://vallis.example"});
    cluster = one<base::Uuid>("SELECT cluster_id FROM cluster WHERE code = 'medicon-valley-alliance'");
    path = "/api/v1/clusters/" + cluster.text();
  }
  void TearDown() override {
    ServerTest::TearDown();
    studies.reset();
  }

  template <class T>
  T one(const std::string& sql) {
    auto found = database().read([&](db::Reader& reader) { return reader.one<T>(sql); });
    EXPECT_TRUE(found) << (found ? "" : found.error().message);
    return found ? *found : T{};
  }
  template <class Write>
  auto write(Write&& function) {
    auto done = database().transact(function);
    EXPECT_TRUE(done) << (done ? "" : done.error().message);
    return *done;
  }
  indicators::Observation proposed(std::int64_t members, const std::string& period, activity::Actor by = {}) {
    indicators::ObservationForm form;
    form.indicator = "M8";
    form.unit_code = "medicon-valley-alliance";
    form.period = period;
    form.value = base::Json(members);
    form.source_title = "Register of members";
    form.source_address = "https://register.example";
    form.retrieved_on = base::Date::of(2026, 1, 5);
    return write([&](db::Transaction& tx) { return indicators::declare(tx, by, base::Instant::now(), form); });
  }
  indicators::Observation published(std::int64_t members, const std::string& period) {
    const auto proposal = proposed(members, period);
    return write([&](db::Transaction& tx) -> base::Result<indicators::Observation> {
      const auto now = base::Instant::now();
      const auto checked = indicators::check(tx, {}, now, proposal.observation_id, proposal.version, "");
      if (!checked) return checked;
      return indicators::publish(tx, {}, now, checked->observation_id, checked->version, "");
    });
  }
  static base::Json members_of(const base::Json& progress) {
    for (const base::Json& indicator : progress.at("indicators").as_array()) {
      if (indicator.at("indicator") == "M8") return indicator;
    }
    return nullptr;
  }
  auth::AccountId account_of(const std::string& name) {
    return auth::AccountId{
        one<base::Uuid>("SELECT account_id FROM account WHERE email_key = '" + name + "@example.org'")};
  }
  std::int64_t sent_on(const std::string& day) {
    const auto done = send_reports(database(), *notifier, *base::Instant::parse(day + "T05:20:00Z"));
    EXPECT_TRUE(done) << done.error().message;
    return done.value_or(-1);
  }
  std::string mail(const std::string& column) {
    return one<std::string>("SELECT " + column + " FROM mail ORDER BY mail_id DESC LIMIT 1");
  }

  std::unique_ptr<Studies> studies;
  std::optional<notify::Notifier> notifier;
  base::Uuid cluster;
  std::string path;
};

TEST_P(ClusterApi, ShowsRevisionsOfAPeriodAndLetsProposalsMoveNothingForAGuest) {
  published(301, "2024");
  published(310, "2024");
  published(320, "2025");
  const std::string progress = guest().get(path + "/progress").body;
  const std::string report = guest().get(path + "/report").body;
  const base::Json members = members_of(base::parse_json(progress, "progress").value());
  const auto& periods = members.at("periods").as_array();
  ASSERT_GE(periods.size(), 2U);
  const base::Json& before = periods[periods.size() - 2];
  EXPECT_EQ(before.at("period"), "2024");
  EXPECT_EQ(before.at("value"), 310);
  ASSERT_EQ(before.at("revisions").as_array().size(), 2U);
  EXPECT_EQ(before.at("revisions").at(0).at("value"), 301);
  EXPECT_EQ(before.at("revisions").at(0).at("state"), "superseded");
  EXPECT_EQ(periods.back().at("value"), 320);

  proposed(999, "2025");
  proposed(998, "2026");
  EXPECT_EQ(guest().get(path + "/progress").body, progress);
  EXPECT_EQ(guest().get(path + "/report").body, report);
  Client board = signed_in("board", Role::Board);
  const base::Json seen = members_of(board.get(path + "/progress").json());
  EXPECT_EQ(seen.at("periods").as_array().size(), periods.size() + 1);
  EXPECT_TRUE(seen.at("periods").as_array().back().at("value").is_null()) << "a proposal is no value";
  EXPECT_EQ(board.get(path + "/report").json().at("open_count"), 2);
  Client elsewhere = signed_in("member", Role::MemberUser);
  EXPECT_EQ(elsewhere.get(path + "/progress").body, progress);
}

TEST_P(ClusterApi, TellsWhereThePublishedStudiesPutTheCluster) {
  const base::Json studies_of = guest().get(path + "/progress").json().at("studies");
  ASSERT_EQ(studies_of.as_array().size(), 1U);
  const base::Json& standing = studies_of.at(0);
  const base::Json card = guest().get("/api/v1/studies/current/units/medicon-valley-alliance").json();
  EXPECT_EQ(standing.at("group"), card.at("group"));
  EXPECT_EQ(standing.at("rank"), card.at("composite").at("rank"));
  EXPECT_LE(standing.at("rank_low").as_int64(), standing.at("rank_high").as_int64());
  EXPECT_EQ(guest().get("/api/v1/clusters/" + base::Uuid::next().text() + "/progress").status, 404);
}

TEST_P(ClusterApi, ReportsEveryFigureWithSourceAndYearAndTheSharesOfOrigins) {
  published(320, "2025");
  const base::Json report = guest().get(path + "/report").json();
  const auto& figures = report.at("figures").as_array();
  int missing = 0;
  for (const base::Json& figure : figures) {
    if (figure.at("value").is_null()) {
      ++missing;
      EXPECT_NE(figure.at("absence_reason"), "");
    } else {
      EXPECT_NE(figure.at("source_title"), "") << figure.at("indicator");
    }
  }
  const auto& shares = report.at("shares");
  EXPECT_EQ(shares.at("missing_count"), missing);
  EXPECT_EQ(shares.at("declared_count"), 1);
  EXPECT_EQ(shares.at("declared_count").as_int64() + shares.at("measured_count").as_int64() +
                shares.at("imported_count").as_int64() + missing,
            static_cast<std::int64_t>(figures.size()));

  const auto csv = guest().get(path + "/report?format=csv");
  EXPECT_EQ(csv.header("Content-Disposition"), "attachment; filename=\"medicon-valley-alliance.csv\"");
  const auto lines = sheets::read_table(csv.body, "report.csv").value();
  ASSERT_EQ(lines.size(), 1 + figures.size() + 4);
  EXPECT_EQ(lines[1].cells[0], "figure");
  EXPECT_EQ(lines.back().cells[0], "share");
  const auto sheet = sheets::read_table(guest().get(path + "/report?format=xlsx").body, "report.xlsx").value();
  ASSERT_EQ(sheet.size(), lines.size());
  EXPECT_EQ(guest().get(path + "/report?format=pdf").status, 422);
}

TEST_P(ClusterApi, SendsAReportOnceAMonthOrQuarterInTheReadersLanguage) {
  Client board = signed_in("board", Role::Board);
  Client member = signed_in("member", Role::MemberUser);
  const std::string own = "/api/v1/me/report-subscriptions";
  EXPECT_EQ(guest().get(own).status, 401);
  EXPECT_EQ(board.put(own + "/" + base::Uuid::next().text(), R"({"frequency":"monthly"})").status, 404);
  EXPECT_EQ(board.put(own + "/" + cluster.text(), R"({"frequency":"hourly"})").status, 422);
  const auto made = board.put(own + "/" + cluster.text(), R"({"frequency":"monthly"})");
  ASSERT_EQ(made.status, 200) << made.body;
  ASSERT_EQ(member.put(own + "/" + cluster.text(), R"({"frequency":"quarterly"})").status, 200);
  EXPECT_EQ(board.get(own).json().at("items").as_array().size(), 1U);
  ASSERT_TRUE(database().transact([&](db::Transaction& tx) {
    return tx.execute("UPDATE account SET language = 'ru' WHERE account_id = $1", account_of("board"));
  }));
  proposed(998, "2025");
  ASSERT_TRUE(database().transact([&](db::Transaction& tx) {
    return tx.execute(
        "UPDATE report_subscription SET sent_for = CASE WHEN frequency = 'monthly' THEN '2030-01' ELSE "
        "'2030-Q1' END");
  }));
  EXPECT_EQ(sent_on("2030-01-31"), 0) << "the month in which it was asked for has not ended";
  EXPECT_EQ(sent_on("2030-02-01"), 1);
  EXPECT_EQ(mail("kind"), "cluster_report");
  EXPECT_NE(mail("subject").find("показатели, 2030-02"), std::string::npos) << mail("subject");
  EXPECT_NE(mail("text").find("Ждут проверки или публикации: 1."), std::string::npos) << mail("text");
  EXPECT_NE(mail("text").find("Размер кластера"), std::string::npos);
  EXPECT_EQ(mail("text").find("998"), std::string::npos) << "a proposal is in no report";
  EXPECT_NE(mail("html").find("medicon-valley-alliance"), std::string::npos);
  EXPECT_NE(mail("unsubscribe_secret"), "");
  EXPECT_EQ(sent_on("2030-02-02"), 0) << "once";
  EXPECT_EQ(sent_on("2030-04-01"), 2) << "a month and a quarter have begun";
  EXPECT_EQ(member.remove(own + "/" + cluster.text()).status, 204);
  EXPECT_EQ(member.remove(own + "/" + cluster.text()).status, 404);
  ASSERT_TRUE(database().transact([&](db::Transaction& tx) {
    return tx.execute("UPDATE account SET state = 'suspended' WHERE account_id = $1", account_of("board"));
  }));
  EXPECT_EQ(sent_on("2030-07-01"), 0) << "nobody is told whose account is suspended";
}

TEST_P(ClusterApi, TellsThoseWhoMayCheckAProposalButNotWhoEnteredIt) {
  activity::Subscribers subscribers(database());
  follow_proposals(subscribers, *notifier);
  ASSERT_TRUE(subscribers.catch_up());
  signed_in("staff", Role::ClusterStaff);
  signed_in("board", Role::Board);
  signed_in("member", Role::MemberUser);
  proposed(500, "2025", {account_of("staff").uuid, {}, "test"});
  ASSERT_TRUE(subscribers.catch_up());
  const auto told =
      database()
          .read([](db::Reader& reader) {
            return reader.many<base::Uuid>("SELECT account_id FROM notice WHERE kind = 'figures_proposed'");
          })
          .value();
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told[0], account_of("board").uuid);
  const auto states = database().read([](db::Reader& reader) { return activity::subscriber_states(reader); }).value();
  for (const auto& state : states) EXPECT_EQ(state.failure_count, 0) << state.name << ": " << state.last_error;
}

VALLIS_ON_BOTH_DATABASES(ClusterApi);

}  // namespace
}  // namespace vallis::scorecards
