#include <array>

#include "base/fold.hpp"
#include "directory/detail/merge_members.hpp"
#include "directory/organisation.hpp"
#include "directory/search_documents.hpp"
#include "directory/similar.hpp"

namespace vallis::directory {
namespace {

// Each takes $1, the duplicate, and $2, the organisation that stays. What the other has already goes before the rest
// is moved.
constexpr std::array<std::string_view, 11> kMoves = {
    R"sql(INSERT INTO organisation_name (organisation_id, kind, language, name, name_key, match_key)
          SELECT $2, kind, language, name, name_key, match_key FROM organisation_name WHERE organisation_id = $1
          ON CONFLICT (organisation_id, kind, language, name) DO NOTHING)sql",
    R"sql(INSERT INTO organisation_specialisation (organisation_id, specialisation)
          SELECT $2, specialisation FROM organisation_specialisation WHERE organisation_id = $1
          ON CONFLICT (organisation_id, specialisation) DO NOTHING)sql",
    R"sql(INSERT INTO organisation_country (organisation_id, country_code)
          SELECT $2, country_code FROM organisation_country WHERE organisation_id = $1
          ON CONFLICT (organisation_id, country_code) DO NOTHING)sql",
    R"sql(DELETE FROM affiliation WHERE organisation_id = $1 AND EXISTS (
              SELECT 1 FROM affiliation kept
              WHERE kept.organisation_id = $2 AND kept.person_id = affiliation.person_id AND kept.to_on IS NULL
                AND affiliation.to_on IS NULL))sql",
    "UPDATE affiliation SET organisation_id = $2, version = version + 1 WHERE organisation_id = $1",
    "DELETE FROM organisation_relation WHERE (from_id = $1 AND to_id = $2) OR (from_id = $2 AND to_id = $1)",
    "UPDATE organisation_relation SET from_id = $2 WHERE from_id = $1",
    "UPDATE organisation_relation SET to_id = $2 WHERE to_id = $1",
    R"sql(INSERT INTO visibility_grant (object_kind, object_id, field, grantee_kind, grantee_id, to_on)
          SELECT object_kind, object_id, field, grantee_kind, $2, to_on FROM visibility_grant
          WHERE grantee_kind = 'organisation' AND grantee_id = $1
          ON CONFLICT (object_kind, object_id, field, grantee_kind, grantee_id) DO NOTHING)sql",
    "DELETE FROM visibility_grant WHERE grantee_kind = 'organisation' AND grantee_id = $1 AND grantee_id <> $2",
    "UPDATE organisation SET merged_into = $2 WHERE merged_into = $1",
};

constexpr std::string_view kEndDuplicate = R"sql(
    UPDATE organisation SET merged_into = $2, ended_on = $3, ended_reason = $4, updated_at = $5, version = version + 1
    WHERE organisation_id = $1 AND ended_on IS NULL
)sql";

constexpr std::string_view kTouch = R"sql(
    UPDATE organisation SET updated_at = $2, version = version + 1 WHERE organisation_id = $1 AND ended_on IS NULL
)sql";

constexpr std::string_view kInsertAlias = R"sql(
    INSERT INTO organisation_name (organisation_id, kind, language, name, name_key, match_key)
    SELECT $1, 'alias', '', CAST($2 AS text), CAST($3 AS text), CAST($4 AS text)
    WHERE NOT EXISTS (SELECT 1 FROM organisation o WHERE o.organisation_id = $1 AND o.name = $2)
    ON CONFLICT (organisation_id, kind, language, name) DO NOTHING
)sql";

/// A record that names one of the two as its reader.
struct NamedRecord {
  std::string object_kind;
  base::Uuid object_id;
};
VALLIS_DESCRIBE(NamedRecord, object_kind, object_id)

base::Result<void> index_both(db::Transaction& tx, OrganisationId duplicate, OrganisationId into) {
  if (auto done = index_organisation(tx, duplicate); !done) return done;
  if (auto done = index_organisation(tx, into); !done) return done;
  if (auto done = index_people_of(tx, into); !done) return done;
  const auto named = tx.many<NamedRecord>(
      "SELECT DISTINCT object_kind, object_id FROM visibility_grant "
      "WHERE grantee_kind = 'organisation' AND grantee_id = $1 AND field = ''",
      into);
  if (!named) return named.error();
  for (const NamedRecord& one : *named) {
    base::Result<void> done;
    if (one.object_kind == "organisation") done = index_organisation(tx, OrganisationId{one.object_id});
    if (one.object_kind == "person") done = index_person(tx, PersonId{one.object_id});
    if (!done) return done;
  }
  return {};
}

struct Merge {
  OrganisationId duplicate;
  OrganisationId into;
};
VALLIS_DESCRIBE(Merge, duplicate, into)

}  // namespace

base::Result<void> merge_organisations(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                       OrganisationId duplicate, OrganisationId into, const std::string& reason) {
  if (duplicate == into) return base::invalid_argument("An organisation cannot be merged into itself; name another.");
  const auto name = tx.maybe<std::string>("SELECT name FROM organisation WHERE organisation_id = $1", duplicate);
  if (!name) return name.error();
  const auto other = tx.maybe<std::string>("SELECT name FROM organisation WHERE organisation_id = $1", into);
  if (!other) return other.error();
  if (!*name || !*other) return base::not_found("There is no such organisation.");
  if (auto apart = detail::check_members_apart(tx, duplicate, into); !apart) return apart;
  const auto touched = tx.execute(kTouch, into, now);
  if (!touched) return touched.error();
  const auto ended = tx.execute(kEndDuplicate, duplicate, into, now.date(), reason, now);
  if (!ended) return ended.error();
  if (*touched == 0 || *ended == 0) {
    return base::conflict("One of the two organisations has ended; only those that exist can be merged.");
  }
  for (const std::string_view move : kMoves) {
    if (auto moved = tx.execute(move, duplicate, into); !moved) return moved.error();
  }
  if (auto alias = tx.execute(kInsertAlias, into, **name, base::fold(**name), match_key(**name)); !alias) {
    return alias.error();
  }
  if (auto roles = auth::move_roles(tx, "organisation", duplicate.uuid, into.uuid); !roles) return roles.error();
  if (auto moved = detail::merge_members(tx, by, now, duplicate, into, reason); !moved) return moved;
  if (auto indexed = index_both(tx, duplicate, into); !indexed) return indexed;
  activity::Entry entry;
  entry.by = by;
  entry.verb = "merged";
  entry.object_kind = "organisation";
  entry.object_id = duplicate.text();
  entry.after = activity::snapshot(Merge{duplicate, into});
  entry.reason = reason;
  const auto kept = activity::record(tx, entry);
  if (!kept) return kept.error();
  return {};
}

}  // namespace vallis::directory
