#include "auth/call.hpp"
#include "directory/organisation_bulk.hpp"
#include "directory/routes.hpp"
#include "http/problem_words.hpp"

namespace vallis::directory {
namespace {

using auth::Call;

std::string sentence_of(const base::Error& error) {
  if (error.faults.empty()) return error.message;
  std::string all;
  for (const base::Fault& fault : error.faults) all += (all.empty() ? "" : " ") + fault.what;
  return all;
}

/// One row in a transaction of its own, so that what is refused for one undoes none of the others.
base::Result<BulkResult> change_one(Call& call, const BulkRow& row, const OrganisationChange& change, bool dry_run) {
  BulkResult result;
  result.organisation_id = row.organisation_id;
  const auto done = call.transact([&](db::Transaction& tx) -> base::Result<void> {
    result.name.reset();
    const auto seen = find_organisation(tx, call.sight(), row.organisation_id);
    if (!seen) return seen.error();
    result.name = seen->name;
    auto changed = change_organisation(tx, call.caller(), call.actor(), call.now(), row, change);
    if (!changed) return changed.error();
    result = std::move(*changed);
    if (dry_run) return base::cancelled();  // what was done to find out is undone
    return {};
  });
  if (done || (dry_run && done.error().kind == base::ErrorKind::Cancelled)) {
    if (dry_run) result.version.reset();
    return result;
  }
  // A database that fails concerns all of them; the sender must not take that for an answer about this one.
  if (done.error().kind == base::ErrorKind::Unavailable) return done.error();
  result.outcome = BulkOutcome::Refused;
  result.problem = http::said_to(call.request(), sentence_of(done.error()));
  return result;
}

base::Result<BulkReport> change_many(Call& call, const OrganisationBulk& bulk) {
  if (auto faults = check_bulk(bulk); !faults.empty()) return base::invalid_input(std::move(faults));
  BulkReport report;
  report.dry_run = bulk.dry_run;
  for (const BulkRow& row : bulk.rows) {
    auto result = change_one(call, row, row.change ? *row.change : *bulk.change, bulk.dry_run);
    if (!result) return result.error();
    switch (result->outcome) {
      case BulkOutcome::Changed:
        ++report.changed_count;
        break;
      case BulkOutcome::Unchanged:
        ++report.unchanged_count;
        break;
      case BulkOutcome::Refused:
        ++report.refused_count;
        break;
    }
    report.rows.push_back(std::move(*result));
  }
  return report;
}

}  // namespace

void add_organisation_bulk_routes(http::Router& router, db::Database& database) {
  auth::Routes routes(router, database, "organisations");
  routes.post("/api/v1/organisations/bulk", auth::Permission::EditOwnOrganisation, "Change many organisations",
              change_many);
}

}  // namespace vallis::directory
