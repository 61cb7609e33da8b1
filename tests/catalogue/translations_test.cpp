#include "catalogue/translations.hpp"

#include <gtest/gtest.h>

#include <set>

#include "catalogue/definition.hpp"
#include "catalogue/published.hpp"
#include "catalogue/shared_catalogue.hpp"

namespace vallis::catalogue {
namespace {

using test::shared_catalogue;

TEST(Translations, CoverEveryPublishedTextAndNothingElse) {
  const auto russian = read_translations(shared_catalogue().table("translations"));
  ASSERT_TRUE(russian) << russian.error().message;
  std::set<std::string> texts;
  for (const auto& [name, columns] : std::map<std::string, std::vector<std::string>>{
           {"group_profiles", {"group_name", "statement"}},
           {"target_models", {"model_name", "statement"}},
           {"definition_features", {"statement"}},
           {"practices", {"title", "what_it_does", "quantitative_facts"}}}) {
    const base::CsvTable& table = *shared_catalogue().table(name);
    for (const std::string& column : columns) {
      for (const auto& row : table.rows) {
        const std::string& text = row.cells[*table.column(column)];
        if (text.empty()) continue;
        texts.insert(text);
        EXPECT_FALSE(in_russian(*russian, text).empty()) << name << ": " << text;
      }
    }
  }
  for (const auto& [text, words] : *russian) {
    EXPECT_TRUE(texts.contains(text)) << "no table has the text: " << text;
    EXPECT_NE(words, text);
  }
}

TEST(Translations, ReachTheStatementsAndStayAwayWhereThereAreNone) {
  const auto russian = read_translations(shared_catalogue().table("translations"));
  const base::CsvTable& profiles = *shared_catalogue().table("group_profiles");
  const auto published = read_published(profiles, shared_catalogue().table("target_models"), *russian);
  ASSERT_TRUE(published);
  EXPECT_EQ(published->statements[0].text_ru, "Германия, США и Республика Корея");
  EXPECT_EQ(published->models[0].name_ru, "Координация участников здравоохранения региона");
  const auto bare = read_published(profiles, nullptr);
  ASSERT_TRUE(bare);
  EXPECT_EQ(bare->statements[0].text_ru, "");
  EXPECT_EQ(bare->groups[0].name_ru, "");
  const auto features = read_definition(*shared_catalogue().table("definition_features"), *russian);
  ASSERT_TRUE(features);
  EXPECT_EQ(features->back().statement_ru, "Действует дольше одного проекта");
}

TEST(Translations, AreNotNeeded) {
  const auto none = read_translations(nullptr);
  ASSERT_TRUE(none);
  EXPECT_TRUE(none->empty());
  const auto german = base::read_csv("text,german\na,b\n", "translations.csv");
  ASSERT_TRUE(german);
  const auto wrong = read_translations(&*german);
  ASSERT_FALSE(wrong);
  EXPECT_NE(wrong.error().message.find("text_ru"), std::string::npos);
}

}  // namespace
}  // namespace vallis::catalogue
