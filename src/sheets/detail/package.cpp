#include "sheets/detail/package.hpp"

#include <fmt/format.h>
#include <zip.h>

#include <array>

namespace vallis::sheets::detail {

struct Package::Archive {
  zip_t* zip = nullptr;
  Archive() = default;
  ~Archive() {
    if (zip != nullptr) zip_discard(zip);
  }
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;
};

Package::Package(std::unique_ptr<Archive> archive, std::string name, Limits limits)
    : archive_(std::move(archive)), name_(std::move(name)), limits_(limits) {}
Package::~Package() = default;

base::Result<std::unique_ptr<Package>> Package::open(std::string_view bytes, std::string_view name,
                                                     const Limits& limits) {
  if (bytes.size() > limits.packed_bytes) {
    return base::too_large(fmt::format("The file has {} bytes; {} are the most.", bytes.size(), limits.packed_bytes));
  }
  const base::Error broken = base::invalid_input(
      std::string(name), "The file is no XLSX file, or it is damaged. Save it anew in your spreadsheet program.");
  auto archive = std::make_unique<Archive>();
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source != nullptr) archive->zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
  if (source != nullptr && archive->zip == nullptr) zip_source_free(source);
  zip_error_fini(&error);
  if (archive->zip == nullptr) return broken;
  const zip_int64_t entries = zip_get_num_entries(archive->zip, 0);
  if (entries < 0 || static_cast<std::size_t>(entries) > limits.entries) {
    return base::too_large(
        fmt::format("The file has {} parts; a spreadsheet has {} at most.", entries, limits.entries));
  }
  return std::unique_ptr<Package>(new Package(std::move(archive), std::string(name), limits));
}

base::Result<std::optional<std::string>> Package::part(const std::string& path) {
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_stat(archive_->zip, path.c_str(), 0, &stat) != 0) return std::optional<std::string>();
  const auto close = [](zip_file_t* file) { zip_fclose(file); };
  const std::unique_ptr<zip_file_t, decltype(close)> file(zip_fopen_index(archive_->zip, stat.index, 0), close);
  if (!file) {
    return base::invalid_input(name_, "The file cannot be opened; if it has a password, save it without one.");
  }
  // What a part says of its length may be a lie, so what comes is counted.
  constexpr std::size_t kFree = 1U << 20U;
  std::string bytes;
  std::array<char, 1U << 16U> piece{};
  while (true) {
    const zip_int64_t got = zip_fread(file.get(), piece.data(), piece.size());
    if (got < 0) {
      return base::invalid_input(name_, "The file is damaged. Save it anew in your spreadsheet program.");
    }
    if (got == 0) break;
    bytes.append(piece.data(), static_cast<std::size_t>(got));
    unpacked_ += static_cast<std::size_t>(got);
    if (unpacked_ > limits_.unpacked_bytes) {
      return base::too_large(
          fmt::format("The file unpacks to more than {} bytes, which are the most.", limits_.unpacked_bytes));
    }
    if (bytes.size() > kFree && bytes.size() / limits_.ratio > stat.comp_size) {
      return base::too_large(
          fmt::format("A part of the file unpacks to more than {} times its length, as no table "
                      "does; it is not read.",
                      limits_.ratio));
    }
  }
  return std::optional<std::string>(std::move(bytes));
}

}  // namespace vallis::sheets::detail
