#include "http/message.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace vallis::http {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_name(std::string_view a, std::string_view b) {
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == lower(y); });
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

std::string_view word(Method method) {
  constexpr std::array<std::string_view, 8> words = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "?"};
  return words[static_cast<std::size_t>(method)];
}

void Headers::remove(std::string_view name) {
  std::erase_if(fields_, [&](const auto& field) { return same_name(field.first, name); });
}

void Headers::set(std::string_view name, std::string value) {
  remove(name);
  add(std::string(name), std::move(value));
}

std::optional<std::string_view> Headers::find(std::string_view name) const {
  for (const auto& [key, value] : fields_) {
    if (same_name(key, name)) return value;
  }
  return std::nullopt;
}

std::optional<std::string_view> Request::query_value(std::string_view name) const {
  const auto found = query.find(name);
  return found == query.end() ? std::nullopt : std::optional<std::string_view>(found->second);
}

std::optional<std::string_view> Request::cookie(std::string_view name) const {
  for (const auto& [key, value] : headers.fields()) {
    if (!same_name(key, "cookie")) continue;
    std::string_view rest = value;
    while (!rest.empty()) {
      const auto end = std::min(rest.find(';'), rest.size());
      const std::string_view pair = base::trim(rest.substr(0, end));
      const auto equals = pair.find('=');
      if (equals != std::string_view::npos && pair.substr(0, equals) == name) return pair.substr(equals + 1);
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return std::nullopt;
}

Reply text_reply(int status, std::string text, std::string content_type) {
  Reply reply;
  reply.status = status;
  reply.headers.add("Content-Type", std::move(content_type));
  reply.body = std::move(text);
  return reply;
}

Reply json_reply(int status, std::string json) { return text_reply(status, std::move(json), "application/json"); }

Reply problem_reply(int status, std::string_view title, std::string_view detail, std::string_view request_id,
                    const std::vector<base::Fault>& faults) {
  base::JsonObject problem{{"type", "about:blank"}, {"title", title}, {"status", status}};
  if (!detail.empty()) problem["detail"] = detail;
  if (!request_id.empty()) problem["request_id"] = request_id;
  if (!faults.empty()) {
    base::JsonArray errors;
    for (const base::Fault& fault : faults) {
      base::JsonObject error;
      if (!fault.file.empty()) error["file"] = fault.file;
      if (fault.line > 0) error["line"] = fault.line;
      if (!fault.field.empty()) error[fault.field.front() == '/' ? "pointer" : "field"] = fault.field;
      error["detail"] = fault.what;
      errors.emplace_back(std::move(error));
    }
    problem["errors"] = std::move(errors);
  }
  return text_reply(status, base::print_json(problem, base::JsonStyle::Compact), "application/problem+json");
}

int status_of(base::ErrorKind kind) {
  switch (kind) {
    case base::ErrorKind::InvalidArgument:
    case base::ErrorKind::InvalidInput:
      return 422;
    case base::ErrorKind::NotFound:
      return 404;
    case base::ErrorKind::Unavailable:
      return 503;
    case base::ErrorKind::TooLarge:
      return 413;
    case base::ErrorKind::Cancelled:
    case base::ErrorKind::Conflict:
      return 409;
    case base::ErrorKind::Stale:
      return 412;
    case base::ErrorKind::Unauthenticated:
      return 401;
    case base::ErrorKind::Forbidden:
      return 403;
    case base::ErrorKind::TooMany:
      return 429;
  }
  return 500;
}

Reply problem_reply(const base::Error& error, std::string_view request_id) {
  const int status = status_of(error.kind);
  // The faults of bad input say it place by place; their joined text would only repeat them.
  const std::string detail = error.faults.empty() || error.kind != base::ErrorKind::InvalidInput
                                 ? error.message
                                 : "Some of what was sent cannot be taken; each place is named below.";
  Reply reply = problem_reply(status, reason_phrase(status), detail, request_id, error.faults);
  if (status == 401) reply.headers.add("WWW-Authenticate", "Bearer");
  return reply;
}

std::string_view reason_phrase(int status) {
  static const std::map<int, std::string_view> phrases = {{100, "Continue"},
                                                          {200, "OK"},
                                                          {201, "Created"},
                                                          {202, "Accepted"},
                                                          {204, "No Content"},
                                                          {206, "Partial Content"},
                                                          {301, "Moved Permanently"},
                                                          {302, "Found"},
                                                          {303, "See Other"},
                                                          {304, "Not Modified"},
                                                          {400, "Bad Request"},
                                                          {401, "Unauthorized"},
                                                          {403, "Forbidden"},
                                                          {404, "Not Found"},
                                                          {405, "Method Not Allowed"},
                                                          {406, "Not Acceptable"},
                                                          {408, "Request Timeout"},
                                                          {409, "Conflict"},
                                                          {410, "Gone"},
                                                          {411, "Length Required"},
                                                          {412, "Precondition Failed"},
                                                          {413, "Content Too Large"},
                                                          {414, "URI Too Long"},
                                                          {415, "Unsupported Media Type"},
                                                          {416, "Range Not Satisfiable"},
                                                          {417, "Expectation Failed"},
                                                          {422, "Unprocessable Content"},
                                                          {428, "Precondition Required"},
                                                          {429, "Too Many Requests"},
                                                          {431, "Request Header Fields Too Large"},
                                                          {500, "Internal Server Error"},
                                                          {501, "Not Implemented"},
                                                          {503, "Service Unavailable"},
                                                          {505, "HTTP Version Not Supported"},
                                                          {507, "Insufficient Storage"}};
  const auto found = phrases.find(status);
  return found == phrases.end() ? "Unknown" : found->second;
}

std::optional<std::string> percent_decode(std::string_view text, bool form) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      const int high = i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
      const int low = i + 2 < text.size() ? hex_digit(text[i + 2]) : -1;
      if (high < 0 || low < 0) return std::nullopt;
      out += static_cast<char>(high << 4 | low);
      i += 2;
    } else {
      out += form && text[i] == '+' ? ' ' : text[i];
    }
  }
  if (out.find('\0') != std::string::npos || base::invalid_utf8(out)) return std::nullopt;
  return out;
}

std::string percent_encode(std::string_view text) {
  constexpr std::string_view kPlain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  std::string out;
  for (const char c : text) {
    if (kPlain.find(c) != std::string_view::npos) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

}  // namespace vallis::http
