#include "directory/organisation_bulk.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "directory/detail/import_target.hpp"
#include "directory/detail/whole_sight.hpp"

namespace vallis::directory {
namespace {

using Words = std::vector<std::string>;

bool holds(const Words& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Puts the change into the form, and what takes it back into `undo`.
void apply(const OrganisationChange& change, OrganisationForm& form, OrganisationChange& undo) {
  if (change.kind && *change.kind != form.kind) {
    undo.kind = form.kind;
    form.kind = *change.kind;
  }
  const auto visibility = form.visibility.value_or(auth::Visibility::Public);
  if (change.visibility && *change.visibility != visibility) {
    undo.visibility = visibility;
    form.visibility = *change.visibility;
  }
  Words words = form.specialisations.value_or(Words{});
  for (const std::string& word : change.add_specialisations.value_or(Words{})) {
    if (holds(words, word)) continue;
    words.push_back(word);
    if (!undo.remove_specialisations) undo.remove_specialisations.emplace();
    undo.remove_specialisations->push_back(word);
  }
  for (const std::string& word : change.remove_specialisations.value_or(Words{})) {
    if (std::erase(words, word) == 0) continue;
    if (!undo.add_specialisations) undo.add_specialisations.emplace();
    undo.add_specialisations->push_back(word);
  }
  form.specialisations = std::move(words);
}

bool empty(const OrganisationChange& change) {
  return !change.kind && !change.visibility && !change.add_specialisations && !change.remove_specialisations &&
         !change.ending;
}

void check_change(const std::string& pointer, const OrganisationChange& change, std::vector<base::Fault>& faults) {
  const auto fault = [&](std::string_view field, std::string what) {
    base::Fault one;
    one.field = pointer + std::string(field);
    one.what = std::move(what);
    faults.push_back(std::move(one));
  };
  if (empty(change)) fault("", "This changes nothing; name at least one field.");
  if (change.ending &&
      (change.kind || change.visibility || change.add_specialisations || change.remove_specialisations)) {
    fault("/ending", "What has ended is not edited; send the other changes first, and the ending by itself.");
  }
  for (const std::string& word : change.add_specialisations.value_or(Words{})) {
    if (holds(change.remove_specialisations.value_or(Words{}), word)) {
      fault("/remove_specialisations", fmt::format("'{}' is to be added and taken away; decide for one.", word));
    }
  }
}

}  // namespace

std::span<const base::FieldRule> field_rules(const OrganisationChange*) {
  static const std::array<base::FieldRule, 4> rules = {{
      {.member = "kind", .description = "A word of /api/v1/organisation-kinds.", .min_length = 1, .max_length = 60},
      {.member = "add_specialisations", .description = "Words of /api/v1/specialisations.", .max_length = 50},
      {.member = "remove_specialisations", .description = "Words that are taken away.", .max_length = 50},
      {.member = "ending", .description = "Ends it; alone, and not to be taken back."},
  }};
  return rules;
}

std::span<const base::FieldRule> field_rules(const OrganisationBulk*) {
  static const std::array<base::FieldRule, 3> rules = {{
      {.member = "dry_run", .description = "True: says what would become of each, and keeps nothing."},
      {.member = "change", .description = "What each row without a change of its own is changed to."},
      {.member = "rows", .description = "1 to 200, each organisation once.", .max_length = kMostBulkRows},
  }};
  return rules;
}

std::vector<base::Fault> check_bulk(const OrganisationBulk& bulk) {
  std::vector<base::Fault> faults;
  if (bulk.change) check_change("/change", *bulk.change, faults);
  if (bulk.rows.empty()) {
    base::Fault none;
    none.field = "/rows";
    none.what = "There is no organisation to change; name at least one.";
    faults.push_back(std::move(none));
  }
  std::set<base::Uuid> seen;
  for (std::size_t n = 0; n < bulk.rows.size(); ++n) {
    const BulkRow& row = bulk.rows[n];
    const std::string pointer = fmt::format("/rows/{}", n);
    if (row.change) check_change(pointer + "/change", *row.change, faults);
    if (!row.change && !bulk.change) {
      base::Fault none;
      none.field = pointer + "/change";
      none.what = "There is no change for this row; give one here, or one for all.";
      faults.push_back(std::move(none));
    }
    if (!seen.insert(row.organisation_id.uuid).second) {
      base::Fault twice;
      twice.field = pointer + "/organisation_id";
      twice.what = "This organisation is in the list already; name it once.";
      faults.push_back(std::move(twice));
    }
  }
  return faults;
}

base::Result<BulkResult> change_organisation(db::Transaction& tx, const auth::Caller& caller, const activity::Actor& by,
                                             const base::Instant& now, const BulkRow& row,
                                             const OrganisationChange& change) {
  if (!may_edit(caller, row.organisation_id)) {
    return base::forbidden("Only the cluster's staff and administrators of this organisation may change it.");
  }
  if (change.ending && !caller.may(auth::Permission::ManageMembers)) {
    return base::forbidden("Only the cluster's staff may end an organisation.");
  }
  const auto before = find_organisation(tx, detail::whole_sight(now), row.organisation_id);
  if (!before) return before.error();
  const std::int64_t version = row.version.value_or(before->version);

  BulkResult result;
  result.organisation_id = row.organisation_id;
  result.name = before->name;
  result.version = before->version;
  if (change.ending) {
    const auto ended = end_organisation(tx, by, now, row.organisation_id, version, *change.ending);
    if (!ended) return ended.error();
    result.changes.push_back({"ended_on", "", change.ending->ended_on.text()});
  } else {
    OrganisationForm form;
    detail::copy_members(*before, form);
    const auto was = detail::texts_of(form);
    OrganisationChange undo;
    apply(change, form, undo);
    result.changes = detail::changes_between(was, detail::texts_of(form));
    // What has ended, or was changed by somebody else, is told also where nothing would have to be written.
    const bool refused = before->ended_on || version != before->version;
    if (result.changes.empty() && !refused) return result;
    const auto replaced = replace_organisation(tx, by, now, row.organisation_id, version, form);
    if (!replaced) return replaced.error();
    result.undo = std::move(undo);
  }
  result.outcome = BulkOutcome::Changed;
  result.version = version + 1;
  return result;
}

}  // namespace vallis::directory
