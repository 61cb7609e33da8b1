#include "http/api.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/text.hpp"

namespace vallis::http {
namespace {

constexpr int kMostItems = 200;
constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

std::string base64url(std::string_view bytes) {
  std::string text;
  std::uint32_t bits = 0;
  unsigned count = 0;
  for (const char c : bytes) {
    bits = bits << 8U | static_cast<unsigned char>(c);
    count += 8;
    while (count >= 6) {
      text += kDigits[bits >> (count - 6) & 63U];
      count -= 6;
    }
  }
  if (count > 0) text += kDigits[bits << (6 - count) & 63U];
  return text;
}

std::optional<std::string> from_base64url(std::string_view text) {
  std::string bytes;
  std::uint32_t bits = 0;
  unsigned count = 0;
  for (const char c : text) {
    const auto digit = kDigits.find(c);
    if (digit == std::string_view::npos) return std::nullopt;
    bits = bits << 6U | static_cast<std::uint32_t>(digit);
    count += 6;
    if (count >= 8) {
      bytes += static_cast<char>(bits >> (count - 8) & 255U);
      count -= 8;
    }
  }
  return bytes;
}

}  // namespace

void detail::write_facets(std::string& json, const std::vector<Facet>& facets) {
  json += ",\"facets\":{";
  for (std::size_t f = 0; f < facets.size(); ++f) {
    json += f == 0 ? "\"" : ",\"";
    json += facets[f].name + "\":";
    base::write_json(json, facets[f].counts);
  }
  json += '}';
}

std::optional<Reply> refuse_body(const Request& request, base::Json& json) {
  const std::string_view type = request.header("content-type").value_or("");
  const std::string_view kind = base::trim(type.substr(0, type.find(';')));
  if (kind != "application/json" && kind != "application/merge-patch+json") {
    return problem_reply(415, "Unsupported Media Type", "Send the body as application/json.", request.id);
  }
  if (const auto broken = base::invalid_utf8(request.body)) {
    return problem_reply(400, "Bad Request", fmt::format("The body is no UTF-8 from byte {} on.", *broken), request.id);
  }
  auto parsed = base::parse_json(request.body, "");
  if (!parsed) return problem_reply(400, "Bad Request", parsed.error().message, request.id);
  json = std::move(*parsed);
  return std::nullopt;
}

std::optional<Reply> read_if_match(const Request& request, std::int64_t& version) {
  const auto tag = request.header("if-match");
  if (!tag) {
    return problem_reply(428, "Precondition Required",
                         "Say which version you change: send If-Match with the ETag that you read.", request.id);
  }
  const std::string_view text = base::trim(*tag);
  const bool quoted = text.size() > 2 && text.front() == '"' && text.back() == '"';
  const std::string_view number = quoted ? text.substr(1, text.size() - 2) : std::string_view();
  const auto read = std::from_chars(number.data(), number.data() + number.size(), version);
  if (!quoted || read.ec != std::errc() || read.ptr != number.data() + number.size()) {
    return problem_reply(base::invalid_argument("If-Match is the ETag that you read, such as \"3\" with its quotes."),
                         request.id);
  }
  return std::nullopt;
}

base::Result<PageRequest> page_of(const Request& request) {
  PageRequest page;
  if (const auto limit = request.query_value("limit")) {
    const auto read = std::from_chars(limit->data(), limit->data() + limit->size(), page.limit);
    if (read.ec != std::errc() || read.ptr != limit->data() + limit->size() || page.limit < 1 ||
        page.limit > kMostItems) {
      return base::invalid_argument(fmt::format("'limit' is a whole number from 1 to {}.", kMostItems));
    }
  }
  page.cursor = request.query_value("cursor").value_or("");
  return page;
}

std::string make_cursor(const std::vector<std::string>& values) {
  std::string json;
  base::write_json(json, values);
  return base64url(json);
}

base::Result<std::vector<std::string>> read_cursor(std::string_view cursor, std::size_t count) {
  const auto wrong = base::invalid_argument("'cursor' is none that this list gave; ask for the first page again.");
  const auto text = from_base64url(cursor);
  if (!text) return wrong;
  const auto json = base::parse_json(*text, "");
  if (!json) return wrong;
  auto values = base::read_document<std::vector<std::string>>(*json, "");
  if (!values || values->size() != count) return wrong;
  return std::move(*values);
}

std::string next_link(const Request& request, std::string_view cursor) {
  std::string target = request.target.substr(0, request.target.find('?'));
  std::string separator = "?";
  for (const auto& [name, value] : request.query) {
    if (name == "cursor") continue;
    target += separator + percent_encode(name) + "=" + percent_encode(value);
    separator = "&";
  }
  return fmt::format("<{}{}cursor={}>; rel=\"next\"", target, separator, percent_encode(cursor));
}

}  // namespace vallis::http
