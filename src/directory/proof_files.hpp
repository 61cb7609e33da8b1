#pragma once

#include "files/file_routes.hpp"

namespace vallis::directory {

/// Proofs of membership, as the routes of files know them: open to whoever sees the membership.
files::Attachment membership_proof_files();

}  // namespace vallis::directory
