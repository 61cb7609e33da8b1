#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "base/describe.hpp"
#include "base/described_json.hpp"
#include "base/json.hpp"
#include "base/time.hpp"
#include "base/uuid.hpp"

namespace vallis::db {

using Bytes = std::vector<std::uint8_t>;

/// One argument of a statement. Text holds no NUL (a statement with one is refused: PostgreSQL cannot store it).
using Argument = std::variant<std::monostate, bool, std::int64_t, double, std::string, Bytes>;

/// One cell of a result, valid until the next row is asked for.
struct Cell {
  enum class Kind { Null, Integer, Real, Text, Blob };
  Kind kind = Kind::Null;
  std::int64_t integer = 0;
  double real = 0;
  std::string_view bytes{};  ///< of Text and Blob; booleans are Integer, moments are ISO 8601 texts in UTC
};

// What C++ types are in the database. A type of one's own takes part by an overload of to_argument and from_cell in
// its namespace; from_cell says false when the cell cannot be one.

inline Argument to_argument(std::nullopt_t) { return std::monostate(); }
inline Argument to_argument(bool value) { return value; }
template <class T>
  requires(std::is_integral_v<T> && !std::is_same_v<T, bool>)
Argument to_argument(T value) {
  return static_cast<std::int64_t>(value);
}
inline Argument to_argument(double value) { return value; }
inline Argument to_argument(std::string value) { return value; }
inline Argument to_argument(std::string_view value) { return std::string(value); }
inline Argument to_argument(const char* value) { return std::string(value); }
inline Argument to_argument(Bytes value) { return value; }
inline Argument to_argument(const base::Uuid& value) { return value.text(); }
inline Argument to_argument(const base::Date& value) { return value.text(); }
inline Argument to_argument(const base::Instant& value) { return value.text(); }
inline Argument to_argument(const base::Json& value) { return base::print_json(value, base::JsonStyle::Compact); }
template <class Tag>
Argument to_argument(const base::Id<Tag>& value) {
  return value.text();
}
template <base::DescribedEnum E>
Argument to_argument(E value) {
  return std::string(base::enum_word(value));
}
/// A list of what JSON can be made of is a JSON text.
template <class T>
  requires(!std::is_same_v<T, std::uint8_t>)
Argument to_argument(const std::vector<T>& values) {
  std::string json;
  base::write_json(json, values);
  return json;
}
template <class T>
Argument to_argument(const std::optional<T>& value) {
  return value ? to_argument(*value) : Argument(std::monostate());
}

bool from_cell(const Cell& cell, bool& value);
bool from_cell(const Cell& cell, std::int64_t& value);
bool from_cell(const Cell& cell, int& value);
bool from_cell(const Cell& cell, double& value);
bool from_cell(const Cell& cell, std::string& value);
bool from_cell(const Cell& cell, Bytes& value);
bool from_cell(const Cell& cell, base::Uuid& value);
bool from_cell(const Cell& cell, base::Date& value);
bool from_cell(const Cell& cell, base::Instant& value);
bool from_cell(const Cell& cell, base::Json& value);
template <class Tag>
bool from_cell(const Cell& cell, base::Id<Tag>& value) {
  return from_cell(cell, value.uuid);
}
template <base::DescribedEnum E>
bool from_cell(const Cell& cell, E& value) {
  const auto known = cell.kind == Cell::Kind::Text ? base::enum_of<E>(cell.bytes) : std::nullopt;
  if (known) value = *known;
  return known.has_value();
}
template <class T>
  requires(!std::is_same_v<T, std::uint8_t>)
bool from_cell(const Cell& cell, std::vector<T>& values) {
  base::Json json;
  if (!from_cell(cell, json)) return false;
  auto read = base::read_document<std::vector<T>>(json, "");
  if (read) values = std::move(*read);
  return read.has_value();
}
template <class T>
bool from_cell(const Cell& cell, std::optional<T>& value) {
  if (cell.kind == Cell::Kind::Null) {
    value.reset();
    return true;
  }
  return from_cell(cell, value.emplace());
}

}  // namespace vallis::db
