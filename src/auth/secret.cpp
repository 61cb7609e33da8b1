#include "auth/secret.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>

#include "base/random.hpp"
#include "base/text.hpp"

namespace vallis::auth {
namespace {

constexpr unsigned long long kOperations = 2;
constexpr std::size_t kMemory = 19U << 20U;

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

/// A hash that no password has, so that a stranger's name takes as long as a member's.
const std::string& nobodys_hash() {
  static const std::string hash = hash_password(make_secret()).value_or("");
  return hash;
}

}  // namespace

std::string make_secret() { return base::random_text(32); }

db::Bytes secret_hash(std::string_view secret) {
  db::Bytes hash(crypto_hash_sha256_BYTES);
  crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(secret.data()), secret.size());  // NOLINT
  return hash;
}

base::Result<std::string> hash_password(std::string_view password) {
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  if (crypto_pwhash_str_alg(hash.data(), password.data(), password.size(), kOperations, kMemory,
                            crypto_pwhash_ALG_ARGON2ID13) != 0) {
    return base::unavailable("There is not enough memory to check a password; try again in a moment.");
  }
  return std::string(hash.data());
}

bool password_matches(std::string_view hash, std::string_view password) {
  const std::string stored(hash.empty() ? std::string_view(nobodys_hash()) : hash);
  const bool same = crypto_pwhash_str_verify(stored.c_str(), password.data(), password.size()) == 0;
  return same && !hash.empty();
}

base::Result<void> check_password(std::string_view password, std::string_view email, std::string_view name) {
  static constexpr std::array<std::string_view, 24> kKnown = {
      "1234567890",    "12345678910", "qwertyuiop",   "qwerty12345", "password12",  "password123",
      "password1234",  "1q2w3e4r5t",  "1qaz2wsx3edc", "iloveyou12",  "letmein123",  "welcome123",
      "administrator", "changeme123", "football123",  "princess123", "sunshine123", "йцукенгшщз",
      "пароль1234",    "пароль12345", "qazwsxedcrfv", "0987654321",  "abcdefghij",  "abc1234567"};
  const std::size_t length = base::display_width(password);
  if (length < 10) return base::invalid_argument("The password needs at least 10 characters; a sentence does well.");
  if (password.size() > 200) return base::invalid_argument("The password may have 200 characters.");
  const std::string word = lower(password);
  const bool repeated = std::all_of(word.begin(), word.end(), [&](char c) { return c == word.front(); });
  if (repeated || std::find(kKnown.begin(), kKnown.end(), word) != kKnown.end()) {
    return base::invalid_argument("This password is among the first that are guessed; take another one.");
  }
  const std::string address = lower(email);
  const std::string own = lower(name);
  if (word == address || word == own || (!own.empty() && word == own + "123")) {
    return base::invalid_argument("The password is your own name or address; take another one.");
  }
  return {};
}

}  // namespace vallis::auth
