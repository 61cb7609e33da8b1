#include "base/csv_rows.hpp"

#include <gtest/gtest.h>

namespace vallis::base {
namespace {

struct Bird {
  std::string name;
  std::optional<std::int64_t> eggs;
  bool migrates = false;
  Date seen_on;
  std::vector<std::string> colours;
};
VALLIS_DESCRIBE(Bird, name, eggs, migrates, seen_on, colours)

Result<std::vector<Bird>> read(const std::string& text) {
  return read_csv_rows<Bird>(read_csv(text, "birds.csv").value());
}

TEST(CsvRows, ReadEachMemberByItsColumn) {
  const auto birds =
      read("seen_on,name,migrates,eggs,colours\n2026-01-12,wren,no,,brown red\n2026-02-01,swift,yes,3,\n");
  ASSERT_TRUE(birds) << birds.error().message;
  EXPECT_EQ((*birds)[0].name, "wren");
  EXPECT_FALSE((*birds)[0].eggs);
  EXPECT_EQ((*birds)[0].colours, (std::vector<std::string>{"brown", "red"}));
  EXPECT_EQ((*birds)[1].eggs, 3);
  EXPECT_TRUE((*birds)[1].migrates);
  EXPECT_EQ((*birds)[1].seen_on, Date::of(2026, 2, 1));
}

TEST(CsvRows, TellEveryCellThatCannotBeRead) {
  const auto birds = read("seen_on,name,migrates,eggs,colours\n12.01.2026,wren,perhaps,2.5,\n");
  ASSERT_FALSE(birds);
  ASSERT_EQ(birds.error().faults.size(), 3U);
  EXPECT_EQ(birds.error().faults[0].field, "eggs");
}

TEST(CsvRows, TellColumnsThatAreMissingOrUnknown) {
  const auto birds = read("seen_on,name,migrates,eggs,color\n");
  ASSERT_FALSE(birds);
  EXPECT_EQ(birds.error().faults.size(), 2U);
}

}  // namespace
}  // namespace vallis::base
