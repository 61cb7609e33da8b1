#include "files/name.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/text.hpp"

namespace vallis::files {
namespace {

TEST(CleanName, KeepsOrdinaryNames) {
  for (const char* name : {"report.pdf", "Отчёт за 2026 год.docx", "a b (1).tar.gz", "日本.txt", "naïve & co.png"}) {
    EXPECT_EQ(clean_name(name), name);
  }
}

TEST(CleanName, TakesOutWhatHarms) {
  const struct {
    std::string name;
    std::string clean;
  } cases[] = {
      {"../../etc/passwd", "passwd"},
      {"C:\\fakepath\\card.png", "card.png"},
      {"/", "file"},
      {"..", "file"},
      {"", "file"},
      {"...   ", "file"},
      {".htaccess", "htaccess"},
      {std::string("a\0b.txt", 7), "ab.txt"},
      {"line\r\nSet-Cookie: x", "lineSet-Cookie_ x"},
      {"a\x1b[31m.txt", "a[31m.txt"},
      {"invoice\xE2\x80\xAE"
       "fdp.exe",
       "invoicefdp.exe"},  // right-to-left override
      {"a\xE2\x80\x8B"
       "b",
       "ab"},  // zero-width space
      {"<script>\".html", "_script__.html"},
      {"con", "_con"},
      {"COM1.txt", "_COM1.txt"},
      {"console.log", "console.log"},
      {"a\xFF"
       "b\xC3",
       "a\xEF\xBF\xBD"
       "b\xEF\xBF\xBD"},  // no UTF-8
      {"x. ", "x"},
  };
  for (const auto& c : cases) EXPECT_EQ(clean_name(c.name), c.clean) << c.name;
}

TEST(CleanName, CutsLongNamesBetweenLettersAndKeepsTheEnding) {
  std::string name;
  for (int i = 0; i < 300; ++i) name += "ё";
  const std::string clean = clean_name(name + ".pdf");
  EXPECT_LE(clean.size(), 200U);
  EXPECT_GE(clean.size(), 197U);
  EXPECT_TRUE(clean.ends_with("ё.pdf"));
  EXPECT_FALSE(base::invalid_utf8(clean));
  EXPECT_LE(clean_name("." + std::string(5'000, 'x')).size(), 200U);
}

RC_GTEST_PROP(CleanName, IsSafeForAnyBytesAndStaysTheSameWhenCleanedAgain, (const std::string& bytes)) {
  const std::string clean = clean_name(bytes);
  RC_ASSERT(!clean.empty() && clean.size() <= 201U);
  RC_ASSERT(!base::invalid_utf8(clean));
  RC_ASSERT(clean.find_first_of(std::string("/\\\0\r\n\x7F", 6)) == std::string::npos);
  RC_ASSERT(clean.front() != '.');
  RC_ASSERT(clean_name(clean) == clean);
}

TEST(MayBeShown, LeavesOutWhatCanRunScripts) {
  EXPECT_TRUE(may_be_shown("image/png"));
  EXPECT_TRUE(may_be_shown("application/pdf"));
  for (const char* type : {"text/html", "image/svg+xml", "application/xhtml+xml", "text/xml", ""}) {
    EXPECT_FALSE(may_be_shown(type)) << type;
  }
}

}  // namespace
}  // namespace vallis::files
