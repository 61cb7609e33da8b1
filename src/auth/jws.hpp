#pragma once

#include <string>
#include <string_view>

#include "base/json.hpp"
#include "base/result.hpp"

namespace vallis::auth {

/// The payload of a signed token, once its signature was found to be one of these keys'. RS256 (2048 bits or more) and
/// ES256 alone: a token does not choose to be unsigned, nor to be signed with a public key as if it were a secret.
/// @param keys  a JWK set: {"keys": […]}
/// Errors: Unauthenticated – no such token, another algorithm, a signature that does not hold; NotFound – no key of
/// this id, as after the provider changed its keys. Source: RFC 7515, RFC 7517, RFC 7518.
base::Result<base::Json> verify_jws(std::string_view token, const base::Json& keys);

/// base64url without padding. Errors: InvalidArgument.
base::Result<std::string> from_base64url(std::string_view text);
std::string to_base64url(std::string_view bytes);

/// The code challenge S256 of a verifier. Source: RFC 7636.
std::string code_challenge(std::string_view verifier);

}  // namespace vallis::auth
