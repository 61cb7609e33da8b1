#include "http/api_page.hpp"

#include <fmt/format.h>

#include <map>

namespace vallis::http {
namespace {

std::string text_of(const base::Json& object, std::string_view key) {
  const base::Json* value = object.is_object() ? object.get_object().if_contains(key) : nullptr;
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

/// The schema behind "content" of a body or answer, printed; empty where there is none.
std::string schema_text(const base::Json* holder) {
  if (holder == nullptr || !holder->is_object()) return {};
  const base::Json* content = holder->get_object().if_contains("content");
  if (content == nullptr) return {};
  std::string out;
  for (const auto& [type, media] : content->get_object()) out += base::print_json(media.at("schema"));
  return out;
}

std::string section(std::string_view title, const std::string& schema) {
  if (schema.empty()) return {};
  return fmt::format("<details><summary>{}</summary><pre>{}</pre></details>\n", title, html_escaped(schema));
}

std::string operation(const std::string& method, const std::string& path, const base::Json& route) {
  std::string out = fmt::format("<article><h3><code>{} {}</code></h3>\n<p>{} <small>Needs: {}.</small></p>\n", method,
                                html_escaped(path), html_escaped(text_of(route, "summary")),
                                html_escaped(text_of(route, "x-permission")));
  const base::JsonObject& members = route.get_object();
  if (const base::Json* parameters = members.if_contains("parameters")) {
    out += "<ul>\n";
    for (const base::Json& parameter : parameters->get_array()) {
      out += fmt::format("<li><code>{}</code> in the {} {}</li>\n", html_escaped(text_of(parameter, "name")),
                         html_escaped(text_of(parameter, "in")), html_escaped(text_of(parameter, "description")));
    }
    out += "</ul>\n";
  }
  out += section("Body", schema_text(members.if_contains("requestBody")));
  for (const auto& [status, answer] : members.at("responses").get_object()) {
    if (status != "default") out += section(fmt::format("Answer {}", std::string_view(status)), schema_text(&answer));
  }
  return out + "</article>\n";
}

std::string upper(std::string_view word) {
  std::string out(word);
  for (char& c : out) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return out;
}

}  // namespace

std::string html_escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string api_page(const base::Json& openapi) {
  const base::Json& info = openapi.at("info");
  std::map<std::string, std::string> by_tag;
  for (const auto& [path, methods] : openapi.at("paths").get_object()) {
    for (const auto& [method, route] : methods.get_object()) {
      const base::Json* tags = route.get_object().if_contains("tags");
      const std::string tag = tags == nullptr ? "other" : std::string(tags->at(0).get_string());
      by_tag[tag] += operation(upper(method), std::string(path), route);
    }
  }
  std::string out = fmt::format(
      "<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\">"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{0} API {1}</title></head>\n"
      "<body><main>\n<h1>{0} API {1}</h1>\n<p>{2}</p>\n"
      "<p>The same for programs: <a href=\"/api/v1/openapi.json\">openapi.json</a>. Errors are RFC 9457 problem details; "
      "changes need If-Match with the ETag that was read.</p>\n",
      html_escaped(text_of(info, "title")), html_escaped(text_of(info, "version")),
      html_escaped(text_of(info, "description")));
  for (const auto& [tag, operations] : by_tag) {
    out += fmt::format("<h2>{}</h2>\n{}", html_escaped(tag), operations);
  }
  return out + "</main></body>\n</html>\n";
}

}  // namespace vallis::http
