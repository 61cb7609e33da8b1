#include "directory/search_documents.hpp"

#include "directory_test.hpp"
#include "search/search_routes.hpp"

namespace vallis::directory {
namespace {

using test::Client;

class Finds : public DirectoryApi {
 protected:
  void add_routes(http::Router& router) override {
    DirectoryApi::add_routes(router);
    search::add_search_routes(router, database());
  }
  /// The titles that somebody finds, joined.
  static std::string titles(Client& client, const std::string& word) {
    return names(client.get("/api/v1/search?q=" + word), "title");
  }
  static std::string titles(Client&& client, const std::string& word) { return titles(client, word); }
  /// The whole answer, without what differs in every answer.
  static std::string answer(Client& client, const std::string& word) {
    return client.get("/api/v1/search?q=" + word).body;
  }
  void change(const std::string& id, OrganisationForm form, std::int64_t version) {
    const auto done = database().transact([&](db::Transaction& tx) {
      return replace_organisation(tx, {}, base::Instant::now(), *OrganisationId::parse(id), version, form);
    });
    ASSERT_TRUE(done) << done.error().message;
  }
  std::int64_t rebuilt(const std::string& kind) {
    for (const auto& [name, provider] : search_providers()) {
      if (name == kind) return search::rebuild(database(), name, provider).value();
    }
    return -1;
  }
  /// The rows of the index in the order of what they are about, without their numbers.
  std::vector<std::string> index() {
    return database()
        .read([](db::Reader& reader) {
          return reader.many<std::string>(
              "SELECT kind || ' ' || CAST(object_id AS text) || ' ' || CAST(from_level AS text) || ' ' || title || ' ' "
              "|| words FROM search_text ORDER BY kind, object_id, from_level");
        })
        .value();
  }
};

TEST_P(Finds, AnOrganisationByEveryFieldThatIsPublic) {
  OrganisationForm one = form("Tilia");
  one.city = "Freiburg";
  one.offers = "Trials";
  one.specialisations = {"oncology"};
  one.other_names = {{NameKind::Alias, "", "Linden"}};
  given(one);
  for (const char* word :
       {"tilia", "freiburg", "trials", "oncology", "linden", "germany", "%D0%BA%D0%BB%D0%B8%D0%BD%D0%B8%D0%BA%D0%B0"}) {
    EXPECT_EQ(titles(guest(), word), "Tilia") << word;
  }
}

TEST_P(Finds, WhatAnEditMadeOfARecordAtOnce) {
  const std::string id = given(form("Tilia"));
  change(id, form("Alder"), 1);
  EXPECT_EQ(titles(guest(), "tilia"), "");
  EXPECT_EQ(titles(guest(), "alder"), "Alder");
}

TEST_P(Finds, AFieldForThoseWhoseLevelOpensItAlone) {
  OrganisationForm one = form("Tilia");
  one.description_en = "cyclotron";
  Client member = signed_in("member", auth::Role::MemberUser);
  Client staff = signed_in("olga", auth::Role::ClusterStaff);
  Client somebody = signed_in("somebody");
  Client nobody = guest();
  const std::string id = given(one);
  Client owner = administrator("owner", id);
  std::int64_t version = 1;
  for (const auto& [level, finders] : std::vector<std::pair<auth::Visibility, std::string>>{
           {auth::Visibility::Public, "guest somebody member staff owner "},
           {auth::Visibility::SignedIn, "somebody member staff owner "},
           {auth::Visibility::Members, "member staff owner "},
           {auth::Visibility::Named, "staff owner "},
           {auth::Visibility::Staff, "staff owner "}}) {
    one.field_visibility = {{"description", level}};
    change(id, one, version++);
    std::string who;
    for (auto& [name, client] : std::vector<std::pair<std::string, Client*>>{
             {"guest", &nobody}, {"somebody", &somebody}, {"member", &member}, {"staff", &staff}, {"owner", &owner}}) {
      if (titles(*client, "cyclotron") == "Tilia") who += name + " ";
      EXPECT_EQ(titles(*client, "tilia"), "Tilia") << name;
    }
    EXPECT_EQ(who, finders) << base::enum_word(level);
  }
}

TEST_P(Finds, NothingOfAHiddenFieldInHighlightsCountsOrCorrections) {
  OrganisationForm one = form("Tilia");
  one.description_en = "cyclotron";
  one.field_visibility = {{"description", auth::Visibility::Staff}};
  const std::string id = given(one);
  Client nobody = guest();
  Client member = signed_in("member", auth::Role::MemberUser);
  Client staff = signed_in("olga", auth::Role::ClusterStaff);
  std::map<std::string, std::string> before;
  const auto ask = [&](const std::string& word) {
    for (auto& [name, client] : std::vector<std::pair<std::string, Client*>>{{"guest", &nobody}, {"member", &member}}) {
      const std::string got = answer(*client, word);
      EXPECT_EQ(got.find("ycl"), std::string::npos) << name << " " << got;
      const auto [place, first] = before.emplace(name + word, got);
      EXPECT_EQ(place->second, got) << name << ", " << word;
    }
  };
  for (const char* word : {"tilia", "cyclotron", "cyclotrom", "cyc"}) {
    if (std::string(word) == "tilia") ask(word);
    EXPECT_EQ(titles(nobody, word), std::string(word) == "tilia" ? "Tilia" : "") << word;
    EXPECT_EQ(titles(member, word), std::string(word) == "tilia" ? "Tilia" : "") << word;
  }
  EXPECT_EQ(titles(staff, "cyclotrom"), "Tilia") << "the staff's typing errors are corrected";
  one.description_en = "cyclops cyclists";
  change(id, one, 1);
  ask("tilia");
  EXPECT_EQ(titles(staff, "cyclists"), "Tilia");
}

TEST_P(Finds, ARecordThatIsNamedForThoseWhoAreNamedAndNoFieldMore) {
  OrganisationForm one = form("Secret");
  one.visibility = auth::Visibility::Named;
  one.offers = "cyclotron";
  one.needs = "reactor";
  one.website = "https://accelerator.example";
  one.field_visibility = {{"needs", auth::Visibility::Members}, {"website", auth::Visibility::Named}};
  const std::string id = given(one);
  Client named = signed_in("named");
  Client other = signed_in("other");
  const auto grant = [&](const std::string& account, const char* to_on) {
    const auto done = database().transact([&](db::Transaction& tx) -> base::Result<void> {
      const auto put = tx.execute(
          "INSERT INTO visibility_grant (object_kind, object_id, field, grantee_kind, grantee_id, to_on) "
          "VALUES ('organisation', $1, '', 'account', $2, CAST($3 AS date))",
          *base::Uuid::parse(id), account_of(account), to_on == nullptr ? std::optional<std::string>() : to_on);
      if (!put) return put.error();
      return index_organisation(tx, *OrganisationId::parse(id));
    });
    ASSERT_TRUE(done) << done.error().message;
  };
  grant("named", nullptr);
  grant("other", "2199-01-01");
  EXPECT_EQ(titles(named, "secret"), "Secret");
  EXPECT_EQ(titles(named, "cyclotron"), "Secret");
  EXPECT_EQ(titles(named, "reactor"), "") << "members see it, and the caller is none";
  EXPECT_EQ(titles(named, "accelerator"), "") << "a grant of the record is none of the field";
  EXPECT_EQ(titles(other, "secret"), "") << "a grant that ends does not open the index";
  EXPECT_EQ(titles(signed_in("member", auth::Role::MemberUser), "secret"), "");
  EXPECT_EQ(titles(signed_in("olga", auth::Role::ClusterStaff), "accelerator"), "Secret");
}

TEST_P(Finds, APersonForMembersAndForNoAnalyst) {
  const std::string firm = given(form("Tilia"));
  given_person("Anna", "Lindqvist", firm);
  EXPECT_EQ(titles(guest(), "lindqvist"), "");
  EXPECT_EQ(titles(signed_in("member", auth::Role::MemberUser), "lindqvist"), "Anna Lindqvist");
  EXPECT_EQ(titles(signed_in("member2", auth::Role::MemberUser), "tilia"), "Tilia, Anna Lindqvist");
  EXPECT_EQ(titles(signed_in("analyst", auth::Role::Analyst), "lindqvist"), "");
  EXPECT_EQ(titles(signed_in("analyst2", auth::Role::Analyst), "tilia"), "Tilia");
}

TEST_P(Finds, NoPersonByAnOrganisationThatTheCallerDoesNotSee) {
  OrganisationForm hidden = form("Tilia");
  const std::string id = given(hidden);
  const std::string open = given(form("Alder"));
  const std::string person = given_person("Anna", "Lindqvist", id);
  const auto added = database().transact([&](db::Transaction& tx) {
    AffiliationForm affiliation;
    affiliation.organisation_id = *OrganisationId::parse(open);
    return add_affiliation(tx, {}, base::Instant::now(), *PersonId::parse(person), affiliation);
  });
  ASSERT_TRUE(added) << added.error().message;
  Client member = signed_in("member", auth::Role::MemberUser);
  Client owner = administrator("owner", open);
  EXPECT_EQ(titles(member, "tilia"), "Tilia, Anna Lindqvist");
  hidden.visibility = auth::Visibility::Staff;
  change(id, hidden, 1);
  EXPECT_EQ(titles(member, "tilia"), "");
  EXPECT_EQ(titles(owner, "tilia"), "");
  EXPECT_EQ(titles(owner, "lindqvist"), "Anna Lindqvist");
  EXPECT_EQ(titles(member, "alder"), "Alder, Anna Lindqvist");
}

TEST_P(Finds, APersonWhoIsHiddenForThoseWhoAdministerItsOrganisationAsLongAsItIsThere) {
  const std::string firm = given(form("Tilia"));
  const std::string id = given_person("Anna", "Lindqvist", firm);
  const auto hide = [&](db::Transaction& tx) {
    PersonForm person;
    person.given_name = "Anna";
    person.family_name = "Lindqvist";
    person.visibility = auth::Visibility::Staff;
    return replace_person(tx, {}, base::Instant::now(), *PersonId::parse(id), 1, person);
  };
  ASSERT_TRUE(database().transact(hide));
  Client owner = administrator("owner", firm);
  EXPECT_EQ(titles(signed_in("member", auth::Role::MemberUser), "lindqvist"), "");
  EXPECT_EQ(titles(owner, "lindqvist"), "Anna Lindqvist");
  const auto end = [&](db::Transaction& tx) -> base::Result<void> {
    auth::Sight sight;
    sight.levels = {auth::Visibility::Public, auth::Visibility::Named, auth::Visibility::Staff};
    const auto person = find_person(tx, sight, *PersonId::parse(id));
    if (!person) return person.error();
    const Affiliation& there = person->affiliations.front();
    AffiliationForm form;
    form.organisation_id = there.organisation_id;
    form.to_on = base::Date::parse("2020-01-01");
    return replace_affiliation(tx, {}, *PersonId::parse(id), there.affiliation_id, there.version, form);
  };
  const auto ended = database().transact(end);
  ASSERT_TRUE(ended) << ended.error().message;
  EXPECT_EQ(titles(owner, "lindqvist"), "");
  EXPECT_EQ(titles(signed_in("olga", auth::Role::ClusterStaff), "lindqvist"), "Anna Lindqvist");
}

TEST_P(Finds, NothingOfWhatWasErasedEndedOrMerged) {
  const std::string tilia = given(form("Tilia"));
  const std::string alder = given(form("Alder"));
  const std::string rowan = given(form("Rowan"));
  const std::string person = given_person("Anna", "Lindqvist", alder);
  const auto done = database().transact([&](db::Transaction& tx) -> base::Result<void> {
    const auto now = base::Instant::now();
    if (auto ended = end_organisation(tx, {}, now, *OrganisationId::parse(rowan), 1, {now.date(), "Closed."}); !ended) {
      return ended;
    }
    return merge_organisations(tx, {}, now, *OrganisationId::parse(alder), *OrganisationId::parse(tilia), "The same.");
  });
  ASSERT_TRUE(done) << done.error().message;
  Client staff = signed_in("olga", auth::Role::ClusterStaff);
  EXPECT_EQ(titles(staff, "rowan"), "");
  EXPECT_EQ(titles(staff, "alder"), "Tilia") << "by the name that it got";
  EXPECT_EQ(titles(staff, "tilia"), "Tilia, Anna Lindqvist");
  EXPECT_EQ(titles(staff, "lindqvist"), "Anna Lindqvist");
  const auto erased = database().transact([&](db::Transaction& tx) {
    return erase_person(tx, {}, base::Instant::now(), *PersonId::parse(person), "Asked for.");
  });
  ASSERT_TRUE(erased) << erased.error().message;
  EXPECT_EQ(titles(staff, "lindqvist"), "");
  const auto left = database().read([](db::Reader& reader) {
    return reader.one<std::int64_t>(
        "SELECT (SELECT count(*) FROM search_text WHERE words LIKE '%lindqvist%') + "
        "(SELECT count(*) FROM search_word WHERE word = 'lindqvist')");
  });
  EXPECT_EQ(left.value(), 0) << "no word of a name is kept";
}

TEST_P(Finds, ARebuiltIndexIsTheOneThatTheWritesMade) {
  const std::string firm = given(form("Tilia"));
  OrganisationForm named = form("Secret");
  named.visibility = auth::Visibility::Named;
  named.needs = "reactor";
  given(named);
  given_person("Anna", "Lindqvist", firm);
  const auto cluster = database().transact([](db::Transaction& tx) {
    ClusterForm form;
    form.code = "rhine-valley";
    form.name_en = "Rhine Valley";
    form.countries = {"DE"};
    return create_cluster(tx, {}, base::Instant::now(), form);
  });
  ASSERT_TRUE(cluster) << cluster.error().message;
  EXPECT_EQ(titles(guest(), "rhine"), "Rhine Valley");
  const auto before = index();
  EXPECT_GE(before.size(), 4U);
  run("DELETE FROM search_text WHERE kind <> 'cluster'");
  if (database().dialect() == db::Dialect::Sqlite) {
    run("DELETE FROM search_index WHERE rowid NOT IN (SELECT text_id FROM search_text)");
  }
  for (const auto& [kind, provider] : search_providers()) {
    const auto lacking = database().read([&](db::Reader& reader) { return search::lacks(reader, kind, provider); });
    EXPECT_EQ(lacking.value(), kind != "cluster") << kind;
  }
  EXPECT_EQ(rebuilt("organisation"), 2);
  EXPECT_EQ(rebuilt("person"), 1);
  EXPECT_EQ(rebuilt("cluster"), 1);
  EXPECT_EQ(index(), before);
}

VALLIS_ON_BOTH_DATABASES(Finds);

}  // namespace
}  // namespace vallis::directory
