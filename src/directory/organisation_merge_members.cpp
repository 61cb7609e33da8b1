#include <fmt/format.h>

#include <array>

#include "directory/detail/merge_members.hpp"
#include "directory/membership_inheritance.hpp"

namespace vallis::directory {
namespace {

// Of m, a membership of the duplicate, and k, one of the organisation that stays ($2).
#define VALLIS_IN_THE_SAME_TIME                             \
  "k.organisation_id = $2 AND k.cluster_id = m.cluster_id " \
  "AND (k.ended_on IS NULL OR k.ended_on > m.begins_on) AND (m.ended_on IS NULL OR m.ended_on > k.begins_on)"

constexpr std::string_view kBothOpen =
    "SELECT c.name_en FROM membership m JOIN membership k ON " VALLIS_IN_THE_SAME_TIME
    " JOIN cluster c ON c.cluster_id = m.cluster_id "
    "WHERE m.organisation_id = $1 AND m.ended_on IS NULL ORDER BY c.name_en LIMIT 1";

constexpr std::string_view kMovable =
    "SELECT m.membership_id FROM membership m WHERE m.organisation_id = $1 AND NOT EXISTS "
    "(SELECT 1 FROM membership k WHERE " VALLIS_IN_THE_SAME_TIME ") ORDER BY m.membership_id";

#undef VALLIS_IN_THE_SAME_TIME

constexpr std::string_view kMove =
    "UPDATE membership SET organisation_id = $2, version = version + 1 WHERE membership_id = $1";

// Each takes $1, the duplicate, and $2, the organisation that stays. What was settled keeps who paid it; what an import
// has done stays its own, or undoing it would end the organisation that stays.
constexpr std::array<std::string_view, 6> kMoves = {
    "UPDATE membership SET payer_id = $2, version = version + 1 WHERE payer_id = $1",
    "UPDATE membership SET payer_id = NULL WHERE organisation_id = $2 AND payer_id = $2 AND payer_id <> $1",
    R"sql(UPDATE dues SET payer_id = $2, version = version + 1
          WHERE payer_id = $1 AND state IN ('draft', 'sent', 'part_paid', 'overdue'))sql",
    "UPDATE membership_application SET organisation_id = $2, version = version + 1 WHERE organisation_id = $1",
    // A preview of another record is void: that version is none of the other organisation's.
    R"sql(UPDATE directory_import_line SET record_id = $2, record_version = 0
          WHERE record_id = $1 AND state = 'open')sql",
    "UPDATE directory_import_line SET choice_id = $2 WHERE choice_id = $1 AND state = 'open'",
};

constexpr std::string_view kOpen =
    "SELECT membership_id FROM membership WHERE organisation_id = $1 AND ended_on IS NULL ORDER BY membership_id";

}  // namespace

base::Result<void> detail::check_members_apart(db::Reader& reader, OrganisationId duplicate, OrganisationId into) {
  const auto cluster = reader.maybe<std::string>(kBothOpen, duplicate, into);
  if (!cluster) return cluster.error();
  if (!*cluster) return {};
  return base::conflict(fmt::format(
      "Both organisations are members of {}, or were in the same time; end the duplicate's membership there first.",
      **cluster));
}

base::Result<void> detail::merge_members(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                         OrganisationId duplicate, OrganisationId into, const std::string& reason) {
  const auto movable = tx.many<MembershipId>(kMovable, duplicate, into);
  if (!movable) return movable.error();
  std::vector<activity::Entry> entries;
  for (const MembershipId id : *movable) {
    const auto before = find_membership(tx, id, now.date());
    if (!before) return before.error();
    if (auto moved = tx.execute(kMove, id, into); !moved) return moved.error();
    entries.push_back({.by = by,
                       .verb = "reassigned",
                       .object_kind = "membership",
                       .object_id = id.text(),
                       .scope = before->cluster_id.text(),
                       .before = activity::snapshot(*before),
                       .reason = reason});
  }
  for (const std::string_view move : kMoves) {
    if (auto moved = tx.execute(move, duplicate, into); !moved) return moved.error();
  }
  // The duplicate's people have the rights of the other's memberships at once, as they work there now.
  const auto open = tx.many<MembershipId>(kOpen, into);
  if (!open) return open.error();
  for (const MembershipId id : *open) {
    const auto membership = find_membership(tx, id, now.date());
    if (!membership) return membership.error();
    if (auto inherited = inherit(tx, *membership, now.date()); !inherited) return inherited.error();
  }
  for (std::size_t e = 0; e < entries.size(); ++e) {
    const auto after = find_membership(tx, (*movable)[e], now.date());
    if (!after) return after.error();
    entries[e].after = activity::snapshot(*after);
    if (auto told = activity::record(tx, entries[e]); !told) return told.error();
  }
  return {};
}

}  // namespace vallis::directory
