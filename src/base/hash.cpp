#include "base/hash.hpp"

#include <fmt/format.h>
#include <sodium/crypto_hash_sha256.h>

#include <array>

namespace vallis::base {

struct ContentHasher::State {
  crypto_hash_sha256_state sha256;
};

ContentHasher::ContentHasher() : state_(std::make_unique<State>()) { crypto_hash_sha256_init(&state_->sha256); }
ContentHasher::~ContentHasher() = default;
ContentHasher::ContentHasher(ContentHasher&&) noexcept = default;
ContentHasher& ContentHasher::operator=(ContentHasher&&) noexcept = default;

void ContentHasher::add(std::string_view bytes) {
  crypto_hash_sha256_update(&state_->sha256, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
}

std::string ContentHasher::finish() {
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  crypto_hash_sha256_final(&state_->sha256, digest.data());
  std::string text = "sha256:";
  for (const unsigned char byte : digest) text += fmt::format("{:02x}", byte);
  return text;
}

std::string content_hash(std::string_view bytes) {
  ContentHasher hasher;
  hasher.add(bytes);
  return hasher.finish();
}

}  // namespace vallis::base
