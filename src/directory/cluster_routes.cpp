#include "auth/call.hpp"
#include "auth/list_page.hpp"
#include "directory/cluster.hpp"
#include "directory/cluster_figures.hpp"
#include "directory/cluster_list.hpp"
#include "directory/routes.hpp"
#include "directory/words.hpp"
#include "http/language.hpp"

namespace vallis::directory {
namespace {

using auth::Call;
using auth::Permission;

template <class T, auto Words>
base::Result<http::Page<T>> all_words(Call& call) {
  auto words = call.read(
      [&](db::Reader& reader) { return Words(reader, http::language_of(call.request(), call.caller().language)); });
  if (!words) return words.error();
  return http::Page<T>{std::move(*words), {}, {}};
}

base::Result<http::Written<http::Page<Cluster>>> clusters(Call& call) {
  return auth::remembered_page<Cluster>(call, cluster_list(),
                                        [](db::Reader& reader, const auth::Sight&, const auth::ListRequest& request) {
                                          return list_clusters(reader, request);
                                        });
}

base::Result<Cluster> read_cluster(Call& call) {
  return call.read([&](db::Reader& reader) { return find_cluster(reader, call.path<ClusterId>("cluster_id")); });
}

base::Result<http::Page<ClusterFigure>> figures(Call& call) {
  auto found =
      call.read([&](db::Reader& reader) { return cluster_figures(reader, call.path<ClusterId>("cluster_id")); });
  if (!found) return found.error();
  return http::Page<ClusterFigure>{std::move(*found), {}, {}};
}

base::Result<http::Created<Cluster>> make_cluster(Call& call, const ClusterForm& form) {
  if (!call.caller().may(Permission::ManageMembers, auth::kEverywhere)) {
    return base::forbidden("Staff of the whole installation add clusters; yours is one of them.");
  }
  auto made = call.transact([&](db::Transaction& tx) -> base::Result<Cluster> {
    const auto id = create_cluster(tx, call.actor(), call.now(), form);
    if (!id) return id.error();
    return find_cluster(tx, *id);
  });
  if (!made) return made.error();
  const std::string location = "/api/v1/clusters/" + made->cluster_id.text();
  return http::Created<Cluster>{std::move(*made), location};
}

base::Result<Cluster> change_cluster(Call& call, const ClusterForm& form) {
  return call.transact([&](db::Transaction& tx) -> base::Result<Cluster> {
    const auto id = call.path<ClusterId>("cluster_id");
    if (!call.caller().may(Permission::ManageMembers, {"cluster", id.uuid})) {
      return base::forbidden("Staff of this cluster change it.");
    }
    const auto done = replace_cluster(tx, call.actor(), call.now(), id, call.version(), form);
    if (!done) return done.error();
    return find_cluster(tx, id);
  });
}

}  // namespace

void add_cluster_routes(http::Router& router, db::Database& database) {
  auth::Routes routes(router, database, "clusters");
  const base::JsonArray language = {
      base::JsonObject{{"name", "language"},
                       {"in", "query"},
                       {"description", "Of the names; Accept-Language where absent."},
                       {"schema", base::JsonObject{{"type", "string"}, {"enum", base::JsonArray{"en", "ru"}}}}}};
  routes.get("/api/v1/countries", Permission::Public, "Countries", all_words<Country, countries>, language);
  routes.get("/api/v1/currencies", Permission::Public, "Currencies", all_words<Currency, currencies>, language);
  routes.get("/api/v1/organisation-kinds", Permission::Public, "Kinds of organisations",
             all_words<OrganisationKind, organisation_kinds>, language);
  routes.get("/api/v1/specialisations", Permission::Public, "What organisations do",
             all_words<Specialisation, specialisations>, language);
  routes.get("/api/v1/clusters", Permission::Public, "Clusters", clusters, auth::list_parameters(cluster_list()));
  routes.post("/api/v1/clusters", Permission::ManageMembers, "Add a cluster that is run here", make_cluster);
  routes.get("/api/v1/clusters/{cluster_id}", Permission::Public, "One cluster", read_cluster);
  routes.get("/api/v1/clusters/{cluster_id}/figures", Permission::Public,
             "What is published of a cluster and its countries, by indicator", figures);
  routes.put("/api/v1/clusters/{cluster_id}", Permission::ManageMembers, "Change a cluster", change_cluster);
}

void add_directory_routes(http::Router& router, db::Database& database) {
  add_cluster_routes(router, database);
  add_organisation_routes(router, database);
  add_organisation_bulk_routes(router, database);
  add_person_routes(router, database);
  add_import_routes(router, database);
  add_export_routes(router, database);
}

}  // namespace vallis::directory
