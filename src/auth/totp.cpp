#include "auth/totp.hpp"

#include <liboath/oath.h>
#include <sodium.h>

#include <array>
#include <chrono>
#include <mutex>

namespace vallis::auth {
namespace {

constexpr std::int64_t kSeconds = 30;
constexpr unsigned kDigits = 6;

std::string encoded(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
    if (plain) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += kHex[byte >> 4U];
      out += kHex[byte & 15U];
    }
  }
  return out;
}

}  // namespace

db::Bytes make_totp_secret() {
  db::Bytes secret(20);
  randombytes_buf(secret.data(), secret.size());
  return secret;
}

std::string totp_text(const db::Bytes& secret) {
  constexpr std::string_view kBase32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string text;
  std::uint32_t bits = 0;
  int count = 0;
  for (const std::uint8_t byte : secret) {
    bits = bits << 8U | byte;
    count += 8;
    while (count >= 5) {
      text += kBase32[bits >> static_cast<unsigned>(count - 5) & 31U];
      count -= 5;
    }
  }
  if (count > 0) text += kBase32[bits << static_cast<unsigned>(5 - count) & 31U];
  return text;
}

std::string totp_address(const db::Bytes& secret, std::string_view issuer, std::string_view account) {
  return "otpauth://totp/" + encoded(issuer) + ":" + encoded(account) + "?secret=" + totp_text(secret) +
         "&issuer=" + encoded(issuer);
}

std::string totp_code(const db::Bytes& secret, std::int64_t step) {
  static std::once_flag once;
  std::call_once(once, [] { oath_init(); });
  std::array<char, 16> code{};
  oath_hotp_generate(reinterpret_cast<const char*>(secret.data()), secret.size(),  // NOLINT
                     static_cast<std::uint64_t>(step), kDigits, false, OATH_HOTP_DYNAMIC_TRUNCATION, code.data());
  return code.data();
}

std::optional<std::int64_t> totp_step(const db::Bytes& secret, std::string_view code, const base::Instant& now,
                                      std::optional<std::int64_t> last_step) {
  if (code.size() != kDigits) return std::nullopt;
  const std::int64_t present =
      std::chrono::duration_cast<std::chrono::seconds>(now.time.time_since_epoch()).count() / kSeconds;
  std::optional<std::int64_t> found;
  for (std::int64_t step = present - 1; step <= present + 1; ++step) {
    const std::string right = totp_code(secret, step);
    // All three are compared, whichever is right, so that the time says nothing.
    const bool same = sodium_memcmp(right.data(), code.data(), kDigits) == 0;
    if (same && !found && (!last_step || step > *last_step)) found = step;
  }
  return found;
}

}  // namespace vallis::auth
