#include "indicators/indicator.hpp"

#include "indicators/fixture.hpp"

namespace vallis::indicators {
namespace {

class Definitions : public IndicatorsTest {};

TEST_P(Definitions, ThatAreTheSameMakeNoNewVersion) {
  EXPECT_EQ(write([&](db::Transaction& tx) { return load_indicators(tx, now_, definitions()); }), 0);
  EXPECT_EQ(count("indicator"), 4);
}

TEST_P(Definitions, ThatChangeEndTheVersionBefore) {
  auto forms = definitions();
  forms[2].method_en = "Counted with a proof.";
  EXPECT_EQ(write([&](db::Transaction& tx) { return load_indicators(tx, now_, forms); }), 1);
  const auto versions = read([](db::Reader& reader) { return indicator_versions(reader, "M8"); });
  ASSERT_EQ(versions.size(), 2U);
  EXPECT_EQ(versions[0].method_version, 2);
  EXPECT_EQ(versions[0].valid_from, now_.date());
  EXPECT_FALSE(versions[0].valid_to);
  EXPECT_EQ(versions[1].valid_to, now_.date().plus_days(-1));
  EXPECT_EQ(versions[1].method_en, "Counted.");
}

TEST_P(Definitions, WithoutWordsWhereTheyAreNeededAreRefused) {
  auto forms = definitions();
  forms[3].words.clear();
  const auto error = refused([&](db::Transaction& tx) { return load_indicators(tx, now_, forms); });
  ASSERT_EQ(error.faults.size(), 1U);
  EXPECT_EQ(error.faults[0].file, "G13");
  EXPECT_EQ(error.faults[0].field, "words");
}

TEST_P(Definitions, ThatAreMisspeltAreNamed) {
  const auto error = refused([&](db::Transaction& tx) { return find_indicator(tx, "M9"); });
  EXPECT_EQ(error.kind, base::ErrorKind::NotFound);
  EXPECT_EQ(error.message, "There is no indicator 'M9'; did you mean 'M7'?");
}

VALLIS_ON_BOTH_DATABASES(Definitions);

Indicator indicator(IndicatorKind kind) {
  Indicator made;
  made.code = "X";
  made.kind = kind;
  made.words = {{"none", "", ""}, {"bronze", "", ""}, {"gold", "", ""}};
  return made;
}

TEST(Values, AreOfTheIndicatorsKind) {
  const auto fault = [](IndicatorKind kind, const base::Json& value) { return value_fault(indicator(kind), value); };
  EXPECT_EQ(fault(IndicatorKind::Count, 12), "");
  EXPECT_EQ(fault(IndicatorKind::Count, -1), "-1 is not a count; give a whole number of 0 or more.");
  EXPECT_EQ(fault(IndicatorKind::Count, 1.5), "1.5 is not a count; give a whole number of 0 or more.");
  EXPECT_EQ(fault(IndicatorKind::Count, "12"), "Give a number.");
  EXPECT_EQ(fault(IndicatorKind::Rank, 0), "0 is not a place in a list; the best place is 1.");
  EXPECT_EQ(fault(IndicatorKind::Boolean, true), "");
  EXPECT_EQ(fault(IndicatorKind::Boolean, 3), "Give true or false.");
  EXPECT_EQ(fault(IndicatorKind::Ordinal, "gold"), "");
  EXPECT_EQ(fault(IndicatorKind::Ordinal, "golden"),
            "'golden' is not one of: none, bronze, gold; did you mean 'gold'?");
  EXPECT_EQ(fault(IndicatorKind::Set, base::JsonArray{"gold", "none"}), "");
  EXPECT_EQ(fault(IndicatorKind::Set, base::JsonArray{"gold", "gold"}), "'gold' occurs twice; name it once.");
  EXPECT_EQ(fault(IndicatorKind::Set, base::JsonArray{}),
            "The list is empty; name what is there, or say that it is not available.");
  EXPECT_NE(fault(IndicatorKind::Score, std::numeric_limits<double>::infinity()), "");
}

TEST(Values, OfABooleanFromACountMayBeTheCount) {
  Indicator startups = indicator(IndicatorKind::Boolean);
  startups.at_least = 2;
  EXPECT_EQ(value_fault(startups, 7), "");
  EXPECT_EQ(value_fault(startups, true), "");
  EXPECT_EQ(value_fault(startups, 0.5), "0.5 is not a count; give a whole number of 0 or more.");
}

TEST(Values, HaveOneForm) {
  const Indicator set = indicator(IndicatorKind::Set);
  EXPECT_EQ(canonical_value(set, base::JsonArray{"gold", "none"}), (base::JsonArray{"none", "gold"}));
  EXPECT_EQ(base::print_json(canonical_value(indicator(IndicatorKind::Amount), 12.0)), base::print_json(12));
}

TEST(Values, ComeBackFromTheirText) {
  for (const auto& [kind, text] :
       std::vector<std::pair<IndicatorKind, std::string>>{{IndicatorKind::Amount, "337.011"},
                                                          {IndicatorKind::Count, "12"},
                                                          {IndicatorKind::Boolean, "false"},
                                                          {IndicatorKind::Ordinal, "bronze"},
                                                          {IndicatorKind::Set, "none;gold"}}) {
    const auto value = read_value_text(indicator(kind), text);
    ASSERT_TRUE(value) << value.error().message;
    EXPECT_EQ(value_text(*value), text);
  }
  EXPECT_FALSE(read_value_text(indicator(IndicatorKind::Amount), "1,5"));
  EXPECT_FALSE(read_value_text(indicator(IndicatorKind::Set), "none;;gold"));
}

}  // namespace
}  // namespace vallis::indicators
