#include "notify/outgoing_http.hpp"

#include <curl/curl.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include "notify/detail/curl.hpp"

namespace vallis::notify {
namespace {

struct Range {
  std::uint32_t network;
  int bits;
};

constexpr std::array<Range, 14> kSpecial = {{{0x00000000, 8},    // this network
                                             {0x0A000000, 8},    // private
                                             {0x64400000, 10},   // of providers
                                             {0x7F000000, 8},    // this machine
                                             {0xA9FE0000, 16},   // link-local
                                             {0xAC100000, 12},   // private
                                             {0xC0000000, 24},   // protocols
                                             {0xC0000200, 24},   // examples
                                             {0xC0A80000, 16},   // private
                                             {0xC6120000, 15},   // benchmarks
                                             {0xC6336400, 24},   // examples
                                             {0xCB007100, 24},   // examples
                                             {0xE0000000, 4},    // groups
                                             {0xF0000000, 4}}};  // reserved, and broadcast

bool is_public_v4(std::uint32_t address) {
  return std::none_of(kSpecial.begin(), kSpecial.end(), [&](const Range& range) {
    return (address >> (32 - range.bits)) == (range.network >> (32 - range.bits));
  });
}

bool is_public_v6(const std::array<std::uint8_t, 16>& a) {
  const auto v4_at = [&](std::size_t i) {
    return (static_cast<std::uint32_t>(a[i]) << 24U) | (static_cast<std::uint32_t>(a[i + 1]) << 16U) |
           (static_cast<std::uint32_t>(a[i + 2]) << 8U) | a[i + 3];
  };
  const bool zeros = std::all_of(a.begin(), a.begin() + 10, [](std::uint8_t byte) { return byte == 0; });
  if (zeros && a[10] == 0xFF && a[11] == 0xFF) return is_public_v4(v4_at(12));  // ::ffff:a.b.c.d
  const bool nat64 = a[0] == 0 && a[1] == 0x64 && a[2] == 0xFF && a[3] == 0x9B;
  if (nat64) return is_public_v4(v4_at(12));
  if (a[0] == 0x20 && a[1] == 0x02) return is_public_v4(v4_at(2));  // 6to4
  if (a[0] == 0x20 && a[1] == 0x01 && (a[2] < 0x02 || (a[2] == 0x0D && a[3] == 0xB8))) return false;
  return (a[0] & 0xE0U) == 0x20U;  // 2000::/3 alone is global unicast
}

/// Whether a connection may be made, and whether one was refused.
struct Guard {
  bool private_addresses = false;
  bool refused = false;
};

curl_socket_t open_socket(void* state, curlsocktype, curl_sockaddr* address) {
  auto* guard = static_cast<Guard*>(state);
  if (!guard->private_addresses && !is_public_address(address->addr)) {
    guard->refused = true;
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::size_t leave_aside(char*, std::size_t size, std::size_t count, void*) { return size * count; }

}  // namespace

bool is_public_address(const sockaddr& address) {
  if (address.sa_family == AF_INET) {
    sockaddr_in v4{};
    std::memcpy(&v4, &address, sizeof v4);
    return is_public_v4(ntohl(v4.sin_addr.s_addr));
  }
  if (address.sa_family != AF_INET6) return false;
  sockaddr_in6 v6{};
  std::memcpy(&v6, &address, sizeof v6);
  std::array<std::uint8_t, 16> bytes{};
  std::memcpy(bytes.data(), &v6.sin6_addr, bytes.size());
  return is_public_v6(bytes);
}

base::Result<int> post(const HttpPost& request) {
  detail::start_curl();
  const detail::Curl curl;
  if (!curl) return base::unavailable("There is not enough memory for a request.");
  Guard guard{request.private_addresses};
  std::array<char, CURL_ERROR_SIZE> reason{};
  detail::CurlList headers("Content-Type: application/json");
  headers.add("Expect:");
  for (const auto& [name, value] : request.headers) headers.add(name + ": " + value);
  curl.set(CURLOPT_URL, request.url.c_str());
  curl.set(CURLOPT_PROTOCOLS_STR, "http,https");
  curl.set(CURLOPT_FOLLOWLOCATION, 0L);
  curl.set(CURLOPT_PROXY, "");  // a proxy would make the connection that the guard looks at
  curl.set(CURLOPT_NOSIGNAL, 1L);
  curl.set(CURLOPT_OPENSOCKETFUNCTION, open_socket);
  curl.set(CURLOPT_OPENSOCKETDATA, &guard);
  curl.set(CURLOPT_POST, 1L);
  curl.set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
  curl.set(CURLOPT_POSTFIELDS, request.body.data());
  curl.set(CURLOPT_HTTPHEADER, headers.get());
  curl.set(CURLOPT_USERAGENT, "Vallis");
  curl.set(CURLOPT_WRITEFUNCTION, leave_aside);
  curl.set(CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(1) << 20);
  curl.set(CURLOPT_TIMEOUT_MS, static_cast<long>(request.timeout.count()));
  curl.set(CURLOPT_ERRORBUFFER, reason.data());
  const CURLcode code = curl.run();
  if (code == CURLE_OK) return static_cast<int>(curl.response_code());
  if (guard.refused) {
    return base::forbidden("The address leads into a network that is not public; the administrator can allow that.");
  }
  return base::unavailable(reason[0] != '\0' ? reason.data() : curl_easy_strerror(code));
}

base::Result<void> check_url(std::string_view url) {
  const auto wrong = [] {
    return base::invalid_argument("The address is one such as https://example.org/hook, without a name or password.");
  };
  const std::size_t scheme = url.starts_with("https://") ? 8 : url.starts_with("http://") ? 7 : 0;
  if (scheme == 0 || url.size() > 2'000) return wrong();
  const bool plain = std::all_of(url.begin(), url.end(), [](char c) { return c > 0x20 && c < 0x7F; });
  const std::string_view host = url.substr(scheme, url.find_first_of("/?#", scheme) - scheme);
  if (!plain || host.empty() || host.front() == ':' || host.find('@') != std::string_view::npos) return wrong();
  return {};
}

}  // namespace vallis::notify
