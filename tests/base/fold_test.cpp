#include "base/fold.hpp"

#include <gtest/gtest.h>

namespace vallis::base {
namespace {

TEST(Fold, LeavesLowerCaseLettersWithoutAccents) {
  EXPECT_EQ(fold("Čeština, Ångström & Łódź"), "cestina angstrom lodz");
  EXPECT_EQ(fold("Straße Ærø œuvre İstanbul"), "strasse aero oeuvre istanbul");
  EXPECT_EQ(fold("e\u0301cole"), "ecole") << "an accent that stands apart";
}

TEST(Fold, WritesCyrillicInLatinLetters) {
  EXPECT_EQ(fold("Щёкино ЗДОРОВЬЕ"), "shchekino zdorove");
  EXPECT_EQ(fold("Ёлка"), fold("елка"));
  EXPECT_EQ(fold("объект"), "obekt");
  EXPECT_EQ(fold("Їжак Ґанок"), "izhak ganok");
}

TEST(Fold, PartsWordsAtSignsAndNotAtApostrophes) {
  EXPECT_EQ(fold("  «O'Brien’s» – a/b_c%  "), "obriens a b c");
  EXPECT_EQ(fold(" -- "), "");
  EXPECT_EQ(fold(""), "");
}

TEST(Fold, KeepsOtherScriptsAndDropsWhatIsNoText) {
  EXPECT_EQ(fold("東京 2020"), "東京 2020");
  EXPECT_EQ(fold("a\xFF\xC3"
                 "b"),
            "ab");
  EXPECT_EQ(fold("a\xD0"), "a") << "cut short";
}

TEST(Fold, ChangesNothingTheSecondTime) {
  for (const char* text : {"Čeština & Łódź", "Щёкино", "東京", "x--y"}) EXPECT_EQ(fold(fold(text)), fold(text)) << text;
}

}  // namespace
}  // namespace vallis::base
