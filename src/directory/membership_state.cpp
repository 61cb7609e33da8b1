#include "directory/membership_state.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace vallis::directory {

bool may_begin(MembershipState first) { return first == MembershipState::Pending || first == MembershipState::Active; }

bool may_follow(MembershipState from, MembershipState to) {
  using enum MembershipState;
  switch (from) {
    case Pending:
      return to == Active || to == Ended;
    case Active:
      return to == Grace || to == Suspended || to == Lapsed || to == Ended;
    case Grace:
      return to == Active || to == Lapsed || to == Suspended || to == Ended;
    case Suspended:
      return to == Active || to == Ended;
    case Lapsed:
      return to == Ended;
    case Ended:
      return false;
  }
  return false;
}

bool is_member(MembershipState state) {
  return state == MembershipState::Active || state == MembershipState::Grace || state == MembershipState::Suspended;
}

bool has_rights(MembershipState state) { return state == MembershipState::Active || state == MembershipState::Grace; }

std::vector<StateEntry> effective(const std::vector<StateEntry>& history, std::optional<base::Instant> known_at) {
  std::vector<StateEntry> known;
  std::set<MembershipStateId> superseded;
  for (const StateEntry& entry : history) {
    if (known_at && entry.recorded_at > *known_at) continue;
    known.push_back(entry);
    if (entry.supersedes) superseded.insert(*entry.supersedes);
  }
  std::erase_if(known, [&](const StateEntry& entry) { return superseded.contains(entry.membership_state_id); });
  std::sort(known.begin(), known.end(), [](const StateEntry& a, const StateEntry& b) {
    return std::tie(a.from_on, a.position) < std::tie(b.from_on, b.position);
  });
  return known;
}

std::optional<MembershipState> state_on(const std::vector<StateEntry>& history, const base::Date& day,
                                        std::optional<base::Instant> known_at) {
  std::optional<MembershipState> state;
  for (const StateEntry& entry : effective(history, known_at)) {
    if (entry.from_on <= day) state = entry.state;
  }
  return state;
}

base::Result<Spell> spell_of(const std::vector<StateEntry>& history) {
  Spell spell;
  const StateEntry* before = nullptr;
  const auto entries = effective(history);
  if (!entries.empty()) spell.begins_on = entries.front().from_on;
  for (const StateEntry& entry : entries) {
    // A correction that repeats the state before it strikes out the entry that it supersedes.
    if (before != nullptr && entry.supersedes && entry.state == before->state) continue;
    const auto word = base::enum_word(entry.state);
    if (before == nullptr && !may_begin(entry.state)) {
      return base::conflict(fmt::format("A membership begins as 'pending' or 'active', not as '{}'.", word));
    }
    if (before != nullptr && !may_follow(before->state, entry.state)) {
      return base::conflict(fmt::format("A membership that is '{}' from {} cannot be '{}' from {}.",
                                        base::enum_word(before->state), before->from_on.text(), word,
                                        entry.from_on.text()));
    }
    before = &entry;
    if (entry.state == MembershipState::Active && !spell.joined_on) spell.joined_on = entry.from_on;
    const bool over = entry.state == MembershipState::Lapsed || entry.state == MembershipState::Ended;
    if (over && spell.joined_on && !spell.left_on) spell.left_on = entry.from_on;
    if (entry.state == MembershipState::Ended) spell.ended_on = entry.from_on;
  }
  return spell;
}

}  // namespace vallis::directory
