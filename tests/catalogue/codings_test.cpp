#include "catalogue/codings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.hpp"
#include "catalogue/coding_summary.hpp"
#include "catalogue/shared_catalogue.hpp"

namespace vallis::catalogue {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr std::string_view kHeader =
    "excerpt_id,source,locator,year,cluster,cluster_attribution,text,code,concreteness,coder,origin\n";

base::Result<Codebook> codebook_of(const std::string& text) {
  const auto json = base::parse_json(text, "codebook.json");
  if (!json) return json.error();
  return read_codebook(*json, "codebook.json", {"communication"});
}

std::string data(const std::string& name) {
  return base::read_file(test::data_folder() / "coding" / name).value_or("");
}

Codebook built_in() {
  const auto json = base::parse_json(data("codebook.json"), "codebook.json");
  const auto book = read_codebook(*json, "codebook.json");
  EXPECT_TRUE(book) << book.error().message;
  return book.value_or(Codebook{});
}

base::Result<Codings> codings_of(const std::vector<std::string>& texts) {
  std::vector<base::CsvTable> tables;
  for (const std::string& text : texts) {
    const auto table = base::read_csv(text, "codings.csv");
    EXPECT_TRUE(table) << table.error().message;
    tables.push_back(*table);
  }
  return read_codings(tables, built_in(), test::shared_catalogue());
}

std::vector<std::string> faults(const std::string& rows) {
  const auto codings = codings_of({std::string(kHeader) + rows});
  std::vector<std::string> lines;
  if (codings) return {"no fault"};
  for (const base::Fault& fault : codings.error().faults) lines.push_back(fault.text());
  return lines;
}

TEST(Codebook, OfTheProgramHasTheSevenFactorsAndRealExamples) {
  const Codebook book = built_in();
  const auto codings = codings_of({data("excerpts.csv")});
  ASSERT_TRUE(codings) << codings.error().message;
  const base::CsvTable& factors = *test::shared_catalogue().table("success_factors");
  ASSERT_EQ(book.codes.size(), factors.rows.size());
  for (std::size_t i = 0; i < book.codes.size(); ++i) {
    EXPECT_EQ(book.codes[i].factor, factors.rows[i].cells[*factors.column("slug")]);
    // An example is one of the excerpts, and coded as what it is an example of.
    bool found = false;
    for (std::size_t e = 0; e < codings->excerpts.size(); ++e) {
      const Excerpt& excerpt = codings->excerpts[e];
      found = found || (excerpt.text == book.codes[i].example_text && excerpt.source == book.codes[i].example_source &&
                        excerpt.locator == book.codes[i].example_locator && codings->code(e, 0) == i);
    }
    EXPECT_TRUE(found) << book.codes[i].id;
  }
}

TEST(Codebook, LocatesEveryFault) {
  const auto book = codebook_of(R"({"id": "b", "version": "1", "label": {"en": "a", "ru": "б"}, "source": "s",
    "rule": {"en": "a", "ru": "б"}, "extra": 1,
    "codes": [{"id": "x", "factor": "elsewhere", "label": {"en": "a", "ru": "б"}, "definition": {"en": "a", "ru": "б"},
               "include": {"en": "a", "ru": "б"}, "exclude": {"en": "a", "ru": "б"},
               "example": {"text": "t", "source": "s", "locator": 0}}],
    "concreteness": {"label": {"en": "a", "ru": "б"}, "definition": {"en": "a", "ru": "б"}, "levels": []}})");
  ASSERT_FALSE(book);
  std::vector<std::string> places;
  for (const base::Fault& fault : book.error().faults) places.push_back(fault.field);
  EXPECT_THAT(places, testing::UnorderedElementsAre("/codes/0/factor", "/codes/0/example/locator",
                                                    "/concreteness/levels", "/"));
}

TEST(Codings, OfTheProgramAreReadTogether) {
  const auto codings = codings_of({data("excerpts.csv"), data("synthetic-second-coding.csv")});
  ASSERT_TRUE(codings) << codings.error().message;
  EXPECT_EQ(codings->excerpts.size(), 63U);
  ASSERT_EQ(codings->coders.size(), 2U);
  EXPECT_FALSE(codings->coders[0].synthetic);
  EXPECT_TRUE(codings->coders[1].synthetic);
}

TEST(Codings, LocateEveryFault) {
  const std::string source = "seed:002_88c0de61051b4d40.txt";
  EXPECT_THAT(
      faults("e1," + source +
             ",2,2017,mimc,named,Quoted,communication,aim,anna,observed\n"
             "e1,,,2018,,,,communication,aim,anna,observed\n"
             "e2,nowhere,0,x,mimk,,,comunication,figures,,real\n"
             ",,,,,,,,,anna,synthetic\n"),
      ElementsAre(HasSubstr("row 2 (line 3), column year: '2018' differs from '2017'"),
                  HasSubstr("row 2 (line 3), column coder: 'anna' has coded 'e1'"),
                  HasSubstr("row 3 (line 4), column text"), HasSubstr("row 3 (line 4), column source: 'nowhere'"),
                  HasSubstr("row 3 (line 4), column cluster: 'mimk' is not known here; did you mean 'mimc'?"),
                  HasSubstr("row 3 (line 4), column locator"), HasSubstr("row 3 (line 4), column year"),
                  HasSubstr("row 3 (line 4), column cluster_attribution"), HasSubstr("row 3 (line 4), column coder"),
                  HasSubstr("row 3 (line 4), column origin"), HasSubstr("row 3 (line 4), column code: 'comunication'"),
                  HasSubstr("row 3 (line 4), column concreteness: 'figures'"),
                  HasSubstr("row 4 (line 5), column excerpt_id"),
                  HasSubstr("row 4 (line 5), column origin: 'anna' is observed")));
}

TEST(Codings, NameAColumnThatIsMissing) {
  const auto codings = codings_of({"excerpt_id,source\ne1,s\n"});
  ASSERT_FALSE(codings);
  EXPECT_EQ(codings.error().faults.size(), 9U);
}

struct Summary {
  CodingCoverage coverage;
  CodingAgreement agreement;
};

Summary summary_of(const std::vector<std::string>& texts) {
  const auto codings = codings_of(texts);
  EXPECT_TRUE(codings) << codings.error().message;
  const Codebook book = built_in();
  study::Workers workers(1);
  study::Silent silent;
  const auto coverage = coding_coverage(*codings, book);
  const auto agreement = coding_agreement(*codings, book, {.draws = 200}, workers, silent);
  EXPECT_TRUE(coverage && agreement);
  return {coverage.value_or(CodingCoverage{}), agreement.value_or(CodingAgreement{})};
}

TEST(CodingSummary, CountsWhatTheRealCoderGave) {
  const Summary summary = summary_of({data("synthetic-second-coding.csv").substr(0, kHeader.size()),
                                      data("excerpts.csv"), data("synthetic-second-coding.csv")});
  int all = 0;
  for (std::size_t code = 0; code < 7; ++code) {
    int by_year = 0;
    int by_cluster = 0;
    for (const int count : summary.coverage.by_year[code]) by_year += count;
    for (const int count : summary.coverage.by_cluster[code]) by_cluster += count;
    EXPECT_EQ(by_year, summary.coverage.total[code]);
    EXPECT_EQ(by_cluster, summary.coverage.total[code]);
    EXPECT_GT(summary.coverage.total[code], 0);
    all += summary.coverage.total[code];
  }
  EXPECT_EQ(all, 63);
  EXPECT_EQ(summary.coverage.uncoded, 0);
  EXPECT_EQ(summary.coverage.years.size(), 4U);
  EXPECT_TRUE(summary.agreement.synthetic);
}

TEST(CodingSummary, LeavesMadeUpCodesOutWhereTwoPeopleHaveCoded) {
  const std::string row = "e1,seed:002_88c0de61051b4d40.txt,2,,mimc,named,Quoted,communication,aim,anna,observed\n";
  const std::string other = "e2,seed:002_88c0de61051b4d40.txt,2,,,,Quoted,patients-and-doctors,figure,anna,observed\n";
  const Summary summary = summary_of(
      {std::string(kHeader) + row + other + "e1,,,,,,,communication,aim,boris,observed\n" +
       "e2,,,,,,,innovation-support,practice,boris,observed\n" + "e2,,,,,,,communication,aim,robot,synthetic\n"});
  EXPECT_THAT(summary.agreement.coders, ElementsAre(0U, 1U));
  EXPECT_FALSE(summary.agreement.synthetic);
  EXPECT_THAT(summary.agreement.disputed, ElementsAre(1U));
  // By hand: codes A A, B C: observed 1/2, expected 1 − 2 · 1 / (4 · 3) = 5/6.
  EXPECT_NEAR(summary.agreement.code.value, 0.4, 1e-15);
  EXPECT_EQ(summary.agreement.pairs.size(), 1U);
  EXPECT_EQ(summary.coverage.years.size(), 1U);
  EXPECT_FALSE(summary.coverage.years[0]);
}

}  // namespace
}  // namespace vallis::catalogue
