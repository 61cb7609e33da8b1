#include "directory/relation.hpp"

#include "db/sql.hpp"
#include "directory/detail/form_check.hpp"

namespace vallis::directory {
namespace {

constexpr std::string_view kInsert = R"sql(
    INSERT INTO organisation_relation (organisation_relation_id, from_id, to_id, kind, from_on, to_on)
    VALUES ($1, $2, $3, $4, $5, $6)
)sql";

constexpr std::string_view kCountBoth =
    "SELECT count(*) AS number FROM organisation WHERE organisation_id IN ($1, $2) AND ended_on IS NULL";

base::Result<void> record(db::Transaction& tx, const activity::Actor& by, std::string_view verb, RelationId id,
                          OrganisationId end, const std::string& after) {
  activity::Entry entry;
  entry.by = by;
  entry.verb = verb;
  entry.object_kind = "organisation_relation";
  entry.object_id = id.text();
  entry.scope = end.text();
  entry.after = after;
  const auto kept = activity::record(tx, entry);
  if (!kept) return kept.error();
  return {};
}

/// "o" is one end; the other must be seen as well, under a name of its own.
void add_end_seen(db::Sql& sql, const auth::Sight& sight, std::string_view column) {
  sql.add("EXISTS (SELECT 1 FROM organisation o WHERE o.organisation_id = ").add(column).add(" AND ");
  auth::add_seen(sql, guarded_organisation(), sight);
  sql.add(")");
}

}  // namespace

base::Result<RelationId> add_relation(db::Transaction& tx, const activity::Actor& by, OrganisationId from,
                                      const RelationForm& form) {
  detail::FormCheck check;
  if (form.to_id == from) check.fault("/to_id", "This is the organisation itself; name another one.");
  check.period(form.from_on, form.to_on);
  if (!check.ok()) return base::invalid_input(check.take());
  const auto both = tx.maybe<std::int64_t>(kCountBoth, from, form.to_id);
  if (!both) return both.error();
  if (both->value_or(0) != 2) return base::not_found("One of the two organisations does not exist, or has ended.");
  const RelationId id = RelationId::next();
  const auto put = tx.execute(kInsert, id, from, form.to_id, form.kind, form.from_on, form.to_on);
  if (!put) return put.error();
  if (auto kept = record(tx, by, "added", id, from, activity::snapshot(form)); !kept) return kept.error();
  return id;
}

base::Result<std::vector<Relation>> relations_of(db::Reader& reader, const auth::Sight& sight, OrganisationId id) {
  db::Sql sql(
      "SELECT r.organisation_relation_id, r.kind, r.from_id, f.name AS from_name, r.to_id, t.name AS to_name, "
      "r.from_on, r.to_on FROM organisation_relation r JOIN organisation f ON f.organisation_id = r.from_id "
      "JOIN organisation t ON t.organisation_id = r.to_id WHERE (r.from_id = ");
  sql.value(id).add(" OR r.to_id = ").value(id).add(") AND ");
  add_end_seen(sql, sight, "r.from_id");
  sql.add(" AND ");
  add_end_seen(sql, sight, "r.to_id");
  sql.add(" ORDER BY r.kind, t.name_key, r.organisation_relation_id");
  return reader.many_with<Relation>(sql.text(), sql.arguments());
}

base::Result<void> remove_relation(db::Transaction& tx, const activity::Actor& by, OrganisationId end, RelationId id) {
  const auto gone = tx.execute(
      "DELETE FROM organisation_relation WHERE organisation_relation_id = $1 AND (from_id = $2 OR to_id = $2)", id,
      end);
  if (!gone) return gone.error();
  if (*gone == 0) return base::not_found("The organisation has no such relation.");
  return record(tx, by, "removed", id, end, {});
}

}  // namespace vallis::directory
