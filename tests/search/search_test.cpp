#include <algorithm>

#include "search/find.hpp"
#include "search/index.hpp"
#include "support/migrated_test.hpp"

namespace vallis::search {
namespace {

using auth::Visibility;

class SearchIndex : public test::MigratedTest {
 protected:
  base::Uuid put_in(Document document) {
    document.id = base::Uuid::next();
    const auto done = database().transact([&](db::Transaction& tx) { return put(tx, document); });
    EXPECT_TRUE(done) << done.error().message;
    return document.id;
  }
  base::Uuid organisation(const std::string& title, std::vector<Part> parts = {}) {
    return put_in({.kind = "organisation", .id = {}, .title = title, .parts = std::move(parts)});
  }
  Found find_by(const std::string& text, const auth::Sight& sight = guest(), Query query = {}) {
    query.text = text;
    auto found = database().read([&](db::Reader& reader) { return find(reader, query, sight); });
    EXPECT_TRUE(found) << text << ": " << found.error().message;
    return found.value_or(Found{});
  }
  std::vector<std::string> titles(const std::string& text, const auth::Sight& sight = guest()) {
    std::vector<std::string> all;
    for (const Hit& hit : find_by(text, sight).items) all.push_back(hit.title);
    return all;
  }
  static auth::Sight seeing(std::vector<Visibility> levels) {
    auth::Sight sight;
    sight.levels = std::move(levels);
    return sight;
  }
  static auth::Sight guest() { return seeing({Visibility::Public}); }
  static auth::Sight member() { return seeing({Visibility::Public, Visibility::SignedIn, Visibility::Members}); }
  static auth::Sight staff() {
    return seeing(
        {Visibility::Public, Visibility::SignedIn, Visibility::Members, Visibility::Named, Visibility::Staff});
  }
  using Titles = std::vector<std::string>;
};

TEST_P(SearchIndex, FindsFormsOfWordsInRussianAndEnglish) {
  organisation("Клиника сердца", {{"offers", "Клинические исследования"}});
  organisation("Heart Clinics of the North");
  EXPECT_EQ(titles("клиники"), (Titles{"Клиника сердца", "Heart Clinics of the North"})) << "the second by its sound";
  EXPECT_EQ(titles("clinic heart "), (Titles{"Heart Clinics of the North"}));
  EXPECT_EQ(titles("исследование"), (Titles{"Клиника сердца"}));
}

TEST_P(SearchIndex, TakesNoNoticeOfCaseAccentsAndYo) {
  organisation("Лаборатория Королёва");
  organisation("Université de Genève");
  organisation("Øresund Straße");
  EXPECT_EQ(titles("КОРОЛЕВА"), (Titles{"Лаборатория Королёва"}));
  EXPECT_EQ(titles("universite geneve"), (Titles{"Université de Genève"}));
  EXPECT_EQ(titles("oresund strasse"), (Titles{"Øresund Straße"}));
}

TEST_P(SearchIndex, FindsAcrossAlphabets) {
  organisation("Медикон");
  organisation("Medicon Valley");
  organisation("Юность");
  EXPECT_EQ(titles("medikon "), (Titles{"Медикон"}));
  EXPECT_EQ(titles("medicon "), (Titles{"Medicon Valley", "Медикон"})) << "as written before as it sounds";
  EXPECT_EQ(titles("медикона "), (Titles{"Медикон", "Medicon Valley"}));
  EXPECT_EQ(titles("yunost "), (Titles{"Юность"}));
  EXPECT_EQ(find_by("medikon ").items.at(0).matched_by, MatchedBy::Sound);
}

TEST_P(SearchIndex, ReadsWhatWasTypedWithTheOtherKeyboardLayout) {
  organisation("Москва");
  organisation("Medicon");
  const Found moscow = find_by("vjcrdf");
  ASSERT_EQ(moscow.items.size(), 1U);
  EXPECT_EQ(moscow.items[0].title, "Москва");
  EXPECT_EQ(moscow.corrected, "москва");
  EXPECT_EQ(find_by("ьувшсщт").corrected, "medicon");
  EXPECT_FALSE(find_by("москва").corrected);
}

TEST_P(SearchIndex, TakesTheLastWordForABeginning) {
  organisation("Tilia Diagnostics");
  EXPECT_EQ(titles("tilia diag"), (Titles{"Tilia Diagnostics"}));
  EXPECT_EQ(titles("diag tilia"), (Titles{})) << "only the last word is one";
  EXPECT_EQ(titles("tilia diag "), (Titles{}));
  EXPECT_EQ(find_by("tilia diag").items.at(0).title_html, "<mark>Tilia</mark> <mark>Diagnostics</mark>");
}

TEST_P(SearchIndex, CorrectsTypingErrorsAndSaysSo) {
  organisation("Медикон");
  organisation("Diagnostics of Tilia");
  for (const char* wrong : {"медкион ", "медикн ", "мидикон ", "медиккон "}) {
    const Found found = find_by(wrong);
    ASSERT_EQ(found.items.size(), 1U) << wrong;
    EXPECT_EQ(found.corrected, "медикон") << wrong;
  }
  EXPECT_EQ(find_by("diagnositcs").corrected, "diagnostics");
  EXPECT_EQ(find_by("dignostisc tilia").corrected, "diagnostics tilia");
  EXPECT_TRUE(find_by("мдкн ").items.empty()) << "two errors in four letters are too many";
}

TEST_P(SearchIndex, OffersACorrectionBesideFewHits) {
  organisation("Karolinska");
  organisation("Karolinsky");
  organisation("Karolinsky Institute");
  const Found found = find_by("karolinska ");
  EXPECT_EQ(found.items.size(), 1U);
  EXPECT_EQ(found.did_you_mean, "karolinsky");
  EXPECT_FALSE(found.corrected);
}

TEST_P(SearchIndex, PutsTitlesBeforeTextsAndWordsBeforeForms) {
  organisation("Another", {{"offers", "implant"}});
  organisation("Implants of Basel");
  organisation("Implant House of Basel");
  organisation("Implant");
  EXPECT_EQ(titles("implant "), (Titles{"Implant", "Implant House of Basel", "Implants of Basel", "Another"}));
}

TEST_P(SearchIndex, MatchesNothingThatTheCallerMayNotSee) {
  put_in({.kind = "person",
          .id = {},
          .title = "Анна Петрова",
          .parts = {{"phone", "5550199", Visibility::Members}, {"notes", "меценат", Visibility::Staff}},
          .personal = true});
  put_in({.kind = "organisation",
          .id = {},
          .title = "Quercus",
          .parts = {{"offers", "Secretin"}},
          .visibility = Visibility::Staff});
  EXPECT_EQ(titles("петрова"), (Titles{"Анна Петрова"}));
  EXPECT_EQ(titles("5550199"), Titles{});
  EXPECT_EQ(titles("5550199", member()), (Titles{"Анна Петрова"}));
  EXPECT_EQ(titles("анна меценат", member()), Titles{});
  EXPECT_EQ(titles("анна меценат", staff()), (Titles{"Анна Петрова"}));
  EXPECT_EQ(titles("secretin", staff()), (Titles{"Quercus"}));
  const Found near = find_by("sekretin", member());
  EXPECT_TRUE(near.items.empty());
  EXPECT_FALSE(near.corrected) << "a correction would tell of the hidden word";
  EXPECT_TRUE(near.kinds.empty());
  EXPECT_TRUE(find_by("sekretin", staff()).corrected);
  auth::Sight analyst = member();
  analyst.personal = false;
  EXPECT_EQ(titles("петрова", analyst), Titles{});
  EXPECT_EQ(find_by("анна", guest()).items.at(0).excerpt_html, "") << "no excerpt of hidden parts";
}

TEST_P(SearchIndex, ShowsOwnersAllOfTheirOwnAndNamedOnesWhatIsNamed) {
  const auto mine = base::Uuid::next();
  const auto account = auth::AccountId::next();
  put_in({.kind = "organisation",
          .id = {},
          .title = "Tilia",
          .parts = {{"plan", "expansion", Visibility::Staff}, {"offer", "licence", Visibility::Named}},
          .owners = {mine},
          .audience = {account.uuid}});
  auth::Sight owner = member();
  owner.organisations = {mine};
  EXPECT_EQ(titles("tilia expansion", owner), (Titles{"Tilia"}));
  EXPECT_EQ(find_by("tilia", owner).total, 1) << "one row each, not one a level";
  owner.organisations = {base::Uuid::next()};
  EXPECT_EQ(titles("tilia expansion", owner), Titles{});
  auth::Sight named = member();
  named.account = account;
  EXPECT_EQ(titles("tilia licence", named), (Titles{"Tilia"}));
  EXPECT_EQ(titles("tilia expansion", named), Titles{});
  named.account = auth::AccountId::next();
  EXPECT_EQ(titles("tilia licence", named), Titles{});
}

TEST_P(SearchIndex, SaysWhereAndShowsItWithoutAnyMarkupOfTheText) {
  organisation("Tilia", {{"offers", "<script>alert(1)</script> & antibodies for research"}});
  const Found found = find_by("antibody");
  ASSERT_EQ(found.items.size(), 1U);
  EXPECT_EQ(found.items[0].field, "offers");
  EXPECT_EQ(found.items[0].matched_by, MatchedBy::Form);
  EXPECT_EQ(found.items[0].excerpt_html,
            "&lt;script&gt;alert(1)&lt;/script&gt; &amp; <mark>antibodies</mark> for research");
}

TEST_P(SearchIndex, CutsLongTextsAroundTheMatch) {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "слово ";
  organisation("Long", {{"about", text + "иголка " + text}});
  const std::string excerpt = find_by("иголка").items.at(0).excerpt_html;
  EXPECT_NE(excerpt.find("<mark>иголка</mark>"), std::string::npos) << excerpt;
  EXPECT_TRUE(excerpt.starts_with("…") && excerpt.ends_with("…")) << excerpt;
  EXPECT_LT(excerpt.size(), 300U);
}

TEST_P(SearchIndex, CountsKindsAndGoesFromPageToPage) {
  for (int i = 0; i < 5; ++i) organisation("Tilia " + std::to_string(i));
  put_in({.kind = "event", .id = {}, .title = "Tilia Day"});
  Query query;
  query.limit = 2;
  query.kinds = {"organisation"};
  std::vector<std::string> seen;
  for (int page = 0; page < 3; ++page) {
    const Found found = find_by("tilia", guest(), query);
    EXPECT_EQ(found.total, 5);
    ASSERT_EQ(found.kinds.size(), 2U);
    EXPECT_EQ(found.kinds[0].kind, "event");
    EXPECT_EQ(found.kinds[1].count, 5);
    for (const Hit& hit : found.items) seen.push_back(hit.title);
    query.cursor = found.next.value_or("");
  }
  EXPECT_TRUE(query.cursor.empty());
  EXPECT_EQ(seen, (Titles{"Tilia 0", "Tilia 1", "Tilia 2", "Tilia 3", "Tilia 4"}));
}

TEST_P(SearchIndex, TakesEverySignOfAQueryForNothingElse) {
  organisation("AND OR NEAR NOT");
  for (const std::string& text :
       {std::string("AND OR NEAR"), std::string("near* and"), std::string("\"and\" (or) : near ^not -and"),
        std::string("and\0near", 8), std::string("and \xFF\xC3 near"), std::string("title:and"),
        std::string("'and' & !near | or:*"), std::string("and\\near")}) {
    const Query query{.text = text};
    const auto found = database().read([&](db::Reader& reader) { return find(reader, query, guest()); });
    ASSERT_TRUE(found) << text << ": " << found.error().message;
  }
  EXPECT_EQ(titles("AND OR NEAR NOT "), (Titles{"AND OR NEAR NOT"}));
  for (const std::string& text :
       {std::string(), std::string(" \"*\" ()"), std::string("\0\0", 2), std::string(1'000'000, 'a')}) {
    const Query query{.text = text};
    EXPECT_FALSE(database().read([&](db::Reader& reader) { return find(reader, query, guest()); }));
  }
}

TEST_P(SearchIndex, KeepsAnyBytesThatAThingHas) {
  using namespace std::string_literals;
  organisation("Ti\0lia \xFF\xFE odd"s, {{"offers", "\0\xC3 needle"s}});
  EXPECT_EQ(find_by("needle").items.size(), 1U);
}

TEST_P(SearchIndex, ForgetsWhatWasTakenOutAndItsWords) {
  const auto id = organisation("Ephemera");
  const auto done = database().transact([&](db::Transaction& tx) { return search::remove(tx, "organisation", id); });
  ASSERT_TRUE(done) << done.error().message;
  EXPECT_TRUE(find_by("ephemera").items.empty());
  for (const char* table : {"search_text", "search_word", "search_piece"}) {
    EXPECT_EQ(database()
                  .read([&](db::Reader& reader) {
                    return reader.one<std::int64_t>(std::string("SELECT COUNT(*) FROM ") + table);
                  })
                  .value(),
              0)
        << table;
  }
}

TEST_P(SearchIndex, IsMadeAnewFromItsProviders) {
  const auto gone = organisation("Oldest");
  std::vector<Document> all;
  for (int i = 0; i < 450; ++i) {
    all.push_back({.kind = "organisation", .id = base::Uuid::next(), .title = "Renewed " + std::to_string(i)});
  }
  const Provider provider = [&](db::Reader&, std::optional<base::Uuid> after, int limit) {
    std::vector<Document> page;
    for (const Document& document : all) {
      if ((!after || document.id > *after) && page.size() < static_cast<std::size_t>(limit)) page.push_back(document);
    }
    return base::Result<std::vector<Document>>(page);
  };
  for (int time = 0; time < 2; ++time) EXPECT_EQ(rebuild(database(), "organisation", provider).value(), 450);
  EXPECT_EQ(find_by("renewed").total, 450);
  EXPECT_TRUE(find_by("oldest").items.empty()) << gone.text();
}

VALLIS_ON_BOTH_DATABASES(SearchIndex);

}  // namespace
}  // namespace vallis::search
