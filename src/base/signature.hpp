#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace vallis::base {

/// A pair of keys for Ed25519 signatures (RFC 8032). Keys and signatures are base64url without padding.
class SigningKey {
 public:
  static SigningKey make();

  /// The key again that has this seed. Errors: InvalidArgument – it is none.
  static Result<SigningKey> of_seed(std::string_view seed);

  std::string seed() const;                                      ///< 43 characters; secret
  const std::string& public_key() const { return public_key_; }  ///< 43 characters
  std::string sign(std::string_view bytes) const;                ///< 86 characters

 private:
  static SigningKey of_bytes(const std::string& seed);

  std::string seed_;  ///< 32 bytes
  std::string public_key_;
};

/// Whether the holder of a key signed these bytes. Texts that are no key or signature hold for nothing.
bool signature_holds(std::string_view public_key, std::string_view bytes, std::string_view signature);

/// A key as people compare it, aloud or on paper: the first 16 bytes of its SHA-256 as eight groups of four digits.
std::string key_fingerprint(std::string_view public_key);

}  // namespace vallis::base
