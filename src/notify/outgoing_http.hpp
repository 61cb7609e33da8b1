#pragma once

#include <sys/socket.h>

#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"

namespace vallis::notify {

/// Whether an address belongs to the public network: not this machine, a private or link-local network, a group, or a
/// range kept for examples; nor an IPv6 form of such an IPv4 address. Source: IANA special-purpose address registries.
bool is_public_address(const sockaddr& address);

struct HttpPost {
  std::string url;
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
  bool private_addresses = false;  ///< also to those that is_public_address says no to
  std::chrono::milliseconds timeout = std::chrono::seconds(10);
};

/// Posts and gives the status of the answer, whose body is not kept. The address that the name leads to is checked when
/// the connection is made, so that a name that changes its address gains nothing; redirections are not followed.
/// Errors: Unavailable – no answer; Forbidden – the address is none of the public network.
base::Result<int> post(const HttpPost& request);

/// Errors: InvalidArgument – not "https://host…" or "http://host…", with a name or password, or longer than 2,000.
base::Result<void> check_url(std::string_view url);

}  // namespace vallis::notify
