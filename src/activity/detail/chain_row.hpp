#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/time.hpp"
#include "base/uuid.hpp"

namespace vallis::activity::detail {

/// The part of an entry that its hash is over, with the members in the order in which they are hashed.
struct ChainRow {
  std::int64_t sequence = 0;
  std::string previous_hash;
  base::Instant occurred_at;
  std::optional<base::Uuid> account_id;
  std::optional<base::Uuid> organisation_id;
  std::string request_id;
  std::string verb;
  std::string object_kind;
  std::string object_id;
  std::string scope;
  std::string detail_hash;
};

/// The part that can be erased.
struct DetailRow {
  std::string salt;
  std::optional<std::string> before_value;
  std::optional<std::string> after_value;
  std::string reason;
};

/// The hash of the row as a JSON array of its members: anybody can compute it again from an export.
std::string entry_hash(const ChainRow& row);
std::string detail_hash(const DetailRow& row);

/// The verb that accounts for details that are no longer there.
constexpr const char* kDetailsErased = "details_erased";

}  // namespace vallis::activity::detail
