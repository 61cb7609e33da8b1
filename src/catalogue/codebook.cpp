#include "catalogue/codebook.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <set>

namespace vallis::catalogue {
namespace {

using Place = base::JsonReader::Place;

std::string read_id(const Place& place, std::set<std::string>& seen) {
  std::string id = place.text();
  if (id.empty()) {
    if (place.present()) place.fault("The id is empty; give it a word.");
  } else if (!seen.insert(id).second) {
    place.fault(fmt::format("The id '{}' stands twice; ids tell codes apart.", id));
  }
  return id;
}

CodebookCode read_code(const Place& place, const std::vector<std::string>& factors, std::set<std::string>& seen) {
  CodebookCode code;
  code.id = read_id(place.required("id"), seen);
  const Place factor = place.required("factor");
  code.factor = factor.text();
  if (factor.present() && !factors.empty() && std::find(factors.begin(), factors.end(), code.factor) == factors.end()) {
    factor.fault(fmt::format("'{}' is no success factor of the catalogue; use one of: {}.", code.factor,
                             base::join(factors, ", ")));
  }
  code.label = place.required("label").local_text();
  code.definition = place.required("definition").local_text();
  code.include = place.required("include").local_text();
  code.exclude = place.required("exclude").local_text();
  const Place example = place.required("example");
  if (example.present()) {
    code.example_text = example.required("text").text();
    code.example_source = example.required("source").text();
    code.example_locator = static_cast<int>(example.required("locator").integer(1, std::numeric_limits<int>::max(), 1));
    example.close();
  }
  place.close();
  return code;
}

Concreteness read_concreteness(const Place& place) {
  Concreteness scale;
  scale.label = place.required("label").local_text();
  scale.definition = place.required("definition").local_text();
  const Place levels = place.required("levels");
  std::set<std::string> seen;
  for (const Place& item : levels.items()) {
    Concreteness::Level level;
    level.id = read_id(item.required("id"), seen);
    level.label = item.required("label").local_text();
    level.definition = item.required("definition").local_text();
    item.close();
    scale.levels.push_back(std::move(level));
  }
  if (levels.present() && scale.levels.size() < 2) levels.fault("An ordered scale has two levels or more.");
  place.close();
  return scale;
}

}  // namespace

std::optional<std::size_t> Codebook::code(std::string_view code_id) const {
  const auto found =
      std::find_if(codes.begin(), codes.end(), [&](const CodebookCode& known) { return known.id == code_id; });
  if (found == codes.end()) return std::nullopt;
  return static_cast<std::size_t>(found - codes.begin());
}

base::Result<Codebook> read_codebook(const base::Json& document, std::string name,
                                     const std::vector<std::string>& factors) {
  base::JsonReader reader(document, std::move(name));
  const Place root = reader.root();
  Codebook book;
  static_cast<void>(root.optional("$schema"));
  static_cast<void>(root.optional("$comment"));
  book.id = root.required("id").text();
  book.version = root.required("version").text();
  book.label = root.required("label").local_text();
  book.source = root.required("source").text();
  book.rule = root.required("rule").local_text();
  const Place codes = root.required("codes");
  std::set<std::string> seen;
  for (const Place& item : codes.items()) book.codes.push_back(read_code(item, factors, seen));
  if (codes.present() && book.codes.empty()) codes.fault("A codebook has a code.");
  if (const Place scale = root.optional("concreteness"); scale.present()) book.concreteness = read_concreteness(scale);
  root.close();
  if (!reader.ok()) return reader.error();
  return book;
}

}  // namespace vallis::catalogue
