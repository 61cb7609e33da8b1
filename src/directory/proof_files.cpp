#include "directory/proof_files.hpp"

#include "directory/membership_rights.hpp"

namespace vallis::directory {
namespace {

struct Proven {
  ClusterId cluster_id;
  OrganisationId organisation_id;
};
VALLIS_DESCRIBE(Proven, cluster_id, organisation_id)

constexpr std::string_view kProven = R"sql(
    SELECT m.cluster_id, m.organisation_id FROM membership_proof p
        JOIN membership m ON m.membership_id = p.membership_id
    WHERE p.file_id = $1
)sql";

}  // namespace

files::Attachment membership_proof_files() {
  files::Attachment proofs;
  proofs.opens = [](db::Reader& reader, const auth::Caller& caller, const auth::Sight&,
                    files::FileId file) -> base::Result<bool> {
    const auto proven = reader.many<Proven>(kProven, file);
    if (!proven) return proven.error();
    for (const Proven& one : *proven) {
      if (oversees_members(caller, one.cluster_id) || administers(caller, one.organisation_id)) return true;
    }
    return false;
  };
  proofs.holds = [](db::Reader& reader, files::FileId file) -> base::Result<bool> {
    const auto proven = reader.many<Proven>(kProven, file);
    if (!proven) return proven.error();
    return !proven->empty();
  };
  return proofs;
}

}  // namespace vallis::directory
