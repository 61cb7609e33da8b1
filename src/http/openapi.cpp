#include "http/openapi.hpp"

#include <algorithm>

namespace vallis::http {
namespace {

using base::Json;
using base::JsonArray;
using base::JsonObject;

std::string lower(std::string_view word) {
  std::string out(word);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

/// "{rest*}" is "{rest}" there.
std::string path_of(std::string pattern) {
  std::erase(pattern, '*');
  return pattern;
}

/// "list_organisations" for GET /api/v1/organisations: unique, as its parts are those of method and path.
std::string operation_id(const Route& route) {
  std::string id = lower(word(route.method));
  for (const char c : route.pattern) {
    const bool part = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (part) {
      id += c;
    } else if (id.back() != '_') {
      id += '_';
    }
  }
  while (id.back() == '_') id.pop_back();
  return id;
}

JsonObject content(std::string_view type, const Json& schema) { return {{type, JsonObject{{"schema", schema}}}}; }

JsonArray path_parameters(const std::string& pattern) {
  JsonArray parameters;
  for (std::size_t at = pattern.find('{'); at != std::string::npos; at = pattern.find('{', at + 1)) {
    std::string name = pattern.substr(at + 1, pattern.find('}', at) - at - 1);
    std::erase(name, '*');
    JsonObject schema{{"type", "string"}};
    if (name.ends_with("_id")) schema["format"] = "uuid";
    parameters.emplace_back(
        JsonObject{{"name", name}, {"in", "path"}, {"required", true}, {"schema", std::move(schema)}});
  }
  return parameters;
}

JsonObject problem_schema() {
  return {{"type", "object"},
          {"description", "RFC 9457."},
          {"required", JsonArray{"type", "title", "status"}},
          {"properties",
           JsonObject{{"type", JsonObject{{"type", "string"}}},
                      {"title", JsonObject{{"type", "string"}}},
                      {"status", JsonObject{{"type", "integer"}}},
                      {"detail", JsonObject{{"type", "string"}, {"description", "For the person who reads it."}}},
                      {"request_id", JsonObject{{"type", "string"}, {"description", "Leads to the server's log."}}},
                      {"errors",
                       JsonObject{{"type", "array"},
                                  {"items", JsonObject{{"type", "object"},
                                                       {"properties",
                                                        JsonObject{{"pointer", JsonObject{{"type", "string"}}},
                                                                   {"detail", JsonObject{{"type", "string"}}}}}}}}}}}};
}

JsonObject operation_of(const Route& route) {
  const RouteInfo& info = route.info;
  JsonObject operation{{"operationId", operation_id(route)}, {"summary", info.summary}};
  if (!info.tag.empty()) operation["tags"] = JsonArray{info.tag};
  operation["x-permission"] = info.permission;
  if (info.permission != "public") {
    operation["security"] = JsonArray{JsonObject{{"session", JsonArray{}}}, JsonObject{{"token", JsonArray{}}}};
  }
  JsonArray parameters = path_parameters(route.pattern);
  parameters.insert(parameters.end(), info.parameters.begin(), info.parameters.end());
  if (!parameters.empty()) operation["parameters"] = std::move(parameters);
  if (!info.request.is_null()) {
    operation["requestBody"] = JsonObject{{"required", true}, {"content", content("application/json", info.request)}};
  }
  JsonObject success{{"description", reason_phrase(info.success)}};
  if (!info.reply.is_null()) success["content"] = content("application/json", info.reply);
  operation["responses"] =
      JsonObject{{std::to_string(info.success), std::move(success)},
                 {"default", JsonObject{{"description", "What went wrong, and what would make it right."},
                                        {"content", content("application/problem+json",
                                                            JsonObject{{"$ref", "#/components/schemas/Problem"}})}}}};
  return operation;
}

}  // namespace

base::Json openapi(const Router& router, const ApiTitle& title) {
  JsonObject paths;
  for (const auto& route : router.routes()) {
    if (!route->info.described) continue;
    Json& path = paths[path_of(route->pattern)];
    if (path.is_null()) path = JsonObject();
    path.as_object()[lower(word(route->method))] = operation_of(*route);
  }
  return JsonObject{
      {"openapi", "3.1.0"},
      {"info", JsonObject{{"title", title.title}, {"version", title.version}, {"description", title.description}}},
      {"paths", std::move(paths)},
      {"components",
       JsonObject{{"schemas", JsonObject{{"Problem", problem_schema()}}},
                  {"securitySchemes",
                   JsonObject{{"session", JsonObject{{"type", "apiKey"}, {"in", "cookie"}, {"name", "vallis_session"}}},
                              {"token", JsonObject{{"type", "http"}, {"scheme", "bearer"}}}}}}}};
}

}  // namespace vallis::http
