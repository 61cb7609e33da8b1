#pragma once

#include <string>

#include "base/result.hpp"

namespace vallis::auth::detail {

struct Fetched {
  int status = 0;
  std::string body;
};

/// GET, or POST of a form where `form` is not empty. Over TLS, whose certificate is checked; without it only to this
/// machine itself. No redirects, at most 1 MiB, at most ten seconds.
/// @param basic  "name:secret" for HTTP Basic; empty: none
/// Errors: InvalidArgument – an address of another kind; Unavailable – no answer, with the reason.
base::Result<Fetched> fetch(const std::string& address, const std::string& form = "", const std::string& basic = "");

}  // namespace vallis::auth::detail
