#include "db/value.hpp"

#include <limits>

namespace vallis::db {

bool from_cell(const Cell& cell, bool& value) {
  if (cell.kind != Cell::Kind::Integer || (cell.integer != 0 && cell.integer != 1)) return false;
  value = cell.integer == 1;
  return true;
}

bool from_cell(const Cell& cell, std::int64_t& value) {
  if (cell.kind != Cell::Kind::Integer) return false;
  value = cell.integer;
  return true;
}

bool from_cell(const Cell& cell, int& value) {
  if (cell.kind != Cell::Kind::Integer || cell.integer < std::numeric_limits<int>::min() ||
      cell.integer > std::numeric_limits<int>::max()) {
    return false;
  }
  value = static_cast<int>(cell.integer);
  return true;
}

bool from_cell(const Cell& cell, double& value) {
  if (cell.kind == Cell::Kind::Integer) {
    value = static_cast<double>(cell.integer);
    return true;
  }
  value = cell.real;
  return cell.kind == Cell::Kind::Real;
}

bool from_cell(const Cell& cell, std::string& value) {
  if (cell.kind != Cell::Kind::Text) return false;
  value = cell.bytes;
  return true;
}

bool from_cell(const Cell& cell, Bytes& value) {
  if (cell.kind != Cell::Kind::Blob) return false;
  value.assign(cell.bytes.begin(), cell.bytes.end());
  return true;
}

bool from_cell(const Cell& cell, base::Uuid& value) {
  const auto uuid = cell.kind == Cell::Kind::Text ? base::Uuid::parse(cell.bytes) : std::nullopt;
  if (uuid) value = *uuid;
  return uuid.has_value();
}

bool from_cell(const Cell& cell, base::Date& value) {
  const auto date = cell.kind == Cell::Kind::Text ? base::Date::parse(cell.bytes) : std::nullopt;
  if (date) value = *date;
  return date.has_value();
}

bool from_cell(const Cell& cell, base::Instant& value) {
  const auto instant = cell.kind == Cell::Kind::Text ? base::Instant::parse(cell.bytes) : std::nullopt;
  if (instant) value = *instant;
  return instant.has_value();
}

bool from_cell(const Cell& cell, base::Json& value) {
  // SQLite gives a bare number of a JSON column as a number.
  if (cell.kind == Cell::Kind::Integer) {
    value = cell.integer;
    return true;
  }
  if (cell.kind == Cell::Kind::Real) {
    value = cell.real;
    return true;
  }
  if (cell.kind != Cell::Kind::Text) return false;
  auto json = base::parse_json(cell.bytes, "");
  if (json) value = std::move(*json);
  return json.has_value();
}

}  // namespace vallis::db
