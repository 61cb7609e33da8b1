#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "base/csv.hpp"
#include "base/file.hpp"
#include "db/schema.hpp"
#include "demo/accounts.hpp"
#include "demo/load.hpp"
#include "demo/remove.hpp"
#include "directory/membership.hpp"
#include "directory/person.hpp"
#include "directory/words.hpp"
#include "support/migrated_test.hpp"

namespace vallis::demo {
namespace {

/// The files of a folder of data/, kept for as long as the tests run.
const std::vector<std::pair<std::string, std::string>>& folder(const std::string& name) {
  static std::map<std::string, std::vector<std::pair<std::string, std::string>>> folders;
  auto& files = folders[name];
  if (files.empty()) {
    for (const auto& file : std::filesystem::directory_iterator(VALLIS_SOURCE_DIR "/data/" + name)) {
      files.emplace_back(file.path().filename().string(), base::read_file(file.path()).value());
    }
  }
  return files;
}

std::vector<std::pair<std::string, std::string_view>> views(const std::string& name) {
  std::vector<std::pair<std::string, std::string_view>> views;
  for (const auto& [file, bytes] : folder(name)) views.emplace_back(file, bytes);
  return views;
}

Sample sample() {
  const auto read = read_sample(views("demo"));
  EXPECT_TRUE(read) << read.error().message;
  return read.value();
}

TEST(DemoData, IsSixtyOrganisationsOfAllKindsAndThreeHundredPeople) {
  const Sample demo = sample();
  EXPECT_EQ(demo.organisations.size(), 60U);
  EXPECT_EQ(demo.people.size(), 300U);
  std::set<std::string> kinds, countries;
  for (const OrganisationRow& row : demo.organisations) {
    kinds.insert(row.kind);
    countries.insert(row.country_code);
  }
  EXPECT_EQ(kinds.size(), 11U);
  EXPECT_GE(countries.size(), 15U);
}

TEST(DemoData, ReachesNobody) {
  const Sample demo = sample();
  for (const OrganisationRow& row : demo.organisations) {
    EXPECT_TRUE(row.website.ends_with(".example")) << row.key;
    EXPECT_TRUE(row.email.ends_with(".example")) << row.key;
  }
  for (const PersonRow& row : demo.people) EXPECT_TRUE(row.email.ends_with(".example")) << row.email;
  for (const AccountRow& row : demo.accounts) EXPECT_TRUE(row.email.ends_with(".example")) << row.email;
}

TEST(DemoData, SaysInBothLanguagesThatItIsMadeUp) {
  for (const OrganisationRow& row : sample().organisations) {
    EXPECT_TRUE(row.description_en.starts_with("Fictional.")) << row.key;
    EXPECT_TRUE(row.description_ru.starts_with("Вымышленная организация.")) << row.key;
  }
}

TEST(DemoData, HasNoNameOfTheCatalogue) {
  std::set<std::string> real;
  for (const auto& [file, bytes] : folder("catalogue")) {
    if (!file.ends_with(".csv")) continue;
    const auto table = base::read_csv(bytes, file);
    ASSERT_TRUE(table) << file;
    for (const auto& row : table->rows) real.insert(row.cells.begin(), row.cells.end());
  }
  ASSERT_TRUE(real.contains("Athena Health Tourism Cluster"));
  const Sample demo = sample();
  EXPECT_FALSE(real.contains(demo.story.cluster.name_en));
  for (const OrganisationRow& row : demo.organisations) {
    EXPECT_FALSE(real.contains(row.name)) << row.name;
    EXPECT_FALSE(real.contains(row.name_ru.value_or("-"))) << *row.name_ru;
  }
}

TEST(DemoData, LiesBeforeTheDayUpToWhichItIsTold) {
  const Sample demo = sample();
  for (const MembershipRow& row : demo.memberships) {
    EXPECT_LE(row.applied_on, demo.story.told_on) << row.organisation;
    EXPECT_LE(row.decided_on.value_or(row.applied_on), demo.story.told_on) << row.organisation;
  }
}

class Demo : public test::MigratedTest {
 protected:
  void SetUp() override {
    MigratedTest::SetUp();
    if (IsSkipped()) return;
    fill(database());
  }

  static void fill(db::Database& database) {
    const auto words =
        database.transact([](db::Transaction& tx) { return directory::load_words(tx, views("directory")); });
    ASSERT_TRUE(words) << words.error().message;
  }
  void load() {
    const auto loaded = load_sample(database(), sample(), 1);
    ASSERT_TRUE(loaded) << loaded.error().message;
    EXPECT_EQ(loaded->organisation_count, 60);
    EXPECT_EQ(loaded->person_count, 300);
  }
  std::int64_t count(db::Database& in, const std::string& sql) {
    return in.read([&](db::Reader& reader) { return reader.one<std::int64_t>(sql); }).value();
  }
  std::int64_t count(const std::string& sql) { return count(database(), sql); }

  /// Rows with identifiers, table by table, but for secrets and for the log.
  static std::map<std::string, std::vector<std::string>> contents(db::Database& database) {
    std::map<std::string, std::vector<std::string>> rows;
    const auto read = database.read([&](db::Reader& reader) -> base::Result<void> {
      const auto columns = db::uuid_columns(reader);
      if (!columns) return columns.error();
      for (const db::UuidColumn& column : *columns) {
        if (column.table_name.starts_with("activity_")) continue;
        const auto values = reader.many<std::optional<std::string>>(
            "SELECT CAST(" + column.column_name + " AS text) AS value FROM " + column.table_name + " ORDER BY 1");
        if (!values) return values.error();
        for (const auto& value : *values) {
          rows[column.table_name + "." + column.column_name].push_back(value.value_or("-"));
        }
      }
      for (const char* sql :
           {"SELECT name FROM organisation ORDER BY organisation_id", "SELECT email FROM person ORDER BY person_id",
            "SELECT state FROM membership_state ORDER BY membership_state_id",
            "SELECT reference FROM dues_payment ORDER BY dues_payment_id"}) {
        const auto values = reader.many<std::string>(sql);
        if (!values) return values.error();
        rows[sql] = *values;
      }
      return {};
    });
    EXPECT_TRUE(read) << read.error().message;
    // The two sort what is absent, and letters, each in its way.
    for (auto& [column, values] : rows) std::sort(values.begin(), values.end());
    return rows;
  }
};

TEST_P(Demo, HasAHistoryOfFiveYears) {
  load();
  EXPECT_GE(count("SELECT COUNT(*) FROM membership WHERE ended_on IS NULL AND joined_on IS NOT NULL"), 45);
  EXPECT_GE(count("SELECT COUNT(*) FROM membership WHERE ended_on IS NOT NULL"), 5);
  for (const char* state : {"pending", "active", "grace", "lapsed", "ended"}) {
    EXPECT_GE(count("SELECT COUNT(*) FROM membership_state WHERE state = '" + std::string(state) + "'"), 1) << state;
  }
  for (const char* state : {"paid", "overdue", "waived"}) {
    EXPECT_GE(count("SELECT COUNT(*) FROM dues WHERE state = '" + std::string(state) + "'"), 1) << state;
  }
  for (const char* state : {"submitted", "in_review", "more_asked", "refused", "withdrawn", "accepted"}) {
    EXPECT_GE(count("SELECT COUNT(*) FROM membership_application WHERE state = '" + std::string(state) + "'"), 1)
        << state;
  }
  EXPECT_GE(count("SELECT COUNT(*) FROM membership_proof"), 20);
  EXPECT_EQ(count("SELECT COUNT(*) FROM (SELECT organisation_id FROM membership GROUP BY organisation_id "
                  "HAVING COUNT(*) > 1) AS again"),
            2);
}

TEST_P(Demo, IsTheSameForTheSameSeedOnBothDatabases) {
  load();
  test::ScratchDatabase other(db::Dialect::Sqlite);
  auto second = db::Database::open(other.url()).value();
  ASSERT_TRUE(db::migrate(*second, test::all_migrations(), "test"));
  fill(*second);
  ASSERT_TRUE(load_sample(*second, sample(), 1));
  const auto mine = contents(database());
  EXPECT_GT(mine.at("organisation.organisation_id").size(), 59U);
  const auto theirs = contents(*second);
  ASSERT_EQ(mine.size(), theirs.size());
  for (const auto& [column, values] : mine) EXPECT_TRUE(values == theirs.at(column)) << column;
}

TEST_P(Demo, IsRefusedWhereOneIsLoaded) {
  load();
  const auto twice = load_sample(database(), sample(), 2);
  ASSERT_FALSE(twice);
  EXPECT_EQ(twice.error().kind, base::ErrorKind::Conflict);
}

TEST_P(Demo, IsRefusedBesideAClusterOfOnesOwn) {
  const auto made = database().transact([](db::Transaction& tx) {
    directory::ClusterForm form;
    form.code = "own";
    form.name_en = "Our own";
    form.countries = {"DE"};
    return directory::create_cluster(tx, {}, base::Instant::now(), form);
  });
  ASSERT_TRUE(made) << made.error().message;
  const auto loaded = load_sample(database(), sample(), 1);
  ASSERT_FALSE(loaded);
  EXPECT_NE(loaded.error().message.find("'Our own'"), std::string::npos);
  EXPECT_EQ(count("SELECT COUNT(*) FROM organisation"), 0);
  const auto passwords = set_passwords(database(), base::Instant::now());
  ASSERT_FALSE(passwords);
  EXPECT_EQ(passwords.error().kind, base::ErrorKind::Conflict);
}

TEST_P(Demo, LetsItsPeopleSignIn) {
  load();
  const auto sign_in = set_passwords(database(), base::Instant::now());
  ASSERT_TRUE(sign_in) << sign_in.error().message;
  EXPECT_EQ(sign_in->accounts.size(), sample().accounts.size());
  const auto hash = database().read([&](db::Reader& reader) {
    return reader.one<std::int64_t>("SELECT COUNT(*) FROM account WHERE password_hash IS NOT NULL");
  });
  EXPECT_EQ(hash.value(), static_cast<std::int64_t>(sample().accounts.size()));
  const auto again = set_passwords(database(), base::Instant::now());
  EXPECT_NE(again->password, sign_in->password);
}

TEST_P(Demo, GoesWithoutATraceButForTheLog) {
  const auto before = contents(database());
  load();
  const auto removed = remove_sample(database());
  ASSERT_TRUE(removed) << removed.error().message;
  EXPECT_TRUE(contents(database()) == before);
  EXPECT_FALSE(remove_sample(database()));
  load();  // and can come again
}

TEST_P(Demo, LeavesWhatPeopleAdded) {
  load();
  const auto own = database().transact([](db::Transaction& tx) {
    directory::OrganisationForm form;
    form.name = "Added by somebody";
    form.kind = "clinic";
    form.country_code = "DE";
    return directory::create_organisation(tx, {}, base::Instant::now(), form);
  });
  ASSERT_TRUE(own) << own.error().message;
  const auto removed = remove_sample(database());
  ASSERT_TRUE(removed) << removed.error().message;
  EXPECT_EQ(count("SELECT COUNT(*) FROM organisation"), 1);
}

TEST_P(Demo, StaysWhileSomethingOfPeopleHangsOnIt) {
  load();
  const auto added = database().transact([](db::Transaction& tx) -> base::Result<void> {
    const auto there =
        tx.one<directory::OrganisationId>("SELECT organisation_id FROM organisation ORDER BY name LIMIT 1");
    if (!there) return there.error();
    directory::NewPerson person;
    person.person.given_name = "Real";
    person.person.family_name = "Person";
    person.affiliations.push_back({*there, {}, false, {}, {}});
    const auto made = directory::create_person(tx, {}, base::Instant::now(), person);
    return made ? base::Result<void>() : made.error();
  });
  ASSERT_TRUE(added) << added.error().message;
  const auto removed = remove_sample(database());
  ASSERT_FALSE(removed);
  EXPECT_NE(removed.error().message.find("1 of affiliation"), std::string::npos) << removed.error().message;
  EXPECT_EQ(count("SELECT COUNT(*) FROM organisation"), 60);
}

TEST_P(Demo, IsInventedInAnyNumber) {
  const auto words = read_words(views("demo"));
  ASSERT_TRUE(words) << words.error().message;
  const auto loaded = load_synthetic(database(), *words, base::Date::of(2026, 10, 31), {25, 60, 2}, 7);
  ASSERT_TRUE(loaded) << loaded.error().message;
  EXPECT_EQ(count("SELECT COUNT(*) FROM organisation WHERE name LIKE '%(synthetic)'"), 25);
  EXPECT_EQ(count("SELECT COUNT(*) FROM person"), 60);
  EXPECT_EQ(count("SELECT COUNT(*) FROM membership"), 25);
  const auto removed = remove_sample(database());
  ASSERT_TRUE(removed) << removed.error().message;
  EXPECT_EQ(count("SELECT COUNT(*) FROM organisation"), 0);
  EXPECT_FALSE(load_synthetic(database(), *words, base::Date::of(2026, 10, 31), {0, 0, 1}, 7));
}

VALLIS_ON_BOTH_DATABASES(Demo);

}  // namespace
}  // namespace vallis::demo
