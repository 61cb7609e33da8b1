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
