#include "base/signature.hpp"

#include <sodium.h>

#include <optional>

#include "base/hash.hpp"

namespace vallis::base {
namespace {

constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

// libsodium speaks of unsigned bytes, the rest of the program of text.
const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());  // NOLINT(*-reinterpret-cast)
}
unsigned char* bytes_of(std::string& text) {
  return reinterpret_cast<unsigned char*>(text.data());  // NOLINT(*-reinterpret-cast)
}

std::string encoded(const std::string& bytes) {
  std::string text(sodium_base64_encoded_len(bytes.size(), kVariant), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes_of(bytes), bytes.size(), kVariant);
  text.pop_back();  // the NUL
  return text;
}

/// So many bytes, or nothing.
std::optional<std::string> decoded(std::string_view text, std::size_t size) {
  std::string bytes(size, '\0');
  std::size_t length = 0;
  const int done =
      sodium_base642bin(bytes_of(bytes), size, text.data(), text.size(), nullptr, &length, nullptr, kVariant);
  if (done != 0 || length != size) return std::nullopt;
  return bytes;
}

}  // namespace

SigningKey SigningKey::of_bytes(const std::string& seed) {
  std::string public_key(crypto_sign_PUBLICKEYBYTES, '\0');
  std::string secret(crypto_sign_SECRETKEYBYTES, '\0');
  crypto_sign_seed_keypair(bytes_of(public_key), bytes_of(secret), bytes_of(seed));
  SigningKey key;
  key.seed_ = seed;
  key.public_key_ = encoded(public_key);
  return key;
}

SigningKey SigningKey::make() {
  std::string seed(crypto_sign_SEEDBYTES, '\0');
  randombytes_buf(seed.data(), seed.size());
  return of_bytes(seed);
}

Result<SigningKey> SigningKey::of_seed(std::string_view seed) {
  const auto bytes = decoded(seed, crypto_sign_SEEDBYTES);
  if (!bytes) return invalid_argument("This is no key to sign with.");
  return of_bytes(*bytes);
}

std::string SigningKey::seed() const { return encoded(seed_); }

std::string SigningKey::sign(std::string_view bytes) const {
  std::string public_key(crypto_sign_PUBLICKEYBYTES, '\0');
  std::string secret(crypto_sign_SECRETKEYBYTES, '\0');
  crypto_sign_seed_keypair(bytes_of(public_key), bytes_of(secret), bytes_of(seed_));
  std::string signature(crypto_sign_BYTES, '\0');
  crypto_sign_detached(bytes_of(signature), nullptr, bytes_of(bytes), bytes.size(), bytes_of(secret));
  sodium_memzero(secret.data(), secret.size());
  return encoded(signature);
}

bool signature_holds(std::string_view public_key, std::string_view bytes, std::string_view signature) {
  const auto key = decoded(public_key, crypto_sign_PUBLICKEYBYTES);
  const auto signed_by = decoded(signature, crypto_sign_BYTES);
  if (!key || !signed_by) return false;
  return crypto_sign_verify_detached(bytes_of(*signed_by), bytes_of(bytes), bytes.size(), bytes_of(*key)) == 0;
}

std::string key_fingerprint(std::string_view public_key) {
  const std::string digits = content_hash(public_key).substr(std::string_view("sha256:").size());
  std::string groups;
  for (std::size_t g = 0; g < 8; ++g) groups += (g == 0 ? "" : " ") + digits.substr(4 * g, 4);
  return groups;
}

}  // namespace vallis::base
