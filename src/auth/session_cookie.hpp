#pragma once

#include <string>
#include <string_view>

#include "http/message.hpp"

namespace vallis::auth {

/// A Set-Cookie value: kept from scripts and from other sites' forms; only over TLS where the request came by it.
std::string set_cookie(const http::Request& request, std::string_view name, std::string_view value, int seconds);

/// The two cookies of a session that was begun: its own, and the browser's.
void add_session_cookies(http::Reply& reply, const http::Request& request, std::string_view session_secret,
                         std::string_view device_secret);

}  // namespace vallis::auth
