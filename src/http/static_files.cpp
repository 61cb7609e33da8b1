#include "http/static_files.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

#include "base/gzip.hpp"
#include "base/hash.hpp"
#include "base/random.hpp"
#include "base/text.hpp"

namespace vallis::http {
namespace {

constexpr std::size_t kPackFrom = 1024;  // shorter answers fit one packet anyway
constexpr std::string_view kNonceWord = "VALLIS_NONCE";
constexpr int kFast = 4;  // a fifth of the time of level 9, for a few bytes more

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

/// A page with a nonce of its own. It is never kept: a page from a cache would have a nonce that is known already.
Reply page(std::string_view html) {
  const std::string nonce = base::random_text(16);
  Reply reply;
  for (std::size_t from = 0; from < html.size();) {
    const auto word = std::min(html.find(kNonceWord, from), html.size());
    reply.body += html.substr(from, word - from);
    if (word < html.size()) reply.body += nonce;
    from = word + kNonceWord.size();
  }
  reply.headers.add("Content-Type", "text/html; charset=utf-8");
  reply.headers.add("Cache-Control", "no-cache");
  reply.headers.add("Content-Security-Policy",
                    "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'nonce-" + nonce +
                        "'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
  return reply;
}

}  // namespace

bool accepts(const Request& request, std::string_view coding) {
  for (const std::string& offer : base::split(request.header("accept-encoding").value_or(""), ',')) {
    const auto parts = base::split(offer, ';');
    if (parts.empty() || (parts[0] != coding && parts[0] != "*")) continue;
    const bool refused = std::any_of(parts.begin() + 1, parts.end(), [](const std::string& part) {
      return part.starts_with("q=") && base::parse_number(part.substr(2)) == 0.0;
    });
    return !refused;
  }
  return false;
}

void pack_reply(const Request& request, Reply& reply) {
  if (reply.file || reply.events || reply.body.size() <= kPackFrom) return;
  const std::string varies(reply.headers.find("vary").value_or(""));
  if (reply.headers.find("content-encoding") || varies.find("Accept-Encoding") != std::string::npos) return;
  if (!is_text(reply.headers.find("content-type").value_or(""))) return;
  reply.headers.set("Vary", varies.empty() ? "Accept-Encoding" : varies + ", Accept-Encoding");
  if (!accepts(request, "gzip")) return;
  reply.body = base::gzip(reply.body, kFast);
  reply.headers.add("Content-Encoding", "gzip");
}

void StaticFiles::add(const std::string& path, std::string_view bytes) {
  if (path.ends_with(".br")) {
    files_[path.substr(0, path.size() - 3)].brotli = bytes;
    return;
  }
  if (path.ends_with(".gz")) {
    files_[path.substr(0, path.size() - 3)].gzip = bytes;
    return;
  }
  File& file = files_[path];
  file.bytes = bytes;
  file.tag = base::content_hash(bytes).substr(7, 32);
  file.media_type = media_type_of(path);
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
  if (file.media_type.starts_with("text/html")) return page(file.bytes);
  const bool brotli = !file.brotli.empty() && accepts(request, "br");
  const bool gzip = !brotli && !file.gzip.empty() && accepts(request, "gzip");
  const std::string tag = "\"" + file.tag + (brotli ? "-br\"" : gzip ? "-gzip\"" : "\"");
  Reply reply;
  // A worker follows the policy of its own script: the one that keeps pages for the time without a network fetches
  // them.
  reply.headers.add("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'");
  reply.headers.add("ETag", tag);
  reply.headers.add("Vary", "Accept-Encoding");
  reply.headers.add("Cache-Control",
                    found->first.starts_with("assets/") ? "public, max-age=31536000, immutable" : "no-cache");
  if (names_tag(request.header("if-none-match").value_or(""), tag)) {
    reply.status = 304;
    return reply;
  }
  reply.headers.add("Content-Type", file.media_type);
  if (brotli) reply.headers.add("Content-Encoding", "br");
  if (gzip) reply.headers.add("Content-Encoding", "gzip");
  reply.body = std::string(brotli ? file.brotli : gzip ? file.gzip : file.bytes);
  return reply;
}

void StaticFiles::serve(Router& router) {
  for (auto& [path, file] : files_) {
    assert(!file.tag.empty() && "what is packed comes beside the plain file");
    if (!file.gzip.empty() || !is_text(file.media_type) || file.bytes.size() <= kPackFrom) continue;
    file.packed = base::gzip(file.bytes, 9);
    if (file.packed.size() < file.bytes.size()) file.gzip = file.packed;
  }
  RouteInfo info;
  info.summary = "Pages";
  info.permission = "public";
  info.described = false;
  router.set_fallback({Method::Get, "/{page*}", std::move(info), [this](Request& request) { return answer(request); }});
}

}  // namespace vallis::http
