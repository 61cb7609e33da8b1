#include "scorecards/exchange.hpp"

#include "auth/account_routes.hpp"
#include "base/canonical.hpp"
#include "base/file.hpp"
#include "indicators/load.hpp"
#include "scorecards/exchange_key.hpp"
#include "scorecards/exchange_routes.hpp"
#include "support/server_test.hpp"

namespace vallis::scorecards {
namespace {

using auth::Role;
using ::vallis::test::Answer;
using ::vallis::test::Client;

/// An installation that runs the cluster tilia, and the key of a partner elsewhere that speaks for alder.
class Exchange : public ::vallis::test::ServerTest {
 protected:
  void add_routes(http::Router& router) override {
    auth::add_account_routes(router, database());
    add_exchange_routes(router, database());
  }
  template <class Write>
  auto write(Write&& function) {
    auto done = database().transact(function);
    EXPECT_TRUE(done) << (done ? "" : done.error().message);
    return *done;
  }
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped()) return;
    now = base::Instant::now();
    ASSERT_TRUE(database().transact([&](db::Transaction& tx) {
      return tx.execute(
          "INSERT INTO country (country_code, alpha3, name_en, name_ru) VALUES ('DE', 'DEU', 'Germany', "
          "'Германия'), ('FR', 'FRA', 'France', 'Франция')");
    }));
    indicators::IndicatorForm size;
    size.code = "M8";
    size.name_en = "Size";
    size.name_ru = "Размер";
    size.block = "members";
    size.measure_unit = "organisations";
    size.minimum = 1;
    size.method_en = "Counted.";
    size.method_ru = "Подсчитано.";
    size.valid_from = base::Date::of(2019, 1, 1);
    write([&](db::Transaction& tx) { return indicators::load_indicators(tx, now, {&size, 1}); });
    directory::ClusterForm form;
    form.code = "tilia";
    form.name_en = "Tilia Valley";
    form.countries = {"DE"};
    tilia = write([&](db::Transaction& tx) { return directory::create_cluster(tx, {}, now, form); });
    staff = std::make_unique<Client>(signed_in("staff", Role::ClusterStaff));
  }
  void TearDown() override {
    staff.reset();
    ServerTest::TearDown();
  }

  ExchangedFigure figure(std::int64_t members, const std::string& period = "2025") const {
    ExchangedFigure made;
    made.indicator = "M8";
    made.period = period;
    made.value = base::Json(members);
    made.measure_unit = "organisations";
    made.origin = indicators::Origin::Measured;
    made.confidence = indicators::Confidence::High;
    made.source_title = "Registry of members";
    made.published_on = base::Date::of(2026, 1, 20);
    return made;
  }
  ExchangeStatement statement(std::vector<ExchangedFigure> figures) const {
    return {"alder", "Alder Valley", std::nullopt, {"FR"}, now, std::move(figures)};
  }
  std::string file(std::vector<ExchangedFigure> figures) const {
    return write_exchange(statement(std::move(figures)), partner);
  }
  Answer bring_in(const std::string& bytes, const std::string& trust_as = "") {
    return staff->post("/api/v1/exchange/imports?name=alder.json" + (trust_as.empty() ? "" : "&trust_as=" + trust_as),
                       bytes);
  }
  /// Everything that an import could have written.
  std::int64_t rows() {
    return database()
        .read([](db::Reader& reader) {
          return reader.one<std::int64_t>(
              "SELECT (SELECT count(*) FROM observation) + (SELECT count(*) FROM exchange_partner) + (SELECT count(*) "
              "FROM observation_import) + (SELECT count(*) FROM cluster)");
        })
        .value();
  }

  base::Instant now;
  base::SigningKey partner = base::SigningKey::make();
  directory::ClusterId tilia;
  std::unique_ptr<Client> staff;
};

TEST_P(Exchange, TakesTheFirstFileOfAKeyOnlyWithANameAndTheNextOnesWithout) {
  const auto before = rows();
  const Answer unknown = bring_in(file({figure(40)}));
  EXPECT_EQ(unknown.status, 409) << unknown.body;
  EXPECT_NE(unknown.body.find(base::key_fingerprint(partner.public_key())), std::string::npos);
  EXPECT_EQ(rows(), before);
  const Answer first = bring_in(file({figure(40)}), "Alder");
  ASSERT_EQ(first.status, 200) << first.body;
  EXPECT_TRUE(first.json().at("partner_is_new").as_bool());
  EXPECT_TRUE(first.json().at("cluster_is_new").as_bool());
  EXPECT_EQ(first.json().at("new_count"), 1);
  EXPECT_EQ(bring_in(file({figure(40)})).json().at("unchanged_count"), 1);
  EXPECT_EQ(bring_in(file({figure(41), figure(39, "2024")})).json().at("revised_count"), 1);
  const auto all = staff->get("/api/v1/exchange/partners").json();
  ASSERT_EQ(all.at("items").as_array().size(), 1U);
  EXPECT_EQ(all.at("items").at(0).at("name"), "Alder");
}

TEST_P(Exchange, BringsFiguresInAsProposalsOfThePartner) {
  ASSERT_EQ(bring_in(file({figure(40)}), "Alder").status, 200);
  indicators::ObservationQuery query;
  query.states = {};
  const auto all = database().read([&](db::Reader& reader) { return indicators::observations(reader, query); }).value();
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].state, indicators::ObservationState::Proposed);
  EXPECT_EQ(all[0].origin, indicators::Origin::Imported);
  EXPECT_EQ(all[0].unit_code, "alder");
  EXPECT_EQ(all[0].source_title, "Exchange file of Alder");
  EXPECT_EQ(all[0].confidence, indicators::Confidence::Medium) << "it is their word";
  EXPECT_NE(all[0].note.find("measured by the partner; its source: Registry of members."), std::string::npos);
  EXPECT_NE(all[0].note.find("another version"), std::string::npos) << "the method's hash is not ours";
}

TEST_P(Exchange, RefusesForgedAndChangedFilesAndWritesNothing) {
  const auto before = rows();
  std::string changed = file({figure(40)});
  changed.replace(changed.find("40"), 2, "90");
  base::Json forged = base::parse_json(file({figure(40)}), "file").value();
  forged.as_object()["public_key"] = base::SigningKey::make().public_key();
  base::Json unsigned_file = forged;
  unsigned_file.as_object()["signature"] = "";
  for (const std::string& bytes : {changed, base::print_json(forged), base::print_json(unsigned_file)}) {
    const Answer answer = bring_in(bytes, "Alder");
    EXPECT_EQ(answer.status, 422);
    EXPECT_NE(answer.body.find("/signature"), std::string::npos) << answer.body;
  }
  EXPECT_EQ(bring_in("{", "Alder").status, 422);
  EXPECT_NE(bring_in("{}", "Alder").body.find("signed"), std::string::npos);
  EXPECT_EQ(rows(), before);
  // Whatever the order and the blanks: the same statement.
  EXPECT_EQ(bring_in(base::canonical_json(base::parse_json(file({figure(40)}), "file").value()), "Alder").status, 200);
}

TEST_P(Exchange, RefusesWhatIsWrongInAGoodFileByFigureAndWritesNothing) {
  const auto before = rows();
  ExchangedFigure unknown = figure(40);
  unknown.indicator = "M88";
  ExchangedFigure unit = figure(40);
  unit.measure_unit = "people";
  const ExchangedFigure future = figure(40, "2099");
  ExchangedFigure none = figure(0);
  for (const auto& [wrong, place] :
       {std::pair(unknown, "/signed/figures/1/indicator"), std::pair(unit, "/signed/figures/1/measure_unit"),
        std::pair(future, "/signed/figures/1/period"), std::pair(none, "/signed/figures/1/value")}) {
    const Answer answer = bring_in(file({figure(40, "2024"), wrong}), "Alder");
    EXPECT_EQ(answer.status, 422) << place;
    EXPECT_NE(answer.body.find(place), std::string::npos) << answer.body;
  }
  EXPECT_EQ(bring_in(file({figure(40), figure(41)}), "Alder").status, 422) << "one cell twice";
  ExchangeStatement early = statement({figure(40)});
  early.made_at = now.plus(std::chrono::hours(48));
  EXPECT_NE(bring_in(write_exchange(early, partner), "Alder").body.find("/signed/made_at"), std::string::npos);
  EXPECT_EQ(rows(), before);
}

TEST_P(Exchange, LetsOneKeySpeakForOneClusterAndNoneForOurs) {
  ASSERT_EQ(bring_in(file({figure(40)}), "Alder").status, 200);
  const auto before = rows();
  ExchangeStatement other = statement({figure(40)});
  other.cluster_code = "birch";
  EXPECT_EQ(bring_in(write_exchange(other, partner), "Birch").status, 409) << "its key speaks for alder";
  const base::SigningKey second = base::SigningKey::make();
  const Answer another = bring_in(write_exchange(statement({figure(99)}), second), "Alder");
  EXPECT_EQ(another.status, 409);
  EXPECT_NE(another.body.find("another key"), std::string::npos);
  ExchangeStatement ours = statement({figure(99)});
  ours.cluster_code = "tilia";
  EXPECT_EQ(bring_in(write_exchange(ours, second), "Tilia").status, 409);
  ExchangeStatement old = statement({figure(1)});
  old.made_at = now.plus(-std::chrono::hours(1));
  EXPECT_EQ(bring_in(write_exchange(old, partner)).status, 409) << "older than the last";
  EXPECT_EQ(rows(), before);
  const std::string id(
      staff->get("/api/v1/exchange/partners").json().at("items").at(0).at("exchange_partner_id").as_string());
  EXPECT_EQ(staff->remove("/api/v1/exchange/partners/" + id).status, 204);
  EXPECT_EQ(bring_in(write_exchange(statement({figure(99)}), second), "Alder").status, 200) << "after it was forgotten";
}

TEST_P(Exchange, SignsWhatIsPublishedOfOursAndNothingElse) {
  const auto declared = [&](std::int64_t members, const std::string& period) {
    indicators::ObservationForm form;
    form.indicator = "M8";
    form.unit_code = "tilia";
    form.period = period;
    form.value = base::Json(members);
    form.source_title = "Register";
    return write([&](db::Transaction& tx) { return indicators::declare(tx, {}, now, form); });
  };
  const auto first = declared(40, "2024");
  write([&](db::Transaction& tx) -> base::Result<indicators::Observation> {
    const auto checked = indicators::check(tx, {}, now, first.observation_id, 1, "");
    if (!checked) return checked;
    return indicators::publish(tx, {}, now, first.observation_id, checked->version, "");
  });
  declared(77, "2025");
  Client one = signed_in("one");
  const Answer answer = staff->get("/api/v1/clusters/" + tilia.text() + "/exchange");
  ASSERT_EQ(answer.status, 200) << answer.body;
  const auto read = read_exchange(answer.body, "tilia.json");
  ASSERT_TRUE(read) << read.error().message;
  ASSERT_EQ(read->statement.figures.size(), 1U);
  EXPECT_EQ(read->statement.figures[0].value, base::Json(40));
  EXPECT_EQ(read->public_key, guest().get("/api/v1/exchange/key").json().at("public_key").as_string());
  EXPECT_EQ(bring_in(answer.body, "Us").status, 409) << "made here";
  const auto check = staff->post("/api/v1/exchange/verifications", file({figure(40)}));
  EXPECT_EQ(check.status, 200) << check.body;
  EXPECT_FALSE(check.json().at("is_known").as_bool());
  EXPECT_NE(check.json().at("advice"), "");
  const auto elsewhere = write([&](db::Transaction& tx) -> base::Result<auth::AccountId> {
    auto account = tx.one<auth::AccountId>("SELECT account_id FROM account WHERE email_key = 'one@example.org'");
    if (!account) return account;
    const auto granted =
        auth::grant_role(tx, *account, {Role::ClusterStaff, "cluster", tilia.uuid, now.date().plus_days(-1), {}}, {});
    if (!granted) return granted.error();
    return account;
  });
  EXPECT_EQ(one.get("/api/v1/clusters/" + tilia.text() + "/exchange").status, 200) << elsewhere.text();
  EXPECT_EQ(one.get("/api/v1/exchange/partners").status, 403) << "a role in one cluster trusts no keys for all";
  EXPECT_EQ(one.post("/api/v1/exchange/imports?trust_as=Alder", file({figure(40)})).status, 403);
  for (const char* path : {"/api/v1/exchange/imports", "/api/v1/exchange/verifications"}) {
    EXPECT_EQ(guest().post(path, answer.body).status, 401);
    EXPECT_EQ(
        signed_in(std::string("m") + (path[17] == 'i' ? "a" : "b"), Role::MemberUser).post(path, answer.body).status,
        403);
  }
}

TEST_P(Exchange, SignsWithOneKeyWhoeverMakesIt) {
  std::vector<std::string> keys(4);
  std::vector<std::thread> servers;
  for (std::string& key : keys) {
    servers.emplace_back([&] { key = own_key(database()).value().public_key(); });
  }
  for (std::thread& server : servers) server.join();
  for (const std::string& key : keys) EXPECT_EQ(key, keys[0]);
  const auto told = database().read([](db::Reader& reader) {
    return reader.one<std::int64_t>("SELECT count(*) FROM activity_entry WHERE object_kind = 'exchange_key'");
  });
  EXPECT_EQ(told.value(), 1);
}

VALLIS_ON_BOTH_DATABASES(Exchange);

}  // namespace
}  // namespace vallis::scorecards
