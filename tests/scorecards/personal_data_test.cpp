#include "scorecards/personal_data.hpp"

#include "auth/account_routes.hpp"
#include "directory/cluster.hpp"
#include "scorecards/exchange.hpp"
#include "scorecards/report_mail.hpp"
#include "scorecards/study.hpp"
#include "support/server_test.hpp"

namespace vallis::scorecards {
namespace {

class WhoStoodBehindStudies : public ::vallis::test::ServerTest {
 protected:
  void add_routes(http::Router& router) override { auth::add_account_routes(router, database()); }

  template <class Write>
  auto write(Write&& function) {
    auto done = database().transact(function);
    EXPECT_TRUE(done) << (done ? "" : done.error().message);
    return *done;
  }
  template <class... Arguments>
  void run(const std::string& sql, const Arguments&... arguments) {
    write([&](db::Transaction& tx) { return tx.execute(sql, arguments...); });
  }
};

TEST_P(WhoStoodBehindStudies, GetTheirCopyAndLeaveNoWordsBehind) {
  signed_in("anna");
  const auto anna = write([](db::Transaction& tx) {
    return tx.one<auth::AccountId>("SELECT account_id FROM account WHERE email_key = 'anna@example.org'");
  });
  const base::Instant now = base::Instant::now();
  run("INSERT INTO country (country_code, alpha3, name_en, name_ru) VALUES ('DE', 'DEU', 'Germany', 'Германия')");
  directory::ClusterForm form;
  form.code = "tilia";
  form.name_en = "Tilia";
  form.countries = {"DE"};
  const auto tilia = write([&](db::Transaction& tx) { return directory::create_cluster(tx, {}, now, form); });
  write([&](db::Transaction& tx) { return subscribe_to_report(tx, now, anna, tilia, ReportFrequency::Monthly); });
  const auto version = VersionId::next();
  const auto made = RunId::next();
  run("INSERT INTO scorecard_version (scorecard_version_id, title_en, title_ru, definition, content, content_hash, "
      "unit_count, indicator_count, measured_count, declared_count, imported_count, missing_count, is_publishable, note, "
      "frozen_by, frozen_at) VALUES ($1, 'All', 'Все', 'd', '{}', 'h', 3, 1, 0, 0, 3, 0, TRUE, '', $2, $3)",
      version, anna, now);
  run("INSERT INTO scorecard_run (scorecard_run_id, scorecard_version_id, recipe, recipe_hash, seed, build, state, "
      "findings, findings_hash, warnings, group_count, error, made_by, made_at, version) VALUES ($1, $2, '{}', 'h', 1, "
      "'b', 'done', '{}', 'h', '[]', 2, '', $3, $4, 1)",
      made, version, anna, now);
  run("INSERT INTO study (study_id, code, scorecard_run_id, title_en, title_ru, citation, state, reason, inputs_hash, "
      "proposed_by, proposed_at, updated_at, version) VALUES ($1, 'ours', $2, 'Ours', 'Наше', '', 'proposed', 'Anna says "
      "so.', '', $3, $4, $4, 1)",
      StudyId::next(), made, anna, now);
  run("INSERT INTO exchange_partner (exchange_partner_id, name, cluster_code, public_key, last_made_at, trusted_by, "
      "trusted_at) VALUES ($1, 'Alder', 'alder', 'k', $2, $3, $2)",
      PartnerId::next(), now, anna);

  auth::PersonalDataList list;
  scorecards::add_personal_data(list);
  ASSERT_EQ(list.size(), 5U);
  for (const auth::PersonalData& part : list) {
    const auto copy = database().read([&](db::Reader& reader) { return part.gather(reader, anna); });
    ASSERT_TRUE(copy) << part.name << copy.error().message;
    EXPECT_EQ(copy->as_array().size(), 1U) << part.name;
    const auto none = database().read([&](db::Reader& reader) { return part.gather(reader, auth::AccountId::next()); });
    EXPECT_EQ(none->as_array().size(), 0U) << part.name << ": of somebody else";
    const auto fate = database().read([&](db::Reader& reader) { return part.foresee(reader, anna); }).value();
    EXPECT_EQ(fate.goes_count + fate.stays_count, 1) << part.name;
    EXPECT_EQ(fate.stays_count == 0, fate.why_stays.ru.empty()) << part.name;
  }
  EXPECT_EQ(database().read([&](db::Reader& reader) { return list[3].gather(reader, anna); })->at(0).at("reason"),
            "Anna says so.");
  ASSERT_TRUE(database().transact([&](db::Transaction& tx) -> base::Result<void> {
    for (const auth::PersonalData& part : list) {
      if (!part.erase) continue;
      if (auto done = part.erase(tx, {}, anna, now); !done) return done;
    }
    return {};
  }));
  EXPECT_EQ(database().read([&](db::Reader& reader) { return list[0].gather(reader, anna); })->as_array().size(), 0U);
  EXPECT_EQ(database().read([&](db::Reader& reader) { return list[3].gather(reader, anna); })->at(0).at("reason"), "");
}

VALLIS_ON_BOTH_DATABASES(WhoStoodBehindStudies);

}  // namespace
}  // namespace vallis::scorecards
