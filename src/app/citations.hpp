#pragma once

#include <string>
#include <vector>

#include "app/card_report.hpp"
#include "app/words.hpp"
#include "catalogue/catalogue.hpp"

namespace vallis::app {

/// Title, publisher and address from the catalogue's table of sources, where it has one; otherwise the id.
std::string source_text(const catalogue::Catalogue& tables, const std::string& id);

/// Numbers the sources of a report in the order in which they are first cited.
class Citations {
 public:
  /// "[3]".
  std::string mark(const std::string& source);
  std::string marks(const std::vector<std::string>& sources);

  /// The list at a report's end, under its heading; nothing when nothing was cited.
  std::string list(const SourceText& source_text, const Words& words) const;

 private:
  std::vector<std::string> cited_;
};

}  // namespace vallis::app
