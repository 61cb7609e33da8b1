#pragma once

#include <fmt/format.h>

#include <string>

#include "auth/account_routes.hpp"
#include "base/file.hpp"
#include "directory/organisation.hpp"
#include "directory/person.hpp"
#include "directory/routes.hpp"
#include "directory/words.hpp"
#include "support/server_test.hpp"

namespace vallis::directory {

/// The words of data/directory.
inline base::Result<std::int64_t> load_all_words(db::Transaction& tx) {
  std::vector<std::string> bytes;
  std::vector<std::pair<std::string, std::string_view>> files;
  bytes.reserve(4);
  for (const char* name : {"countries.csv", "currencies.csv", "kinds.csv", "specialisations.csv"}) {
    bytes.push_back(base::read_file(std::string(VALLIS_SOURCE_DIR "/data/directory/") + name).value());
    files.emplace_back(name, bytes.back());
  }
  return load_words(tx, files);
}

/// A server with accounts and the directory.
class DirectoryApi : public test::ServerTest {
 protected:
  void add_routes(http::Router& router) override {
    auth::add_account_routes(router, database());
    add_directory_routes(router, database());
  }
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped()) return;
    const auto loaded = database().transact([](db::Transaction& tx) { return load_all_words(tx); });
    ASSERT_TRUE(loaded) << loaded.error().message;
  }

  /// The id of an organisation that was made by the operation.
  std::string given(const OrganisationForm& form) {
    const auto made = database().transact(
        [&](db::Transaction& tx) { return create_organisation(tx, {}, base::Instant::now(), form); });
    EXPECT_TRUE(made) << made.error().message;
    return made ? made->text() : "";
  }
  static OrganisationForm form(const std::string& name, const std::string& kind = "clinic",
                               const std::string& country = "DE") {
    OrganisationForm form;
    form.name = name;
    form.kind = kind;
    form.country_code = country;
    return form;
  }

  std::string given_person(const std::string& given_name, const std::string& family_name,
                           const std::string& organisation = {}) {
    NewPerson person;
    person.person.given_name = given_name;
    person.person.family_name = family_name;
    person.person.email = given_name + "@example.org";
    if (!organisation.empty()) {
      AffiliationForm affiliation;
      affiliation.organisation_id = *OrganisationId::parse(organisation);
      person.affiliations.push_back(affiliation);
    }
    const auto made =
        database().transact([&](db::Transaction& tx) { return create_person(tx, {}, base::Instant::now(), person); });
    EXPECT_TRUE(made) << made.error().message;
    return made ? made->text() : "";
  }

  base::Uuid account_of(const std::string& name) {
    return database()
        .read([&](db::Reader& reader) {
          return reader.one<base::Uuid>("SELECT account_id FROM account WHERE email_key = $1", name + "@example.org");
        })
        .value();
  }

  /// An administrator of one organisation, signed in.
  test::Client administrator(const std::string& name, const std::string& organisation) {
    test::Client client = signed_in(name);
    const auth::AccountId account{account_of(name)};
    const auto granted = database().transact([&](db::Transaction& tx) {
      const auto today = base::Instant::now().date();
      return auth::grant_role(
          tx, account,
          {auth::Role::OrganisationAdmin, "organisation", base::Uuid::parse(organisation), today.plus_days(-1), {}},
          {});
    });
    EXPECT_TRUE(granted) << granted.error().message;
    return client;
  }

  static std::string if_match(std::int64_t version) { return fmt::format("If-Match: \"{}\"\r\n", version); }

  /// Where a refused body is wrong.
  static std::vector<std::string> pointers(const test::Answer& answer) {
    std::vector<std::string> all;
    const base::Json json = answer.json();
    for (const auto& error : json.at("errors").as_array()) all.emplace_back(error.at("pointer").as_string());
    return all;
  }

  /// The names in a list's answer, joined.
  static std::string names(const test::Answer& answer, const char* member = "name") {
    std::string all;
    if (answer.status != 200) return fmt::format("{}: {}", answer.status, answer.body);
    const base::Json json = answer.json();
    for (const auto& item : json.at("items").as_array()) {
      all += (all.empty() ? "" : ", ") + std::string(item.at(member).as_string());
    }
    return all;
  }
};

}  // namespace vallis::directory
