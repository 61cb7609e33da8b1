#include <gtest/gtest.h>

#include <algorithm>

#include "search/near.hpp"
#include "search/terms.hpp"

namespace vallis::search {
namespace {

std::string sound(const std::string& text) {
  const auto all = terms(text);
  return all.empty() ? "" : sound_key(all.front().word, all.front().script);
}

TEST(Terms, SayWhereEachWordStands) {
  const std::string text = "«Ёлка»,  B2B-клуб";
  const auto all = terms(text);
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0].word, "елка");
  EXPECT_EQ(text.substr(all[0].begin, all[0].end - all[0].begin), "Ёлка");
  EXPECT_EQ(all[1].word, "b2b");
  EXPECT_EQ(all[1].script, Script::Other) << "codes have no stem";
  EXPECT_EQ(all[2].stem, "клуб");
}

TEST(Terms, KeepShortI) { EXPECT_EQ(terms("Йод").at(0).word, "йод"); }

TEST(Terms, AreAlikeForComposedAndDecomposedLetters) {
  EXPECT_EQ(terms("e\xCC\x81tude").at(0).word, terms("\xC3\xA9tude").at(0).word);
  EXPECT_EQ(terms("\xD0\xB8\xCC\x86\xD0\xBE\xD0\xB4").at(0).word, "йод");
}

TEST(Terms, OfAnyBytesHoldNoSignThatADatabaseKnows) {
  std::string bytes;
  for (int i = 0; i < 20'000; ++i) bytes += static_cast<char>((i * 7919 + i / 13) & 0xFF);
  for (const Term& term : terms(bytes)) {
    EXPECT_EQ(term.word.find_first_of(" \t\n'\"\\*:&|!()^=@~"), std::string::npos) << term.word;
    EXPECT_LE(term.word.size(), kLongestWord);
    EXPECT_LE(term.begin, term.end);
  }
}

TEST(SoundKey, IsOneForCommonSpellings) {
  EXPECT_EQ(sound("Медикон"), sound("Medicon"));
  EXPECT_EQ(sound("Щукин"), sound("Shchukin"));
  EXPECT_EQ(sound("Юрий"), sound("Yuriy"));
  EXPECT_EQ(sound("Юрий"), sound("Jurij"));
  EXPECT_EQ(sound("Хабаровск"), sound("Khabarovsk"));
  EXPECT_EQ(sound("Филипп"), sound("Philip"));
  EXPECT_EQ(sound("Максим"), sound("Maxim"));
  EXPECT_EQ(sound("Ёлкин"), sound("Yolkin")) << "yo";
  EXPECT_NE(sound("Москва"), sound("Минск"));
}

TEST(OtherLayout, GoesBothWays) {
  EXPECT_EQ(other_layout("vjcrdf"), "москва");
  EXPECT_EQ(other_layout("ьувшсщт мфддун"), "medicon valley");
  EXPECT_EQ(other_layout(";ehyfk"), "журнал");
  EXPECT_EQ(other_layout(other_layout("hello")), "hello");
}

TEST(NearWords, ShareAPieceWithinTheErrorsThatAreAllowed) {
  const std::vector<std::pair<std::string, std::string>> near = {{"kard", "card"},
                                                                 {"medkion", "medikon"},
                                                                 {"медкион", "медикон"},
                                                                 {"eardiology", "cardiology"},
                                                                 {"cardiologyx", "cardiology"},
                                                                 {"diagnositcs", "diagnostics"},
                                                                 {"dignostisc", "diagnostics"},
                                                                 {"oncolgyy", "oncology"},
                                                                 {"биотхнолгия", "биотехнология"}};
  for (const auto& [typed, word] : near) {
    const int allowed = std::min(allowed_errors(typed), allowed_errors(word));
    EXPECT_LE(errors_between(typed, word, allowed), allowed) << typed;
    const auto kept = kept_pieces(word);
    const auto sought = sought_pieces(typed);
    EXPECT_TRUE(std::any_of(
        kept.begin(), kept.end(),
        [&](const std::string& piece) { return std::find(sought.begin(), sought.end(), piece) != sought.end(); }))
        << typed << " → " << word;
  }
  EXPECT_EQ(allowed_errors("кот"), 0);
  EXPECT_EQ(allowed_errors("врач"), 1);
  EXPECT_EQ(allowed_errors("клинике!"), 2);
  EXPECT_EQ(errors_between("abcd", "wxyz", 2), 3);
}

/// Every word with one error of each kind at each place is found again.
TEST(NearWords, MissNoSingleError) {
  for (const std::string word : {"heart", "biology", "cardiology", "therapeutics"}) {
    const auto kept = kept_pieces(word);
    std::vector<std::string> wrong;
    for (std::size_t i = 0; i < word.size(); ++i) {
      wrong.push_back(word.substr(0, i) + word.substr(i + 1));
      wrong.push_back(word.substr(0, i) + "z" + word.substr(i));
      wrong.push_back(word.substr(0, i) + "z" + word.substr(i + 1));
      if (i > 0) {
        wrong.push_back(word);
        std::swap(wrong.back()[i], wrong.back()[i - 1]);
      }
    }
    for (const std::string& typed : wrong) {
      if (typed == word || allowed_errors(typed) == 0) continue;
      const auto sought = sought_pieces(typed);
      EXPECT_TRUE(std::any_of(
          kept.begin(), kept.end(),
          [&](const std::string& piece) { return std::find(sought.begin(), sought.end(), piece) != sought.end(); }))
          << typed << " → " << word;
    }
  }
}

}  // namespace
}  // namespace vallis::search
