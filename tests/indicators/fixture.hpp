#pragma once

#include <string>

#include "auth/account_routes.hpp"
#include "indicators/evidence.hpp"
#include "indicators/load.hpp"
#include "indicators/routes.hpp"
#include "support/server_test.hpp"

namespace vallis::indicators {

/// Two clusters that are run here, one of the world's, two countries, and four indicators, on a server with the routes
/// of indicators.
class IndicatorsTest : public test::ServerTest {
 protected:
  void add_routes(http::Router& router) override {
    folder_ = std::filesystem::temp_directory_path() / ("vallis-indicators-" + base::Uuid::next().text());
    store_ = std::move(files::Store::open(folder_).value());
    auth::add_account_routes(router, database());
    add_indicator_routes(router, database(), *store_);
    files::FileRules rules;
    rules.attachments.push_back(evidence_files());
    files::add_file_routes(router, database(), *store_, std::move(rules));
  }
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped()) return;
    run(R"sql(INSERT INTO country (country_code, alpha3, name_en, name_ru)
        VALUES ('DE', 'DEU', 'Germany', 'Германия'), ('FR', 'FRA', 'France', 'Франция'))sql");
    tilia_ = cluster("tilia", true);
    elsewhere_ = cluster("alder", true);
    cluster("medicon", false);
    const auto forms = definitions();
    EXPECT_EQ(write([&](db::Transaction& tx) { return load_indicators(tx, now_, forms); }), 4);
  }
  void TearDown() override {
    ServerTest::TearDown();
    store_.reset();
    std::filesystem::remove_all(folder_);
  }

  template <class Write>
  auto write(Write&& operation) -> typename std::invoke_result_t<Write, db::Transaction&>::value_type {
    auto done = database().transact(operation);
    if (!done) throw std::runtime_error(done.error().message);
    return std::move(*done);
  }
  template <class Read>
  auto read(Read&& operation) -> typename std::invoke_result_t<Read, db::Reader&>::value_type {
    auto done = database().read(operation);
    if (!done) throw std::runtime_error(done.error().message);
    return std::move(*done);
  }
  /// What an operation is refused with.
  template <class Write>
  base::Error refused(Write&& operation) {
    auto done = database().transact(operation);
    EXPECT_FALSE(done);
    return done ? base::Error{} : done.error();
  }

  static IndicatorForm form(const std::string& code, IndicatorKind kind, UnitKind unit_kind) {
    IndicatorForm made;
    made.code = code;
    made.name_en = code + " in words";
    made.name_ru = code + " словами";
    made.block = "members";
    made.kind = kind;
    made.unit_kind = unit_kind;
    made.method_en = "Counted.";
    made.method_ru = "Подсчитано.";
    made.valid_from = base::Date::of(2019, 1, 1);
    return made;
  }
  static std::vector<IndicatorForm> definitions() {
    IndicatorForm revenue = form("H1", IndicatorKind::Amount, UnitKind::Country);
    revenue.measure_unit = "USD million a year";
    revenue.minimum = 0;
    revenue.combine = CombineRule::Sum;
    IndicatorForm trades = form("M7", IndicatorKind::Set, UnitKind::Cluster);
    trades.words = {{"medical_services", "a", "а"}, {"biomedical_rnd", "b", "б"}, {"production", "c", "в"}};
    IndicatorForm size = form("M8", IndicatorKind::Count, UnitKind::Cluster);
    size.measure_unit = "organisations";
    size.minimum = 1;
    size.maximum = 100'000;
    size.disclosure_threshold = 3;
    IndicatorForm label = form("G13", IndicatorKind::Ordinal, UnitKind::Cluster);
    label.words = {{"none", "none", "нет"}, {"bronze", "bronze", "бронза"}, {"gold", "gold", "золото"}};
    return {revenue, trades, size, label};
  }

  base::Uuid cluster(const std::string& code, bool operated) {
    const base::Uuid id = base::Uuid::next();
    write([&](db::Transaction& tx) {
      return tx.execute(
          "INSERT INTO cluster (cluster_id, code, operated, name_en, name_key, created_at, updated_at, "
          "version) VALUES ($1, $2, $3, $2, $2, $4, $4, 1)",
          id, code, operated, now_);
    });
    return id;
  }

  static activity::Actor person(base::Uuid account, std::optional<base::Uuid> acting_for = {}) {
    return {account, acting_for, "test"};
  }
  /// A figure of tilia that is right in every respect.
  static ObservationForm size_form(std::int64_t members = 12, const std::string& period = "2025") {
    ObservationForm made;
    made.indicator = "M8";
    made.unit_code = "tilia";
    made.period = period;
    made.value = members;
    made.source_address = "https://tilia.example/members";
    made.retrieved_on = base::Date::of(2026, 1, 12);
    made.reason = "The yearly count.";
    return made;
  }
  Observation propose(const ObservationForm& form) {
    return write([&](db::Transaction& tx) { return declare(tx, person(anna_), now_, form); });
  }
  Observation published(const ObservationForm& form) {
    const auto proposed = propose(form);
    return write([&](db::Transaction& tx) -> base::Result<Observation> {
      const auto checked = check(tx, person(boris_), now_, proposed.observation_id, proposed.version, "");
      if (!checked) return checked;
      return publish(tx, person(boris_), now_, proposed.observation_id, checked->version, "");
    });
  }
  std::int64_t count(const std::string& table) {
    return read([&](db::Reader& reader) { return reader.one<std::int64_t>("SELECT count(*) FROM " + table); });
  }

  const base::Instant now_ = base::Instant::now();
  const base::Uuid anna_ = base::Uuid::next();
  const base::Uuid boris_ = base::Uuid::next();
  base::Uuid tilia_, elsewhere_;
  std::filesystem::path folder_;
  std::unique_ptr<files::Store> store_;
};

}  // namespace vallis::indicators
