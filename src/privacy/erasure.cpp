#include "privacy/erasure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "base/text.hpp"

namespace vallis::privacy {
namespace {

constexpr std::string_view kColumns =
    "erasure_request_id, account_id, state, asked_at, due_at, reason, ended_at, version";

std::string select(std::string_view rest) { return fmt::format("SELECT {} FROM erasure_request {}", kColumns, rest); }

constexpr std::string_view kInsert = R"sql(
    INSERT INTO erasure_request (erasure_request_id, account_id, state, asked_at, due_at, reason, version)
    VALUES ($1, $2, 'asked', $3, $4, '', 1) ON CONFLICT DO NOTHING
)sql";

constexpr std::string_view kMove = R"sql(
    UPDATE erasure_request SET state = $3, decided_by = coalesce($4, decided_by), reason = $5, ended_at = $6, version = version + 1
    WHERE erasure_request_id = $1 AND version = $2
)sql";

base::Result<Erasure> note(db::Transaction& tx, const activity::Actor& by, std::string_view verb, Erasure erasure) {
  // A reason is in a person's words; it stands in the request alone.
  const auto noted = activity::record(
      tx,
      {.by = by, .verb = std::string(verb), .object_kind = "erasure", .object_id = erasure.erasure_request_id.text()});
  if (!noted) return noted.error();
  return erasure;
}

base::Result<Erasure> move(db::Transaction& tx, const activity::Actor& by, const Erasure& erasure, ErasureState to,
                           const std::string& reason, std::optional<base::Instant> ended_at, std::string_view verb) {
  const auto moved =
      tx.execute(kMove, erasure.erasure_request_id, erasure.version, to, by.account_id, reason, ended_at);
  if (!moved) return moved.error();
  if (*moved == 0) return base::stale("Somebody else was first; look again.");
  auto now = find_erasure(tx, erasure.erasure_request_id);
  if (!now) return now;
  return note(tx, by, verb, std::move(*now));
}

base::Result<Erasure> to_decide(db::Transaction& tx, const activity::Actor& by, ErasureId id, std::int64_t version) {
  auto erasure = find_erasure(tx, id);
  if (!erasure) return erasure;
  if (erasure->version != version) return base::stale("Somebody else was first; look again.");
  if (by.account_id == erasure->account_id.uuid) {
    return base::conflict("Somebody else must decide on the erasure of your own account.");
  }
  return erasure;
}

}  // namespace

base::Result<std::vector<auth::Fate>> foresee(db::Reader& reader, const auth::PersonalDataList& list,
                                              auth::AccountId account) {
  std::vector<auth::Fate> fates;
  for (const auth::PersonalData& part : list) {
    auto fate = part.foresee(reader, account);
    if (!fate) return fate.error().in(part.name);
    fates.push_back(std::move(*fate));
  }
  return fates;
}

base::Result<Erasure> ask_erasure(db::Transaction& tx, const activity::Actor& by, auth::AccountId account,
                                  std::int64_t second_thoughts_days, const base::Instant& now) {
  const auto id = ErasureId::next();
  const auto due = now.plus(std::chrono::hours(24 * second_thoughts_days));
  const auto added = tx.execute(kInsert, id, account, now, due);
  if (!added) return added.error();
  if (*added == 0) return base::conflict("You have asked for this already; GET /api/v1/me/erasure says how it stands.");
  auto asked = find_erasure(tx, id);
  if (!asked) return asked;
  return note(tx, by, "asked_for", std::move(*asked));
}

base::Result<Erasure> erasure_of(db::Reader& reader, auth::AccountId account) {
  auto found = reader.maybe<Erasure>(select("WHERE account_id = $1 ORDER BY erasure_request_id DESC LIMIT 1"), account);
  if (!found) return found.error();
  if (!*found) return base::not_found("You have not asked to be erased.");
  return std::move(**found);
}

base::Result<Erasure> withdraw_erasure(db::Transaction& tx, const activity::Actor& by, auth::AccountId account,
                                       const base::Instant& now) {
  const auto open = tx.maybe<Erasure>(select("WHERE account_id = $1 AND state IN ('asked', 'checked')"), account);
  if (!open) return open.error();
  if (!*open) return base::not_found("No erasure of your account is open.");
  return move(tx, by, **open, ErasureState::Withdrawn, "", now, "withdrew");
}

base::Result<Erasure> find_erasure(db::Reader& reader, ErasureId id) {
  auto found = reader.maybe<Erasure>(select("WHERE erasure_request_id = $1"), id);
  if (!found) return found.error();
  if (!*found) return base::not_found("There is no such request.");
  return std::move(**found);
}

base::Result<std::vector<Erasure>> open_erasures(db::Reader& reader) {
  return reader.many<Erasure>(select("WHERE state IN ('asked', 'checked') ORDER BY erasure_request_id"));
}

base::Result<Erasure> check_erasure(db::Transaction& tx, const activity::Actor& by, ErasureId id,
                                    std::int64_t version) {
  const auto erasure = to_decide(tx, by, id, version);
  if (!erasure) return erasure;
  if (erasure->state != ErasureState::Asked) {
    return base::conflict(fmt::format("The request is {} already.", base::enum_word(erasure->state)));
  }
  return move(tx, by, *erasure, ErasureState::Checked, "", {}, "checked");
}

base::Result<Erasure> refuse_erasure(db::Transaction& tx, const activity::Actor& by, ErasureId id, std::int64_t version,
                                     const std::string& reason, const base::Instant& now) {
  if (base::trim(reason).empty()) return base::invalid_argument("Say why; the person reads it.");
  const auto erasure = to_decide(tx, by, id, version);
  if (!erasure) return erasure;
  if (erasure->state != ErasureState::Asked && erasure->state != ErasureState::Checked) {
    return base::conflict(fmt::format("The request is {} already.", base::enum_word(erasure->state)));
  }
  return move(tx, by, *erasure, ErasureState::Refused, reason, now, "refused");
}

base::Result<std::vector<ErasureId>> due_erasures(db::Reader& reader, const base::Instant& now) {
  return reader.many<ErasureId>(
      "SELECT erasure_request_id FROM erasure_request WHERE state = 'checked' AND due_at <= $1 ORDER BY due_at", now);
}

base::Result<bool> carry_out(db::Transaction& tx, const auth::PersonalDataList& list, ErasureId id,
                             const base::Instant& now) {
  const auto erasure = find_erasure(tx, id);
  if (!erasure) return erasure.error();
  if (erasure->state != ErasureState::Checked || erasure->due_at > now) return false;
  const activity::Actor program;
  for (auto part = list.rbegin(); part != list.rend(); ++part) {
    if (!part->erase) continue;
    if (auto erased = part->erase(tx, program, erasure->account_id, now); !erased) return erased.error().in(part->name);
  }
  // Reasons of earlier refusals may speak of the person.
  const auto silent = tx.execute("UPDATE erasure_request SET reason = '' WHERE account_id = $1", erasure->account_id);
  if (!silent) return silent.error();
  if (auto done = move(tx, program, *erasure, ErasureState::Done, "", now, "erased"); !done) return done.error();
  return true;
}

}  // namespace vallis::privacy
