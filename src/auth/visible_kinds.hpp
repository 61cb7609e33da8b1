#pragma once

#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "auth/visibility.hpp"
#include "base/result.hpp"
#include "db/database.hpp"

namespace vallis::auth {

/// Which of some objects of a kind somebody may see, for what is shown of all kinds at once: the stream of changes. The
/// owner of a table says it for its kinds, in SQL and by the same rules as in its own lists:
///
///   kinds.add("organisation", visible_organisations);
///
/// A kind that nobody speaks for is seen by the cluster's staff alone.
class VisibleKinds {
 public:
  /// Gives those of `ids` that may be seen, in any order. The ids are those of the log: of things that may be gone.
  using Filter = std::function<base::Result<std::vector<std::string>>(
      db::Reader& reader, const Caller& caller, const Sight& sight, std::span<const std::string> ids)>;

  /// To be called before anybody asks; once a kind.
  void add(std::string object_kind, Filter filter);

  /// Errors: those of the filter.
  base::Result<std::vector<std::string>> visible(db::Reader& reader, const Caller& caller, const Sight& sight,
                                                 const std::string& object_kind,
                                                 std::span<const std::string> ids) const;

 private:
  std::map<std::string, Filter> filters_;
};

/// Accounts: one's own, and all for those who manage them; sessions and tokens: one's own alone.
void add_account_kinds(VisibleKinds& kinds);

}  // namespace vallis::auth
