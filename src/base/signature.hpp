#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace vallis::base {

/// A pair of keys for Ed25519 signatures (RFC 8032). Keys and signatures are base64url without padding.
class SigningKey {
 public:
  static SigningKey make();

  /// The key of a file; makes both where there is none, readable for its owner alone (0600). Of two programs that make
  /// it at once both get the same. Errors: Unavailable – it cannot be read or written, others may read it, or it is no
  /// key.
  static Result<SigningKey> open(const std::filesystem::path& path);

  const std::string& public_key() const { return public_key_; }  ///< 43 characters
  std::string sign(std::string_view bytes) const;                ///< 86 characters

 private:
  static Result<SigningKey> read(const std::filesystem::path& path);
  static SigningKey of_seed(const std::string& seed);

  std::string seed_;  ///< 32 bytes
  std::string public_key_;
};

/// Whether the holder of a key signed these bytes. Texts that are no key or signature hold for nothing.
bool signature_holds(std::string_view public_key, std::string_view bytes, std::string_view signature);

/// A key as people compare it, aloud or on paper: the first 16 bytes of its SHA-256 as eight groups of four digits.
std::string key_fingerprint(std::string_view public_key);

}  // namespace vallis::base
