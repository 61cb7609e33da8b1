#include "auth/guarded.hpp"
#include "db/sql.hpp"
#include "directory/membership.hpp"

namespace vallis::directory {
namespace {

/// What is seen, before anything is counted or sorted.
void add_seen_members(db::Sql& sql, ClusterId cluster, const auth::Sight& sight, bool reads_directory) {
  sql.add(" FROM membership m JOIN organisation o ON o.organisation_id = m.organisation_id WHERE m.cluster_id = ")
      .value(cluster)
      .add(" AND m.joined_on <= ")
      .value(sight.today)
      .add(" AND (m.left_on IS NULL OR m.left_on > ")
      .value(sight.today)
      .add(") AND ");
  auth::add_seen(sql, guarded_organisation(), sight);
  if (!reads_directory) sql.add(" AND (m.is_listed OR o.organisation_id IN (").values(sight.organisations).add("))");
}

}  // namespace

base::Result<http::Page<ListedMember>> listed_members(db::Reader& reader, ClusterId cluster, const auth::Sight& sight,
                                                      bool reads_directory, const http::PageRequest& page) {
  db::Sql count("SELECT COUNT(*)");
  add_seen_members(count, cluster, sight, reads_directory);
  const auto total = reader.maybe_with<std::int64_t>(count.text(), count.arguments());
  if (!total) return total.error();

  db::Sql sql("SELECT o.organisation_id, o.name, o.kind, o.country_code, m.joined_on AS member_since");
  add_seen_members(sql, cluster, sight, reads_directory);
  if (!page.cursor.empty()) {
    const auto cursor = http::read_cursor(page.cursor, 1);
    if (!cursor) return cursor.error();
    const auto after = OrganisationId::parse(cursor->front());
    if (!after) return base::invalid_argument("'cursor' is none that this list gave; ask for the first page again.");
    sql.add(
           " AND (o.name_key, o.organisation_id) > (SELECT p.name_key, p.organisation_id FROM organisation p"
           " WHERE p.organisation_id = ")
        .value(*after)
        .add(")");
  }
  sql.add(" ORDER BY o.name_key, o.organisation_id LIMIT ").value(page.limit + 1);
  auto rows = reader.many_with<ListedMember>(sql.text(), sql.arguments());
  if (!rows) return rows.error();
  http::Page<ListedMember> result{std::move(*rows), {}, *total};
  if (result.items.size() > static_cast<std::size_t>(page.limit)) {
    result.items.pop_back();
    result.next = http::make_cursor({result.items.back().organisation_id.text()});
  }
  return result;
}

}  // namespace vallis::directory
