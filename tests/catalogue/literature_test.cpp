#include "catalogue/literature.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>

#include "base/file.hpp"
#include "catalogue/bibtex.hpp"
#include "catalogue/effects.hpp"
#include "catalogue/shared_catalogue.hpp"

namespace vallis::catalogue {
namespace {

using testing::HasSubstr;

base::Result<Literature> read(std::string_view text) {
  const auto json = base::parse_json(text, "works.json");
  if (!json) return json.error();
  return read_csl_json(*json, "works.json");
}

std::string printed(std::string_view text) {
  const auto literature = read(text);
  return literature ? bibtex(*literature) : literature.error().message;
}

std::vector<std::string> faults(std::string_view text) {
  std::vector<std::string> lines;
  const auto literature = read(text);
  if (literature) return {"no fault"};
  for (const base::Fault& fault : literature.error().faults) lines.push_back(fault.field);
  return lines;
}

Literature built_in() {
  const auto bytes = base::read_file(test::data_folder() / "literature" / "references.json");
  const auto literature = read(bytes.value_or(""));
  EXPECT_TRUE(literature) << literature.error().message;
  return literature.value_or(Literature{});
}

/// What bibtex_text made of a text, undone: commands become the characters that LaTeX prints.
std::string unescaped(std::string text) {
  const std::vector<std::pair<std::string, std::string>> commands{{"\\textasciitilde{}", "~"},
                                                                  {"\\textasciicircum{}", "^"},
                                                                  {"\\textless{}", "<"},
                                                                  {"\\textgreater{}", ">"},
                                                                  {"\\textbar{}", "|"},
                                                                  {"\\textbraceleft{}", "{"},
                                                                  {"\\textbraceright{}", "}"},
                                                                  {"\\textbackslash{}", "\\"},
                                                                  {"{\"}", "\""},
                                                                  {"\\$", "$"},
                                                                  {"\\&", "&"},
                                                                  {"\\#", "#"},
                                                                  {"\\%", "%"},
                                                                  {"\\_", "_"}};
  std::string plain;
  while (!text.empty()) {
    const auto begins = [&](const auto& command) { return text.starts_with(command.first); };
    const auto found = std::find_if(commands.begin(), commands.end(), begins);
    plain += found == commands.end() ? text.substr(0, 1) : found->second;
    text.erase(0, found == commands.end() ? 1 : found->first.size());
  }
  return plain;
}

struct BibEntry {
  std::string type;
  std::string key;
  std::map<std::string, std::string> fields;
};

/// Reads a database as BibTeX does: a field ends where its braces are balanced, backslash or not.
std::vector<BibEntry> read_bibtex(const std::string& text) {
  std::vector<BibEntry> entries;
  std::size_t at = 0;
  while ((at = text.find('@', at)) != std::string::npos) {
    BibEntry entry;
    const auto open = text.find('{', at);
    const auto comma = text.find(',', open);
    entry.type = text.substr(at + 1, open - at - 1);
    entry.key = text.substr(open + 1, comma - open - 1);
    at = comma + 1;
    while (text.find_first_not_of(" \n", at) != text.find('}', at)) {
      const auto equals = text.find(" = ", at);
      const auto begin = text.find_first_not_of(" \n", at);
      const std::string name = text.substr(begin, equals - begin);
      at = equals + 3;
      if (text[at] != '{') {
        const auto end = text.find(',', at);
        entry.fields[name] = text.substr(at, end - at);
        at = end + 1;
        continue;
      }
      const std::size_t first = at + 1;
      int depth = 0;
      do {
        if (at >= text.size()) return {};
        depth += text[at] == '{' ? 1 : text[at] == '}' ? -1 : 0;
        ++at;
      } while (depth > 0);
      entry.fields[name] = text.substr(first, at - 1 - first);
      ++at;
    }
    at = text.find('}', at) + 1;
    entries.push_back(std::move(entry));
  }
  return entries;
}

TEST(Bibtex, PrintsAnArticle) {
  EXPECT_EQ(printed(R"([{"id": "cohen-1960", "type": "article-journal", "title": "A coefficient of agreement",
                         "author": [{"family": "Cohen", "given": "J."}], "issued": {"date-parts": [[1960, 4]]},
                         "container-title": "Educ. & Psychol. Meas.", "volume": 20, "issue": "1", "page": "37-46",
                         "DOI": "10.1177/001316446002000104"}])"),
            "@article{cohen-1960,\n"
            "  author = {Cohen, J.},\n"
            "  title = {{A coefficient of agreement}},\n"
            "  journal = {Educ. \\& Psychol. Meas.},\n"
            "  year = {1960},\n"
            "  month = apr,\n"
            "  volume = {20},\n"
            "  number = {1},\n"
            "  pages = {37--46},\n"
            "  doi = {10.1177/001316446002000104},\n"
            "}\n");
}

TEST(Bibtex, MapsEachType) {
  const std::vector<std::pair<std::string, std::string>> types{{"article-journal", "article"},
                                                               {"book", "book"},
                                                               {"chapter", "incollection"},
                                                               {"report", "techreport"},
                                                               {"paper-conference", "inproceedings"},
                                                               {"webpage", "misc"},
                                                               {"thesis", "phdthesis"},
                                                               {"manuscript", "unpublished"}};
  for (const auto& [csl, entry] : types) {
    EXPECT_THAT(printed(R"([{"id": "a", "type": ")" + csl + R"("}])"), HasSubstr("@" + entry + "{a,")) << csl;
  }
}

TEST(Bibtex, NamesTheAddressAndTheDayOfAPage) {
  const std::string text = printed(R"([{"id": "a", "type": "webpage", "URL": "https://example.org/a_b%20c?d={e}#f",
                                       "accessed": {"date-parts": [["2026", "11", 21]]}}])");
  EXPECT_THAT(text, HasSubstr("howpublished = {\\url{https://example.org/a_b%20c?d=%7Be%7D#f}}"));
  EXPECT_THAT(text, HasSubstr("  url = {https://example.org/a_b%20c?d=%7Be%7D#f}"));
  EXPECT_THAT(text, HasSubstr("urldate = {2026-11-21}"));
}

TEST(Bibtex, KeepsNamesWhole) {
  const std::string text = printed(R"([{"id": "a", "type": "book", "author": [
      {"family": "Beethoven", "given": "Ludwig", "non-dropping-particle": "van"}, {"family": "De la Lama", "given": "A"},
      {"literal": "Black and White, Inc."}, {"family": "King", "given": "M. L.", "suffix": "Jr."}, {"literal": "others"}]}])");
  EXPECT_THAT(text, HasSubstr("author = {van Beethoven, Ludwig and {De la Lama}, A and {Black and White, Inc.} and "
                              "King, Jr., M. L. and others}"));
}

TEST(Bibtex, KeepsHostileTextInItsField) {
  const std::string text = printed(
      R"([{"id": "a", "type": "book", "title": "} , owner = {\\ $x_1^2$ 100% \"A\" {B} ~ # & <i> | C:\\dir\u0000\n\tend"}])");
  const auto entries = read_bibtex(text);
  ASSERT_EQ(entries.size(), 1U);
  ASSERT_EQ(entries[0].fields.size(), 1U) << text;
  EXPECT_EQ(unescaped(entries[0].fields.at("title").substr(1, entries[0].fields.at("title").size() - 2)),
            R"(} , owner = {\ $x_1^2$ 100% "A" {B} ~ # & <i> | C:\dir end)");
}

TEST(Bibtex, GivesEachWorkAKeyOfItsOwn) {
  const auto literature = read(R"([{"id": "Müller, 2001", "type": "book"}, {"id": "muller-2001", "type": "book"},
                                   {"id": "MULLER-2001", "type": "book"}, {"id": "…", "type": "book"}])");
  ASSERT_TRUE(literature);
  EXPECT_THAT(bibtex_keys(*literature), testing::ElementsAre("muller-2001", "muller-2001-2", "MULLER-2001-3", "work"));
}

TEST(CslJson, LocatesEveryFault) {
  EXPECT_THAT(faults(R"([{"type": "book"}, {"id": "a", "type": "bok"}, {"id": "b", "type": "book", "autor": []},
                         {"id": "b", "type": "book", "author": [{}], "issued": {"date-parts": [[2001, 2, 29]]}},
                         {"id": "c", "type": "book", "title": ["x"], "issued": {}}])"),
              testing::UnorderedElementsAre("/0", "/1/type", "/2/autor", "/3/id", "/3/author/0",
                                            "/3/issued/date-parts/0", "/4/title", "/4/issued"));
}

TEST(CslJson, RefusesWhatIsNoArray) {
  EXPECT_NE(faults(R"({"id": "a"})"), std::vector<std::string>{"no fault"});
  EXPECT_EQ(faults("[]"), std::vector<std::string>{"no fault"});
}

TEST(CslJson, OfTheProgramIsReadAsItWasPrinted) {
  const Literature literature = built_in();
  EXPECT_GT(literature.references.size(), 80U);
  const auto again = read_csl_json(csl_json(literature), "again");
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_EQ(again->references, literature.references);
  const auto entries = read_bibtex(bibtex(literature));
  ASSERT_EQ(entries.size(), literature.references.size());
  for (std::size_t i = 0; i < entries.size(); ++i) EXPECT_EQ(entries[i].key, literature.references[i].id);
}

TEST(CitationId, FoldsLettersAndMarks) {
  EXPECT_EQ(citation_id("Lê G. et al., 2016"), "le-g-et-al-2016");
  EXPECT_EQ(citation_id("Guimón, 2013"), "guimon-2013");
  EXPECT_EQ(citation_id("Horowitz, Rosensweig, 2007"), "horowitz-rosensweig-2007");
  EXPECT_EQ(citation_id("  O'Neil – Łoś & Straße "), "oneil-los-strasse");
  EXPECT_EQ(citation_id("Иванов"), "");
}

TEST(Effects, CiteWorksThatTheLiteratureHas) {
  const auto bytes = base::read_file(test::data_folder() / "literature" / "effect-words.json");
  const auto json = base::parse_json(bytes.value_or(""), "effect-words.json");
  ASSERT_TRUE(json);
  const auto words = read_effect_words(*json, "effect-words.json");
  ASSERT_TRUE(words) << words.error().message;
  const auto effects = read_effects(*test::shared_catalogue().table("effects"), *words, built_in());
  ASSERT_TRUE(effects) << effects.error().message;
  EXPECT_EQ(effects->size(), 9U);
  for (const Effect& effect : *effects) {
    EXPECT_NE(effect.statement.ru, effect.statement.en) << effect.slug;
    EXPECT_NE(effect.beneficiary_label.ru, effect.beneficiary);
    EXPECT_FALSE(effect.citations.empty());
    for (const Citation& citation : effect.citations) EXPECT_FALSE(citation.reference.empty()) << citation.text;
  }
}

TEST(Effects, SpeakAsTheTableDoesOnceItHasChanged) {
  const auto table =
      base::read_csv("beneficiary,effect_slug,effect,citations,source_id\npatients,a,New,\"X, 2001\",s\n", "e");
  const EffectWords words{{}, {{"a", {"Old", "Старое"}}}};
  const auto effects = read_effects(*table, words, {});
  ASSERT_TRUE(effects);
  EXPECT_EQ((*effects)[0].statement.ru, "New");
  EXPECT_EQ((*effects)[0].citations[0].reference, "");
}

std::string any_text() {
  return *rc::gen::container<std::string>(rc::gen::elementOf(std::string("aB1 \\{}$&#%_~^<>|\"'`-,@=\n")));
}

/// As bibtex_text joins blanks.
std::string one_line(const std::string& text) {
  std::string line;
  for (const char c : text) {
    if (c != ' ' && c != '\n')
      line += c;
    else if (!line.empty() && line.back() != ' ')
      line += ' ';
  }
  if (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

RC_GTEST_PROP(BibtexLaw, ReadsBackAsItWasWritten, ()) {
  Work work{"a", "book", {}, {}, {}};
  for (const char* variable : {"title", "publisher", "note"}) work.texts[variable] = any_text();
  const auto entries = read_bibtex(bibtex({{work}}));
  RC_ASSERT(entries.size() == 1U);
  const auto field = [&](const char* name) {
    const auto found = entries[0].fields.find(name);
    return found == entries[0].fields.end() ? std::string() : unescaped(found->second);
  };
  RC_ASSERT(field("publisher") == one_line(work.texts["publisher"]));
  RC_ASSERT(field("note") == one_line(work.texts["note"]));
  const std::string title = one_line(work.texts["title"]);
  RC_ASSERT(field("title") == (title.empty() ? "" : "{" + title + "}"));
}

RC_GTEST_PROP(BibtexLaw, HasBalancedBracesInNames, ()) {
  Work work{"a", "book", {}, {}, {}};
  work.names["author"] = {{any_text(), any_text(), any_text(), any_text(), any_text(), ""},
                          {"", "", "", "", "", any_text()}};
  const auto entries = read_bibtex(bibtex({{work}}));
  RC_ASSERT(entries.size() == 1U);
  RC_ASSERT(entries[0].fields.size() <= 1U);
}

RC_GTEST_PROP(CslJsonLaw, ReadsWhatItPrinted, ()) {
  Literature literature;
  const int count = *rc::gen::inRange(0, 4);
  for (int i = 0; i < count; ++i) {
    Work work{"id" + std::to_string(i), "report", {}, {}, {}};
    if (std::string text = any_text(); !text.empty()) work.texts["title"] = text;
    work.names["author"] = {{"F" + any_text(), any_text(), "", any_text(), "", any_text()}};
    work.dates["issued"] = {
        {{*rc::gen::inRange(1, 3000), *rc::gen::inRange(1, 13), *rc::gen::inRange(1, 29)}}, "", true};
    literature.references.push_back(work);
  }
  const auto again = read_csl_json(csl_json(literature), "again");
  RC_ASSERT(again.has_value());
  RC_ASSERT(again->references == literature.references);
}

}  // namespace
}  // namespace vallis::catalogue
