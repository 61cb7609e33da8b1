#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "db/value.hpp"

namespace vallis::auth {

/// A secret of 256 random bits as 43 characters that a URL and a cookie take as they are.
std::string make_secret();

/// What is stored in place of a secret: its SHA-256. A secret of full entropy needs no slow hash.
db::Bytes secret_hash(std::string_view secret);

/// argon2id of a password, with its salt and cost in the text. Cost: about 20 ms and 19 MiB. Source: OWASP Password
/// Storage Cheat Sheet; RFC 9106. Errors: Unavailable – not enough memory.
base::Result<std::string> hash_password(std::string_view password);

/// Takes as long for an empty hash (nobody, or no password) as for one that does not match.
bool password_matches(std::string_view hash, std::string_view password);

/// What makes a password one that can be guessed, in words; empty when nothing does. 10 to 200 characters; none of the
/// well-known ones; not the person's address or name.
base::Result<void> check_password(std::string_view password, std::string_view email, std::string_view name);

}  // namespace vallis::auth
