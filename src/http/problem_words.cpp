#include "http/problem_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <unordered_map>

#include "base/csv.hpp"
#include "base/json.hpp"
#include "http/language.hpp"

namespace vallis::http {
namespace {

/// A sentence in a hole of a sentence in a hole: deeper ones stay English.
constexpr int kDeepest = 3;
/// So many places are tried at which the first of several sentences may end.
constexpr int kMostEnds = 4;

/// A sentence cut at its holes.
struct Cut {
  std::vector<std::string> between{1};
  std::vector<std::size_t> holes;  ///< the number of each
};

/// Nothing where a brace stands alone.
std::optional<Cut> cut_at_holes(std::string_view text) {
  Cut cut;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if ((c == '{' || c == '}') && i + 1 < text.size() && text[i + 1] == c) {
      cut.between.back() += c;
      ++i;
    } else if (c == '{') {
      const auto end = text.find('}', i);
      if (end == std::string_view::npos) return std::nullopt;
      const std::string_view number = text.substr(i + 1, std::min(end, text.find(':', i)) - i - 1);
      std::size_t hole = cut.holes.size();
      if (!number.empty()) {
        const auto read = std::from_chars(number.data(), number.data() + number.size(), hole);
        if (read.ec != std::errc() || read.ptr != number.data() + number.size()) return std::nullopt;
      }
      cut.holes.push_back(hole);
      cut.between.emplace_back();
      i = end;
    } else if (c == '}') {
      return std::nullopt;
    } else {
      cut.between.back() += c;
    }
  }
  return cut;
}

/// What stands in the holes, or nothing if the text is not this sentence. Each hole ends at the first place where what
/// follows it is found, so the text is gone through once.
std::optional<std::vector<std::string_view>> holes_of(std::string_view text, const std::vector<std::string>& between,
                                                      std::size_t letters) {
  if (text.size() < letters || !text.starts_with(between.front()) || !text.ends_with(between.back())) {
    return std::nullopt;
  }
  std::vector<std::string_view> holes;
  std::size_t at = between.front().size();
  const std::size_t end = text.size() - between.back().size();
  for (std::size_t next = 1; next + 1 < between.size(); ++next) {
    const auto found = text.substr(0, end).find(between[next], at);
    if (found == std::string_view::npos) return std::nullopt;
    holes.push_back(text.substr(at, found - at));
    at = found + between[next].size();
  }
  if (at > end) return std::nullopt;
  holes.push_back(text.substr(at, end - at));
  return holes;
}

/// Where a sentence may end: how long it is, and how long with what parts it from the next.
struct End {
  std::size_t length = 0;
  std::size_t next = 0;
};

End end_behind(std::string_view text, std::size_t from) {
  for (std::size_t i = from; i + 1 < text.size(); ++i) {
    if (text[i + 1] != ' ') continue;
    if (text[i] == ':') return {i, i + 2};
    if (text[i] == '.' || text[i] == '?' || text[i] == '!') return {i + 1, i + 2};
  }
  return {text.size(), text.size()};
}

}  // namespace

base::Result<ProblemWords> ProblemWords::parse(std::string_view csv, std::string_view name) {
  const auto table = base::read_csv(csv, name);
  if (!table) return table.error();
  const auto en = table->column("en");
  const auto ru = table->column("ru");
  if (!en || !ru) return base::invalid_input(std::string(name), "The columns are en and ru.");
  ProblemWords words;
  std::vector<base::Fault> faults;
  std::unordered_map<std::string_view, std::size_t> seen;
  for (std::size_t row = 0; row < table->rows.size(); ++row) {
    const std::string& english = table->rows[row].cells[*en];
    const std::string& russian = table->rows[row].cells[*ru];
    auto from = cut_at_holes(english);
    auto to = cut_at_holes(russian);
    if (english.empty() || !from || !seen.emplace(english, row).second) {
      faults.push_back(table->fault(row, *en, "The sentence is empty, there twice, or has a brace alone; mend it."));
      continue;
    }
    std::vector<std::size_t> used = to ? to->holes : std::vector<std::size_t>();
    std::sort(used.begin(), used.end());
    used.erase(std::unique(used.begin(), used.end()), used.end());
    if (russian.empty() || !to || used != from->holes) {
      faults.push_back(table->fault(row, *ru, "The holes are not those of the English sentence; use each of them."));
      continue;
    }
    if (from->holes.empty()) {
      words.whole_.emplace(std::move(from->between.front()), std::move(to->between.front()));
      continue;
    }
    Sentence sentence{std::move(from->between), 0, std::move(to->between), std::move(to->holes), {}};
    for (const std::string& part : sentence.between) sentence.letters += part.size();
    for (std::size_t i = 0; i < sentence.holes.size(); ++i) {
      sentence.quoted.push_back(sentence.russian[i].ends_with("«") && sentence.russian[i + 1].starts_with("»"));
    }
    words.with_holes_.push_back(std::move(sentence));
  }
  if (!faults.empty()) return base::invalid_input(std::move(faults));
  std::stable_sort(words.with_holes_.begin(), words.with_holes_.end(),
                   [](const Sentence& a, const Sentence& b) { return a.letters > b.letters; });
  return words;
}

/// Adds the Russian of a text that is one known sentence.
bool ProblemWords::put_known(std::string& out, std::string_view text, int depth) const {
  if (const auto whole = whole_.find(text); whole != whole_.end()) {
    out += whole->second;
    return true;
  }
  for (const Sentence& sentence : with_holes_) {
    const auto holes = holes_of(text, sentence.between, sentence.letters);
    if (!holes) continue;
    for (std::size_t i = 0; i < sentence.russian.size(); ++i) {
      out += sentence.russian[i];
      if (i >= sentence.holes.size()) continue;
      const std::string_view hole = (*holes)[sentence.holes[i]];
      if (sentence.quoted[i]) {
        out += hole;
      } else {
        put(out, hole, depth + 1);
      }
    }
    return true;
  }
  return false;
}

/// "clusters.csv, row 3 (line 4), column name", or anything else that is put before a sentence.
void ProblemWords::put_context(std::string& out, std::string_view text, int depth) const {
  while (true) {
    const auto comma = text.find(", ");
    if (!put_known(out, text.substr(0, comma), depth)) out += text.substr(0, comma);
    if (comma == std::string_view::npos) return;
    out += ", ";
    text.remove_prefix(comma + 2);
  }
}

void ProblemWords::put(std::string& out, std::string_view text, int depth) const {
  if (text.empty()) return;
  if (depth >= kDeepest) {
    out += text;
    return;
  }
  if (const auto line_end = text.find('\n'); line_end != std::string_view::npos) {
    if (const auto whole = whole_.find(text); whole != whole_.end()) {
      out += whole->second;
      return;
    }
    while (true) {
      const auto end = text.find('\n');
      put(out, text.substr(0, end), depth + 1);
      if (end == std::string_view::npos) return;
      out += '\n';
      text.remove_prefix(end + 1);
    }
  }
  if (put_known(out, text, depth)) return;
  while (!text.empty()) {
    End first = end_behind(text, 0);
    End end = first;
    bool known = false;
    for (int tries = 0; tries < kMostEnds && !known; ++tries) {
      known = put_known(out, text.substr(0, end.length), depth);
      if (known || end.next == text.size()) break;
      end = end_behind(text, end.length);
    }
    if (!known) {
      end = first;
      if (end.next < text.size() && text[end.length] == ':') {
        put_context(out, text.substr(0, end.length), depth);
      } else {
        out += text.substr(0, end.length);
      }
    }
    out += text.substr(end.length, end.next - end.length);
    text.remove_prefix(end.next);
  }
}

std::string ProblemWords::in_russian(std::string_view text) const {
  std::string out;
  put(out, text, 0);
  return out;
}

std::string said_to(const Request& request, std::string sentence) {
  if (!request.words || language_of(request) != "ru") return sentence;
  return request.words->in_russian(sentence);
}

void say_problem_to(const Request& request, Reply& reply) {
  if (!request.words || reply.headers.find("content-type") != "application/problem+json") return;
  if (language_of(request) != "ru") return;
  auto parsed = base::parse_json(reply.body, "");
  if (!parsed || !parsed->is_object()) return;
  const auto say = [&](base::JsonObject& object, std::string_view member) {
    const auto found = object.find(member);
    if (found == object.end() || !found->value().is_string()) return;
    found->value() = request.words->in_russian(std::string_view(found->value().get_string()));
  };
  base::JsonObject& problem = parsed->get_object();
  say(problem, "title");
  say(problem, "detail");
  if (const auto errors = problem.find("errors"); errors != problem.end() && errors->value().is_array()) {
    for (base::Json& error : errors->value().get_array()) {
      if (error.is_object()) say(error.get_object(), "detail");
    }
  }
  reply.body = base::print_json(*parsed, base::JsonStyle::Compact);
  reply.headers.set("Content-Language", "ru");
  reply.headers.add("Vary", "Accept-Language");
}

}  // namespace vallis::http
