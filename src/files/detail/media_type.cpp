#include "files/detail/media_type.hpp"

#include <magic.h>
#include <unistd.h>

#include <string_view>

namespace vallis::files::detail {
namespace {

constexpr std::string_view kUnknown = "application/octet-stream";

}  // namespace

struct MediaTypes::Table {
  // Bytes are judged as they are: nothing is unpacked, and a device is no file.
  Table() : cookie(magic_open(MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS | MAGIC_NO_CHECK_ELF)) {
    loaded = cookie != nullptr && magic_load(cookie, nullptr) == 0;
  }
  ~Table() {
    if (cookie != nullptr) magic_close(cookie);
  }
  Table(const Table&) = delete;
  Table& operator=(const Table&) = delete;

  magic_t cookie;
  bool loaded = false;
};

MediaTypes::MediaTypes() = default;
MediaTypes::~MediaTypes() = default;

std::string MediaTypes::of(int file) {
  const std::lock_guard lock(mutex_);
  if (!table_) table_ = std::make_unique<Table>();
  if (!table_->loaded || lseek(file, 0, SEEK_SET) != 0) return std::string(kUnknown);
  const char* told = magic_descriptor(table_->cookie, file);
  const std::string_view type = told == nullptr ? std::string_view() : told;
  const bool known =
      type.find('/') != std::string_view::npos && !type.starts_with("inode/") && type != "application/x-empty";
  return std::string(known ? type : kUnknown);
}

}  // namespace vallis::files::detail
