#include "directory/visible_kinds.hpp"

#include "auth/guarded.hpp"
#include "directory/membership_rights.hpp"
#include "directory/person.hpp"

namespace vallis::directory {
namespace {

using auth::Caller;
using auth::Sight;
using Ids = std::vector<std::string>;

/// Those that can be ids of a record at all.
std::vector<base::Uuid> parsed(std::span<const std::string> ids) {
  std::vector<base::Uuid> all;
  for (const std::string& text : ids) {
    if (const auto id = base::Uuid::parse(text)) all.push_back(*id);
  }
  return all;
}

/// Records of a guarded kind; `select` ends before the condition.
auth::VisibleKinds::Filter guarded(std::string_view select, const auth::Guarded& (*kind)()) {
  return [select, kind](db::Reader& reader, const Caller&, const Sight& sight,
                        std::span<const std::string> ids) -> base::Result<Ids> {
    db::Sql sql(select);
    sql.add(kind().id).add(" IN (").values(parsed(ids)).add(") AND ");
    auth::add_seen(sql, kind(), sight);
    return reader.many_with<std::string>(sql.text(), sql.arguments());
  };
}

base::Result<Ids> everything(db::Reader&, const Caller&, const Sight&, std::span<const std::string> ids) {
  return Ids(ids.begin(), ids.end());
}

base::Result<Ids> visible_imports(db::Reader&, const Caller& caller, const Sight&, std::span<const std::string> ids) {
  if (!caller.may(auth::Permission::ManageMembers)) return Ids();
  return Ids(ids.begin(), ids.end());
}

struct OfMember {
  base::Uuid id;
  ClusterId cluster_id;
  OrganisationId organisation_id;
};
VALLIS_DESCRIBE(OfMember, id, cluster_id, organisation_id)

/// What belongs to a membership, for those who see that; `select` ends before the list of ids.
auth::VisibleKinds::Filter of_members(std::string_view select) {
  return [select](db::Reader& reader, const Caller& caller, const Sight&,
                  std::span<const std::string> ids) -> base::Result<Ids> {
    db::Sql sql(select);
    sql.add(" IN (").values(parsed(ids)).add(")");
    const auto rows = reader.many_with<OfMember>(sql.text(), sql.arguments());
    if (!rows) return rows.error();
    Ids seen;
    for (const OfMember& row : *rows) {
      if (oversees_members(caller, row.cluster_id) || administers(caller, row.organisation_id)) {
        seen.push_back(row.id.text());
      }
    }
    return seen;
  };
}

struct Applied {
  ApplicationId application_id;
  ClusterId cluster_id;
  std::optional<OrganisationId> organisation_id;
  std::optional<auth::AccountId> account_id;
  ApplicationState state = ApplicationState::Draft;
};
VALLIS_DESCRIBE(Applied, application_id, cluster_id, organisation_id, account_id, state)

base::Result<Ids> visible_applications(db::Reader& reader, const Caller& caller, const Sight&,
                                       std::span<const std::string> ids) {
  db::Sql sql(
      "SELECT application_id, cluster_id, organisation_id, account_id, state FROM membership_application "
      "WHERE application_id IN (");
  sql.values(parsed(ids)).add(")");
  const auto rows = reader.many_with<Applied>(sql.text(), sql.arguments());
  if (!rows) return rows.error();
  Ids seen;
  for (const Applied& row : *rows) {
    const bool applicant = (caller.account && row.account_id == caller.account) ||
                           (row.organisation_id && administers(caller, *row.organisation_id));
    const bool staff = oversees_members(caller, row.cluster_id) && row.state != ApplicationState::Draft;
    if (applicant || staff) seen.push_back(row.application_id.text());
  }
  return seen;
}

}  // namespace

void add_directory_kinds(auth::VisibleKinds& kinds) {
  kinds.add("organisation",
            guarded("SELECT CAST(o.organisation_id AS text) FROM organisation o WHERE ", guarded_organisation));
  kinds.add("person", guarded("SELECT CAST(p.person_id AS text) FROM person p WHERE ", guarded_person));
  kinds.add("cluster", everything);
  kinds.add("membership_type", everything);
  kinds.add("membership", of_members("SELECT m.membership_id AS id, m.cluster_id, m.organisation_id FROM membership m "
                                     "WHERE m.membership_id"));
  kinds.add("dues", of_members("SELECT d.dues_id AS id, m.cluster_id, m.organisation_id FROM dues d "
                               "JOIN membership m ON m.membership_id = d.membership_id WHERE d.dues_id"));
  kinds.add("membership_application", visible_applications);
  kinds.add("import", visible_imports);
}

}  // namespace vallis::directory
