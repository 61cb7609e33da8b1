#pragma once

#include <optional>
#include <string>
#include <vector>

#include "auth/personal_data.hpp"

namespace vallis::privacy {

/// Asked → Checked → Done; Refused by staff, or Withdrawn by the person, before that.
enum class ErasureState { Asked, Checked, Done, Refused, Withdrawn };
VALLIS_DESCRIBE_ENUM(ErasureState, Asked, Checked, Done, Refused, Withdrawn)

using ErasureId = base::Id<struct ErasureTag>;

struct Erasure {
  ErasureId erasure_request_id;
  auth::AccountId account_id;
  ErasureState state = ErasureState::Asked;
  base::Instant asked_at;
  base::Instant due_at;  ///< not before
  std::string reason;    ///< of a refusal
  std::optional<base::Instant> ended_at;
  std::int64_t version = 1;
};
VALLIS_DESCRIBE(Erasure, erasure_request_id, account_id, state, asked_at, due_at, reason, ended_at, version)

/// What an erasure would take and leave, part by part.
base::Result<std::vector<auth::Fate>> foresee(db::Reader& reader, const auth::PersonalDataList& list,
                                              auth::AccountId account);

/// Asks to be erased, on record. Errors: Conflict – it was asked before and is open.
base::Result<Erasure> ask_erasure(db::Transaction& tx, const activity::Actor& by, auth::AccountId account,
                                  std::int64_t second_thoughts_days, const base::Instant& now);

/// The newest of an account. Errors: NotFound – none was asked for.
base::Result<Erasure> erasure_of(db::Reader& reader, auth::AccountId account);

/// Thinks better of it, until it is done. Errors: NotFound – none is open.
base::Result<Erasure> withdraw_erasure(db::Transaction& tx, const activity::Actor& by, auth::AccountId account,
                                       const base::Instant& now);

/// Errors: NotFound.
base::Result<Erasure> find_erasure(db::Reader& reader, ErasureId id);

/// Those that are open, the oldest first.
base::Result<std::vector<Erasure>> open_erasures(db::Reader& reader);

/// Staff has looked at what would go and stay: it happens once it is due. Errors: NotFound; Stale – of another version;
/// Conflict – not in the state "asked", or of one's own account: two people see to it that nobody hides what they did.
base::Result<Erasure> check_erasure(db::Transaction& tx, const activity::Actor& by, ErasureId id, std::int64_t version);

/// Errors: those of check_erasure, also for "checked"; InvalidArgument – no reason.
base::Result<Erasure> refuse_erasure(db::Transaction& tx, const activity::Actor& by, ErasureId id, std::int64_t version,
                                     const std::string& reason, const base::Instant& now);

/// Those that are checked and due.
base::Result<std::vector<ErasureId>> due_erasures(db::Reader& reader, const base::Instant& now);

/// Does it: every part forgets the person, and the log keeps that it was done. False where it is not checked and due
/// any more. Errors: those of the parts; nothing is changed then.
base::Result<bool> carry_out(db::Transaction& tx, const auth::PersonalDataList& list, ErasureId id,
                             const base::Instant& now);

}  // namespace vallis::privacy
