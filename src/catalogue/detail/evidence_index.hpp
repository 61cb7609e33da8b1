#pragma once

#include <map>
#include <string>
#include <tuple>

#include "catalogue/catalogue.hpp"

namespace vallis::catalogue::detail {

/// The evidence table by table, row key and column. Empty when the catalogue declares or holds none.
class EvidenceIndex {
 public:
  struct Proof {
    std::size_t row = 0;  ///< of the evidence table
    std::string as_of;
    std::string source;
  };

  explicit EvidenceIndex(const Catalogue& catalogue);

  /// The first proof of a value, or nothing.
  const Proof* find(const std::string& table, const std::string& key, const std::string& column) const;

 private:
  std::map<std::tuple<std::string, std::string, std::string>, Proof> proofs_;
};

}  // namespace vallis::catalogue::detail
