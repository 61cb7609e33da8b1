#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/described_json.hpp"
#include "http/message.hpp"

namespace vallis::http {

/// A parameter of the query as a type that is a text with a form (Date, Instant, Uuid, Id), an enum or a text; nothing
/// where it is absent or empty. Errors: InvalidInput, with the parameter's name as the field and what it may hold.
template <class T>
base::Result<std::optional<T>> query_as(const Request& request, std::string_view name) {
  const auto text = request.query_value(name);
  if (!text || text->empty()) return std::optional<T>();
  if constexpr (std::is_same_v<T, std::string>) {
    return std::optional<T>(std::string(*text));
  } else {
    std::optional<T> value;
    std::string form;
    if constexpr (base::DescribedEnum<T>) {
      value = base::enum_of<T>(*text);
      for (const auto& [word, meaning] : base::enum_words<T>()) form += (form.empty() ? "one of " : ", ") + word;
    } else {
      value = T::parse(*text);
      form = base::detail::form_of<T>();
    }
    if (value) return value;
    base::Fault fault;
    fault.field = std::string(name);
    fault.what = "'" + std::string(name) + "' is " + form + ".";
    return base::invalid_input({std::move(fault)});
  }
}

/// One parameter of the query, as OpenAPI has it: for RouteInfo::parameters.
template <class T>
base::Json query_parameter(std::string_view name, std::string_view description) {
  return base::JsonObject{
      {"name", name}, {"in", "query"}, {"description", description}, {"schema", base::json_schema<T>()}};
}

}  // namespace vallis::http
