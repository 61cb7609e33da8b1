#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

#include "base/result.hpp"
#include "db/database.hpp"

namespace vallis::directory {

/// What the records of a table have in some columns, for looking through thousands of forms: most keys of a new record
/// are nobody's, and to know that here costs a thousandth of asking the database.
class RecordKeys {
 public:
  /// Adds what a statement gives in its first column: never NULL. Cost: O(rows), about 100 bytes each.
  base::Result<void> load(db::Reader& reader, char sort, std::string_view select);

  /// Whether a record has that key. @param sort  as given to load
  bool have(char sort, std::string_view key) const { return keys_.contains(sort + std::string(key)); }

 private:
  std::unordered_set<std::string> keys_;
};

}  // namespace vallis::directory
