#include "files/store.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <utility>

#include "base/hash.hpp"
#include "base/uuid.hpp"
#include "files/detail/media_type.hpp"

namespace vallis::files {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPiece = std::size_t{1} << 20U;
constexpr std::string_view kHashPrefix = "sha256:";
constexpr std::size_t kDigits = 64;

/// A file descriptor that is closed at the end.
class OpenFile {
 public:
  OpenFile(const fs::path& path, int flags) : file_(::open(path.c_str(), flags | O_CLOEXEC, 0640)) {}
  ~OpenFile() {
    if (file_ >= 0) ::close(file_);
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  bool good() const { return file_ >= 0; }
  int get() const { return file_; }
  int release() { return std::exchange(file_, -1); }

 private:
  int file_;
};

base::Error disk_error(const fs::path& path, std::string_view doing) {
  return base::unavailable(
      fmt::format("The file store cannot {} '{}': {}.", doing, path.string(), std::strerror(errno)));
}

bool digits_of_a_hash(std::string_view digits) {
  return digits.size() == kDigits && std::all_of(digits.begin(), digits.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

/// Calls take(bytes) for pieces of an open file to its end. Errors: those of take; Unavailable.
template <class Take>
base::Result<void> each_piece(int file, const fs::path& path, Take take) {
  std::string buffer(kPiece, '\0');
  for (off_t offset = 0;;) {
    const ssize_t got = ::pread(file, buffer.data(), buffer.size(), offset);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return disk_error(path, "read");
    if (got == 0) return {};
    offset += got;
    if (base::Result<void> done = take(std::string_view(buffer.data(), static_cast<std::size_t>(got))); !done)
      return done;
  }
}

base::Result<void> write_all(int file, const fs::path& path, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = ::write(file, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return disk_error(path, "write");
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return {};
}

base::Result<void> sync_folder(const fs::path& folder) {
  const OpenFile open(folder, O_RDONLY | O_DIRECTORY);
  if (!open.good() || ::fsync(open.get()) != 0) return disk_error(folder, "keep");
  return {};
}

std::string grouped(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3; at -= 3) text.insert(at - 3, ",");
  return text;
}

bool is_taken(std::string_view media_type, const std::vector<std::string>& taken) {
  return taken.empty() || std::any_of(taken.begin(), taken.end(), [&](std::string_view pattern) {
           return pattern.ends_with("/*") ? media_type.starts_with(pattern.substr(0, pattern.size() - 1))
                                          : media_type == pattern;
         });
}

std::optional<std::uint64_t> whole_number(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<base::Instant> changed_at(const fs::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  const auto since_1970 =
      std::chrono::seconds(status.st_mtim.tv_sec) + std::chrono::nanoseconds(status.st_mtim.tv_nsec);
  using Time = std::chrono::sys_time<std::chrono::milliseconds>;
  return base::Instant{Time(std::chrono::floor<std::chrono::milliseconds>(since_1970))};
}

}  // namespace

base::Result<std::optional<ByteRange>> parse_range(std::string_view header, std::uint64_t size) {
  constexpr std::string_view unit = "bytes=";
  if (!header.starts_with(unit)) return std::optional<ByteRange>();
  header.remove_prefix(unit.size());
  const std::size_t dash = header.find('-');
  if (dash == std::string_view::npos) return std::optional<ByteRange>();
  const auto first = whole_number(header.substr(0, dash));
  const auto last = whole_number(header.substr(dash + 1));
  const base::Error outside =
      base::invalid_argument(fmt::format("The file has {} bytes; the part asked for lies outside.", grouped(size)));
  if (dash == 0) {
    if (!last) return std::optional<ByteRange>();
    if (*last == 0 || size == 0) return outside;
    const std::uint64_t length = std::min(*last, size);
    return std::optional(ByteRange{size - length, length});
  }
  if (!first || (!last && dash + 1 != header.size()) || (last && *last < *first)) return std::optional<ByteRange>();
  if (*first >= size) return outside;
  return std::optional(ByteRange{*first, std::min(last.value_or(size - 1), size - 1) - *first + 1});
}

BlobReader::~BlobReader() {
  if (file_ >= 0) ::close(file_);
}
BlobReader::BlobReader(BlobReader&& other) noexcept : file_(std::exchange(other.file_, -1)), size_(other.size_) {}
BlobReader& BlobReader::operator=(BlobReader&& other) noexcept {
  std::swap(file_, other.file_);
  size_ = other.size_;
  return *this;
}

base::Result<std::string> BlobReader::read(std::uint64_t offset, std::size_t length) const {
  if (offset >= size_) return std::string();
  std::string bytes(static_cast<std::size_t>(std::min<std::uint64_t>(length, size_ - offset)), '\0');
  std::size_t have = 0;
  while (have < bytes.size()) {
    const ssize_t got = ::pread(file_, bytes.data() + have, bytes.size() - have, static_cast<off_t>(offset + have));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return base::unavailable("The file store cannot read a file to its end; look at the disk.");
    have += static_cast<std::size_t>(got);
  }
  return bytes;
}

struct Store::Impl {
  fs::path folder;
  detail::MediaTypes media_types;

  fs::path incoming() const { return folder / "incoming"; }
  fs::path path_of(std::string_view digits) const {
    return folder / digits.substr(0, 2) / digits.substr(2, 2) / digits;
  }

  base::Result<fs::path> checked_path(std::string_view content_hash) const {
    if (!content_hash.starts_with(kHashPrefix) || !digits_of_a_hash(content_hash.substr(kHashPrefix.size()))) {
      return base::invalid_argument("That is no hash of a file.");
    }
    return path_of(content_hash.substr(kHashPrefix.size()));
  }

  /// Makes the folders above a blob outlive a crash, then the blob.
  base::Result<void> make_folders(const fs::path& blob) const {
    const fs::path inner = blob.parent_path();
    const fs::path outer = inner.parent_path();
    for (const fs::path& made : {outer, inner}) {
      if (::mkdir(made.c_str(), 0750) == 0) {
        if (auto synced = sync_folder(made.parent_path()); !synced) return synced;
      } else if (errno != EEXIST) {
        return disk_error(made, "make");
      }
    }
    return {};
  }

  /// The way for an upload that lies on another disk: a copy, then the same as for one that does not.
  base::Result<void> copy(int from, const fs::path& upload, const fs::path& blob) const {
    const fs::path part = incoming() / base::Uuid::next().text();
    const OpenFile to(part, O_WRONLY | O_CREAT | O_EXCL);
    if (!to.good()) return disk_error(part, "write");
    auto done = each_piece(from, upload, [&](std::string_view bytes) { return write_all(to.get(), part, bytes); });
    if (done && ::fsync(to.get()) != 0) done = disk_error(part, "write");
    if (done && ::rename(part.c_str(), blob.c_str()) != 0) done = disk_error(blob, "make");
    if (done) {
      ::unlink(upload.c_str());
    } else {
      ::unlink(part.c_str());
    }
    return done;
  }

  base::Result<void> move_in(int file, const fs::path& upload, const fs::path& blob) const {
    // Equal bytes lie there once. The time says when they were last put in; the grace of the sweep counts from it.
    struct stat mine {};
    struct stat there {};
    if (::fstat(file, &mine) == 0 && ::stat(blob.c_str(), &there) == 0 && there.st_size == mine.st_size &&
        ::utimensat(AT_FDCWD, blob.c_str(), nullptr, 0) == 0) {
      ::unlink(upload.c_str());
      return sync_folder(blob.parent_path());
    }
    if (auto made = make_folders(blob); !made) return made;
    ::futimens(file, nullptr);
    ::fchmod(file, 0640);
    if (::fsync(file) != 0) return disk_error(upload, "write");
    if (::rename(upload.c_str(), blob.c_str()) != 0) {
      if (errno != EXDEV) return disk_error(blob, "make");
      if (auto copied = copy(file, upload, blob); !copied) return copied;
    }
    return sync_folder(blob.parent_path());
  }
};

Store::Store(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Store::~Store() = default;

base::Result<std::unique_ptr<Store>> Store::open(const fs::path& folder) {
  auto impl = std::make_unique<Impl>();
  impl->folder = folder;
  std::error_code error;
  fs::create_directories(impl->incoming(), error);
  if (error || ::access(folder.c_str(), W_OK) != 0 || ::access(impl->incoming().c_str(), W_OK) != 0) {
    return base::unavailable(fmt::format("The folder of files '{}' cannot be written: {}.", folder.string(),
                                         error ? error.message() : std::strerror(errno)));
  }
  return std::unique_ptr<Store>(new Store(std::move(impl)));
}

base::Result<Blob> Store::take(const fs::path& upload, const Limits& limits,
                               std::optional<std::uint64_t> expected_bytes) {
  const OpenFile file(upload, O_RDONLY | O_NOFOLLOW);
  if (!file.good()) {
    if (errno == ENOENT) return base::not_found(fmt::format("There is no upload '{}'.", upload.string()));
    return disk_error(upload, "read");
  }
  struct stat status {};
  if (::fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode)) {
    return base::unavailable(fmt::format("'{}' is no file.", upload.string()));
  }
  base::ContentHasher hasher;
  std::uint64_t size = 0;
  auto hashed = each_piece(file.get(), upload, [&](std::string_view bytes) -> base::Result<void> {
    size += bytes.size();
    if (size > limits.max_bytes) {
      return base::too_large(
          fmt::format("The file is too large; at most {} bytes are taken here.", grouped(limits.max_bytes)));
    }
    hasher.add(bytes);
    return {};
  });
  if (!hashed) return hashed.error();
  if (expected_bytes && size != *expected_bytes) {
    return base::invalid_input("", fmt::format("The upload was cut off: {} of {} bytes came; send it again.",
                                               grouped(size), grouped(*expected_bytes)));
  }
  Blob blob{hasher.finish(), static_cast<std::int64_t>(size), impl_->media_types.of(file.get())};
  if (!is_taken(blob.media_type, limits.media_types)) {
    std::string taken;
    for (const std::string& type : limits.media_types) taken += (taken.empty() ? "" : ", ") + type;
    return base::invalid_input("",
                               fmt::format("The file is {} by its content; taken here: {}.", blob.media_type, taken));
  }
  const fs::path path = impl_->path_of(std::string_view(blob.content_hash).substr(kHashPrefix.size()));
  if (auto moved = impl_->move_in(file.get(), upload, path); !moved) return moved.error();
  return blob;
}

base::Result<Blob> Store::put(std::string_view bytes, const Limits& limits) {
  const fs::path part = impl_->incoming() / base::Uuid::next().text();
  const OpenFile file(part, O_WRONLY | O_CREAT | O_EXCL);
  if (!file.good()) return disk_error(part, "write");
  auto blob = base::Result<Blob>(Blob{});
  if (auto written = write_all(file.get(), part, bytes); !written) {
    blob = written.error();
  } else {
    blob = take(part, limits, bytes.size());
  }
  if (!blob) ::unlink(part.c_str());
  return blob;
}

base::Result<fs::path> Store::path(std::string_view content_hash) const {
  auto path = impl_->checked_path(content_hash);
  if (path && !changed_at(*path)) {
    return base::unavailable("The content of this file is missing in the store; restore it from a backup.");
  }
  return path;
}

base::Result<BlobReader> Store::read(std::string_view content_hash) const {
  const auto path = this->path(content_hash);
  if (!path) return path.error();
  OpenFile file(*path, O_RDONLY | O_NOFOLLOW);
  struct stat status {};
  if (!file.good() || ::fstat(file.get(), &status) != 0) return disk_error(*path, "read");
  return BlobReader(file.release(), static_cast<std::uint64_t>(status.st_size));
}

bool Store::has(std::string_view content_hash) const { return stored_at(content_hash).has_value(); }

base::Result<bool> Store::intact(std::string_view content_hash) const {
  const auto path = this->path(content_hash);
  if (!path) return path.error();
  const OpenFile file(*path, O_RDONLY | O_NOFOLLOW);
  if (!file.good()) return disk_error(*path, "read");
  base::ContentHasher hasher;
  auto hashed = each_piece(file.get(), *path, [&](std::string_view bytes) -> base::Result<void> {
    hasher.add(bytes);
    return {};
  });
  if (!hashed) return hashed.error();
  return hasher.finish() == content_hash;
}

std::optional<base::Instant> Store::stored_at(std::string_view content_hash) const {
  const auto path = impl_->checked_path(content_hash);
  return path ? changed_at(*path) : std::nullopt;
}

base::Result<void> Store::remove(std::string_view content_hash) {
  const auto path = impl_->checked_path(content_hash);
  if (!path) return path.error();
  if (::unlink(path->c_str()) != 0 && errno != ENOENT) return disk_error(*path, "delete");
  return {};
}

base::Result<std::vector<std::string>> Store::stored_before(const base::Instant& moment) const {
  std::vector<std::string> hashes;
  std::error_code error;
  for (fs::recursive_directory_iterator it(impl_->folder, error), end; !error && it != end; it.increment(error)) {
    const std::string name = it->path().filename().string();
    if (!digits_of_a_hash(name) || it->path() != impl_->path_of(name)) continue;
    const auto changed = changed_at(it->path());
    if (changed && *changed < moment) hashes.push_back(std::string(kHashPrefix) + name);
  }
  if (error) return base::unavailable(fmt::format("The file store cannot be listed: {}.", error.message()));
  std::sort(hashes.begin(), hashes.end());
  return hashes;
}

base::Result<int> Store::clear_incoming(const base::Instant& before) {
  int count = 0;
  std::error_code error;
  for (fs::directory_iterator it(impl_->incoming(), error), end; !error && it != end; it.increment(error)) {
    const auto changed = changed_at(it->path());
    if (changed && *changed < before && ::unlink(it->path().c_str()) == 0) ++count;
  }
  if (error) return base::unavailable(fmt::format("The file store cannot be listed: {}.", error.message()));
  return count;
}

}  // namespace vallis::files
