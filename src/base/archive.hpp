#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace vallis::base {

/// Writes one archive: a tar file packed by gzip, as every system opens it. Errors: Unavailable – the disk.
class ArchiveWriter {
 public:
  static Result<std::unique_ptr<ArchiveWriter>> create(const std::filesystem::path& file);
  ~ArchiveWriter();
  ArchiveWriter(const ArchiveWriter&) = delete;
  ArchiveWriter& operator=(const ArchiveWriter&) = delete;

  Result<void> add(const std::string& name, std::string_view bytes);
  /// The file as it is now; one that grows or shrinks meanwhile is an error. Errors also: NotFound.
  Result<void> add_file(const std::string& name, const std::filesystem::path& file);
  /// Writes the end; without it the archive is cut off.
  Result<void> finish();

 private:
  struct State;
  explicit ArchiveWriter(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Reads such an archive from its beginning to its end. Names are given as they stand in it: check them before they
/// become paths. Errors: NotFound; InvalidInput – no archive, or a broken one.
class ArchiveReader {
 public:
  struct Entry {
    std::string name;
    bool plain = false;  ///< a file; folders, links and devices are not
  };

  static Result<std::unique_ptr<ArchiveReader>> open(const std::filesystem::path& file);
  ~ArchiveReader();
  ArchiveReader(const ArchiveReader&) = delete;
  ArchiveReader& operator=(const ArchiveReader&) = delete;

  /// The next entry; nothing behind the last.
  Result<std::optional<Entry>> next();
  /// The next bytes of the entry, up to the size of `room`; 0 at its end.
  Result<std::size_t> read(std::span<char> room);

 private:
  struct State;
  explicit ArchiveReader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace vallis::base
