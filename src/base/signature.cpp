#include "base/signature.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <optional>

#include "base/file.hpp"
#include "base/hash.hpp"
#include "base/random.hpp"

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

/// Written whole under another name and linked, so that nobody reads a part, and who comes second keeps the first.
Result<void> write_new(const std::filesystem::path& path, const std::string& text) {
  const auto failed = [&] {
    return unavailable(fmt::format("The key '{}' cannot be written: {}.", path.string(), std::strerror(errno)));
  };
  std::error_code ignored;
  std::filesystem::create_directories(path.parent_path(), ignored);
  const std::string partial = path.string() + "." + random_text(6) + ".part";
  const int file =
      ::open(partial.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);  // NOLINT(*-vararg)
  if (file < 0) return failed();
  const bool written =
      ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(file) == 0;
  ::close(file);
  const bool linked = written && (::link(partial.c_str(), path.c_str()) == 0 || errno == EEXIST);
  Result<void> done;
  if (!linked) done = failed();
  ::unlink(partial.c_str());
  return done;
}

}  // namespace

SigningKey SigningKey::of_seed(const std::string& seed) {
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
  return of_seed(seed);
}

Result<SigningKey> SigningKey::read(const std::filesystem::path& path) {
  struct stat about {};
  if (::stat(path.c_str(), &about) == 0 && (about.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    return unavailable(
        fmt::format("The key '{}' can be read by others; run chmod 600, or remove it and tell your "
                    "partners of the new one.",
                    path.string()));
  }
  auto text = read_file(path);
  if (!text) return text.error();
  while (!text->empty() && text->back() == '\n') text->pop_back();
  const auto seed = decoded(*text, crypto_sign_SEEDBYTES);
  if (!seed) return unavailable(fmt::format("'{}' is no key; remove it to get a new one.", path.string()));
  return of_seed(*seed);
}

Result<SigningKey> SigningKey::open(const std::filesystem::path& path) {
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) {
    if (auto written = write_new(path, encoded(make().seed_) + "\n"); !written) return written.error();
  }
  return read(path);
}

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
