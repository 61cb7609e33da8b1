#include "sheets/table.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <zip.h>

#include <filesystem>

#include "base/file.hpp"

namespace vallis::sheets {
namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows cells(const base::Result<std::vector<Line>>& lines) {
  Rows rows;
  EXPECT_TRUE(lines) << lines.error().message;
  if (lines) {
    for (const Line& line : *lines) rows.push_back(line.cells);
  }
  return rows;
}

/// A ZIP file of parts.
std::string packed(const std::vector<std::pair<std::string, std::string>>& parts) {
  const auto path = std::filesystem::temp_directory_path() / ("sheet-" + std::to_string(::getpid()) + ".zip");
  std::filesystem::remove(path);
  zip_t* zip = zip_open(path.c_str(), ZIP_CREATE, nullptr);
  for (const auto& [name, bytes] : parts) {
    zip_file_add(zip, name.c_str(), zip_source_buffer(zip, bytes.data(), bytes.size(), 0), 0);
  }
  zip_close(zip);
  auto bytes = base::read_file(path);
  std::filesystem::remove(path);
  return bytes.value();
}

/// A workbook around the rows of one sheet.
std::string workbook(const std::string& rows, const std::string& texts = "<sst/>") {
  return packed(
      {{"xl/workbook.xml", R"(<workbook xmlns:r="r"><sheets><sheet name="a" r:id="x1"/></sheets></workbook>)"},
       {"xl/_rels/workbook.xml.rels",
        R"(<Relationships><Relationship Id="x1" Target="worksheets/sheet1.xml"/></Relationships>)"},
       {"xl/styles.xml", R"(<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[Red]dd.mm.yyyy"/></numFmts>)"
                         R"(<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>)"},
       {"xl/sharedStrings.xml", texts},
       {"xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"}});
}

TEST(Shown, DefusesWhatASpreadsheetWouldCompute) {
  EXPECT_EQ(shown("=1+1"), "'=1+1");
  EXPECT_EQ(shown("+7 495 000"), "'+7 495 000");
  EXPECT_EQ(shown("@SUM(A1)"), "'@SUM(A1)");
  EXPECT_EQ(shown("\tx"), "'\tx");
  EXPECT_EQ(shown("-2+3+cmd|' /C calc'!A0"), "'-2+3+cmd|' /C calc'!A0");
  EXPECT_EQ(shown("-12.5"), "-12.5") << "a number computes nothing";
  EXPECT_EQ(shown("O'Neill"), "O'Neill");
  EXPECT_EQ(shown("'=x"), "''=x");
}

RC_GTEST_PROP(Shown, IsTakenBackByKept, ()) {
  const auto tail = *rc::gen::string<std::string>();
  const auto head = *rc::gen::container<std::string>(rc::gen::element('\'', '=', '-', '+', '@', '\t', 'a', '1'));
  RC_ASSERT(kept(shown(head + tail)) == head + tail);
}

TEST(ReadDelimited, FindsTheSeparatorOutsideOfQuotes) {
  const Rows want = {{"name", "city"}, {"A, B; C", "Kiel"}};
  EXPECT_EQ(cells(read_delimited("name,city\n\"A, B; C\",Kiel\n", "a.csv")), want);
  EXPECT_EQ(cells(read_delimited("name;city\n\"A, B; C\";Kiel\n", "a.csv")), want);
  EXPECT_EQ(cells(read_delimited("name\tcity\r\n\"A, B; C\"\tKiel\r\n", "a.csv")), want);
}

TEST(ReadDelimited, KeepsTheLineOnWhichARowBegins) {
  const auto lines = read_delimited("a;b\n\n\"two\nlines\";1\nlast;2\n", "a.csv");
  ASSERT_TRUE(lines);
  ASSERT_EQ(lines->size(), 3U);
  EXPECT_EQ((*lines)[1].line, 3U);
  EXPECT_EQ((*lines)[2].line, 5U);
}

TEST(ReadDelimited, AsksBeforeItTakesATextForWindows1251) {
  const std::string bytes = "\xCD\xE0\xE7\xE2\xE0\xED\xE8\xE5;\xC3\xEE\xF0\xEE\xE4\n\xCA\xEB\xE8\xED\xE8\xEA\xE0;1\n";
  const auto refused = read_delimited(bytes, "a.csv");
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().message.find("looks like Windows-1251"), std::string::npos) << refused.error().message;
  EXPECT_EQ(cells(read_delimited(bytes, "a.csv", "windows-1251")), (Rows{{"Название", "Город"}, {"Клиника", "1"}}));
  EXPECT_FALSE(read_delimited(bytes, "a.csv", "koi8-r"));
}

TEST(ReadDelimited, ReadsUtf16ByItsMark) {
  EXPECT_EQ(cells(read_delimited(std::string("\xFF\xFE\x41\x00\x3B\x00\x16\x04\x0A\x00", 10), "a.csv")),
            (Rows{{"A", "Ж"}}));
}

TEST(ReadDelimited, RefusesNulLongCellsAndTooMuch) {
  EXPECT_FALSE(read_delimited(std::string("a\0b\n", 4), "a.csv"));
  const auto long_cell = read_delimited("a,b\n" + std::string(1U << 20U, 'x') + ",1\n", "a.csv");
  ASSERT_FALSE(long_cell);
  EXPECT_EQ(long_cell.error().faults.at(0).line, 2U);
  Limits limits;
  limits.lines = 2;
  limits.columns = 2;
  EXPECT_FALSE(read_delimited("a\nb\nc\n", "a.csv", "", limits));
  EXPECT_FALSE(read_delimited("a,b,c\n", "a.csv", "", limits));
  EXPECT_TRUE(read_delimited("a,b\nc,d\n", "a.csv", "", limits));
}

TEST(ReadXlsx, ReadsNumbersTextsDatesAndValuesOfFormulas) {
  const auto bytes = workbook(
      R"(<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2"><v>1.5</v></c><c r="D2" s="1"><v>45658</v></c></row>)"
      R"(<row r="4"><c t="inlineStr"><is><t>x_x000D_y</t></is></c><c t="b"><v>1</v></c>)"
      R"(<c t="str"><f>"a"&amp;"b"</f><v>ab</v></c></row>)",
      "<sst><si><r><t>Til</t></r><r><t>ia</t></r><rPh><t>no</t></rPh></si></sst>");
  const auto lines = read_table(bytes, "a.xlsx");
  EXPECT_EQ(cells(lines), (Rows{{"Tilia", "", "1.5", "2025-01-01"}, {"x\ry", "true", "ab"}}));
  EXPECT_EQ((*lines)[1].line, 4U);
}

TEST(ReadXlsx, RefusesDeepXmlAndDocumentTypes) {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<a>";
  const auto refused = read_xlsx(workbook(deep), "a.xlsx");
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().message.find("deep"), std::string::npos) << refused.error().message;
  const auto entities = read_xlsx(
      workbook("", R"(<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><sst><si><t>&c;</t></si></sst>)"), "a");
  ASSERT_FALSE(entities);
  EXPECT_NE(entities.error().message.find("document type"), std::string::npos);
}

TEST(ReadXlsx, RefusesABomb) {
  const auto bytes = workbook("<row><c><v>" + std::string(20U << 20U, ' ') + "</v></c></row>");
  ASSERT_LT(bytes.size(), 100'000U);
  const auto refused = read_xlsx(bytes, "a.xlsx");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, base::ErrorKind::TooLarge) << refused.error().message;
}

TEST(ReadXlsx, RefusesWhatIsNoWorkbook) {
  EXPECT_FALSE(read_xlsx("PK\x03\x04 and no more", "a.xlsx"));
  EXPECT_FALSE(read_xlsx(packed({{"a.txt", "a"}}), "a.xlsx"));
  EXPECT_FALSE(read_xlsx(workbook("<row><c r=\"ZZZ1\"><v>1</v></c></row>"), "a.xlsx")) << "a column far out";
}

TEST(WriteXlsx, IsReadBackAndGivesEqualBytes) {
  const Rows rows = {{"name", "note"}, {"=1+1", "'=1"}, {"a\r\nb\tc", "<&\"> _x000D_ ж"}, {"-5", "'"}, {"\x01 x", "y"}};
  const auto bytes = write_xlsx(rows, "Organisations");
  ASSERT_TRUE(bytes) << bytes.error().message;
  EXPECT_EQ(cells(read_table(*bytes, "a.xlsx")), rows);
  EXPECT_EQ(write_xlsx(rows, "Organisations").value(), *bytes);
  EXPECT_EQ(bytes->find("<f>"), std::string::npos);
}

TEST(WriteXlsx, SaysThatATextIsTooLongForACell) { EXPECT_FALSE(write_xlsx({{std::string(40'000, 'x')}}, "a")); }

TEST(WriteCsv, IsReadBack) {
  const Rows rows = {{"name", "note"}, {"=1+1", "'=1"}, {"a\r\nb", "\"q\", "}, {"-5", " x"}};
  EXPECT_EQ(cells(read_table(write_csv(rows, true), "a.csv")), rows);
  EXPECT_EQ(cells(read_table(write_csv(rows, false), "a.csv")), rows);
}

}  // namespace
}  // namespace vallis::sheets
