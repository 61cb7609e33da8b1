#include "directory/person.hpp"

#include <array>

#include "base/fold.hpp"
#include "directory/detail/forget_person.hpp"
#include "directory/detail/person_parts.hpp"
#include "directory/detail/whole_sight.hpp"
#include "directory/search_documents.hpp"
#include "notify/keeping.hpp"

namespace vallis::directory {
namespace {

using detail::record_person;
using detail::whole_sight;

constexpr std::string_view kInsert = R"sql(
    INSERT INTO person (person_id, version, updated_at, given_name, family_name, name_key, title, email, email_key,
        phone, language, country_code, orcid, about, offers, needs, visibility, field_visibility, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
)sql";

constexpr std::string_view kUpdate = R"sql(
    UPDATE person SET version = version + 1, updated_at = $3, given_name = $4, family_name = $5, name_key = $6,
        title = $7, email = $8, email_key = $9, phone = $10, language = $11, country_code = $12, orcid = $13,
        about = $14, offers = $15, needs = $16, visibility = $17, field_visibility = $18
    WHERE person_id = $1 AND version = $2 AND erased_at IS NULL
)sql";

constexpr std::string_view kErase = R"sql(
    UPDATE person SET version = version + 1, updated_at = $2, erased_at = $2, account_id = NULL, given_name = '',
        family_name = '', name_key = '', title = NULL, email = NULL, email_key = NULL, phone = NULL, language = 'en',
        country_code = NULL, orcid = NULL, about = NULL, offers = NULL, needs = NULL, visibility = 'staff',
        field_visibility = '{}'
    WHERE person_id = $1 AND erased_at IS NULL
)sql";

// What $1, a person, leaves elsewhere.
constexpr std::array<std::string_view, 2> kForget = {
    "UPDATE affiliation SET position = NULL, is_contact = FALSE, version = version + 1 WHERE person_id = $1",
    "DELETE FROM visibility_grant WHERE object_kind = 'person' AND object_id = $1",
};

std::vector<db::Argument> arguments_of(PersonId id, std::int64_t version, const base::Instant& now,
                                       const PersonForm& form) {
  std::optional<std::string> email_key;
  if (form.email) email_key = auth::email_key(*form.email).value_or("");
  const auto visibility = form.field_visibility.value_or(std::vector<FieldVisibility>{});
  return {db::to_argument(id),
          db::to_argument(version),
          db::to_argument(now),
          db::to_argument(form.given_name),
          db::to_argument(form.family_name),
          db::to_argument(base::fold(form.family_name + " " + form.given_name)),
          db::to_argument(form.title),
          db::to_argument(form.email),
          db::to_argument(email_key),
          db::to_argument(form.phone),
          db::to_argument(form.language.value_or("en")),
          db::to_argument(form.country_code),
          db::to_argument(form.orcid),
          db::to_argument(form.about),
          db::to_argument(form.offers),
          db::to_argument(form.needs),
          db::to_argument(form.visibility.value_or(auth::Visibility::Members)),
          db::to_argument(auth::field_visibility_text(guarded_person(), visibility))};
}

base::Error why_unchanged(const Person& there) {
  if (there.erased_at) return base::conflict("The person was erased; nothing of the record can be changed any more.");
  return base::stale("Somebody else changed the person since you read it; read it again and repeat your change.");
}

}  // namespace

base::Result<void> detail::record_person(db::Transaction& tx, const activity::Actor& by, std::string_view verb,
                                         PersonId id, std::string before, std::string after, std::string reason) {
  activity::Entry entry;
  entry.by = by;
  entry.verb = verb;
  entry.object_kind = "person";
  entry.object_id = id.text();
  entry.before = std::move(before);
  entry.after = std::move(after);
  entry.reason = std::move(reason);
  const auto kept = activity::record(tx, entry);
  if (!kept) return kept.error();
  return {};
}

base::Result<PersonId> create_person(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                     const NewPerson& raw) {
  const PersonForm form = detail::tidied(raw.person);
  auto faults = detail::check_person(tx, form);
  if (!faults) return faults.error();
  for (base::Fault& fault : *faults) fault.field = "/person" + fault.field;
  if (!faults->empty()) return base::invalid_input(std::move(*faults));
  const PersonId id = PersonId::next();
  auto arguments = arguments_of(id, 1, now, form);
  arguments.push_back(db::to_argument(now));
  if (auto put = tx.execute_with(kInsert, arguments); !put) return put.error();
  for (const AffiliationForm& affiliation : raw.affiliations) {
    if (auto added = detail::insert_affiliation(tx, id, affiliation); !added) return added.error();
  }
  const auto made = find_person(tx, whole_sight(now), id);
  if (!made) return made.error();
  if (auto indexed = index_person(tx, *made); !indexed) return indexed.error();
  if (auto kept = record_person(tx, by, "created", id, {}, activity::snapshot(*made)); !kept) return kept.error();
  return id;
}

base::Result<void> replace_person(db::Transaction& tx, const activity::Actor& by, const base::Instant& now, PersonId id,
                                  std::int64_t version, const PersonForm& raw) {
  const auto before = find_person(tx, whole_sight(now), id);
  if (!before) return before.error();
  const PersonForm form = detail::tidied(raw);
  auto faults = detail::check_person(tx, form);
  if (!faults) return faults.error();
  if (!faults->empty()) return base::invalid_input(std::move(*faults));
  const auto changed = tx.execute_with(kUpdate, arguments_of(id, version, now, form));
  if (!changed) return changed.error();
  if (*changed == 0) return why_unchanged(*before);
  const auto after = find_person(tx, whole_sight(now), id);
  if (!after) return after.error();
  if (auto indexed = index_person(tx, *after); !indexed) return indexed;
  return record_person(tx, by, "changed", id, activity::snapshot(*before), activity::snapshot(*after));
}

base::Result<void> link_account(db::Transaction& tx, const activity::Actor& by, const base::Instant& now, PersonId id,
                                std::int64_t version, std::optional<auth::AccountId> account) {
  const auto before = find_person(tx, whole_sight(now), id);
  if (!before) return before.error();
  if (account) {
    if (auto there = auth::find_account(tx, *account); !there) return there.error();
    const auto taken =
        tx.maybe<PersonId>("SELECT person_id FROM person WHERE account_id = $1 AND person_id <> $2", *account, id);
    if (!taken) return taken.error();
    if (*taken) return base::conflict("The account belongs to another person; untie it there first.");
  }
  const auto changed = tx.execute(
      "UPDATE person SET account_id = $4, updated_at = $3, version = version + 1 "
      "WHERE person_id = $1 AND version = $2 AND erased_at IS NULL",
      id, version, now, account);
  if (!changed) return changed.error();
  if (*changed == 0) return why_unchanged(*before);
  const auto after = find_person(tx, whole_sight(now), id);
  if (!after) return after.error();
  if (auto indexed = index_person(tx, *after); !indexed) return indexed;
  return record_person(tx, by, "linked", id, activity::snapshot(*before), activity::snapshot(*after));
}

base::Result<void> erase_person(db::Transaction& tx, const activity::Actor& by, const base::Instant& now, PersonId id,
                                const std::string& reason) {
  const auto before = find_person(tx, whole_sight(now), id);
  if (!before) return before.error();
  const auto erased = tx.execute(kErase, id, now);
  if (!erased) return erased.error();
  if (*erased == 0) return base::conflict("The person was erased already.");
  for (const std::string_view forget : kForget) {
    if (auto done = tx.execute(forget, id); !done) return done.error();
  }
  if (auto lines = detail::forget_in_imports(tx, id, before->email); !lines) return lines;
  if (before->email) {
    if (auto mails = notify::forget_address(tx, *before->email); !mails) return mails;
  }
  if (auto indexed = index_person(tx, id); !indexed) return indexed;
  // Records, in its own entry, that it was done.
  const auto emptied = activity::erase_details(tx, by, "person", id.text(), reason);
  if (!emptied) return emptied.error();
  return {};
}

}  // namespace vallis::directory
