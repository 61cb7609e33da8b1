#include "http/static_files.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/gzip.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"

namespace vallis::http {
namespace {

constexpr std::size_t kPackFrom = 1024;  // shorter answers fit one packet anyway
constexpr int kFast = 4;                 // a fifth of the time of level 9, for a few bytes more

constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kMediaTypes = {
    {{".html", "text/html; charset=utf-8"},
     {".css", "text/css; charset=utf-8"},
     {".js", "text/javascript; charset=utf-8"},
     {".json", "application/json"},
     {".webmanifest", "application/manifest+json"},
     {".svg", "image/svg+xml"},
     {".png", "image/png"},
     {".ico", "image/x-icon"},
     {".woff2", "font/woff2"},
     {".map", "application/json"},
     {".txt", "text/plain; charset=utf-8"},
     {".wasm", "application/wasm"}}};

std::string media_type_of(std::string_view path) {
  for (const auto& [ending, type] : kMediaTypes) {
    if (path.ends_with(ending)) return std::string(type);
  }
  return "application/octet-stream";
}

bool is_text(std::string_view media_type) {
  return media_type.starts_with("text/") || media_type.starts_with("application/json") ||
         media_type.starts_with("application/problem+json") || media_type.starts_with("image/svg");
}

/// Whether one of the tags of If-None-Match is this one. Source: RFC 9110, section 13.1.2.
bool names_tag(std::string_view header, std::string_view quoted) {
  for (std::string tag : base::split(header, ',')) {
    if (tag.starts_with("W/")) tag.erase(0, 2);
    if (tag == quoted || tag == "*") return true;
  }
  return false;
}

bool asks_for_page(const Request& request) {
  return request.header("accept").value_or("").find("text/html") != std::string_view::npos;
}

}  // namespace

bool accepts_gzip(const Request& request) {
  for (const std::string& offer : base::split(request.header("accept-encoding").value_or(""), ',')) {
    const auto parts = base::split(offer, ';');
    if (parts.empty() || (parts[0] != "gzip" && parts[0] != "*")) continue;
    const bool refused = std::any_of(parts.begin() + 1, parts.end(), [](const std::string& part) {
      return part.starts_with("q=") && base::parse_number(part.substr(2)) == 0.0;
    });
    return !refused;
  }
  return false;
}

void pack_reply(const Request& request, Reply& reply) {
  if (reply.file || reply.events || reply.body.size() <= kPackFrom) return;
  if (reply.headers.find("content-encoding") || reply.headers.find("vary")) return;
  if (!is_text(reply.headers.find("content-type").value_or(""))) return;
  reply.headers.add("Vary", "Accept-Encoding");
  if (!accepts_gzip(request)) return;
  reply.body = base::gzip(reply.body, kFast);
  reply.headers.add("Content-Encoding", "gzip");
}

void StaticFiles::add(const std::string& path, std::string_view bytes) {
  File file{bytes, {}, base::content_hash(bytes).substr(7, 32), media_type_of(path)};
  if (is_text(file.media_type) && bytes.size() > kPackFrom) {
    file.packed = base::gzip(bytes, 9);
    if (file.packed.size() >= bytes.size()) file.packed.clear();
  }
  files_[path] = std::move(file);
}

Reply StaticFiles::answer(const Request& request) const {
  const std::string_view path = request.path.starts_with('/') ? std::string_view(request.path).substr(1) : "";
  auto found = files_.find(path.empty() ? "index.html" : path);
  if (found == files_.end() && asks_for_page(request) && !request.path.starts_with("/api/")) {
    found = files_.find("index.html");
  }
  if (found == files_.end()) {
    return problem_reply(404, "Not Found", "There is nothing at this address.", request.id);
  }
  const File& file = found->second;
  const bool packed = !file.packed.empty() && accepts_gzip(request);
  const std::string tag = "\"" + file.tag + (packed ? "-gzip\"" : "\"");
  Reply reply;
  reply.headers.add("ETag", tag);
  reply.headers.add("Vary", "Accept-Encoding");
  reply.headers.add("Cache-Control",
                    found->first.starts_with("assets/") ? "public, max-age=31536000, immutable" : "no-cache");
  if (names_tag(request.header("if-none-match").value_or(""), tag)) {
    reply.status = 304;
    return reply;
  }
  reply.headers.add("Content-Type", file.media_type);
  if (packed) reply.headers.add("Content-Encoding", "gzip");
  if (file.media_type.starts_with("text/html")) {
    reply.headers.add("Content-Security-Policy",
                      "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; "
                      "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'");
  }
  reply.body = packed ? file.packed : std::string(file.bytes);
  return reply;
}

void StaticFiles::serve(Router& router) const {
  RouteInfo info;
  info.summary = "Pages";
  info.permission = "public";
  info.described = false;
  router.set_fallback({Method::Get, "/{page*}", std::move(info), [this](Request& request) { return answer(request); }});
}

}  // namespace vallis::http
