#include "directory/membership.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "db/sql.hpp"
#include "directory/membership_inheritance.hpp"

namespace vallis::directory {
namespace {

constexpr std::string_view kSelectHistory = R"sql(
    SELECT membership_state_id, position, state, from_on, cause, reason, supersedes, account_id, recorded_at
    FROM membership_state WHERE membership_id = $1 ORDER BY position
)sql";

constexpr std::string_view kInsertState = R"sql(
    INSERT INTO membership_state (membership_state_id, membership_id, position, state, from_on, cause, reason,
        supersedes, account_id, recorded_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
)sql";

constexpr std::string_view kInsert = R"sql(
    INSERT INTO membership (membership_id, cluster_id, organisation_id, membership_type_id, application_id, payer_id,
        is_listed, begins_on, joined_on, created_at, version)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)
)sql";

constexpr std::string_view kUpdateSpell = R"sql(
    UPDATE membership SET begins_on = $3, joined_on = $4, left_on = $5, ended_on = $6, version = version + 1
    WHERE membership_id = $1 AND version = $2
)sql";

constexpr std::string_view kUpdateTerms = R"sql(
    UPDATE membership SET membership_type_id = $3, payer_id = $4, is_listed = $5, version = version + 1
    WHERE membership_id = $1 AND version = $2
)sql";

/// Another spell of the same organisation that has days in common with one from $4 to before $5.
constexpr std::string_view kOverlapping = R"sql(
    SELECT membership_id FROM membership
    WHERE cluster_id = $1 AND organisation_id = $2 AND membership_id <> $3
        AND (ended_on IS NULL OR ended_on > $4) AND begins_on < $5
    LIMIT 1
)sql";

constexpr std::string_view kOpen = R"sql(
    SELECT membership_id FROM membership WHERE cluster_id = $1 AND organisation_id = $2 AND ended_on IS NULL
)sql";

constexpr std::string_view kOrganisation =
    "SELECT name FROM organisation WHERE organisation_id = $1 AND ended_on IS NULL";

/// The memberships with their states on a day; conditions follow.
void add_select(db::Sql& sql, const base::Date& on) {
  sql.add(R"sql(
    SELECT m.membership_id, m.cluster_id, m.organisation_id, m.membership_type_id, o.name AS organisation_name,
        t.code AS type_code, t.tier, m.application_id, m.payer_id, m.is_listed, m.begins_on, m.joined_on, m.left_on,
        m.ended_on, m.version,
        (SELECT s.state FROM membership_state s WHERE s.membership_id = m.membership_id AND s.from_on <= )sql")
      .value(on)
      .add(R"sql(
            AND NOT EXISTS (SELECT 1 FROM membership_state n WHERE n.supersedes = s.membership_state_id)
            ORDER BY s.from_on DESC, s.position DESC LIMIT 1) AS state
    FROM membership m JOIN organisation o ON o.organisation_id = m.organisation_id
        JOIN membership_type t ON t.membership_type_id = m.membership_type_id)sql");
}

base::Error already_member() {
  return base::conflict(
      "The organisation is a member already, or was one in that time; end that membership first, or choose a later day.");
}

base::Result<void> organisation_is_there(db::Reader& reader, OrganisationId id) {
  const auto name = reader.maybe<std::string>(kOrganisation, id);
  if (!name) return name.error();
  if (!*name) return base::not_found("There is no such organisation, or it has ended.");
  return {};
}

base::Result<void> check_overlap(db::Reader& reader, ClusterId cluster, OrganisationId organisation, MembershipId id,
                                 const Spell& spell) {
  const auto other = reader.maybe<MembershipId>(kOverlapping, cluster, organisation, id, spell.begins_on,
                                                spell.ended_on.value_or(base::Date::of(9999, 12, 31)));
  if (!other) return other.error();
  if (*other) return already_member();
  return {};
}

base::Result<void> insert_state(db::Transaction& tx, MembershipId id, const StateEntry& entry) {
  const auto done = tx.execute(kInsertState, entry.membership_state_id, id, entry.position, entry.state, entry.from_on,
                               entry.cause, entry.reason, entry.supersedes, entry.account_id, entry.recorded_at);
  if (!done) return done.error();
  return {};
}

StateEntry entry_of(const activity::Actor& by, const base::Instant& now, std::int64_t position, const NewState& next) {
  StateEntry entry{MembershipStateId::next(), position, next.state, next.from_on, next.cause, next.reason,
                   next.supersedes,           {},       now};
  if (by.account_id) entry.account_id = auth::AccountId{*by.account_id};
  return entry;
}

base::Result<void> tell(db::Transaction& tx, const activity::Actor& by, const char* verb,
                        const std::optional<Membership>& before, const Membership& after, const std::string& reason) {
  activity::Entry entry{.by = by,
                        .verb = verb,
                        .object_kind = "membership",
                        .object_id = after.membership_id.text(),
                        .scope = after.cluster_id.text(),
                        .after = activity::snapshot(after),
                        .reason = reason};
  if (before) entry.before = activity::snapshot(*before);
  if (auto told = activity::record(tx, entry); !told) return told.error();
  return {};
}

base::Error changed_meanwhile() {
  return base::stale("The membership was changed by somebody else meanwhile; read it again.");
}

/// The entry that is to be added, held against the history.
base::Result<Spell> check_next(const std::vector<StateEntry>& history, const StateEntry& next) {
  const auto counting = effective(history);
  if (next.supersedes) {
    const auto is = [&](const StateEntry& entry) { return entry.membership_state_id == *next.supersedes; };
    if (std::none_of(history.begin(), history.end(), is)) {
      return base::not_found("The entry to correct is none of this membership's history.");
    }
    if (std::none_of(counting.begin(), counting.end(), is)) {
      return base::conflict("That entry was corrected already; correct the one that took its place.");
    }
  } else if (!counting.empty() && next.from_on < counting.back().from_on) {
    return base::conflict(
        fmt::format("The last entry counts from {}; a state from an earlier day is a correction of it.",
                    counting.back().from_on.text()));
  }
  std::vector<StateEntry> after = history;
  after.push_back(next);
  return spell_of(after);
}

/// A lapsed membership gives way to the one that is to be opened.
base::Result<void> end_lapsed(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                              ClusterId cluster, const Admission& admission) {
  const auto open = tx.maybe<MembershipId>(kOpen, cluster, admission.organisation_id);
  if (!open) return open.error();
  if (!*open) return {};
  const auto membership = find_membership(tx, **open, admission.from_on);
  if (!membership) return membership.error();
  if (membership->state != MembershipState::Lapsed) return already_member();
  const auto ended = add_state(tx, by, now, **open, membership->version,
                               {MembershipState::Ended, admission.from_on, Cause::Rejoined, admission.reason, {}});
  if (!ended) return ended.error();
  return {};
}

}  // namespace

base::Result<Membership> admit(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                               ClusterId cluster, const Admission& admission,
                               std::optional<ApplicationId> application) {
  if (const auto type = find_membership_type(tx, cluster, admission.membership_type_id); !type) return type.error();
  if (auto there = organisation_is_there(tx, admission.organisation_id); !there) return there.error();
  if (admission.payer_id) {
    if (auto there = organisation_is_there(tx, *admission.payer_id); !there) return there.error().in("payer_id");
  }
  if (auto ended = end_lapsed(tx, by, now, cluster, admission); !ended) return ended.error();

  const MembershipId id = MembershipId::next();
  const StateEntry first =
      entry_of(by, now, 1, {admission.state, admission.from_on, Cause::Admitted, admission.reason, {}});
  const auto spell = spell_of({first});
  if (!spell) return spell.error();
  if (auto free = check_overlap(tx, cluster, admission.organisation_id, id, *spell); !free) return free.error();
  const auto made =
      tx.execute(kInsert, id, cluster, admission.organisation_id, admission.membership_type_id, application,
                 admission.payer_id, admission.is_listed, spell->begins_on, spell->joined_on, now);
  if (!made) return made.error().constraint == "membership_open_key" ? already_member() : made.error();
  if (auto kept = insert_state(tx, id, first); !kept) return kept.error();
  auto membership = find_membership(tx, id, now.date());
  if (!membership) return membership;
  if (auto inherited = inherit(tx, *membership, now.date()); !inherited) return inherited.error();
  if (auto told = tell(tx, by, "admitted", {}, *membership, admission.reason); !told) return told.error();
  return membership;
}

base::Result<Membership> find_membership(db::Reader& reader, MembershipId id, const base::Date& on) {
  db::Sql sql;
  add_select(sql, on);
  sql.add(" WHERE m.membership_id = ").value(id);
  auto membership = reader.maybe_with<Membership>(sql.text(), sql.arguments());
  if (!membership) return membership.error();
  if (!*membership) return base::not_found("There is no such membership.");
  return std::move(**membership);
}

base::Result<http::Page<Membership>> memberships(db::Reader& reader, ClusterId cluster, const MembershipFilter& filter,
                                                 const http::PageRequest& page) {
  db::Sql sql("SELECT * FROM (");
  add_select(sql, filter.on);
  sql.add(" WHERE m.cluster_id = ").value(cluster);
  if (!filter.with_ended) sql.add(" AND (m.ended_on IS NULL OR m.ended_on > ").value(filter.on).add(")");
  if (filter.organisation_id) sql.add(" AND m.organisation_id = ").value(*filter.organisation_id);
  if (filter.type_code) sql.add(" AND t.code = ").value(*filter.type_code);
  if (!page.cursor.empty()) {
    const auto cursor = http::read_cursor(page.cursor, 1);
    if (!cursor) return cursor.error();
    const auto after = MembershipId::parse(cursor->front());
    if (!after) return base::invalid_argument("'cursor' is none that this list gave; ask for the first page again.");
    sql.add(R"sql( AND (o.name_key, m.membership_id) > (SELECT p.name_key, q.membership_id FROM membership q
        JOIN organisation p ON p.organisation_id = q.organisation_id WHERE q.membership_id = )sql")
        .value(*after)
        .add(")");
  }
  sql.add(" ORDER BY o.name_key, m.membership_id) AS found WHERE state IS NOT NULL");
  if (filter.state) sql.add(" AND state = ").value(*filter.state);
  sql.add(" LIMIT ").value(page.limit + 1);
  auto rows = reader.many_with<Membership>(sql.text(), sql.arguments());
  if (!rows) return rows.error();
  http::Page<Membership> result;
  result.items = std::move(*rows);
  if (result.items.size() > static_cast<std::size_t>(page.limit)) {
    result.items.pop_back();
    result.next = http::make_cursor({result.items.back().membership_id.text()});
  }
  return result;
}

base::Result<Membership> change_membership(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                           MembershipId id, std::int64_t version, const MembershipChange& change) {
  const auto before = find_membership(tx, id, now.date());
  if (!before) return before.error();
  if (before->version != version) return changed_meanwhile();
  if (before->ended_on) return base::conflict("The membership has ended; what it was stays as it is.");
  if (auto type = find_membership_type(tx, before->cluster_id, change.membership_type_id); !type) return type.error();
  if (change.payer_id) {
    if (auto there = organisation_is_there(tx, *change.payer_id); !there) return there.error().in("payer_id");
  }
  const auto done = tx.execute(kUpdateTerms, id, version, change.membership_type_id, change.payer_id, change.is_listed);
  if (!done) return done.error();
  if (*done == 0) return changed_meanwhile();
  auto after = find_membership(tx, id, now.date());
  if (!after) return after;
  if (auto told = tell(tx, by, "changed", *before, *after, ""); !told) return told.error();
  return after;
}

base::Result<Membership> add_state(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                   MembershipId id, std::int64_t version, const NewState& next) {
  const auto before = find_membership(tx, id, now.date());
  if (!before) return before.error();
  if (before->version != version) return changed_meanwhile();
  const auto history = history_of(tx, id);
  if (!history) return history.error();
  const StateEntry entry = entry_of(by, now, static_cast<std::int64_t>(history->size()) + 1, next);
  const auto spell = check_next(*history, entry);
  if (!spell) return spell.error();
  if (auto free = check_overlap(tx, before->cluster_id, before->organisation_id, id, *spell); !free) {
    return free.error();
  }
  const auto done =
      tx.execute(kUpdateSpell, id, version, spell->begins_on, spell->joined_on, spell->left_on, spell->ended_on);
  if (!done) return done.error().constraint == "membership_open_key" ? already_member() : done.error();
  if (*done == 0) return changed_meanwhile();
  if (auto kept = insert_state(tx, id, entry); !kept) return kept.error();
  auto after = find_membership(tx, id, now.date());
  if (!after) return after;
  if (auto inherited = inherit(tx, *after, now.date()); !inherited) return inherited.error();
  const char* verb = next.supersedes ? "corrected" : "moved";
  if (auto told = tell(tx, by, verb, *before, *after, next.reason); !told) return told.error();
  return after;
}

base::Result<std::vector<StateEntry>> history_of(db::Reader& reader, MembershipId id) {
  return reader.many<StateEntry>(kSelectHistory, id);
}

}  // namespace vallis::directory
