#include "directory/membership_proof.hpp"

#include "files/files.hpp"

namespace vallis::directory {
namespace {

constexpr std::string_view kInsert = R"sql(
    INSERT INTO membership_proof (membership_proof_id, membership_id, file_id, address, signed_on, confirmed_on,
        confirmed_by, recorded_at, version)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1)
)sql";

constexpr std::string_view kSelect = R"sql(
    SELECT membership_proof_id, file_id, address, signed_on, confirmed_on, confirmed_by, withdrawn_on,
        withdrawn_reason, recorded_at, version
    FROM membership_proof WHERE membership_id = $1 ORDER BY confirmed_on, membership_proof_id
)sql";

constexpr std::string_view kWithdraw = R"sql(
    UPDATE membership_proof SET withdrawn_on = $4, withdrawn_reason = $5, version = version + 1
    WHERE membership_proof_id = $1 AND membership_id = $2 AND version = $3
)sql";

constexpr std::string_view kConfirmed = R"sql(
    SELECT m.membership_id, m.organisation_id, o.name AS organisation_name, MIN(p.confirmed_on) AS confirmed_on
    FROM membership m JOIN organisation o ON o.organisation_id = m.organisation_id
        JOIN membership_proof p ON p.membership_id = m.membership_id
    WHERE m.cluster_id = $1 AND m.joined_on <= $2 AND (m.left_on IS NULL OR m.left_on > $2)
        AND p.confirmed_on <= $2 AND (p.withdrawn_on IS NULL OR p.withdrawn_on > $2)
    GROUP BY m.membership_id, m.organisation_id, o.name, o.name_key
    ORDER BY o.name_key, m.membership_id
)sql";

base::Result<Proof> find_proof(db::Reader& reader, MembershipId membership, ProofId id) {
  auto proofs = proofs_of(reader, membership);
  if (!proofs) return proofs.error();
  for (Proof& proof : *proofs) {
    if (proof.membership_proof_id == id) return std::move(proof);
  }
  return base::not_found("The membership has no such proof.");
}

base::Result<void> check(db::Reader& reader, const NewProof& proof, const base::Date& today) {
  std::vector<base::Fault> faults;
  const auto fault = [&](const char* field, const char* what) {
    faults.push_back({.file = {}, .field = field, .what = what});
  };
  if (!proof.file_id && !proof.address) fault("/file_id", "A proof is a file or the address of a page.");
  if (proof.address && !proof.address->starts_with("https://") && !proof.address->starts_with("http://")) {
    fault("/address", "The address of a page begins with https:// or http://.");
  }
  if (proof.confirmed_on < proof.signed_on) fault("/confirmed_on", "It cannot be confirmed before it was signed.");
  if (proof.confirmed_on > today) fault("/confirmed_on", "The day is still to come.");
  if (proof.file_id) {
    const auto file = files::find_file(reader, files::FileId{*proof.file_id});
    if (!file && file.error().kind != base::ErrorKind::NotFound) return file.error();
    if (!file) fault("/file_id", "There is no such file; send it first.");
  }
  if (!faults.empty()) return base::invalid_input(std::move(faults));
  return {};
}

base::Result<void> tell(db::Transaction& tx, const activity::Actor& by, const char* verb, const Membership& membership,
                        const Proof& proof, const std::string& reason) {
  const auto told = activity::record(tx, {.by = by,
                                          .verb = verb,
                                          .object_kind = "membership_proof",
                                          .object_id = proof.membership_proof_id.text(),
                                          .scope = membership.cluster_id.text(),
                                          .after = activity::snapshot(proof),
                                          .reason = reason});
  if (!told) return told.error();
  return {};
}

}  // namespace

base::Result<Proof> add_proof(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                              MembershipId membership, const NewProof& proof) {
  const auto of = find_membership(tx, membership, now.date());
  if (!of) return of.error();
  if (auto fine = check(tx, proof, now.date()); !fine) return fine.error();
  const ProofId id = ProofId::next();
  const auto made = tx.execute(kInsert, id, membership, proof.file_id, proof.address, proof.signed_on,
                               proof.confirmed_on, by.account_id, now);
  if (!made) return made.error();
  auto kept = find_proof(tx, membership, id);
  if (!kept) return kept;
  if (auto told = tell(tx, by, "confirmed", *of, *kept, ""); !told) return told.error();
  return kept;
}

base::Result<Proof> withdraw_proof(db::Transaction& tx, const activity::Actor& by, MembershipId membership, ProofId id,
                                   std::int64_t version, const Withdrawal& withdrawal) {
  const auto before = find_proof(tx, membership, id);
  if (!before) return before.error();
  if (before->withdrawn_on) return base::conflict("The proof was withdrawn already.");
  if (withdrawal.withdrawn_on < before->confirmed_on) {
    return base::invalid_argument("It would be withdrawn before it was confirmed.");
  }
  const auto of = find_membership(tx, membership, withdrawal.withdrawn_on);
  if (!of) return of.error();
  const auto done = tx.execute(kWithdraw, id, membership, version, withdrawal.withdrawn_on, withdrawal.reason);
  if (!done) return done.error();
  if (*done == 0) return base::stale("The proof was changed meanwhile; read it again.");
  auto after = find_proof(tx, membership, id);
  if (!after) return after;
  if (auto told = tell(tx, by, "withdrawn", *of, *after, withdrawal.reason); !told) return told.error();
  return after;
}

base::Result<std::vector<Proof>> proofs_of(db::Reader& reader, MembershipId membership) {
  return reader.many<Proof>(kSelect, membership);
}

base::Result<std::vector<ConfirmedMember>> confirmed_members(db::Reader& reader, ClusterId cluster,
                                                             const base::Date& on) {
  return reader.many<ConfirmedMember>(kConfirmed, cluster, on);
}

}  // namespace vallis::directory
