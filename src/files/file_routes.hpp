#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "auth/permission.hpp"
#include "auth/visibility.hpp"
#include "base/result.hpp"
#include "db/database.hpp"
#include "files/files.hpp"
#include "http/router.hpp"

namespace vallis::files {

/// What a package attaches files to, as far as the files' routes need to know: proofs of membership, evidence of a
/// figure.
struct Attachment {
  /// Whether somebody may read a file because they may see what it is attached to.
  std::function<base::Result<bool>(db::Reader&, const auth::Caller&, const auth::Sight&, FileId)> opens;
  /// Whether something needs the file, which then cannot be removed.
  std::function<base::Result<bool>(db::Reader&, FileId)> holds;
};

struct FileRules {
  std::uint64_t upload_limit = std::uint64_t{1} << 30U;  ///< bytes of a file
  std::uint64_t quota = std::uint64_t{10} << 30U;        ///< bytes of all files of an owner
  std::vector<Attachment> attachments{};
};

/// Routes under /api/v1/files: send a file, read what is known of it, its bytes (whole, or a part by Range), remove it.
/// A file belongs to whoever sent it, to the organisation that they act for, or to the cluster; who may not read it is
/// not told that it is there. `store` must outlive the router.
void add_file_routes(http::Router& router, db::Database& database, Store& store, FileRules rules);

}  // namespace vallis::files
