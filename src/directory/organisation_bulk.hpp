#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "directory/import.hpp"
#include "directory/organisation.hpp"

namespace vallis::directory {

/// What becomes of an organisation when many are changed alike; what is absent stays as it is.
struct OrganisationChange {
  std::optional<std::string> kind;                                 ///< a code of organisation_kind
  std::optional<auth::Visibility> visibility;                      ///< of the record
  std::optional<std::vector<std::string>> add_specialisations;     ///< codes; those that it has already stay once
  std::optional<std::vector<std::string>> remove_specialisations;  ///< codes; those that it lacks do not matter
  std::optional<Ending> ending;                                    ///< alone: what has ended is not edited
};
VALLIS_DESCRIBE(OrganisationChange, kind, visibility, add_specialisations, remove_specialisations, ending)
std::span<const base::FieldRule> field_rules(const OrganisationChange*);

struct BulkRow {
  OrganisationId organisation_id;
  std::optional<std::int64_t> version;       ///< that the change was decided on; absent: whatever there is
  std::optional<OrganisationChange> change;  ///< in place of the common one
};
VALLIS_DESCRIBE(BulkRow, organisation_id, version, change)

struct OrganisationBulk {
  bool dry_run = false;  ///< says what would become of each, and keeps nothing
  std::optional<OrganisationChange> change;
  std::vector<BulkRow> rows;  ///< 1 to kMostBulkRows, each organisation once
};
VALLIS_DESCRIBE(OrganisationBulk, dry_run, change, rows)
std::span<const base::FieldRule> field_rules(const OrganisationBulk*);

constexpr std::size_t kMostBulkRows = 200;

enum class BulkOutcome { Changed, Unchanged, Refused };
VALLIS_DESCRIBE_ENUM(BulkOutcome, Changed, Unchanged, Refused)

/// What became, or would become, of one.
struct BulkResult {
  OrganisationId organisation_id;
  BulkOutcome outcome = BulkOutcome::Unchanged;
  std::optional<std::string> name;         ///< absent where it cannot be seen
  std::vector<FieldChange> changes;        ///< by field, as exports write it
  std::optional<std::string> problem;      ///< why it was refused, and what would make it right
  std::optional<std::int64_t> version;     ///< after the change
  std::optional<OrganisationChange> undo;  ///< the change that takes this one back; absent where none can
};
VALLIS_DESCRIBE(BulkResult, organisation_id, outcome, name, changes, problem, version, undo)

struct BulkReport {
  bool dry_run = false;
  std::int64_t changed_count = 0;
  std::int64_t unchanged_count = 0;
  std::int64_t refused_count = 0;
  std::vector<BulkResult> rows;  ///< in the order in which they were sent
};
VALLIS_DESCRIBE(BulkReport, dry_run, changed_count, unchanged_count, refused_count, rows)

/// The faults of a request that concern no single organisation, each at its JSON pointer: nothing to change, an ending
/// beside another change, an organisation named twice.
std::vector<base::Fault> check_bulk(const OrganisationBulk& bulk);

/// Changes one organisation by the operations of single changes, so that each leaves its own entry in the log. Who may
/// not do that to it is refused as there. Errors: those of replace_organisation and end_organisation; Forbidden.
base::Result<BulkResult> change_organisation(db::Transaction& tx, const auth::Caller& caller, const activity::Actor& by,
                                             const base::Instant& now, const BulkRow& row,
                                             const OrganisationChange& change);

}  // namespace vallis::directory
