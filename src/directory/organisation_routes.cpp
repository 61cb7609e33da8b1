#include <fmt/format.h>

#include "auth/call.hpp"
#include "auth/list_page.hpp"
#include "directory/named_readers.hpp"
#include "directory/organisation_list.hpp"
#include "directory/relation.hpp"
#include "directory/routes.hpp"
#include "directory/similar.hpp"

namespace vallis::directory {
namespace {

using auth::Call;
using auth::Permission;

struct MergeBody {
  OrganisationId into;
  std::string reason;
};
VALLIS_DESCRIBE(MergeBody, into, reason)

OrganisationId id_of(const Call& call) { return call.path<OrganisationId>("organisation_id"); }

/// What cannot be seen is not there; what can be seen and not edited is forbidden.
base::Result<void> editable(Call& call, db::Reader& reader, OrganisationId id) {
  if (auto there = find_organisation(reader, call.sight(), id); !there) return there.error();
  if (!may_edit(call.caller(), id)) {
    return base::forbidden("Only the cluster's staff and administrators of this organisation may change it.");
  }
  return {};
}

base::Result<http::Written<http::Page<Organisation>>> organisations(Call& call) {
  return auth::remembered_page<Organisation>(call, organisation_list(), list_organisations);
}

base::Result<http::Reply> map(Call& call) {
  const auto request = auth::read_list(call.request(), organisation_list());
  if (!request) return request.error();
  auto json = call.read([&](db::Reader& reader) { return map_organisations(reader, call.sight(), *request); });
  if (!json) return json.error();
  http::Reply reply = http::json_reply(200, std::move(*json));
  reply.headers.set("Content-Type", "application/geo+json");
  return reply;
}

base::Result<Organisation> read_one(Call& call) {
  const auto found = call.read([&](db::Reader& reader) {
    const auto make = [&] { return find_organisation(reader, call.sight(), id_of(call)); };
    const auto size = [](const Organisation& one) {
      return sizeof one + one.description_en.value_or("").size() + one.description_ru.value_or("").size();
    };
    return reader.remembered<Organisation>(auth::sight_key(call.sight()) + id_of(call).text(), make, size);
  });
  if (!found) return found.error();
  return **found;
}

base::Result<http::Page<Similar>> similar(Call& call, const OrganisationForm& form) {
  auto found = call.read([&](db::Reader& reader) { return find_similar(reader, call.sight(), form); });
  if (!found) return found.error();
  return http::Page<Similar>{std::move(*found), {}, {}};
}

std::string_view pointer_of(Likeness reason) {
  switch (reason) {
    case Likeness::RorId:
      return "/ror_id";
    case Likeness::RegistryNumber:
      return "/registry_number";
    case Likeness::Lei:
      return "/lei";
    case Likeness::Domain:
      return "/website";
    case Likeness::Name:
    case Likeness::OtherName:
      return "/name";
  }
  return "";
}

base::Error look_alikes(const std::vector<Similar>& found) {
  base::Error error = base::conflict(
      "There are organisations that may be the same; take one of them, or send this again with ?allow_similar=true. "
      "/api/v1/organisations/similar lists them.");
  for (const Similar& one : found) {
    base::Fault fault;
    fault.field = pointer_of(one.reason);
    fault.what = fmt::format("'{}' ({}, {}) has the same {}.", one.name, one.country_code, one.organisation_id.text(),
                             pointer_of(one.reason).substr(1));
    error.faults.push_back(std::move(fault));
  }
  return error;
}

base::Result<http::Created<Organisation>> create(Call& call, const OrganisationForm& form) {
  const bool allow = call.request().query_value("allow_similar") == "true";
  auto made = call.transact([&](db::Transaction& tx) -> base::Result<Organisation> {
    auto faults = check_organisation(tx, form, call.now().date());
    if (!faults) return faults.error();
    if (!faults->empty()) return base::invalid_input(std::move(*faults));
    const auto found = find_similar(tx, call.sight(), form);
    if (!found) return found.error();
    if (!found->empty() && !allow) return look_alikes(*found);
    const auto id = create_organisation(tx, call.actor(), call.now(), form);
    if (!id) return id.error();
    return find_organisation(tx, call.sight(), *id);
  });
  if (!made) return made.error();
  const std::string location = "/api/v1/organisations/" + made->organisation_id.text();
  return http::Created<Organisation>{std::move(*made), location};
}

base::Result<Organisation> replace(Call& call, const OrganisationForm& form) {
  return call.transact([&](db::Transaction& tx) -> base::Result<Organisation> {
    if (auto may = editable(call, tx, id_of(call)); !may) return may.error();
    const auto done = replace_organisation(tx, call.actor(), call.now(), id_of(call), call.version(), form);
    if (!done) return done.error();
    return find_organisation(tx, call.sight(), id_of(call));
  });
}

base::Result<Organisation> end(Call& call, const Ending& ending) {
  return call.transact([&](db::Transaction& tx) -> base::Result<Organisation> {
    const auto done = end_organisation(tx, call.actor(), call.now(), id_of(call), call.version(), ending);
    if (!done) return done.error();
    return find_organisation(tx, call.sight(), id_of(call));
  });
}

base::Result<Organisation> merge(Call& call, const MergeBody& body) {
  return call.transact([&](db::Transaction& tx) -> base::Result<Organisation> {
    const auto done = merge_organisations(tx, call.actor(), call.now(), id_of(call), body.into, body.reason);
    if (!done) return done.error();
    return find_organisation(tx, call.sight(), body.into);
  });
}

base::Result<http::Page<Relation>> relations(Call& call) {
  auto found = call.read([&](db::Reader& reader) -> base::Result<std::vector<Relation>> {
    if (auto there = find_organisation(reader, call.sight(), id_of(call)); !there) return there.error();
    return relations_of(reader, call.sight(), id_of(call));
  });
  if (!found) return found.error();
  return http::Page<Relation>{std::move(*found), {}, {}};
}

base::Result<http::Page<Relation>> relate(Call& call, const RelationForm& form) {
  auto found = call.transact([&](db::Transaction& tx) -> base::Result<std::vector<Relation>> {
    if (auto may = editable(call, tx, id_of(call)); !may) return may.error();
    if (auto other = find_organisation(tx, call.sight(), form.to_id); !other) return other.error();
    if (auto added = add_relation(tx, call.actor(), id_of(call), form); !added) return added.error();
    return relations_of(tx, call.sight(), id_of(call));
  });
  if (!found) return found.error();
  return http::Page<Relation>{std::move(*found), {}, {}};
}

base::Result<void> unrelate(Call& call) {
  return call.transact([&](db::Transaction& tx) -> base::Result<void> {
    if (auto may = editable(call, tx, id_of(call)); !may) return may.error();
    return remove_relation(tx, call.actor(), id_of(call), call.path<RelationId>("relation_id"));
  });
}

base::Result<NamedReaders> readers(Call& call) {
  return call.read([&](db::Reader& reader) -> base::Result<NamedReaders> {
    if (auto may = editable(call, reader, id_of(call)); !may) return may.error();
    return named_readers(reader, guarded_organisation(), id_of(call).uuid);
  });
}

base::Result<NamedReaders> replace_readers(Call& call, const NamedReadersForm& form) {
  return call.transact([&](db::Transaction& tx) -> base::Result<NamedReaders> {
    if (auto may = editable(call, tx, id_of(call)); !may) return may.error();
    const auto done = name_readers(tx, call.actor(), call.sight(), call.now(), guarded_organisation(), id_of(call).uuid,
                                   call.version(), form);
    if (!done) return done.error();
    return named_readers(tx, guarded_organisation(), id_of(call).uuid);
  });
}

}  // namespace

void add_organisation_routes(http::Router& router, db::Database& database) {
  auth::Routes routes(router, database, "organisations");
  const std::string all = "/api/v1/organisations";
  const std::string one = all + "/{organisation_id}";
  routes.get(all, Permission::Public, "Organisations", organisations, auth::list_parameters(organisation_list()));
  routes.get(all + "/map", Permission::Public, "Organisations as GeoJSON", map,
             auth::list_parameters(organisation_list()));
  routes.post(all, Permission::ManageMembers, "Add an organisation", create);
  routes.post(all + "/similar", Permission::ReadDirectory, "Organisations that may be the same", similar);
  routes.get(one, Permission::Public, "One organisation", read_one);
  routes.put(one, Permission::EditOwnOrganisation, "Change an organisation", replace);
  routes.get(one + "/readers", Permission::EditOwnOrganisation, "Who is named as a reader of it", readers);
  routes.put(one + "/readers", Permission::EditOwnOrganisation, "Name its readers", replace_readers);
  routes.put(one + "/end", Permission::ManageMembers, "End an organisation", end);
  routes.post(one + "/merge", Permission::ManageMembers, "Merge a duplicate into another", merge);
  routes.get(one + "/relations", Permission::Public, "What it is to others", relations);
  routes.post(one + "/relations", Permission::EditOwnOrganisation, "Add a relation", relate);
  routes.remove(one + "/relations/{relation_id}", Permission::EditOwnOrganisation, "Take a relation away", unrelate);
}

}  // namespace vallis::directory
