#pragma once

#include <string>

#include "auth/account_routes.hpp"
#include "directory/cluster.hpp"
#include "directory/membership_application.hpp"
#include "directory/membership_calendar.hpp"
#include "directory/membership_routes.hpp"
#include "directory/person.hpp"
#include "support/server_test.hpp"

namespace vallis::directory {

/// A cluster with a type of membership and three organisations, on a server with the routes of memberships.
class MembershipTest : public test::ServerTest {
 protected:
  void add_routes(http::Router& router) override {
    auth::add_account_routes(router, database());
    add_membership_routes(router, database());
  }
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped()) return;
    run(R"sql(
        INSERT INTO country (country_code, alpha3, name_en, name_ru)
            VALUES ('DE', 'DEU', 'Germany', 'Германия'), ('CH', 'CHE', 'Switzerland', 'Швейцария');
        INSERT INTO currency (currency_code, minor_digits, name_en, name_ru) VALUES ('EUR', 2, 'Euro', 'Евро');
        INSERT INTO organisation_kind (kind, position, member_group, name_en, name_ru)
            VALUES ('clinic', 1, 'clinics', 'Clinic', 'Клиника'), ('startup', 2, 'startups', 'Start-up', 'Стартап'))sql");
    cluster_ = write([&](db::Transaction& tx) {
      ClusterForm form;
      form.code = "rhine-valley";
      form.name_en = "Rhine Valley";
      form.countries = {"DE"};
      return create_cluster(tx, {}, now_, form);
    });
    type_ = write([&](db::Transaction& tx) {
              return add_membership_type(tx, {}, now_, cluster_, type_form());
            }).membership_type_id;
    tilia_ = organisation("Tilia Clinic", "clinic");
    iva_ = organisation("Iva Start-up", "startup");
    alder_ = organisation("Alder Clinic", "clinic");
  }

  /// What an operation gives; the test fails where it fails.
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

  static MembershipTypeForm type_form() {
    MembershipTypeForm form;
    form.code = "core";
    form.name_en = "Core member";
    form.name_ru = "Основной участник";
    form.tier = "core";
    form.questions = {{"beds", {"How many beds?", "Сколько коек?"}, AnswerKind::Number, true, {}}};
    form.grace_days = 60;
    form.lapsed_days = 90;
    form.from_on = base::Date::of(2020, 1, 1);
    return form;
  }
  OrganisationId organisation(const std::string& name, const std::string& kind) {
    return write([&](db::Transaction& tx) {
      OrganisationForm form;
      form.name = name;
      form.kind = kind;
      form.country_code = "DE";
      form.staff_count = 20;
      return create_organisation(tx, {}, now_, form);
    });
  }
  Membership admitted(OrganisationId organisation, const base::Date& from_on,
                      MembershipState state = MembershipState::Active) {
    return write([&](db::Transaction& tx) {
      return admit(tx, {}, now_, cluster_, {organisation, type_, state, from_on, false, {}, "founding member"});
    });
  }
  base::Result<Membership> moved(const Membership& membership, const NewState& next) {
    return database().transact([&](db::Transaction& tx) {
      return add_state(tx, {}, now_, membership.membership_id, membership.version, next);
    });
  }
  Membership found(MembershipId id, const base::Date& on) {
    return read([&](db::Reader& reader) { return find_membership(reader, id, on); });
  }
  /// 1200 euros a year, by months.
  DuesRule rule() {
    return write([&](db::Transaction& tx) {
      DuesRuleForm form;
      form.amount_minor = 120'000;
      form.currency_code = "EUR";
      form.proration = Proration::Month;
      form.from_on = base::Date::of(2020, 1, 1);
      return add_dues_rule(tx, {}, now_, cluster_, form);
    });
  }
  base::Uuid account_of(const std::string& name) {
    return read([&](db::Reader& reader) {
      return reader.one<base::Uuid>("SELECT account_id FROM account WHERE email_key = $1", name + "@example.org");
    });
  }
  test::Client administrator(const std::string& name, OrganisationId organisation) {
    test::Client client = signed_in(name);
    const auth::AccountId account{account_of(name)};
    write([&](db::Transaction& tx) {
      return auth::grant_role(tx, account,
                              {auth::Role::OrganisationAdmin, "organisation", organisation.uuid, day(-1), {}}, {});
    });
    return client;
  }
  /// So many days from today.
  base::Date day(int days) const { return now_.date().plus_days(days); }
  static std::string if_match(std::int64_t version) { return fmt::format("If-Match: \"{}\"\r\n", version); }

  base::Instant now_ = base::Instant::now();
  ClusterId cluster_;
  MembershipTypeId type_;
  OrganisationId tilia_;
  OrganisationId iva_;
  OrganisationId alder_;
};

}  // namespace vallis::directory
