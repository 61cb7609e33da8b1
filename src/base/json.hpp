#pragma once

#include <boost/json/value.hpp>
#include <cstdint>
#include <limits>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "base/text.hpp"

namespace vallis::base {

using Json = boost::json::value;
using JsonArray = boost::json::array;
using JsonObject = boost::json::object;

/// Parses a JSON text. Errors: InvalidInput with line and column of the first mistake.
Result<Json> parse_json(std::string_view text, std::string_view name);

enum class JsonStyle { Compact, Pretty };

/// The text of a value: keys in their order, numbers as the shortest text that reads back the same, NaN and infinities
/// as null. Pretty puts objects and nested arrays on lines of their own and keeps arrays of plain values on one line.
/// Equal values give equal bytes.
std::string print_json(const Json& value, JsonStyle style = JsonStyle::Pretty);

/// Reads one JSON document into structs and collects every fault with its JSON pointer, so that a person can mend all
/// at once. Reads with a fault give a default value; ask `result()` before using what was read.
class JsonReader {
 public:
  /// A place in the document; `value` is null when the place is absent.
  class Place {
   public:
    bool present() const { return value_ != nullptr && !value_->is_null(); }
    const std::string& pointer() const { return pointer_; }
    const Json* json() const { return value_; }

    /// A member of this object that must, or may, be there. Asking for a member makes its name known to close().
    Place required(std::string_view key) const;
    Place optional(std::string_view key) const;

    /// Reports each member of this object that was never asked for.
    void close() const;

    std::string text(std::string fallback = {}) const;
    double number(double fallback = std::numeric_limits<double>::quiet_NaN()) const;
    std::int64_t integer(std::int64_t low, std::int64_t high, std::int64_t fallback) const;
    bool boolean(bool fallback) const;
    std::vector<Place> items() const;                            ///< the elements of an array
    std::vector<std::pair<std::string, Place>> members() const;  ///< all members of an object, names made known
    std::vector<std::string> texts() const;                      ///< an array of strings
    LocalText local_text() const;                                ///< {"en": …, "ru": …}

    /// One of several words. The fault lists the words.
    template <class E>
    E choice(std::span<const std::pair<std::string_view, E>> words, E fallback) const {
      if (!present()) return fallback;
      const std::string word = text();
      std::vector<std::string> known;
      for (const auto& [name, meaning] : words) {
        if (name == word) return meaning;
        known.emplace_back(name);
      }
      unknown_word(word, known);
      return fallback;
    }

    void fault(std::string what) const;

   private:
    friend class JsonReader;
    Place(JsonReader* reader, const Json* value, std::string pointer)
        : reader_(reader), value_(value), pointer_(std::move(pointer)) {}
    void unknown_word(const std::string& word, const std::vector<std::string>& known) const;
    Place member(std::string_view key) const;

    JsonReader* reader_;
    const Json* value_;
    std::string pointer_;
  };

  /// The document must outlive the reader.
  JsonReader(const Json& document, std::string name) : document_(&document), name_(std::move(name)) {}

  Place root() { return {this, document_, ""}; }
  bool ok() const { return faults_.empty(); }
  /// InvalidInput with all faults.
  Error error() const { return invalid_input(faults_); }

 private:
  const Json* document_;
  std::string name_;
  std::vector<Fault> faults_;
  std::map<std::string, std::set<std::string, std::less<>>, std::less<>> known_;  // pointer → members asked for
};

}  // namespace vallis::base
