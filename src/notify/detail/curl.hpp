#pragma once

#include <curl/curl.h>

#include <memory>
#include <string>

namespace vallis::notify::detail {

/// Once in a process, before its threads use curl.
inline void start_curl() {
  static const CURLcode kStarted = curl_global_init(CURL_GLOBAL_DEFAULT);
  static_cast<void>(kStarted);
}

/// One transfer.
class Curl {
 public:
  explicit operator bool() const { return handle_ != nullptr; }
  template <class T>
  void set(CURLoption option, T value) const {
    curl_easy_setopt(handle_.get(), option, value);
  }
  CURLcode run() const { return curl_easy_perform(handle_.get()); }
  long response_code() const {
    long code = 0;
    curl_easy_getinfo(handle_.get(), CURLINFO_RESPONSE_CODE, &code);
    return code;
  }

 private:
  struct End {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
  };
  std::unique_ptr<CURL, End> handle_{curl_easy_init()};
};

class CurlList {
 public:
  explicit CurlList(const std::string& first) { add(first); }
  void add(const std::string& text) {
    curl_slist* longer = curl_slist_append(list_.get(), text.c_str());
    if (longer == nullptr) return;
    static_cast<void>(list_.release());
    list_.reset(longer);
  }
  curl_slist* get() const { return list_.get(); }

 private:
  struct End {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
  };
  std::unique_ptr<curl_slist, End> list_;
};

}  // namespace vallis::notify::detail
