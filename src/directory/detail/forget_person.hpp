#pragma once

#include "directory/person.hpp"

namespace vallis::directory::detail {

/// A line of an import that has something of a person.
struct LineOfPerson {
  base::Uuid import_id;
  std::int64_t line = 0;
  base::Json cells;
  base::Json plan;
  bool about = false;  ///< about the person; else the person is one of those whom it may be about
};
VALLIS_DESCRIBE(LineOfPerson, import_id, line, cells, plan, about)

/// Lines that made or changed the person's record, name it, or have the address. Cost: reads all lines of imports of
/// people, whose cells no index knows; for what is done seldom.
base::Result<std::vector<LineOfPerson>> lines_of_person(db::Reader& reader, PersonId id,
                                                        const std::optional<std::string>& email);

/// Empties such lines, and takes the person out of the lists of those whom others may be about.
base::Result<void> forget_in_imports(db::Transaction& tx, PersonId id, const std::optional<std::string>& email);

}  // namespace vallis::directory::detail
