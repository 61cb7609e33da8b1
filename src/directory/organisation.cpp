#include "directory/organisation.hpp"

#include "base/fold.hpp"
#include "db/sql.hpp"
#include "directory/detail/whole_sight.hpp"
#include "directory/search_documents.hpp"
#include "directory/similar.hpp"

namespace vallis::directory {
namespace {

using detail::whole_sight;

constexpr std::string_view kInsert = R"sql(
    INSERT INTO organisation (organisation_id, version, updated_at, name, name_key, match_key, description_key, kind,
        country_code, region, city, address, latitude, longitude, website, domain, email, phone, ror_id,
        registry_number, lei, founded_year, staff_count, description_en, description_ru, offers, needs, visibility,
        field_visibility, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
        $24, $25, $26, $27, $28, $29, $30)
)sql";

// Only the version that was read is replaced, so that nobody's edit is lost.
constexpr std::string_view kUpdate = R"sql(
    UPDATE organisation SET version = version + 1, updated_at = $3, name = $4, name_key = $5, match_key = $6,
        description_key = $7, kind = $8, country_code = $9, region = $10, city = $11, address = $12, latitude = $13,
        longitude = $14, website = $15, domain = $16, email = $17, phone = $18, ror_id = $19, registry_number = $20,
        lei = $21, founded_year = $22, staff_count = $23, description_en = $24, description_ru = $25, offers = $26,
        needs = $27, visibility = $28, field_visibility = $29
    WHERE organisation_id = $1 AND version = $2 AND ended_on IS NULL
)sql";

constexpr std::string_view kEnd = R"sql(
    UPDATE organisation SET version = version + 1, updated_at = $3, ended_on = $4, ended_reason = $5
    WHERE organisation_id = $1 AND version = $2 AND ended_on IS NULL
)sql";

constexpr std::string_view kInsertName = R"sql(
    INSERT INTO organisation_name (organisation_id, kind, language, name, name_key, match_key)
    VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (organisation_id, kind, language, name) DO NOTHING
)sql";

std::vector<db::Argument> arguments_of(OrganisationId id, std::int64_t version, const base::Instant& now,
                                       const OrganisationForm& form) {
  const std::string domain = domain_of(form.website.value_or(""));
  const std::string text = form.description_en.value_or("") + " " + form.description_ru.value_or("");
  const auto visibility = form.field_visibility.value_or(std::vector<FieldVisibility>{});
  return {db::to_argument(id),
          db::to_argument(version),
          db::to_argument(now),
          db::to_argument(form.name),
          db::to_argument(base::fold(form.name)),
          db::to_argument(match_key(form.name)),
          db::to_argument(base::fold(text)),
          db::to_argument(form.kind),
          db::to_argument(form.country_code),
          db::to_argument(form.region),
          db::to_argument(form.city),
          db::to_argument(form.address),
          db::to_argument(form.latitude),
          db::to_argument(form.longitude),
          db::to_argument(form.website),
          domain.empty() ? db::Argument(std::monostate()) : db::to_argument(domain),
          db::to_argument(form.email),
          db::to_argument(form.phone),
          db::to_argument(form.ror_id),
          db::to_argument(form.registry_number),
          db::to_argument(form.lei),
          db::to_argument(form.founded_year),
          db::to_argument(form.staff_count),
          db::to_argument(form.description_en),
          db::to_argument(form.description_ru),
          db::to_argument(form.offers),
          db::to_argument(form.needs),
          db::to_argument(form.visibility.value_or(auth::Visibility::Public)),
          db::to_argument(auth::field_visibility_text(guarded_organisation(), visibility))};
}

/// The rows that hang on it, anew.
base::Result<void> write_parts(db::Transaction& tx, OrganisationId id, const OrganisationForm& form) {
  for (const std::string_view table : {"organisation_name", "organisation_specialisation", "organisation_country"}) {
    const auto gone = tx.execute("DELETE FROM " + std::string(table) + " WHERE organisation_id = $1", id);
    if (!gone) return gone.error();
  }
  for (const OtherName& other : form.other_names.value_or(std::vector<OtherName>{})) {
    const auto put = tx.execute(kInsertName, id, other.kind, other.language, other.name, base::fold(other.name),
                                match_key(other.name));
    if (!put) return put.error();
  }
  for (const std::string& word : form.specialisations.value_or(std::vector<std::string>{})) {
    const auto put = tx.execute(
        "INSERT INTO organisation_specialisation (organisation_id, specialisation) VALUES ($1, $2)", id, word);
    if (!put) return put.error();
  }
  for (const std::string& code : form.countries.value_or(std::vector<std::string>{})) {
    const auto put =
        tx.execute("INSERT INTO organisation_country (organisation_id, country_code) VALUES ($1, $2)", id, code);
    if (!put) return put.error();
  }
  return {};
}

/// Why a change of one version found no row.
base::Error why_unchanged(const Organisation& there) {
  if (there.merged_into) return base::conflict("The organisation was merged into another; change that one.");
  if (there.ended_on) return base::conflict("The organisation has ended; its record is kept as it was.");
  return base::stale("Somebody else changed the organisation since you read it; read it again and repeat your change.");
}

base::Result<void> record(db::Transaction& tx, const activity::Actor& by, std::string_view verb,
                          const Organisation* before, const Organisation& after, const std::string& reason = {}) {
  activity::Entry entry;
  entry.by = by;
  entry.verb = verb;
  entry.object_kind = "organisation";
  entry.object_id = after.organisation_id.text();
  if (before != nullptr) entry.before = activity::snapshot(*before);
  entry.after = activity::snapshot(after);
  entry.reason = reason;
  const auto kept = activity::record(tx, entry);
  if (!kept) return kept.error();
  return {};
}

}  // namespace

base::Result<OrganisationId> create_organisation(db::Transaction& tx, const activity::Actor& by,
                                                 const base::Instant& now, const OrganisationForm& raw) {
  const OrganisationForm form = tidied(raw);
  auto faults = check_organisation(tx, form, now.date());
  if (!faults) return faults.error();
  if (!faults->empty()) return base::invalid_input(std::move(*faults));
  const OrganisationId id = OrganisationId::next();
  auto arguments = arguments_of(id, 1, now, form);
  arguments.push_back(db::to_argument(now));
  if (auto put = tx.execute_with(kInsert, arguments); !put) return put.error();
  if (auto parts = write_parts(tx, id, form); !parts) return parts.error();
  const auto made = find_organisation(tx, whole_sight(now), id);
  if (!made) return made.error();
  if (auto indexed = index_organisation(tx, *made); !indexed) return indexed.error();
  if (auto kept = record(tx, by, "created", nullptr, *made); !kept) return kept.error();
  return id;
}

base::Result<void> replace_organisation(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                        OrganisationId id, std::int64_t version, const OrganisationForm& raw) {
  const OrganisationForm form = tidied(raw);
  const auto before = find_organisation(tx, whole_sight(now), id);
  if (!before) return before.error();
  auto faults = check_organisation(tx, form, now.date());
  if (!faults) return faults.error();
  if (!faults->empty()) return base::invalid_input(std::move(*faults));
  const auto changed = tx.execute_with(kUpdate, arguments_of(id, version, now, form));
  if (!changed) return changed.error();
  if (*changed == 0) return why_unchanged(*before);
  if (auto parts = write_parts(tx, id, form); !parts) return parts.error();
  const auto after = find_organisation(tx, whole_sight(now), id);
  if (!after) return after.error();
  if (auto indexed = index_organisation(tx, *after); !indexed) return indexed;
  if (before->name != after->name || before->visibility != after->visibility) {
    if (auto indexed = index_people_of(tx, id); !indexed) return indexed;
  }
  return record(tx, by, "changed", &*before, *after);
}

base::Result<void> end_organisation(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                    OrganisationId id, std::int64_t version, const Ending& ending) {
  const auto before = find_organisation(tx, whole_sight(now), id);
  if (!before) return before.error();
  const auto changed = tx.execute(kEnd, id, version, now, ending.ended_on, ending.reason);
  if (!changed) return changed.error();
  if (*changed == 0) return why_unchanged(*before);
  const auto after = find_organisation(tx, whole_sight(now), id);
  if (!after) return after.error();
  if (auto indexed = index_organisation(tx, *after); !indexed) return indexed;
  return record(tx, by, "ended", &*before, *after, ending.reason);
}

}  // namespace vallis::directory
