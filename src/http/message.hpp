#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json.hpp"
#include "base/result.hpp"

namespace vallis::http {

enum class Method { Get, Head, Post, Put, Patch, Delete, Options, Other };

std::string_view word(Method method);

/// Header fields in their order; names are compared without regard to case.
class Headers {
 public:
  void add(std::string name, std::string value) { fields_.emplace_back(std::move(name), std::move(value)); }
  void set(std::string_view name, std::string value);  ///< in place of those of that name
  void remove(std::string_view name);
  std::optional<std::string_view> find(std::string_view name) const;
  const std::vector<std::pair<std::string, std::string>>& fields() const { return fields_; }

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
};

/// A body that was too long to be held in memory, or was asked for as a file. The file goes when the request does,
/// unless it was moved away.
struct Upload {
  std::filesystem::path file;
  std::uint64_t size = 0;
};

class ProblemWords;

/// One request, as read and checked by the server.
struct Request {
  Method method = Method::Get;
  std::string target;  ///< as sent: "/a%20b?x=1"
  std::string path;    ///< decoded, without the query: "/a b"
  std::multimap<std::string, std::string, std::less<>> query;
  Headers headers;
  std::string body;
  std::optional<Upload> upload;  ///< instead of `body` on routes that take files
  std::string remote_address;
  std::string id;       ///< names the request in logs and in what the person sees
  std::string account;  ///< of whom a handler found to send it; for logs
  std::map<std::string, std::string, std::less<>> path_parameters;
  const ProblemWords* words = nullptr;  ///< the server's, while it answers; none: everything is said in English

  std::optional<std::string_view> header(std::string_view name) const { return headers.find(name); }
  std::optional<std::string_view> query_value(std::string_view name) const;
  /// The value of a cookie, if it was sent.
  std::optional<std::string_view> cookie(std::string_view name) const;
};

/// The open end of an event stream. Threads may send at the same time.
class EventSink {
 public:
  EventSink() = default;
  virtual ~EventSink() = default;
  EventSink(const EventSink&) = delete;
  EventSink& operator=(const EventSink&) = delete;

  /// One event; `data` may have several lines. False when the reader is gone or too slow: stop then.
  virtual bool send(std::string_view id, std::string_view event, std::string_view data) = 0;
  virtual bool open() const = 0;
  /// Ends the stream from this side; the reader comes back when it wants.
  virtual void close() = 0;
};

/// A file, or a part of one, as the body.
struct FileBody {
  std::filesystem::path path;
  std::uint64_t offset = 0;
  std::uint64_t length = 0;
};

struct Reply {
  int status = 200;
  Headers headers;
  std::string body;
  std::optional<FileBody> file;                              ///< instead of `body`
  std::function<void(std::shared_ptr<EventSink>)> events{};  ///< instead of a body: called once the headers are sent
};

Reply text_reply(int status, std::string text, std::string content_type = "text/plain; charset=utf-8");
Reply json_reply(int status, std::string json);

/// RFC 9457. `detail` is for the person; faults become `errors`, each with a JSON pointer.
Reply problem_reply(int status, std::string_view title, std::string_view detail, std::string_view request_id,
                    const std::vector<base::Fault>& faults = {});

/// The one table from an error's kind to a status.
int status_of(base::ErrorKind kind);
Reply problem_reply(const base::Error& error, std::string_view request_id);

/// "Not Found" for 404; the words of RFC 9110.
std::string_view reason_phrase(int status);

/// Bytes of a "%41"-encoded text; nothing when an escape is broken, the text is no UTF-8 or holds NUL. With `form`,
/// '+' is a blank.
std::optional<std::string> percent_decode(std::string_view text, bool form);
std::string percent_encode(std::string_view text);

}  // namespace vallis::http
