#include "auth/session_cookie.hpp"

#include <fmt/format.h>

#include "auth/call.hpp"

namespace vallis::auth {
namespace {

constexpr int kSessionSeconds = 90 * 24 * 3600;
constexpr int kDeviceSeconds = 400 * 24 * 3600;

}  // namespace

std::string set_cookie(const http::Request& request, std::string_view name, std::string_view value, int seconds) {
  const bool secure = request.header("x-forwarded-proto") == "https";
  return fmt::format("{}={}; Path=/; HttpOnly; SameSite=Lax; Max-Age={}{}", name, value, seconds,
                     secure ? "; Secure" : "");
}

void add_session_cookies(http::Reply& reply, const http::Request& request, std::string_view session_secret,
                         std::string_view device_secret) {
  reply.headers.add("Set-Cookie", set_cookie(request, kSessionCookie, session_secret, kSessionSeconds));
  reply.headers.add("Set-Cookie", set_cookie(request, kDeviceCookie, device_secret, kDeviceSeconds));
}

}  // namespace vallis::auth
