#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "db/value.hpp"

namespace vallis::db {

/// A statement that is put together at run time: constant parts, and values that only ever become arguments.
///
///   Sql sql("SELECT name FROM organisation WHERE kind = ");
///   sql.value(kind).add(" ORDER BY name LIMIT ").value(limit);
class Sql {
 public:
  explicit Sql(std::string_view text = {}) : text_(text) {}

  /// Constant text: never something that came from outside.
  Sql& add(std::string_view text) {
    text_ += text;
    return *this;
  }

  template <class T>
  Sql& value(const T& value) {
    arguments_.push_back(to_argument(value));
    text_ += '$';
    text_ += std::to_string(arguments_.size());
    return *this;
  }

  /// "$1, $2, …" for an IN list; "NULL" for an empty one, which holds nothing.
  template <class Values>
  Sql& values(const Values& all) {
    bool first = true;
    for (const auto& one : all) {
      if (!first) text_ += ", ";
      first = false;
      value(one);
    }
    if (first) text_ += "NULL";
    return *this;
  }

  const std::string& text() const { return text_; }
  const std::vector<Argument>& arguments() const { return arguments_; }

 private:
  std::string text_;
  std::vector<Argument> arguments_;
};

}  // namespace vallis::db
