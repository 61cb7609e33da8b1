#pragma once

#include <boost/beast/http/verb.hpp>
#include <string>
#include <string_view>

#include "http/detail/session.hpp"

namespace vallis::http::detail {

Method method_of(boost::beast::http::verb verb);

/// Splits and decodes the target into path and query; `path` is the encoded path within request.target. Gives what is
/// wrong, or nothing.
std::string read_target(Request& request, std::string_view& path);

/// Takes the client's address from what a trusted proxy says, and drops what anybody else says of the kind.
void read_forwarded(Request& request, const std::vector<std::string>& trusted_proxies);

/// The route's answer, or 404, 405 or 500; HEAD is answered as GET.
Reply answer(const Shared& shared, Request& request, const Router::Match& match);

/// Status line, headers and, unless it is a file, events or the answer to HEAD, the body.
std::string head_of(const Reply& reply, bool head_only, bool keep_alive);

/// One event as the wire has it. Source: WHATWG HTML, Server-sent events.
std::string event_text(std::string_view id, std::string_view event, std::string_view data);

}  // namespace vallis::http::detail
