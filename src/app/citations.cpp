#include "app/citations.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"

namespace vallis::app {

std::string source_text(const catalogue::Catalogue& tables, const std::string& id) {
  const base::CsvTable* sources = tables.table("sources");
  if (sources == nullptr) return id;
  const auto key = sources->column("source_id");
  if (!key) return id;
  for (const auto& row : sources->rows) {
    if (row.cells[*key] != id) continue;
    std::vector<std::string> parts;
    for (const std::string_view name : {"title", "publisher", "url"}) {
      const auto column = sources->column(name);
      if (column && !row.cells[*column].empty()) parts.push_back(row.cells[*column]);
    }
    return parts.empty() ? id : base::join(parts, ", ");
  }
  return id;
}

std::string Citations::mark(const std::string& source) {
  auto found = std::find(cited_.begin(), cited_.end(), source);
  if (found == cited_.end()) found = cited_.insert(cited_.end(), source);
  return fmt::format("[{}]", found - cited_.begin() + 1);
}

std::string Citations::marks(const std::vector<std::string>& sources) {
  std::string all;
  for (const std::string& source : sources) all += mark(source);
  return all;
}

std::string Citations::list(const SourceText& source_text, const Words& words) const {
  if (cited_.empty()) return {};
  std::string text = fmt::format("\n{}\n", words("Sources", "Источники"));
  for (std::size_t s = 0; s < cited_.size(); ++s) {
    text += fmt::format("  {} {}\n", base::pad_right("[" + std::to_string(s + 1) + "]", 4), source_text(cited_[s]));
  }
  return text;
}

}  // namespace vallis::app
