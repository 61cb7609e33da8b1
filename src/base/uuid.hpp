#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace vallis::base {

/// A 128-bit identifier. Source: RFC 9562.
struct Uuid {
  std::array<std::uint8_t, 16> bytes{};

  /// A version 7 identifier: milliseconds since 1970, then random bits. Those of one process ascend, also within a
  /// millisecond and when the clock is set back, so that rows lie in the order of their making.
  static Uuid next();

  /// "01890a5d-ac96-774b-bcce-b302099a8057", digits in either case; nothing when the text is not such a one.
  static std::optional<Uuid> parse(std::string_view text);

  std::string text() const;  ///< lower case, 36 characters

  auto operator<=>(const Uuid&) const = default;
};

/// While it lives, Uuid::next() on its thread gives identifiers that follow from a seed, with a time that is set: for
/// samples, of which the same seed is to give the same bytes. Each ends in kSampleMark, by which it is known for one of
/// a sample afterwards; the chance that one of next()'s own ends so is 2⁻⁴⁸. One at a time on a thread.
class SampleUuids {
 public:
  explicit SampleUuids(std::uint64_t seed);
  ~SampleUuids();
  SampleUuids(const SampleUuids&) = delete;
  SampleUuids& operator=(const SampleUuids&) = delete;

  /// The identifiers from here on were made at that time. No two are equal among the first 67 million.
  void set_milliseconds(std::uint64_t since_1970) { milliseconds_ = since_1970; }

  Uuid next();

 private:
  std::uint64_t milliseconds_ = 0;
  std::uint64_t counter_ = 0;
};

/// The last twelve digits of a sample's identifiers.
constexpr std::string_view kSampleMark = "5a3b1e5a3b1e";

/// An identifier of one kind of thing: OrganisationId and PersonId do not mix. `Tag` is any type, often the thing's.
template <class Tag>
struct Id {
  Uuid uuid;

  static Id next() { return {Uuid::next()}; }
  static std::optional<Id> parse(std::string_view text) {
    const auto uuid = Uuid::parse(text);
    return uuid ? std::optional<Id>(Id{*uuid}) : std::nullopt;
  }
  std::string text() const { return uuid.text(); }

  auto operator<=>(const Id&) const = default;
};

}  // namespace vallis::base

template <>
struct std::hash<vallis::base::Uuid> {
  std::size_t operator()(const vallis::base::Uuid& uuid) const noexcept;
};

template <class Tag>
struct std::hash<vallis::base::Id<Tag>> {
  std::size_t operator()(const vallis::base::Id<Tag>& id) const noexcept {
    return std::hash<vallis::base::Uuid>{}(id.uuid);
  }
};
