#include "base/uuid.hpp"

#include <sodium.h>

#include <algorithm>
#include <cassert>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <mutex>

namespace vallis::base {
namespace {

constexpr std::string_view kDigits = "0123456789abcdef";

constexpr int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// Adds one to the 74 random bits behind the time, the version and variant bits left alone; false on overflow.
bool increment(std::array<std::uint8_t, 16>& bytes) {
  for (std::size_t i = 15; i > 8; --i) {
    if (++bytes[i] != 0) return true;
  }
  const int high = bytes[8] & 0x3F;
  bytes[8] = static_cast<std::uint8_t>(0x80 | ((high + 1) & 0x3F));
  if (high != 0x3F) return true;
  if (++bytes[7] != 0) return true;
  const int top = bytes[6] & 0x0F;
  bytes[6] = static_cast<std::uint8_t>(0x70 | ((top + 1) & 0x0F));
  return top != 0x0F;
}

std::uint64_t milliseconds_of(const std::array<std::uint8_t, 16>& bytes) {
  std::uint64_t time = 0;
  for (std::size_t i = 0; i < 6; ++i) time = time << 8 | bytes[i];
  return time;
}

std::array<std::uint8_t, 16> fresh(std::uint64_t milliseconds) {
  std::array<std::uint8_t, 16> bytes{};
  randombytes_buf(bytes.data() + 6, 10);
  for (std::size_t i = 6; i-- > 0; milliseconds >>= 8) bytes[i] = static_cast<std::uint8_t>(milliseconds & 0xFF);
  bytes[6] = static_cast<std::uint8_t>(0x70 | (bytes[6] & 0x0F));
  bytes[8] = static_cast<std::uint8_t>(0x80 | (bytes[8] & 0x3F));
  return bytes;
}

thread_local SampleUuids* sample = nullptr;

}  // namespace

SampleUuids::SampleUuids(std::uint64_t seed) : counter_(seed * 0x9E3779B97F4A7C15ULL >> 38U) {
  assert(sample == nullptr && "one sample at a time on a thread");
  sample = this;
}

SampleUuids::~SampleUuids() { sample = nullptr; }

Uuid SampleUuids::next() {
  Uuid uuid;
  std::uint64_t time = milliseconds_;
  for (std::size_t i = 6; i-- > 0; time >>= 8) uuid.bytes[i] = static_cast<std::uint8_t>(time & 0xFF);
  const std::uint64_t count = counter_++ & 0x3FFFFFF;  // 26 bits: 12 behind the version, 14 behind the variant
  uuid.bytes[6] = static_cast<std::uint8_t>(0x70 | (count >> 22U & 0x0F));
  uuid.bytes[7] = static_cast<std::uint8_t>(count >> 14U & 0xFF);
  uuid.bytes[8] = static_cast<std::uint8_t>(0x80 | (count >> 8U & 0x3F));
  uuid.bytes[9] = static_cast<std::uint8_t>(count & 0xFF);
  for (std::size_t i = 0; i < 6; ++i) {
    uuid.bytes[10 + i] = static_cast<std::uint8_t>(digit(kSampleMark[2 * i]) << 4 | digit(kSampleMark[2 * i + 1]));
  }
  return uuid;
}

Uuid Uuid::next() {
  if (sample != nullptr) return sample->next();
  static std::mutex mutex;
  static Uuid last;
  static const bool ready = sodium_init() >= 0;  // its random bits are safe for threads only after this
  if (!ready) std::abort();                      // no source of random bits: nothing could be told apart
  const auto now = static_cast<std::uint64_t>(
      std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
          .count());
  const std::lock_guard lock(mutex);
  if (now > milliseconds_of(last.bytes)) {
    last.bytes = fresh(now);
  } else if (!increment(last.bytes)) {
    last.bytes = fresh(milliseconds_of(last.bytes) + 1);
  }
  return last;
}

std::optional<Uuid> Uuid::parse(std::string_view text) {
  if (text.size() != 36) return std::nullopt;
  Uuid uuid;
  std::size_t at = 0;
  for (std::size_t i = 0; i < 16; ++i) {
    if (at == 8 || at == 13 || at == 18 || at == 23) {
      if (text[at++] != '-') return std::nullopt;
    }
    const int high = digit(text[at]);
    const int low = digit(text[at + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    uuid.bytes[i] = static_cast<std::uint8_t>(high << 4 | low);
    at += 2;
  }
  return uuid;
}

std::string Uuid::text() const {
  std::string text;
  text.reserve(36);
  for (std::size_t i = 0; i < 16; ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
    text += kDigits[bytes[i] >> 4];
    text += kDigits[bytes[i] & 0x0F];
  }
  return text;
}

}  // namespace vallis::base

std::size_t std::hash<vallis::base::Uuid>::operator()(const vallis::base::Uuid& uuid) const noexcept {
  // The last eight bytes are random but for two bits.
  std::size_t value = 0;
  std::memcpy(&value, uuid.bytes.data() + 8, sizeof value);
  return value;
}
