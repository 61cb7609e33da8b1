#pragma once

#include <optional>
#include <string>
#include <vector>

#include "auth/account.hpp"
#include "base/described_json.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "base/uuid.hpp"

namespace vallis::directory {

using MembershipStateId = base::Id<struct MembershipStateTag>;

enum class MembershipState {
  Pending,    ///< admitted, not yet a member
  Active,     ///< a member
  Grace,      ///< a member whose dues are late
  Lapsed,     ///< a member no more, for unpaid dues
  Suspended,  ///< a member whose rights rest, by decision
  Ended,      ///< closed for ever; who comes back begins a new spell
};
VALLIS_DESCRIBE_ENUM(MembershipState, Pending, Active, Grace, Lapsed, Suspended, Ended)

/// Why a state began. That a member left and that it did not pay are two things.
enum class Cause { Admitted, Paid, Unpaid, Decided, Resumed, Left, Expelled, Dissolved, Merged, Rejoined, NotTakenUp };
VALLIS_DESCRIBE_ENUM(Cause, Admitted, Paid, Unpaid, Decided, Resumed, Left, Expelled, Dissolved, Merged, Rejoined,
                     NotTakenUp)

/// One entry of a membership's history. Entries are only added; one that was wrong is superseded by a later one.
struct StateEntry {
  MembershipStateId membership_state_id;
  std::int64_t position = 0;  ///< 1, 2, … as they were recorded
  MembershipState state = MembershipState::Pending;
  base::Date from_on;
  Cause cause = Cause::Decided;
  std::string reason;
  std::optional<MembershipStateId> supersedes;
  std::optional<auth::AccountId> account_id;
  base::Instant recorded_at;
};
VALLIS_DESCRIBE(StateEntry, membership_state_id, position, state, from_on, cause, reason, supersedes, account_id,
                recorded_at)

/// Whether a membership may begin so, and whether one state may follow another.
bool may_begin(MembershipState first);
bool may_follow(MembershipState from, MembershipState to);

/// A member on that day: its rights may rest, its dues may be late. Lapsed and ended ones are none.
bool is_member(MembershipState state);
/// Whether its people have a member's rights.
bool has_rights(MembershipState state);

/// The entries that count: those that none supersedes, in the order of their days, of one day as recorded.
/// @param history    all entries in any order
/// @param known_at   only what was recorded until then; none: everything
std::vector<StateEntry> effective(const std::vector<StateEntry>& history, std::optional<base::Instant> known_at = {});

/// The state on a day; none before the first entry.
std::optional<MembershipState> state_on(const std::vector<StateEntry>& history, const base::Date& day,
                                        std::optional<base::Instant> known_at = {});

/// What membership rows are searched by, worked out from the history.
struct Spell {
  base::Date begins_on;
  std::optional<base::Date> joined_on;
  std::optional<base::Date> left_on;
  std::optional<base::Date> ended_on;
};

/// A correction may repeat the state before it: what it supersedes is struck out by that. Errors: Conflict – a state
/// that cannot follow the one before it, with both and their days in words.
base::Result<Spell> spell_of(const std::vector<StateEntry>& history);

}  // namespace vallis::directory
