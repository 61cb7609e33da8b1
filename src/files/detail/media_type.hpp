#pragma once

#include <memory>
#include <mutex>
#include <string>

namespace vallis::files::detail {

/// Tells what bytes are. Its table is read at the first question. Threads may ask at the same time.
class MediaTypes {
 public:
  MediaTypes();
  ~MediaTypes();
  MediaTypes(const MediaTypes&) = delete;
  MediaTypes& operator=(const MediaTypes&) = delete;

  /// Of an open file: "image/png"; "application/octet-stream" when it cannot be told.
  std::string of(int file);

 private:
  struct Table;
  std::mutex mutex_;
  std::unique_ptr<Table> table_;
};

}  // namespace vallis::files::detail
