#include "directory/words.hpp"

#include <gmock/gmock.h>

#include <algorithm>

#include "base/csv.hpp"
#include "directory_test.hpp"

namespace vallis::directory {
namespace {

class Words : public test::MigratedTest {};

TEST_P(Words, AreLoadedOnceAndChangeNothingTheSecondTime) {
  const auto first = database().transact([](db::Transaction& tx) { return load_all_words(tx); });
  ASSERT_TRUE(first) << first.error().message;
  EXPECT_GT(*first, 400);
  EXPECT_EQ(database().transact([](db::Transaction& tx) { return load_all_words(tx); }).value(), 0);
}

TEST_P(Words, FollowTheirTableAndAreNeverTakenAway) {
  ASSERT_TRUE(database().transact([](db::Transaction& tx) { return load_all_words(tx); }));
  const std::string kinds = "kind,member_group,name_en,name_ru\nclinic,clinics,Hospital,Больница\n";
  const auto changed = database().transact([&](db::Transaction& tx) {
    std::vector<std::pair<std::string, std::string_view>> files = {
        {"countries.csv", "country_code,alpha3,name_en,name_ru\n"},
        {"currencies.csv", "currency_code,minor_digits,name_en,name_ru\n"},
        {"kinds.csv", kinds},
        {"specialisations.csv", "specialisation,nace,isic,name_en,name_ru\n"}};
    return load_words(tx, files);
  });
  ASSERT_TRUE(changed) << changed.error().message;
  EXPECT_EQ(*changed, 1);
  const auto there = database().read([](db::Reader& reader) { return organisation_kinds(reader, "en"); }).value();
  EXPECT_EQ(there.size(), 11U);
  EXPECT_EQ(there.front().name, "Hospital");
}

TEST_P(Words, SayWhichTableIsMissing) {
  const auto none = database().transact([](db::Transaction& tx) { return load_words(tx, {}); });
  ASSERT_FALSE(none);
  EXPECT_THAT(none.error().message, ::testing::HasSubstr("countries.csv"));
}

TEST_P(Words, CoverTheCataloguesCountriesAndMemberGroups) {
  ASSERT_TRUE(database().transact([](db::Transaction& tx) { return load_all_words(tx); }));
  const auto table = [](const char* name) {
    return base::read_csv(base::read_file(std::string(VALLIS_SOURCE_DIR "/data/catalogue/") + name).value(), name)
        .value();
  };
  std::vector<std::string> codes;
  const base::CsvTable countries = table("countries.csv");
  for (const auto& row : countries.rows) codes.push_back(row.cells[0]);
  ASSERT_GT(codes.size(), 30U);
  EXPECT_THAT(
      database().read([&](db::Reader& reader) { return unknown_words(reader, "country.country_code", codes); }).value(),
      ::testing::IsEmpty());
  const auto clusters = table("clusters.csv");
  std::string groups;
  for (const auto& row : clusters.rows) groups += row.cells[*clusters.column("m9_member_groups")] + ";";
  const auto kinds = database().read([](db::Reader& r) { return organisation_kinds(r, "en"); }).value();
  ASSERT_FALSE(kinds.empty());
  for (const auto& kind : kinds) {
    EXPECT_THAT(groups, ::testing::HasSubstr(kind.member_group)) << kind.kind;
  }
}

TEST_P(Words, KeepMoneyInTheUnitsOfIso4217) {
  ASSERT_TRUE(database().transact([](db::Transaction& tx) { return load_all_words(tx); }));
  std::map<std::string, std::int64_t> digits;
  const auto all = database().read([](db::Reader& r) { return currencies(r, "ru"); }).value();
  for (const auto& one : all) {
    digits[one.currency_code] = one.minor_digits;
  }
  EXPECT_EQ(digits.at("RUB"), 2);
  EXPECT_EQ(digits.at("JPY"), 0);
  EXPECT_EQ(digits.at("KWD"), 3);
  EXPECT_EQ(digits.at("ALL"), 2) << "CLDR shows none; the standard has two";
}

VALLIS_ON_BOTH_DATABASES(Words);

}  // namespace
}  // namespace vallis::directory
