#pragma once

#include <optional>
#include <string>
#include <vector>

#include "activity/log.hpp"
#include "auth/visibility.hpp"
#include "db/database.hpp"
#include "directory/cluster.hpp"
#include "directory/membership_state.hpp"
#include "directory/membership_type.hpp"
#include "directory/organisation.hpp"
#include "http/api.hpp"

namespace vallis::directory {

using MembershipId = base::Id<struct MembershipTag>;
using ApplicationId = base::Id<struct ApplicationTag>;

/// One unbroken spell of an organisation in a cluster, with its state on the day that was asked for.
struct Membership {
  MembershipId membership_id;
  ClusterId cluster_id;
  OrganisationId organisation_id;
  MembershipTypeId membership_type_id;
  std::string organisation_name;
  std::string type_code;
  std::string tier;
  std::optional<MembershipState> state;  ///< none: it began later than the day asked for
  std::optional<ApplicationId> application_id;
  std::optional<OrganisationId> payer_id;  ///< none: the member itself
  bool is_listed = false;                  ///< in the listing that anybody sees
  base::Date begins_on;                    ///< of its history
  std::optional<base::Date> joined_on;     ///< first day of being a member
  std::optional<base::Date> left_on;       ///< first day of being one no more
  std::optional<base::Date> ended_on;
  std::int64_t version = 1;
};
VALLIS_DESCRIBE(Membership, membership_id, cluster_id, organisation_id, membership_type_id, organisation_name,
                type_code, tier, state, application_id, payer_id, is_listed, begins_on, joined_on, left_on, ended_on,
                version)

struct Admission {
  OrganisationId organisation_id;
  MembershipTypeId membership_type_id;
  MembershipState state = MembershipState::Pending;  ///< or active
  base::Date from_on;
  bool is_listed = false;
  std::optional<OrganisationId> payer_id;
  std::string reason;
};
VALLIS_DESCRIBE(Admission, organisation_id, membership_type_id, state, from_on, is_listed, payer_id, reason)

/// Opens a membership. A lapsed one of the same organisation is ended on that day (rejoined). Errors: NotFound – no
/// such cluster, type, organisation or payer; Conflict – it is a member already, or was one on that day.
base::Result<Membership> admit(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                               ClusterId cluster, const Admission& admission,
                               std::optional<ApplicationId> application = {});

/// As it stood on a day. Errors: NotFound.
base::Result<Membership> find_membership(db::Reader& reader, MembershipId id, const base::Date& on);

struct MembershipFilter {
  std::optional<MembershipState> state;
  std::optional<std::string> type_code;
  std::optional<OrganisationId> organisation_id;
  base::Date on;            ///< states are those of this day
  bool with_ended = false;  ///< also those that ended by then
};
/// By organisation name. For staff and the board. Cost: one statement.
base::Result<http::Page<Membership>> memberships(db::Reader& reader, ClusterId cluster, const MembershipFilter& filter,
                                                 const http::PageRequest& page);

/// A member as everybody may see it: those that are listed, or all for who may read the directory.
struct ListedMember {
  OrganisationId organisation_id;
  std::string name;
  std::string kind;
  std::string country_code;
  base::Date member_since;
};
VALLIS_DESCRIBE(ListedMember, organisation_id, name, kind, country_code, member_since)
/// By name. Only organisations that the caller may see. Cost: one statement, and one for the total.
base::Result<http::Page<ListedMember>> listed_members(db::Reader& reader, ClusterId cluster, const auth::Sight& sight,
                                                      bool reads_directory, const http::PageRequest& page);

struct MembershipChange {
  MembershipTypeId membership_type_id;
  std::optional<OrganisationId> payer_id;
  bool is_listed = false;
};
VALLIS_DESCRIBE(MembershipChange, membership_type_id, payer_id, is_listed)
/// Errors: NotFound; Stale; Conflict – it has ended.
base::Result<Membership> change_membership(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                           MembershipId id, std::int64_t version, const MembershipChange& change);

struct NewState {
  MembershipState state = MembershipState::Active;
  base::Date from_on;
  Cause cause = Cause::Decided;
  std::string reason;
  std::optional<MembershipStateId> supersedes;  ///< corrects this entry
};
VALLIS_DESCRIBE(NewState, state, from_on, cause, reason, supersedes)

/// Adds to the history; what was there stays. Errors: NotFound – membership, or the entry to correct; Stale; Conflict –
/// a state that cannot follow, a day before the last entry without correcting it, an entry corrected already, an end
/// taken back while there is a later spell.
base::Result<Membership> add_state(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                   MembershipId id, std::int64_t version, const NewState& next);

/// All entries as they were recorded.
base::Result<std::vector<StateEntry>> history_of(db::Reader& reader, MembershipId id);

}  // namespace vallis::directory
