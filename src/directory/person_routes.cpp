#include "auth/call.hpp"
#include "auth/list_page.hpp"
#include "auth/sign_in.hpp"
#include "directory/named_readers.hpp"
#include "directory/person.hpp"
#include "directory/person_list.hpp"
#include "directory/routes.hpp"

namespace vallis::directory {
namespace {

using auth::Call;
using auth::Permission;

struct AccountBody {
  std::optional<auth::AccountId> account_id;  ///< none: nobody's
};
VALLIS_DESCRIBE(AccountBody, account_id)

struct ReasonBody {
  std::string reason;
};
VALLIS_DESCRIBE(ReasonBody, reason)

struct ActingBody {
  std::optional<OrganisationId> organisation_id;  ///< none: for oneself alone
};
VALLIS_DESCRIBE(ActingBody, organisation_id)

PersonId id_of(const Call& call) { return call.path<PersonId>("person_id"); }

base::Error not_yours() {
  return base::forbidden(
      "Only the cluster's staff, the person, and administrators of their organisation may change this.");
}

/// What cannot be seen is not there; what can be seen and not edited is forbidden.
base::Result<void> editable(Call& call, db::Reader& reader, PersonId id) {
  if (auto there = find_person(reader, call.sight(), id); !there) return there.error();
  const auto may = may_edit(reader, call.caller(), id, call.now().date());
  if (!may) return may.error();
  if (!*may) return not_yours();
  return {};
}

/// An organisation is put to a person by those who may edit it: else whoever named a stranger as its own would see all
/// of them.
base::Result<void> affiliable(Call& call, db::Reader& reader, const AffiliationForm& form) {
  if (auto there = find_organisation(reader, call.sight(), form.organisation_id); !there) return there.error();
  if (!may_edit(call.caller(), form.organisation_id)) {
    return base::forbidden("Only the cluster's staff and administrators of that organisation may add people to it.");
  }
  return {};
}

base::Result<http::Written<http::Page<Person>>> people(Call& call) {
  return auth::remembered_page<Person>(call, person_list(), list_people);
}

base::Result<Person> read_one(Call& call) {
  return call.read([&](db::Reader& reader) { return find_person(reader, call.sight(), id_of(call)); });
}

base::Result<http::Created<Person>> create(Call& call, const NewPerson& person) {
  auto made = call.transact([&](db::Transaction& tx) -> base::Result<Person> {
    const bool staff = call.caller().may(Permission::ManageMembers);
    if (!staff && person.affiliations.empty()) {
      return base::forbidden(
          "Say in which of your organisations the person is; people of none are added by the staff.");
    }
    for (const AffiliationForm& form : person.affiliations) {
      if (auto may = affiliable(call, tx, form); !may) return may.error();
    }
    const auto id = create_person(tx, call.actor(), call.now(), person);
    if (!id) return id.error();
    return find_person(tx, call.sight(), *id);
  });
  if (!made) return made.error();
  const std::string location = "/api/v1/people/" + made->person_id.text();
  return http::Created<Person>{std::move(*made), location};
}

/// A change of one person, and the person after it.
template <class Change>
base::Result<Person> changed(Call& call, Change&& change) {
  return call.transact([&](db::Transaction& tx) -> base::Result<Person> {
    if (auto may = editable(call, tx, id_of(call)); !may) return may.error();
    if (auto done = change(tx); !done) return done.error();
    return find_person(tx, call.sight(), id_of(call));
  });
}

base::Result<Person> replace(Call& call, const PersonForm& form) {
  return changed(call, [&](db::Transaction& tx) {
    return replace_person(tx, call.actor(), call.now(), id_of(call), call.version(), form);
  });
}

base::Result<Person> link(Call& call, const AccountBody& body) {
  return changed(call, [&](db::Transaction& tx) {
    return link_account(tx, call.actor(), call.now(), id_of(call), call.version(), body.account_id);
  });
}

base::Result<Person> erase(Call& call, const ReasonBody& body) {
  return changed(
      call, [&](db::Transaction& tx) { return erase_person(tx, call.actor(), call.now(), id_of(call), body.reason); });
}

base::Result<Person> affiliate(Call& call, const AffiliationForm& form) {
  return changed(call, [&](db::Transaction& tx) -> base::Result<void> {
    if (auto may = affiliable(call, tx, form); !may) return may.error();
    const auto added = add_affiliation(tx, call.actor(), call.now(), id_of(call), form);
    if (!added) return added.error();
    return {};
  });
}

base::Result<Affiliation> change_affiliation(Call& call, const AffiliationForm& form) {
  return call.transact([&](db::Transaction& tx) -> base::Result<Affiliation> {
    const auto id = call.path<AffiliationId>("affiliation_id");
    if (auto may = editable(call, tx, id_of(call)); !may) return may.error();
    if (auto may = affiliable(call, tx, form); !may) return may.error();
    const auto done = replace_affiliation(tx, call.actor(), id_of(call), id, call.version(), form);
    if (!done) return done.error();
    auto all = affiliations_of(tx, call.sight(), id_of(call));
    if (!all) return all.error();
    for (Affiliation& one : *all) {
      if (one.affiliation_id == id) return std::move(one);
    }
    return base::not_found("The person has no such affiliation.");
  });
}

base::Result<http::Page<MyOrganisation>> my_organisations(Call& call) {
  auto mine = call.read([&](db::Reader& reader) { return organisations_of(reader, call.caller(), call.now().date()); });
  if (!mine) return mine.error();
  return http::Page<MyOrganisation>{std::move(*mine), {}, {}};
}

base::Result<void> act_for_one(Call& call, const ActingBody& body) {
  if (!call.caller().session) {
    return base::conflict("A token acts for nobody else; sign in with a browser to act for an organisation.");
  }
  const std::optional<base::Uuid> whom =
      body.organisation_id ? std::optional(body.organisation_id->uuid) : std::nullopt;
  return call.transact([&](db::Transaction& tx) -> base::Result<void> {
    const auth::SessionId session{*call.caller().session};
    if (auto acts = auth::act_for(tx, *call.caller().account, session, whom, call.now().date()); !acts) return acts;
    activity::Entry entry;
    entry.by = call.actor();
    entry.verb = "acted_for";
    entry.object_kind = "organisation";
    entry.object_id = whom ? whom->text() : "";
    const auto kept = activity::record(tx, entry);
    if (!kept) return kept.error();
    return {};
  });
}

base::Result<NamedReaders> readers(Call& call) {
  return call.read([&](db::Reader& reader) -> base::Result<NamedReaders> {
    if (auto may = editable(call, reader, id_of(call)); !may) return may.error();
    return named_readers(reader, guarded_person(), id_of(call).uuid);
  });
}

base::Result<NamedReaders> replace_readers(Call& call, const NamedReadersForm& form) {
  return call.transact([&](db::Transaction& tx) -> base::Result<NamedReaders> {
    if (auto may = editable(call, tx, id_of(call)); !may) return may.error();
    const auto done = name_readers(tx, call.actor(), call.sight(), call.now(), guarded_person(), id_of(call).uuid,
                                   call.version(), form);
    if (!done) return done.error();
    return named_readers(tx, guarded_person(), id_of(call).uuid);
  });
}

}  // namespace

void add_person_routes(http::Router& router, db::Database& database) {
  auth::Routes routes(router, database, "people");
  const std::string all = "/api/v1/people";
  const std::string one = all + "/{person_id}";
  routes.get(all, Permission::Public, "People", people, auth::list_parameters(person_list()));
  routes.post(all, Permission::EditOwnOrganisation, "Add a person", create);
  routes.get(one, Permission::Public, "One person", read_one);
  routes.put(one, Permission::SignedIn, "Change a person", replace);
  routes.get(one + "/readers", Permission::SignedIn, "Who is named as a reader of it", readers);
  routes.put(one + "/readers", Permission::SignedIn, "Name its readers", replace_readers);
  routes.put(one + "/account", Permission::ManageMembers, "Say who signs in as the person", link);
  routes.post(one + "/erasure", Permission::ManageMembers, "Erase all that is personal", erase);
  routes.post(one + "/affiliations", Permission::EditOwnOrganisation, "Add to an organisation", affiliate);
  routes.put(one + "/affiliations/{affiliation_id}", Permission::EditOwnOrganisation, "Change an affiliation",
             change_affiliation);
  routes.get("/api/v1/me/organisations", Permission::SignedIn, "Where I work and whom I may act for", my_organisations);
  routes.put_own("/api/v1/me/acting-for", Permission::SignedIn, "Act for an organisation, or for myself", act_for_one);
}

}  // namespace vallis::directory
