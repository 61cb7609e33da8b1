#include "catalogue/bibtex.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "base/text.hpp"

namespace vallis::catalogue {
namespace {

constexpr std::array<std::pair<char, std::string_view>, 14> kEscapes{{{'\\', "\\textbackslash{}"},
                                                                      {'{', "\\textbraceleft{}"},
                                                                      {'}', "\\textbraceright{}"},
                                                                      {'$', "\\$"},
                                                                      {'&', "\\&"},
                                                                      {'#', "\\#"},
                                                                      {'%', "\\%"},
                                                                      {'_', "\\_"},
                                                                      {'~', "\\textasciitilde{}"},
                                                                      {'^', "\\textasciicircum{}"},
                                                                      {'<', "\\textless{}"},
                                                                      {'>', "\\textgreater{}"},
                                                                      {'|', "\\textbar{}"},
                                                                      {'"', "{\"}"}}};

bool is_blank_or_control(char c) { return static_cast<unsigned char>(c) <= ' ' || c == '\x7F'; }

/// One blank for each run of blanks and control characters, none at the ends.
std::string one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    if (!is_blank_or_control(c)) {
      line += c;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  if (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

/// An address inside \url{}: what would end or break the command is percent-encoded.
std::string address(std::string_view text) {
  constexpr std::string_view kUnsafe = "\\{}^<>|\"`";
  std::string safe;
  for (const char c : one_line(text)) {
    if (c == ' ' || kUnsafe.find(c) != std::string_view::npos) {
      safe += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    } else {
      safe += c;
    }
  }
  return safe;
}

/// Whether BibTeX would cut the text at a comma or at the word "and", in capitals or not.
bool is_cut(std::string_view text) {
  std::string low = " ";
  for (const char c : text) low += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  low += ' ';
  return low.find(',') != std::string::npos || low.find(" and ") != std::string::npos || low == " others ";
}

/// A family, in braces also when it has several words, of which BibTeX would take some for particles.
std::string family_part(std::string_view text) {
  const std::string part = bibtex_text(text);
  return is_cut(part) || part.find(' ') != std::string::npos ? "{" + part + "}" : part;
}

/// Given names and particles stand apart by blanks, which is how BibTeX takes their initials.
std::string words_part(std::string_view text) {
  const std::string part = bibtex_text(text);
  return is_cut(part) ? "{" + part + "}" : part;
}

std::string name_text(const ReferenceName& name, bool last) {
  if (!name.literal.empty()) {
    const bool et_al = last && name.literal == "others";
    return et_al ? "others" : "{" + bibtex_text(name.literal) + "}";
  }
  if (name.family.empty()) return "{" + bibtex_text(name.given) + "}";
  std::string text;
  for (const std::string& particle : {name.dropping_particle, name.non_dropping_particle}) {
    if (!particle.empty()) text += words_part(particle) + " ";
  }
  text += family_part(name.family);
  if (!name.suffix.empty()) text += ", " + words_part(name.suffix);
  if (!name.given.empty()) text += ", " + words_part(name.given);
  return text;
}

std::string names_text(const Work& reference, std::string_view role) {
  std::string text;
  const auto found = reference.names.find(role);
  if (found == reference.names.end()) return text;
  for (std::size_t i = 0; i < found->second.size(); ++i) {
    if (i > 0) text += " and ";
    text += name_text(found->second[i], i > 0 && i + 1 == found->second.size());
  }
  return text;
}

/// "5-21" and "5–21" become "5--21", the dash that BibTeX styles expect.
std::string pages(std::string_view text) {
  std::string plain(text);
  for (const std::string_view dash : {"\u2013", "\u2012", "\u2010", "\u2011"}) {
    for (std::size_t at = 0; (at = plain.find(dash, at)) != std::string::npos;) plain.replace(at, dash.size(), "-");
  }
  const std::string escaped = bibtex_text(plain);
  std::string doubled;
  for (std::size_t i = 0; i < escaped.size(); ++i) {
    if (escaped[i] != '-') {
      doubled += escaped[i];
    } else if (i == 0 || escaped[i - 1] != '-') {
      doubled += "--";
    }
  }
  return doubled;
}

std::string iso_date(const ReferenceDate& date) {
  std::string text = fmt::format("{:04}", date.year);
  if (date.month != 0) text += fmt::format("-{:02}", date.month);
  if (date.day != 0) text += fmt::format("-{:02}", date.day);
  return text;
}

std::string_view entry_type(const Work& reference) {
  const std::string& type = reference.type;
  const auto is = [&](std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), type) != words.end();
  };
  if (is({"article-journal", "article-magazine", "article-newspaper", "review", "review-book"})) return "article";
  if (is({"book", "classic"})) return "book";
  if (is({"chapter", "entry", "entry-dictionary", "entry-encyclopedia"})) return "incollection";
  if (type == "paper-conference") return "inproceedings";
  if (is({"report", "standard"})) return "techreport";
  if (type == "manuscript") return "unpublished";
  if (type == "pamphlet") return "booklet";
  if (type == "thesis") {
    const std::string& genre = reference.text("genre");
    return genre.find("aster") != std::string::npos ? "mastersthesis" : "phdthesis";
  }
  return "misc";
}

class Entry {
 public:
  Entry(const Work& reference, const std::string& key) : reference_(reference), type_(entry_type(reference)) {
    out_ = fmt::format("@{}{{{},\n", type_, key);
  }

  std::string text() {
    add("author", names_text(reference_, "author"));
    add("editor", names_text(reference_, "editor"));
    // Styles set titles in small letters unless braces hold them.
    if (const std::string title = bibtex_text(reference_.text("title")); !title.empty())
      add("title", "{" + title + "}");
    container();
    dates();
    add_text("volume", "volume");
    add_text("number", type_ == "article" ? "issue" : "number");
    // A journal that numbers its articles has no pages.
    if (type_ == "article") add_text("eid", "number");
    add("pages", pages(reference_.text("page")));
    add_text("edition", "edition");
    publisher();
    add_text("type", "genre");
    add("doi", address(reference_.text("DOI")));
    add_text("isbn", "ISBN");
    add_text("issn", "ISSN");
    url();
    add_text("note", "note");
    return out_ + "}\n";
  }

 private:
  void add(std::string_view field, const std::string& value) {
    if (!value.empty()) out_ += fmt::format("  {} = {{{}}},\n", field, value);
  }
  void add_text(std::string_view field, std::string_view variable) {
    add(field, bibtex_text(reference_.text(variable)));
  }

  void container() {
    if (type_ == "article") return add_text("journal", "container-title");
    if (type_ == "incollection" || type_ == "inproceedings") add_text("booktitle", "container-title");
    add_text("series", "collection-title");
  }

  void dates() {
    const auto issued = reference_.dates.find("issued");
    if (issued == reference_.dates.end()) return;
    if (issued->second.parts.empty()) return add("year", bibtex_text(issued->second.literal));
    const ReferenceDate& first = issued->second.parts.front();
    add("year", fmt::format("{}", first.year));
    constexpr std::array<std::string_view, 12> kMonths{"jan", "feb", "mar", "apr", "may", "jun",
                                                       "jul", "aug", "sep", "oct", "nov", "dec"};
    // The names of months are macros of the style, so they stand without braces.
    if (first.month != 0) out_ += fmt::format("  month = {},\n", kMonths[static_cast<std::size_t>(first.month - 1)]);
  }

  void publisher() {
    const bool thesis = type_ == "phdthesis" || type_ == "mastersthesis";
    add_text(thesis ? "school" : type_ == "techreport" ? "institution" : "publisher", "publisher");
    add_text("address", "publisher-place");
  }

  void url() {
    const std::string url = address(reference_.text("URL"));
    if (url.empty()) return;
    if (type_ == "misc") add("howpublished", "\\url{" + url + "}");
    add("url", url);
    const auto accessed = reference_.dates.find("accessed");
    if (accessed != reference_.dates.end() && !accessed->second.parts.empty()) {
      add("urldate", iso_date(accessed->second.parts.front()));
    }
  }

  const Work& reference_;
  std::string_view type_;
  std::string out_;
};

std::string plain_key(const std::string& id) {
  constexpr std::string_view kMarks = "-_:.+/";
  const auto fits = [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           kMarks.find(c) != std::string_view::npos;
  };
  if (!id.empty() && std::all_of(id.begin(), id.end(), fits)) return id;
  std::string key = citation_id(id);
  return key.empty() ? "work" : key;
}

}  // namespace

std::string bibtex_text(std::string_view text) {
  std::string escaped;
  for (const char c : one_line(text)) {
    const auto found = std::find_if(kEscapes.begin(), kEscapes.end(), [&](const auto& e) { return e.first == c; });
    if (found == kEscapes.end()) {
      escaped += c;
    } else {
      escaped += found->second;
    }
  }
  return escaped;
}

std::vector<std::string> bibtex_keys(const Literature& literature) {
  // BibTeX takes keys that differ in capitals alone for one.
  const auto small = [](std::string text) {
    for (char& c : text) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    return text;
  };
  std::vector<std::string> keys;
  std::set<std::string> taken;
  for (const Work& reference : literature.references) {
    const std::string plain = plain_key(reference.id);
    std::string key = plain;
    for (int next = 2; !taken.insert(small(key)).second; ++next) key = fmt::format("{}-{}", plain, next);
    keys.push_back(std::move(key));
  }
  return keys;
}

std::string bibtex(const Literature& literature) {
  const std::vector<std::string> keys = bibtex_keys(literature);
  std::string text;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (i > 0) text += '\n';
    text += Entry(literature.references[i], keys[i]).text();
  }
  return text;
}

}  // namespace vallis::catalogue
