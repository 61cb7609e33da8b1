#include "app/log.hpp"

#include <gtest/gtest.h>

namespace vallis::app {
namespace {

TEST(Log, WritesOneJsonObjectALine) {
  std::string text;
  const Log log(LogLevel::Info, [&](std::string_view line) { text += line; });
  log.write(LogLevel::Warning, "a \"quoted\"\nmessage", {{"status", 404}});
  ASSERT_EQ(std::count(text.begin(), text.end(), '\n'), 1);
  const base::Json line = base::parse_json(text, "line").value();
  EXPECT_EQ(line.at("level"), "warning");
  EXPECT_EQ(line.at("message"), "a \"quoted\"\nmessage");
  EXPECT_EQ(line.at("status"), 404);
  EXPECT_TRUE(line.as_object().contains("at"));
}

TEST(Log, DropsWhatIsBelowItsLevel) {
  std::string text;
  const Log log(LogLevel::Error, [&](std::string_view line) { text += line; });
  log.write(LogLevel::Warning, "hidden");
  EXPECT_EQ(text, "");
  log.write(LogLevel::Error, "shown");
  EXPECT_NE(text, "");
}

}  // namespace
}  // namespace vallis::app
