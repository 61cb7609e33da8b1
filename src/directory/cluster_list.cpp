#include "directory/cluster_list.hpp"

#include <array>

#include "base/fold.hpp"
#include "base/text.hpp"

namespace vallis::directory {
namespace {

using Values = std::vector<std::string>;

void all(db::Sql& sql, const auth::Sight&) { sql.add("TRUE"); }

base::Result<void> by_text(db::Sql& sql, const auth::Sight&, const Values& values) {
  sql.add("(TRUE");
  for (const std::string& word : base::split(base::fold(base::join(values, " ")), ' ')) {
    sql.add(" AND c.name_key LIKE ").value("%" + word + "%");
  }
  sql.add(")");
  return {};
}

base::Result<void> by_operated(db::Sql& sql, const auth::Sight&, const Values& values) {
  if (values.size() != 1 || (values.front() != "true" && values.front() != "false")) {
    return base::invalid_argument("true or false");
  }
  sql.add("c.operated = ").value(values.front() == "true");
  return {};
}

base::Result<void> by_country(db::Sql& sql, const auth::Sight&, const Values& values) {
  sql.add("c.cluster_id IN (SELECT w.cluster_id FROM cluster_country w WHERE ");
  auth::add_any_of(sql, "w.country_code", values);
  sql.add(")");
  return {};
}

void key_of_name(db::Sql& sql, const auth::Sight&) { sql.add("c.name_key"); }

constexpr std::array kFilters = {
    auth::ListFilter{"q", "Words that a name holds, in any spelling of either alphabet.", by_text},
    auth::ListFilter{"operated", "true: those that are run here; false: the world's.", by_operated},
    auth::ListFilter{"country", "One of its countries, ISO 3166-1 alpha-2.", by_country},
};

constexpr std::array kSorts = {
    auth::ListSort{"name", false, false, key_of_name},
    auth::ListSort{"-name", true, false, key_of_name},
};

constexpr std::array kFacets = {
    auth::ListFacet{"country", "JOIN cluster_country n ON n.cluster_id = c.cluster_id", "n.country_code"},
};

struct Row {
  ClusterId cluster_id;
  std::string sort_key;
  const ClusterId& id() const { return cluster_id; }
};
VALLIS_DESCRIBE(Row, cluster_id, sort_key)

}  // namespace

const auth::ListType& cluster_list() {
  static const auth::ListType type = [] {
    auth::ListType made{"cluster c", "c.cluster_id", all, kFilters, kSorts, kFacets, {}};
    base::for_each_member_type<Cluster>([&](std::string_view name, auto*) { made.fields.push_back(name); });
    return made;
  }();
  return type;
}

base::Result<http::Page<Cluster>> list_clusters(db::Reader& reader, const auth::ListRequest& request) {
  return auth::read_page<Row, Cluster>(reader, cluster_list(), {}, request, db::Sql("SELECT c.cluster_id"),
                                       [&](const std::vector<Row>& rows) -> base::Result<std::vector<Cluster>> {
                                         std::vector<Cluster> clusters;
                                         for (const Row& row : rows) {
                                           auto cluster = find_cluster(reader, row.cluster_id);
                                           if (!cluster) return cluster.error();
                                           clusters.push_back(std::move(*cluster));
                                         }
                                         return clusters;
                                       });
}

base::Result<std::vector<Cluster>> all_clusters(db::Reader& reader) {
  const auto ids = reader.many<ClusterId>("SELECT cluster_id FROM cluster ORDER BY code");
  if (!ids) return ids.error();
  std::vector<Cluster> clusters;
  for (const ClusterId id : *ids) {
    auto cluster = find_cluster(reader, id);
    if (!cluster) return cluster.error();
    clusters.push_back(std::move(*cluster));
  }
  return clusters;
}

}  // namespace vallis::directory
