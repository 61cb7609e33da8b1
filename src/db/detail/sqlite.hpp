#pragma once

#include <filesystem>

#include "db/detail/connection.hpp"

namespace vallis::db::detail {

enum class SqliteAccess { ReadWrite, ReadOnly };

/// Opens a file, made if it is not there (ReadWrite), with write-ahead log, foreign keys and every commit on disk
/// before it is answered. Errors: Unavailable, with the file's name and the reason.
base::Result<std::unique_ptr<Connection>> open_sqlite(const std::filesystem::path& file, SqliteAccess access);

}  // namespace vallis::db::detail
