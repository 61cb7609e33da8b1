#include "directory/detail/forget_person.hpp"

#include "auth/account.hpp"
#include "directory/detail/import_store.hpp"

namespace vallis::directory::detail {
namespace {

// An address that is not known is ''. It is no pattern for LIKE: '_' is part of many.
constexpr std::string_view kLines = R"sql(
    SELECT l.import_id, l.line, l.cells, l.plan,
        (coalesce(l.record_id = $1, FALSE) OR coalesce(l.choice_id = $1, FALSE)
            OR ($3 <> '' AND replace(lower(CAST(l.cells AS text)), '"' || $3 || '"', '') <> lower(CAST(l.cells AS text)))) AS about
    FROM directory_import_line l JOIN directory_import i ON i.import_id = l.import_id
    WHERE i.kind = 'people' AND (l.record_id = $1 OR l.choice_id = $1
        OR CAST(l.plan AS text) LIKE '%' || $2 || '%'
        OR ($3 <> '' AND replace(lower(CAST(l.cells AS text)), '"' || $3 || '"', '') <> lower(CAST(l.cells AS text))))
    ORDER BY l.import_id, l.line
)sql";

// Nothing more is to be done with it: there is nobody to make a record of, and nothing to take back.
constexpr std::string_view kEmpty = R"sql(
    UPDATE directory_import_line SET cells = $3, plan = $4, choice = NULL, choice_id = NULL, action = 'skip',
        state = CASE WHEN state = 'done' THEN 'kept' ELSE state END, note = 'The person was erased.'
    WHERE import_id = $1 AND line = $2
)sql";

constexpr std::string_view kReplan = "UPDATE directory_import_line SET plan = $3 WHERE import_id = $1 AND line = $2";

}  // namespace

base::Result<std::vector<LineOfPerson>> lines_of_person(db::Reader& reader, PersonId id,
                                                        const std::optional<std::string>& email) {
  std::string key;
  if (email) key = auth::email_key(*email).value_or("");
  return reader.many<LineOfPerson>(kLines, id, id.text(), key);
}

base::Result<void> forget_in_imports(db::Transaction& tx, PersonId id, const std::optional<std::string>& email) {
  const auto lines = lines_of_person(tx, id, email);
  if (!lines) return lines.error();
  for (const LineOfPerson& line : *lines) {
    if (line.about) {
      // As many cells as there were: each column has one.
      const std::size_t count = line.cells.is_array() ? line.cells.as_array().size() : 0;
      const auto emptied = tx.execute(kEmpty, line.import_id, line.line, std::vector<std::string>(count),
                                      activity::snapshot(LinePlan{}));
      if (!emptied) return emptied.error();
      continue;
    }
    auto plan = base::read_document<LinePlan>(line.plan, "plan").value_or(LinePlan{});
    std::erase_if(plan.candidates, [&](const LineCandidate& candidate) { return candidate.record_id == id.uuid; });
    const auto replanned = tx.execute(kReplan, line.import_id, line.line, activity::snapshot(plan));
    if (!replanned) return replanned.error();
  }
  return {};
}

}  // namespace vallis::directory::detail
