#include "http/language.hpp"

#include <gtest/gtest.h>

namespace vallis::http {
namespace {

std::string of(const std::string& header, const std::string& parameter = "") {
  Request request;
  if (!header.empty()) request.headers.add("Accept-Language", header);
  if (!parameter.empty()) request.query.emplace("language", parameter);
  return language_of(request, "en");
}

TEST(LanguageOf, TakesTheHeaviestThatItSpeaks) {
  EXPECT_EQ(of("ru-RU,ru;q=0.9,en;q=0.8"), "ru");
  EXPECT_EQ(of("ru;q=0.3, en-GB;q=0.7"), "en");
  EXPECT_EQ(of("de, RU;q=0.5"), "ru");
  EXPECT_EQ(of("ru;q=0"), "en") << "said not to be wanted";
  EXPECT_EQ(of("de"), "en");
  EXPECT_EQ(of(""), "en");
}

TEST(LanguageOf, TakesTheParameterFirst) {
  EXPECT_EQ(of("en", "ru"), "ru");
  EXPECT_EQ(of("ru", "de"), "ru") << "a language that it does not speak";
}

}  // namespace
}  // namespace vallis::http
