#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.hpp"
#include "db/value.hpp"

namespace vallis::auth {

/// A second factor by time: six digits that change every 30 seconds. Source: RFC 6238, RFC 4226.
db::Bytes make_totp_secret();  ///< 20 bytes

/// The address that an authenticator app reads from a picture: "otpauth://totp/…".
std::string totp_address(const db::Bytes& secret, std::string_view issuer, std::string_view account);

/// The secret as people type it: base32.
std::string totp_text(const db::Bytes& secret);

/// The step (30 seconds since 1970) whose code this is: the present one, the one before or the one after; none where it
/// is neither, or not after `last_step`, for a code serves once.
std::optional<std::int64_t> totp_step(const db::Bytes& secret, std::string_view code, const base::Instant& now,
                                      std::optional<std::int64_t> last_step);

/// The code of a step, six digits.
std::string totp_code(const db::Bytes& secret, std::int64_t step);

}  // namespace vallis::auth
