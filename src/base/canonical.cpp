#include "base/canonical.hpp"

#include <map>

namespace vallis::base {
namespace {

Json sorted(const Json& value) {
  if (value.is_array()) {
    JsonArray array;
    for (const Json& item : value.as_array()) array.push_back(sorted(item));
    return array;
  }
  if (!value.is_object()) return value;
  std::map<std::string, Json> members;
  for (const auto& member : value.as_object()) members.emplace(member.key(), sorted(member.value()));
  JsonObject object;
  for (auto& [name, member] : members) object[name] = std::move(member);
  return object;
}

}  // namespace

std::string canonical_json(const Json& value) { return print_json(sorted(value), JsonStyle::Compact); }

}  // namespace vallis::base
