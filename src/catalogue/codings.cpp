#include "catalogue/codings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <string_view>

#include "base/text.hpp"
#include "catalogue/detail/cells.hpp"

namespace vallis::catalogue {
namespace {

constexpr std::array<std::string_view, 6> kDescription{"source", "locator", "year", "cluster", "cluster_attribution",
                                                       "text"};
constexpr std::size_t kWidth = 60;  // of a cell quoted in a message

/// A whole number in [low, high] and nothing else.
std::optional<int> parse_integer(std::string_view text, int low, int high) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < low || value > high) return std::nullopt;
  return value;
}

/// The ids of a catalogue's table; nothing when the table is not there, and then ids cannot be held to it.
std::optional<std::vector<std::string>> ids_of(const Catalogue& catalogue, std::string_view name) {
  const base::CsvTable* table = catalogue.table(name);
  if (table == nullptr) return std::nullopt;
  const auto column = table->column(catalogue.key_column(name));
  if (!column) return std::nullopt;
  std::vector<std::string> ids;
  for (const auto& row : table->rows) ids.push_back(row.cells[*column]);
  return ids;
}

class Reader {
 public:
  Reader(const Codebook& codebook, const Catalogue& catalogue)
      : clusters_(ids_of(catalogue, "clusters")), sources_(ids_of(catalogue, "sources")) {
    for (const CodebookCode& code : codebook.codes) codes_.push_back(code.id);
    if (!codebook.concreteness) return;
    for (const auto& level : codebook.concreteness->levels) levels_.push_back(level.id);
  }

  void read(const base::CsvTable& table) {
    detail::Cells cells(table, {"excerpt_id", "source", "locator", "year", "cluster", "cluster_attribution", "text",
                                "code", "concreteness", "coder", "origin"});
    if (cells.readable()) {
      for (std::size_t row = 0; row < table.rows.size(); ++row) read_row(cells, table, row);
    }
    faults_.insert(faults_.end(), cells.faults().begin(), cells.faults().end());
  }

  base::Result<Codings> finish() {
    if (!faults_.empty()) return base::invalid_input(std::move(faults_));
    const std::size_t size = codings_.excerpts.size() * codings_.coders.size();
    codings_.codes.resize(size);
    codings_.concreteness.resize(size);
    for (const auto& [place, given] : given_) {
      const std::size_t at = place.first * codings_.coders.size() + place.second;
      codings_.codes[at] = given.code;
      codings_.concreteness[at] = given.level;
    }
    return std::move(codings_);
  }

 private:
  struct Described {
    std::size_t excerpt = 0;
    std::string where;  // of the first row
    std::array<std::string, kDescription.size()> cells;
  };
  struct Given {
    std::string where;
    std::optional<std::size_t> code;
    std::optional<std::size_t> level;
  };

  void read_row(detail::Cells& cells, const base::CsvTable& table, std::size_t row) {
    const std::string where = fmt::format("{}, row {} (line {})", table.name, row + 1, table.rows[row].line);
    const auto excerpt = find_excerpt(cells, row, where);
    const auto coder = find_coder(cells, row);
    Given given{where, word(cells, row, "code", codes_), word(cells, row, "concreteness", levels_)};
    if (!excerpt || !coder) return;
    const auto [first, fresh] = given_.try_emplace({*excerpt, *coder}, std::move(given));
    if (fresh) return;
    cells.fault(row, "coder",
                fmt::format("'{}' has coded '{}' in {} already; an excerpt has one code of each coder.",
                            base::shorten(cells.text(row, "coder"), kWidth),
                            base::shorten(cells.text(row, "excerpt_id"), kWidth), first->second.where));
  }

  std::optional<std::size_t> find_excerpt(detail::Cells& cells, std::size_t row, const std::string& where) {
    const std::string& id = cells.text(row, "excerpt_id");
    if (id.empty()) {
      cells.fault(row, "excerpt_id", "The id is missing; it tells excerpts apart.");
      return std::nullopt;
    }
    const auto known = described_.find(id);
    if (known == described_.end()) return describe(cells, row, where);
    for (std::size_t c = 0; c < kDescription.size(); ++c) {
      const std::string& cell = cells.text(row, kDescription[c]);
      if (cell.empty() || cell == known->second.cells[c]) continue;
      cells.fault(
          row, kDescription[c],
          fmt::format("'{}' differs from '{}' in {}; leave it empty or make the two the same.",
                      base::shorten(cell, kWidth), base::shorten(known->second.cells[c], kWidth), known->second.where));
    }
    return known->second.excerpt;
  }

  std::size_t describe(detail::Cells& cells, std::size_t row, const std::string& where) {
    Described described{codings_.excerpts.size(), where, {}};
    for (std::size_t c = 0; c < kDescription.size(); ++c) described.cells[c] = cells.text(row, kDescription[c]);
    Excerpt excerpt;
    excerpt.id = cells.text(row, "excerpt_id");
    excerpt.source = cells.text(row, "source");
    excerpt.cluster = cells.text(row, "cluster");
    excerpt.attribution = cells.text(row, "cluster_attribution");
    excerpt.text = cells.text(row, "text");
    if (excerpt.text.empty()) cells.fault(row, "text", "The quotation is missing; an excerpt's first row has it.");
    if (excerpt.source.empty()) cells.fault(row, "source", "The source is missing; an excerpt's first row names it.");
    if (sources_) static_cast<void>(word(cells, row, "source", *sources_));
    if (clusters_) static_cast<void>(word(cells, row, "cluster", *clusters_));
    const auto locator = parse_integer(cells.text(row, "locator"), 1, 1'000'000'000);
    if (!locator) cells.fault(row, "locator", "The line of the source's text is missing or no whole number from 1.");
    excerpt.locator = locator.value_or(0);
    if (const std::string& year = cells.text(row, "year"); !year.empty()) {
      excerpt.year = parse_integer(year, 1000, 9999);
      if (!excerpt.year) cells.fault(row, "year", fmt::format("'{}' is no year.", base::shorten(year, kWidth)));
    }
    static const std::vector<std::string> kAttributions{"named", "inferred"};
    static_cast<void>(word(cells, row, "cluster_attribution", kAttributions));
    if (excerpt.cluster.empty() != excerpt.attribution.empty()) {
      cells.fault(row, "cluster_attribution",
                  "A cluster is 'named' by the source or 'inferred' by the reader; without a cluster this is empty.");
    }
    codings_.excerpts.push_back(std::move(excerpt));
    described_.emplace(codings_.excerpts.back().id, described);
    return described.excerpt;
  }

  std::optional<std::size_t> find_coder(detail::Cells& cells, std::size_t row) {
    const std::string& name = cells.text(row, "coder");
    const std::string& origin = cells.text(row, "origin");
    if (name.empty()) cells.fault(row, "coder", "The coder is missing; name who gave this code.");
    if (origin != "observed" && origin != "synthetic") {
      cells.fault(row, "origin",
                  fmt::format("'{}' is not one of: observed, synthetic.", base::shorten(origin, kWidth)));
    }
    if (name.empty()) return std::nullopt;
    auto& coders = codings_.coders;
    const auto known = std::find_if(coders.begin(), coders.end(), [&](const Coder& c) { return c.name == name; });
    if (known == coders.end()) {
      coders.push_back({name, origin == "synthetic"});
      return coders.size() - 1;
    }
    if (known->synthetic != (origin == "synthetic")) {
      cells.fault(row, "origin",
                  fmt::format("'{}' is {} in an earlier row; what is made up needs a coder of its own.",
                              base::shorten(name, kWidth), known->synthetic ? "synthetic" : "observed"));
    }
    return static_cast<std::size_t>(known - coders.begin());
  }

  /// The place of a cell among words, or nothing for an empty cell and, with a fault, for an unknown word.
  static std::optional<std::size_t> word(detail::Cells& cells, std::size_t row, std::string_view column,
                                         const std::vector<std::string>& known) {
    const std::string& cell = cells.text(row, column);
    if (cell.empty()) return std::nullopt;
    const auto found = std::find(known.begin(), known.end(), cell);
    if (found != known.end()) return static_cast<std::size_t>(found - known.begin());
    const auto near = base::nearest_word(cell, known);
    constexpr std::size_t kFew = 12;
    const std::string hint = near                   ? fmt::format("; did you mean '{}'?", *near)
                             : known.size() <= kFew ? fmt::format("; use one of: {}.", base::join(known, ", "))
                                                    : std::string(".");
    cells.fault(row, column, fmt::format("'{}' is not known here{}", base::shorten(cell, kWidth), hint));
    return std::nullopt;
  }

  std::optional<std::vector<std::string>> clusters_;
  std::optional<std::vector<std::string>> sources_;
  std::vector<std::string> codes_;
  std::vector<std::string> levels_;
  Codings codings_;
  std::map<std::string, Described> described_;
  std::map<std::pair<std::size_t, std::size_t>, Given> given_;  // (excerpt, coder)
  std::vector<base::Fault> faults_;
};

}  // namespace

base::Result<Codings> read_codings(const std::vector<base::CsvTable>& tables, const Codebook& codebook,
                                   const Catalogue& catalogue) {
  Reader reader(codebook, catalogue);
  for (const base::CsvTable& table : tables) reader.read(table);
  return reader.finish();
}

}  // namespace vallis::catalogue
