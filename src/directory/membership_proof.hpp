#pragma once

#include <optional>
#include <string>
#include <vector>

#include "directory/membership.hpp"

namespace vallis::directory {

using ProofId = base::Id<struct ProofTag>;

struct NewProof {
  std::optional<base::Uuid> file_id;
  std::optional<std::string> address;  ///< of a page, where there is no file
  base::Date signed_on;
  base::Date confirmed_on;
};
VALLIS_DESCRIBE(NewProof, file_id, address, signed_on, confirmed_on)

/// By what a membership is officially confirmed.
struct Proof {
  ProofId membership_proof_id;
  std::optional<base::Uuid> file_id;
  std::optional<std::string> address;
  base::Date signed_on;
  base::Date confirmed_on;
  std::optional<base::Uuid> confirmed_by;
  std::optional<base::Date> withdrawn_on;  ///< the first day on which it counts no more
  std::optional<std::string> withdrawn_reason;
  base::Instant recorded_at;
  std::int64_t version = 1;
};
VALLIS_DESCRIBE(Proof, membership_proof_id, file_id, address, signed_on, confirmed_on, confirmed_by, withdrawn_on,
                withdrawn_reason, recorded_at, version)

/// Errors: NotFound – membership or file; InvalidInput – neither file nor address, an address that is no http(s) URL, a
/// day that is still to come, confirmed before it was signed.
base::Result<Proof> add_proof(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                              MembershipId membership, const NewProof& proof);

struct Withdrawal {
  base::Date withdrawn_on;
  std::string reason;
};
VALLIS_DESCRIBE(Withdrawal, withdrawn_on, reason)
/// The proof stays in the history. Errors: NotFound; Stale; Conflict – withdrawn already; InvalidArgument – before it
/// was confirmed.
base::Result<Proof> withdraw_proof(db::Transaction& tx, const activity::Actor& by, MembershipId membership, ProofId id,
                                   std::int64_t version, const Withdrawal& withdrawal);

base::Result<std::vector<Proof>> proofs_of(db::Reader& reader, MembershipId membership);

/// A member on that day (its rights may rest, its dues may be late) with a proof that counts on it.
struct ConfirmedMember {
  MembershipId membership_id;
  OrganisationId organisation_id;
  std::string organisation_name;
  base::Date confirmed_on;  ///< the first that counts
};
VALLIS_DESCRIBE(ConfirmedMember, membership_id, organisation_id, organisation_name, confirmed_on)
/// By name; how many there are is the length of the list. Cost: one statement.
base::Result<std::vector<ConfirmedMember>> confirmed_members(db::Reader& reader, ClusterId cluster,
                                                             const base::Date& on);

}  // namespace vallis::directory
