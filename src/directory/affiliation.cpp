#include <fmt/format.h>

#include <algorithm>

#include "directory/detail/form_check.hpp"
#include "directory/detail/person_parts.hpp"
#include "directory/person.hpp"
#include "directory/search_documents.hpp"

namespace vallis::directory {
namespace {

constexpr std::string_view kInsert = R"sql(
    INSERT INTO affiliation (affiliation_id, person_id, organisation_id, position, is_contact, from_on, to_on, version)
    VALUES ($1, $2, $3, $4, $5, $6, $7, 1)
)sql";

constexpr std::string_view kUpdate = R"sql(
    UPDATE affiliation SET position = $4, is_contact = $5, from_on = $6, to_on = $7, version = version + 1
    WHERE affiliation_id = $1 AND person_id = $2 AND version = $3 AND organisation_id = $8
)sql";

constexpr std::string_view kMine = R"sql(
    SELECT o.organisation_id, o.name,
           EXISTS (SELECT 1 FROM affiliation a JOIN person p ON p.person_id = a.person_id
                   WHERE a.organisation_id = o.organisation_id AND p.account_id = $1
                     AND (a.from_on IS NULL OR a.from_on <= $2) AND (a.to_on IS NULL OR a.to_on >= $2)) AS works_there
    FROM organisation o
    WHERE o.ended_on IS NULL AND (o.organisation_id IN (
        SELECT a.organisation_id FROM affiliation a JOIN person p ON p.person_id = a.person_id
        WHERE p.account_id = $1 AND (a.from_on IS NULL OR a.from_on <= $2) AND (a.to_on IS NULL OR a.to_on >= $2))
)sql";

struct MyRow {
  OrganisationId organisation_id;
  std::string name;
  bool works_there = false;
};
VALLIS_DESCRIBE(MyRow, organisation_id, name, works_there)

base::Result<void> check_period(const AffiliationForm& form) {
  detail::FormCheck check;
  check.period(form.from_on, form.to_on);
  if (!check.ok()) return base::invalid_input(check.take());
  return {};
}

}  // namespace

base::Result<AffiliationId> detail::insert_affiliation(db::Transaction& tx, PersonId person,
                                                       const AffiliationForm& form) {
  if (auto period = check_period(form); !period) return period.error();
  const auto there = tx.maybe<std::string>(
      "SELECT name FROM organisation WHERE organisation_id = $1 AND ended_on IS NULL", form.organisation_id);
  if (!there) return there.error();
  if (!*there) return base::not_found("There is no such organisation, or it has ended.");
  const AffiliationId id = AffiliationId::next();
  const auto put =
      tx.execute(kInsert, id, person, form.organisation_id, form.position, form.is_contact, form.from_on, form.to_on);
  if (!put) return put.error();
  return id;
}

base::Result<AffiliationId> add_affiliation(db::Transaction& tx, const activity::Actor& by, const base::Instant&,
                                            PersonId person, const AffiliationForm& form) {
  const auto living =
      tx.maybe<PersonId>("SELECT person_id FROM person WHERE person_id = $1 AND erased_at IS NULL", person);
  if (!living) return living.error();
  if (!*living) return base::not_found("There is no such person.");
  const auto id = detail::insert_affiliation(tx, person, form);
  if (!id) return id.error();
  if (auto indexed = index_person(tx, person); !indexed) return indexed.error();
  const auto kept = detail::record_person(tx, by, "affiliated", person, {}, activity::snapshot(form));
  if (!kept) return kept.error();
  return *id;
}

base::Result<void> replace_affiliation(db::Transaction& tx, const activity::Actor& by, PersonId person,
                                       AffiliationId id, std::int64_t version, const AffiliationForm& form) {
  if (auto period = check_period(form); !period) return period.error();
  const auto changed = tx.execute(kUpdate, id, person, version, form.position, form.is_contact, form.from_on,
                                  form.to_on, form.organisation_id);
  if (!changed) return changed.error();
  if (*changed == 0) {
    const auto organisation = tx.maybe<OrganisationId>(
        "SELECT organisation_id FROM affiliation WHERE affiliation_id = $1 AND person_id = $2", id, person);
    if (!organisation) return organisation.error();
    if (!*organisation) return base::not_found("The person has no such affiliation.");
    if (**organisation != form.organisation_id) {
      return base::conflict("An affiliation stays with its organisation; end this one and add another.");
    }
    return base::stale("Somebody else changed it since you read it; read it again and repeat your change.");
  }
  if (auto indexed = index_person(tx, person); !indexed) return indexed;
  return detail::record_person(tx, by, "affiliation_changed", person, {}, activity::snapshot(form));
}

base::Result<std::vector<MyOrganisation>> organisations_of(db::Reader& reader, const auth::Caller& caller,
                                                           const base::Date& today) {
  const auto administered = caller.administered();
  std::vector<db::Argument> arguments = {db::to_argument(caller.account), db::to_argument(today)};
  std::string text(kMine);
  text += " OR o.organisation_id IN (";
  if (administered.empty()) text += "NULL";
  for (std::size_t a = 0; a < administered.size(); ++a) {
    arguments.push_back(db::to_argument(administered[a]));
    text += fmt::format("{}${}", a == 0 ? "" : ", ", arguments.size());
  }
  text += ")) ORDER BY o.name_key, o.organisation_id";
  const auto rows = reader.many_with<MyRow>(text, arguments);
  if (!rows) return rows.error();
  std::vector<MyOrganisation> mine;
  for (const MyRow& row : *rows) {
    const bool administers =
        std::find(administered.begin(), administered.end(), row.organisation_id.uuid) != administered.end();
    mine.push_back({row.organisation_id, row.name, administers, row.works_there});
  }
  return mine;
}

}  // namespace vallis::directory
