#include "directory/personal_data.hpp"

#include <ranges>

#include "auth/personal_data.hpp"
#include "base/file.hpp"
#include "directory/membership_fixture.hpp"
#include "directory/membership_notices.hpp"
#include "notify/personal_data.hpp"
#include "support/people.hpp"

namespace vallis::directory {
namespace {

constexpr const char* kMark = "zyxmarker";  // in every text that the person gave, or that was written of them

class PersonalDataOfTheDirectory : public MembershipTest {
 protected:
  void SetUp() override {
    MembershipTest::SetUp();
    if (IsSkipped()) return;
    auth::add_personal_data(list_);
    notify::add_personal_data(list_);
    directory::add_personal_data(list_);
    signed_in(kMark);
    account_ = auth::AccountId{account_of(kMark)};
    person_ = write([&](db::Transaction& tx) {
      NewPerson person;
      person.person.given_name = kMark;
      person.person.family_name = kMark;
      person.person.email = std::string(kMark) + "@example.org";
      person.person.about = kMark;
      AffiliationForm affiliation;
      affiliation.organisation_id = tilia_;
      affiliation.position = kMark;
      affiliation.is_contact = true;
      person.affiliations.push_back(affiliation);
      return create_person(tx, {}, now_, person);
    });
    write([&](db::Transaction& tx) -> base::Result<bool> {
      if (auto linked = link_account(tx, {}, now_, person_, 1, account_); !linked) return linked.error();
      return true;
    });
  }
  std::int64_t marks() { return test::rows_with(database(), kMark); }

  Application applied(std::optional<base::Uuid> account) {
    return write([&](db::Transaction& tx) {
             ApplicationForm form;
             form.membership_type_id = type_;
             form.organisation.name = "Birch";
             form.organisation.kind = "clinic";
             form.organisation.country_code = "DE";
             form.organisation.email = std::string(kMark) + "@example.org";
             form.contact_name = kMark;
             form.contact_email = "Zyxmarker@Example.org";
             form.language = "en";
             form.answers = base::JsonObject{{"beds", 12}};
             form.submit = true;
             return apply(tx, {.account_id = account}, now_, cluster_, form);
           })
        .application;
  }
  void imported(int line, const std::string& cells, const std::string& record, const std::string& plan) {
    write([&](db::Transaction& tx) -> base::Result<std::int64_t> {
      const auto import = base::Uuid::parse("00000000-0000-7000-8000-000000000001");
      const auto made = tx.execute(
          "INSERT INTO directory_import (import_id, kind, file_name, headers_key, columns, clear_empty, state, "
          "line_count, created_at, updated_at, version) VALUES ($1, 'people', 'a.csv', '', '[]', FALSE, 'committed', 3, "
          "$2, $2, 1) ON CONFLICT DO NOTHING",
          *import, now_);
      if (!made) return made;
      return tx.execute(
          "INSERT INTO directory_import_line (import_id, line, cells, action, record_id, plan, state, note) "
          "VALUES ($1, $2, $3, 'create', $4, $5, 'done', '')",
          *import, line, cells, base::Uuid::parse(record), plan);
    });
  }
  void erase() {
    const auto erased = database().transact([&](db::Transaction& tx) -> base::Result<void> {
      for (const auth::PersonalData& part : std::views::reverse(list_)) {
        if (!part.erase) continue;
        if (auto done = part.erase(tx, {}, account_, now_); !done) return done;
      }
      return {};
    });
    ASSERT_TRUE(erased) << erased.error().message;
  }
  std::string gathered(const std::string& name) {
    for (const auth::PersonalData& part : list_) {
      if (part.name != name) continue;
      return base::print_json(read([&](db::Reader& reader) { return part.gather(reader, account_); }));
    }
    return "no such part";
  }

  auth::PersonalDataList list_;
  auth::AccountId account_;
  PersonId person_;
};

TEST_P(PersonalDataOfTheDirectory, LeavesNothingAfterAnErasure) {
  const auto text = base::read_file(VALLIS_SOURCE_DIR "/data/messages/messages.json");
  const notify::Notifier notifier(notify::Messages::parse(text.value(), "messages.json").value(), {});
  {
    activity::Subscribers subscribers(database());
    follow_memberships(subscribers, notifier);
    ASSERT_TRUE(subscribers.catch_up());
    const Application application = applied(account_.uuid);
    write([&](db::Transaction& tx) {
      return assign_application(tx, {}, now_, application.application_id, application.version, account_);
    });
    write([&](db::Transaction& tx) -> base::Result<bool> {
      if (auto noted = add_application_note(tx, {}, now_, application.application_id, kMark); !noted) {
        return noted.error();
      }
      return true;
    });
    applied({});  // as a guest, from the same address
    ASSERT_TRUE(subscribers.catch_up());
  }
  EXPECT_EQ(test::number(database(), "SELECT count(*) FROM mail"), 2);
  imported(1, R"(["zyxmarker","zyxmarker@example.org"])", person_.text(), R"({"name":"zyxmarker"})");
  imported(2, R"(["zyxmarker","ZYXmarker@example.org"])", base::Uuid::next().text(), R"({"name":"zyxmarker"})");
  imported(3, R"(["Berg","berg@example.org"])", base::Uuid::next().text(),
           R"({"name":"Berg","form":null,"before":null,"changes":[],"faults":[],"candidates":[{"record_id":")" +
               person_.text() + R"(","name":"zyxmarker","reason":"like","score":0.5}]})");
  ASSERT_GT(marks(), 8) << "there is something to erase";
  erase();
  EXPECT_EQ(marks(), 0);
  EXPECT_EQ(test::number(database(), "SELECT count(*) FROM person WHERE erased_at IS NOT NULL"), 1);
  EXPECT_EQ(test::number(database(), "SELECT count(*) FROM membership_application WHERE state = 'withdrawn'"), 2);
  const auto others = read([](db::Reader& reader) {
    return reader.one<std::string>("SELECT CAST(cells AS text) FROM directory_import_line WHERE line = 3");
  });
  EXPECT_NE(others.find("berg@example.org"), std::string::npos) << "who was only likened to them keeps their line";
}

TEST_P(PersonalDataOfTheDirectory, LeavesThoseOfLikeAddressesAlone) {
  run("UPDATE person SET email = 'a_b@example.org', email_key = 'a_b@example.org'");
  imported(1, R"(["Other","axb@example.org"])", base::Uuid::next().text(), R"({"name":"Other"})");
  imported(2, R"(["Own","a_b@example.org"])", base::Uuid::next().text(), R"({"name":"Own"})");
  erase();
  EXPECT_EQ(test::number(database(), "SELECT count(*) FROM directory_import_line WHERE note <> ''"), 1);
  EXPECT_EQ(test::number(database(), "SELECT count(*) FROM directory_import_line WHERE line = 1 AND note = ''"), 1);
}

TEST_P(PersonalDataOfTheDirectory, GathersWhatIsTheirsAndForetellsWhatGoes) {
  applied(account_.uuid);
  imported(1, R"(["zyxmarker","zyxmarker@example.org"])", person_.text(), R"({"name":"zyxmarker"})");
  for (const char* part : {"person", "import_lines", "membership_applications"}) {
    EXPECT_NE(gathered(part).find(kMark), std::string::npos) << part;
  }
  EXPECT_NE(gathered("person").find("Tilia Clinic"), std::string::npos) << "with the affiliations";
  for (const auth::PersonalData& part : list_) {
    const auth::Fate fate = read([&](db::Reader& reader) { return part.foresee(reader, account_); });
    EXPECT_EQ(fate.part, part.name);
    const bool told = !fate.why_stays.en.empty() && !fate.why_stays.ru.empty();
    EXPECT_TRUE(told || fate.stays_count == 0) << part.name;
  }
}

VALLIS_ON_BOTH_DATABASES(PersonalDataOfTheDirectory);

}  // namespace
}  // namespace vallis::directory
