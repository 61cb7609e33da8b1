#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/describe.hpp"
#include "base/result.hpp"
#include "base/time.hpp"

namespace vallis::files {

/// What a store takes.
struct Limits {
  std::uint64_t max_bytes = std::uint64_t{1} << 30U;  ///< 1 GiB
  /// Media types that are taken: "application/pdf", or "image/*" for a family; empty for all.
  std::vector<std::string> media_types{};
};

/// Bytes in the store.
struct Blob {
  std::string content_hash;  ///< "sha256:…"
  std::int64_t byte_count = 0;
  std::string media_type;  ///< by what the bytes are; "application/octet-stream" when that cannot be told
};
VALLIS_DESCRIBE(Blob, content_hash, byte_count, media_type)

/// A part of a file, in bytes.
struct ByteRange {
  std::uint64_t offset = 0;
  std::uint64_t length = 0;
  auto operator<=>(const ByteRange&) const = default;
};

/// The part that a Range header asks of a file of `size` bytes: "bytes=0-499", "bytes=500-", "bytes=-500". Nothing when
/// the whole is to be sent: the header is of another kind, cannot be read, or asks for several parts.
/// Errors: InvalidArgument – the part lies outside (answered 416). Source: RFC 9110, section 14.
base::Result<std::optional<ByteRange>> parse_range(std::string_view header, std::uint64_t size);

/// An open blob. Threads may read at the same time. It can be read to its end though the blob be swept meanwhile.
class BlobReader {
 public:
  ~BlobReader();
  BlobReader(BlobReader&& other) noexcept;
  BlobReader& operator=(BlobReader&& other) noexcept;

  std::uint64_t size() const { return size_; }
  /// Up to `length` bytes from `offset`; fewer at the end. Errors: Unavailable.
  base::Result<std::string> read(std::uint64_t offset, std::size_t length) const;

 private:
  friend class Store;
  BlobReader(int file, std::uint64_t size) : file_(file), size_(size) {}
  int file_ = -1;
  std::uint64_t size_ = 0;
};

/// Bytes by their SHA-256, in a folder: ab/cd/abcd…. Equal bytes lie there once. A blob is on disk, under its name and
/// whole, before anybody learns of it; a crash leaves at most a part in incoming/, which is swept. Threads and several
/// servers may use the same folder at once.
class Store {
 public:
  /// The folder is made if it is not there. Errors: Unavailable.
  static base::Result<std::unique_ptr<Store>> open(const std::filesystem::path& folder);
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  /// Takes a file that the server wrote (an upload), by moving it where that is possible. Afterwards the file is gone
  /// when it was taken, and still there when not.
  ///
  /// @param expected_bytes  what the sender announced; another size is an upload that was cut off
  /// Errors: TooLarge – above max_bytes; InvalidInput – of a kind that is not taken, or cut off; NotFound – no such
  /// file; Unavailable – the disk. Cost: reads the file once; 1 MiB of memory.
  base::Result<Blob> take(const std::filesystem::path& upload, const Limits& limits,
                          std::optional<std::uint64_t> expected_bytes = {});

  /// The same for bytes that are in memory: something that the program made.
  base::Result<Blob> put(std::string_view bytes, const Limits& limits = {});

  /// Errors: Unavailable – the bytes are not there, or cannot be read; InvalidArgument – no hash.
  base::Result<BlobReader> read(std::string_view content_hash) const;

  /// Where the bytes lie, for a server that sends files. Errors: those of read().
  base::Result<std::filesystem::path> path(std::string_view content_hash) const;

  bool has(std::string_view content_hash) const;
  /// Computes the hash again. False when the bytes are others. Errors: those of read().
  base::Result<bool> intact(std::string_view content_hash) const;

  /// When a blob was last put in; nothing when it is not there.
  std::optional<base::Instant> stored_at(std::string_view content_hash) const;
  base::Result<void> remove(std::string_view content_hash);
  /// The hashes of all blobs that were last put in before a moment. Cost: one look at each file.
  base::Result<std::vector<std::string>> stored_before(const base::Instant& moment) const;
  /// Deletes what uploads that were cut off left in incoming/ before a moment; gives their number.
  base::Result<int> clear_incoming(const base::Instant& before);

 private:
  struct Impl;
  explicit Store(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace vallis::files
