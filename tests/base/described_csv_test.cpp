#include "base/described_csv.hpp"

#include <gtest/gtest.h>

namespace vallis::base {
namespace {

enum class Colour { DarkRed };
VALLIS_DESCRIBE_ENUM(Colour, DarkRed)

struct Row {
  std::string name;
  std::optional<std::int64_t> count;
  Colour colour = Colour::DarkRed;
  Date on;
  bool open = false;
};
VALLIS_DESCRIBE(Row, name, count, colour, on, open)

TEST(DescribedCsv, WritesAHeaderAndALineForEachRow) {
  const std::vector<Row> rows = {{"Tilia, Ltd", 3, Colour::DarkRed, Date::of(2026, 1, 12), true},
                                 {"Ива", {}, Colour::DarkRed, Date::of(2026, 2, 1), false}};
  EXPECT_EQ(write_csv(rows),
            "name,count,colour,on,open\n\"Tilia, Ltd\",3,dark_red,2026-01-12,true\nИва,,dark_red,2026-02-01,false\n");
}

TEST(DescribedCsv, KeepsSpreadsheetsFromTakingTextsForFormulas) {
  EXPECT_EQ(write_csv(std::vector<Row>{{"=1+1", -3, Colour::DarkRed, Date::of(2026, 1, 12), false}}),
            "name,count,colour,on,open\n'=1+1,-3,dark_red,2026-01-12,false\n")
      << "numbers stay numbers";
}

TEST(DescribedCsv, OfNoRowsIsTheHeader) { EXPECT_EQ(write_csv(std::vector<Row>{}), "name,count,colour,on,open\n"); }

}  // namespace
}  // namespace vallis::base
