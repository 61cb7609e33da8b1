#include <string>

#include "base/text.hpp"
#include "files/store.hpp"
#include "http/api.hpp"
#include "http/detail/wire.hpp"
#include "target.hpp"

namespace http = vallis::http;
using vallis::fuzz::require;

/// A line each: the target, a cookie, If-Match, a range of a file, a cursor, X-Forwarded-For. What is read out of them
/// is text without NUL, ranges lie within the file, and what is written is read back.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  std::vector<std::string> lines = vallis::base::split(vallis::fuzz::text(bytes, size), '\n');
  lines.resize(6);
  http::Request request;
  request.target = lines[0];
  request.remote_address = "127.0.0.1";
  request.headers.add("Cookie", lines[1]);
  request.headers.add("If-Match", lines[2]);
  request.headers.add("X-Forwarded-For", lines[5]);
  std::string_view path;
  if (http::detail::read_target(request, path).empty()) {
    require(request.path.find('\0') == std::string::npos && !vallis::base::invalid_utf8(request.path));
    for (const auto& [name, value] : request.query) {
      require(value.find('\0') == std::string::npos && !vallis::base::invalid_utf8(value));
      require(http::percent_decode(http::percent_encode(value), true) == value);
    }
    static_cast<void>(http::page_of(request));
    require(http::next_link(request, "c").find('\n') == std::string::npos);
  }
  http::detail::read_forwarded(request, {"127.0.0.1"});
  if (const auto cookie = request.cookie("vallis_session")) require(cookie->find(';') == std::string_view::npos);
  std::int64_t version = 0;
  static_cast<void>(http::read_if_match(request, version));
  constexpr std::uint64_t kSize = 1000;
  if (const auto range = vallis::files::parse_range(lines[3], kSize); range && *range) {
    require((*range)->length > 0 && (*range)->offset < kSize && (*range)->length <= kSize - (*range)->offset);
  }
  if (const auto values = http::read_cursor(lines[4], 2)) {
    const auto again = http::read_cursor(http::make_cursor(*values), 2);
    require(again.has_value() && *again == *values);
  }
  return 0;
}
