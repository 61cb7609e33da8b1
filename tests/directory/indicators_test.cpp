#include "directory/indicators.hpp"

#include "directory/cluster_figures.hpp"
#include "directory/membership_fixture.hpp"
#include "directory/membership_proof.hpp"
#include "indicators/load.hpp"

namespace vallis::directory {
namespace {

class DirectoryIndicators : public MembershipTest {
 protected:
  void SetUp() override {
    MembershipTest::SetUp();
    if (IsSkipped()) return;
    run(R"sql(
        INSERT INTO specialisation (specialisation, position, nace, isic, name_en, name_ru)
            VALUES ('oncology', 1, '86.10 86.22', '8610', 'Oncology', 'Онкология'),
                   ('clinical_trials', 2, '72.19', '7210', 'Trials', 'Исследования'),
                   ('health_insurance', 3, '65.12', '6512', 'Insurance', 'Страхование'))sql");
  }
  MembershipId member(OrganisationId organisation, const base::Date& from, bool listed = false) {
    Admission admission{organisation, type_, MembershipState::Active, from, listed, {}, "Admitted."};
    return write([&](db::Transaction& tx) { return admit(tx, {}, now_, cluster_, admission); }).membership_id;
  }
  void trade(OrganisationId organisation, const std::string& word) {
    write([&](db::Transaction& tx) {
      return tx.execute("INSERT INTO organisation_specialisation (organisation_id, specialisation) VALUES ($1, $2)",
                        organisation, word);
    });
  }
  void confirm(MembershipId membership, const base::Date& on) {
    write([&](db::Transaction& tx) {
      return add_proof(tx, {}, now_, membership, {{}, "https://tilia.example/proof", on, on});
    });
  }
  std::map<std::string, indicators::Measurement> measured(const base::Date& on) {
    const auto source = make_directory_indicators();
    const auto all = read([&](db::Reader& reader) {
      return source->measure(reader, cluster_.uuid, {base::Date::of(on.year(), 1, 1), on});
    });
    std::map<std::string, indicators::Measurement> by_code;
    for (const auto& one : all) by_code.emplace(one.indicator, one);
    EXPECT_EQ(by_code.size(), 5U);
    return by_code;
  }
  static std::string text(const indicators::Measurement& one) {
    return one.value ? indicators::value_text(*one.value) : "–";
  }
};

TEST_P(DirectoryIndicators, HaveNothingToSayOfAnEmptyClusterAndNoZeros) {
  const auto all = measured(day(0));
  for (const char* code : {"M7", "M8", "M9", "M11"}) {
    EXPECT_FALSE(all.at(code).value) << code;
    EXPECT_FALSE(all.at(code).absence_reason.empty()) << code;
    EXPECT_EQ(all.at(code).basis_count, 0) << code;
  }
  EXPECT_EQ(text(all.at("G15")), "none");
}

TEST_P(DirectoryIndicators, CountConfirmedMembersAlone) {
  const auto tilia = member(tilia_, day(-300));
  member(iva_, day(-300));
  EXPECT_EQ(text(measured(day(0)).at("M8")), "–");
  confirm(tilia, day(-100));
  EXPECT_EQ(text(measured(day(0)).at("M8")), "1");
  EXPECT_EQ(text(measured(day(-101)).at("M8")), "–") << "not confirmed yet on that day";
}

TEST_P(DirectoryIndicators, TellWhichGroupsAndTradesMembersAreOf) {
  member(tilia_, day(-300));
  member(alder_, day(-200));
  trade(tilia_, "oncology");
  trade(alder_, "clinical_trials");
  trade(alder_, "health_insurance");
  trade(iva_, "oncology");
  const auto all = measured(day(0));
  EXPECT_EQ(text(all.at("M7")), "medical_services;biomedical_rnd");
  EXPECT_EQ(all.at("M7").basis_count, 2);
  EXPECT_EQ(text(all.at("M9")), "clinics");
  EXPECT_EQ(text(all.at("M11")), "0") << "members without a start-up among them: a zero that is known";
  EXPECT_EQ(text(measured(day(-250)).at("M7")), "medical_services") << "as it was on that day";
  member(iva_, day(-10));
  EXPECT_EQ(text(measured(day(0)).at("M11")), "1");
}

TEST_P(DirectoryIndicators, SayHowMuchIsShownInEnglish) {
  run("UPDATE cluster SET description_en = 'Clinics of the valley.' WHERE code = 'rhine-valley'");
  member(tilia_, day(-300), true);
  member(alder_, day(-300), true);
  run("UPDATE organisation SET description_en = NULL");
  EXPECT_EQ(text(measured(day(0)).at("G15")), "partial");
  run("UPDATE organisation SET description_en = 'A clinic.' WHERE name = 'Tilia Clinic'");
  EXPECT_EQ(text(measured(day(0)).at("G15")), "full") << "one of two";
}

TEST_P(DirectoryIndicators, OfACountryAreShownForItsClustersWithTheRuleThatCombinesThem) {
  run(R"sql(INSERT INTO cluster_country (cluster_id, country_code, position)
            SELECT cluster_id, 'CH', 2 FROM cluster WHERE code = 'rhine-valley')sql");
  indicators::IndicatorForm revenue;
  revenue.code = "H1";
  revenue.name_en = "Revenue";
  revenue.name_ru = "Доходы";
  revenue.unit_kind = indicators::UnitKind::Country;
  revenue.kind = indicators::IndicatorKind::Amount;
  revenue.combine = indicators::CombineRule::Sum;
  revenue.valid_from = base::Date::of(2019, 1, 1);
  indicators::ObservationForm germany;
  germany.indicator = "H1";
  germany.unit_code = "DE";
  germany.period = "2018";
  germany.value = 100;
  germany.source_title = "A page";
  indicators::ObservationForm switzerland = germany;
  switzerland.unit_code = "CH";
  switzerland.value = 50;
  write([&](db::Transaction& tx) {
    return indicators::load(tx, now_, "test", "a", std::vector{revenue}, std::vector{germany, switzerland});
  });
  const auto figures = read([&](db::Reader& reader) { return cluster_figures(reader, cluster_); });
  ASSERT_EQ(figures.size(), 1U);
  EXPECT_EQ(figures[0].observations.size(), 2U);
  EXPECT_EQ(figures[0].combine_en, "The sum over the countries; missing unless all are known.");
}

VALLIS_ON_BOTH_DATABASES(DirectoryIndicators);

}  // namespace
}  // namespace vallis::directory
