#include "auth/detail/fetch.hpp"

#include <curl/curl.h>
#include <fmt/format.h>

#include <memory>
#include <string_view>

namespace vallis::auth::detail {
namespace {

constexpr std::size_t kLongest = 1U << 20U;

std::size_t take(const char* bytes, std::size_t size, std::size_t count, void* into) {
  auto& body = *static_cast<std::string*>(into);
  if (body.size() + size * count > kLongest) return 0;
  body.append(bytes, size * count);
  return size * count;
}

bool may_be_fetched(std::string_view address) {
  if (address.starts_with("https://")) return true;
  for (const std::string_view host : {"http://127.0.0.1", "http://localhost", "http://[::1]"}) {
    if (!address.starts_with(host)) continue;
    const std::string_view rest = address.substr(host.size());
    return rest.empty() || rest.front() == ':' || rest.front() == '/';
  }
  return false;
}

}  // namespace

base::Result<Fetched> fetch(const std::string& address, const std::string& form, const std::string& basic) {
  if (!may_be_fetched(address)) {
    return base::invalid_argument(fmt::format("'{}' must begin with https://.", address));
  }
  static const bool ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(ready ? curl_easy_init() : nullptr,
                                                                 &curl_easy_cleanup);
  if (!curl) return base::unavailable("There is not enough memory to ask another server.");
  Fetched fetched;
  curl_easy_setopt(curl.get(), CURLOPT_URL, address.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl.get(), CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, 10L);
  curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, &take);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &fetched.body);
  if (address.starts_with("http://")) curl_easy_setopt(curl.get(), CURLOPT_NOPROXY, "*");
  if (!form.empty()) curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, form.c_str());
  if (!basic.empty()) curl_easy_setopt(curl.get(), CURLOPT_USERPWD, basic.c_str());
  const CURLcode code = curl_easy_perform(curl.get());
  if (code != CURLE_OK) {
    return base::unavailable(fmt::format("'{}' does not answer: {}.", address, curl_easy_strerror(code)));
  }
  long status = 0;
  curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
  fetched.status = static_cast<int>(status);
  return fetched;
}

}  // namespace vallis::auth::detail
