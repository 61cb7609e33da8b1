#include "base/archive.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>

namespace vallis::base {
namespace {

struct FreeWriter {
  void operator()(archive* a) const { archive_write_free(a); }
};
struct FreeReader {
  void operator()(archive* a) const { archive_read_free(a); }
};
struct FreeEntry {
  void operator()(archive_entry* e) const { archive_entry_free(e); }
};

}  // namespace

struct ArchiveWriter::State {
  std::unique_ptr<archive, FreeWriter> writer{archive_write_new()};
  std::string file;

  Error failed() const {
    const char* why = archive_error_string(writer.get());
    return unavailable(fmt::format("'{}' cannot be written: {}.", file, why == nullptr ? "no reason given" : why));
  }

  Result<void> begin(const std::string& name, std::uint64_t size) const {
    const std::unique_ptr<archive_entry, FreeEntry> entry(archive_entry_new());
    archive_entry_set_pathname(entry.get(), name.c_str());
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(size));
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0600);
    if (archive_write_header(writer.get(), entry.get()) != ARCHIVE_OK) return failed();
    return {};
  }

  Result<void> write(std::string_view bytes) const {
    if (archive_write_data(writer.get(), bytes.data(), bytes.size()) != static_cast<la_ssize_t>(bytes.size())) {
      return failed();
    }
    return {};
  }
};

ArchiveWriter::ArchiveWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}
ArchiveWriter::~ArchiveWriter() = default;

Result<std::unique_ptr<ArchiveWriter>> ArchiveWriter::create(const std::filesystem::path& file) {
  auto state = std::make_unique<State>();
  state->file = file.string();
  archive* writer = state->writer.get();
  archive_write_add_filter_gzip(writer);
  archive_write_set_format_pax_restricted(writer);
  if (archive_write_open_filename(writer, file.c_str()) != ARCHIVE_OK) return state->failed();
  return std::unique_ptr<ArchiveWriter>(new ArchiveWriter(std::move(state)));
}

Result<void> ArchiveWriter::add(const std::string& name, std::string_view bytes) {
  if (auto begun = state_->begin(name, bytes.size()); !begun) return begun;
  return state_->write(bytes);
}

Result<void> ArchiveWriter::add_file(const std::string& name, const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::error_code failure;
  const std::uint64_t size = std::filesystem::file_size(file, failure);
  if (!in || failure) return not_found(fmt::format("'{}' is not there or cannot be read.", file.string()));
  if (auto begun = state_->begin(name, size); !begun) return begun;
  std::array<char, 65536> piece{};
  std::uint64_t written = 0;
  while (in && written < size) {
    in.read(piece.data(), static_cast<std::streamsize>(std::min<std::uint64_t>(piece.size(), size - written)));
    if (auto done = state_->write({piece.data(), static_cast<std::size_t>(in.gcount())}); !done) return done;
    written += static_cast<std::uint64_t>(in.gcount());
  }
  if (written != size) return unavailable(fmt::format("'{}' changed while it was read.", file.string()));
  return {};
}

Result<void> ArchiveWriter::finish() {
  if (archive_write_close(state_->writer.get()) != ARCHIVE_OK) return state_->failed();
  return {};
}

struct ArchiveReader::State {
  std::unique_ptr<archive, FreeReader> reader{archive_read_new()};
  std::string file;

  Error broken() const {
    const char* why = archive_error_string(reader.get());
    return invalid_input(file, fmt::format("It is no archive, or a broken one: {}.", why == nullptr ? "?" : why));
  }
};

ArchiveReader::ArchiveReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
ArchiveReader::~ArchiveReader() = default;

Result<std::unique_ptr<ArchiveReader>> ArchiveReader::open(const std::filesystem::path& file) {
  if (!std::filesystem::is_regular_file(file)) return not_found(fmt::format("There is no file '{}'.", file.string()));
  auto state = std::make_unique<State>();
  state->file = file.string();
  archive* reader = state->reader.get();
  archive_read_support_filter_gzip(reader);
  archive_read_support_format_tar(reader);
  if (archive_read_open_filename(reader, file.c_str(), 65536) != ARCHIVE_OK) return state->broken();
  return std::unique_ptr<ArchiveReader>(new ArchiveReader(std::move(state)));
}

Result<std::optional<ArchiveReader::Entry>> ArchiveReader::next() {
  archive_entry* entry = nullptr;
  const int got = archive_read_next_header(state_->reader.get(), &entry);
  if (got == ARCHIVE_EOF) return std::optional<Entry>();
  if (got != ARCHIVE_OK) return state_->broken();
  const char* name = archive_entry_pathname(entry);
  return std::optional(Entry{name == nullptr ? "" : name, archive_entry_filetype(entry) == AE_IFREG});
}

Result<std::size_t> ArchiveReader::read(std::span<char> room) {
  const la_ssize_t got = archive_read_data(state_->reader.get(), room.data(), room.size());
  if (got < 0) return state_->broken();
  return static_cast<std::size_t>(got);
}

}  // namespace vallis::base
