#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace vallis::base {

/// "sha256:" and 64 hexadecimal digits of the bytes.
std::string content_hash(std::string_view bytes);

/// The same for bytes that come piece by piece.
class ContentHasher {
 public:
  ContentHasher();
  ~ContentHasher();
  ContentHasher(ContentHasher&&) noexcept;
  ContentHasher& operator=(ContentHasher&&) noexcept;

  void add(std::string_view bytes);
  /// The hash of all that was added; nothing may be added afterwards.
  std::string finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace vallis::base
