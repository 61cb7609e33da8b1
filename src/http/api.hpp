#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/described_json.hpp"
#include "http/message.hpp"

namespace vallis::http {

/// What a typed handler may give back besides a plain value, which is answered 200.
struct NoContent {};  ///< 204

template <class T>
struct Created {  ///< 201 with a Location
  T value;
  std::string location;
};

/// How often each value of a field occurs among what a list holds, the most frequent first.
struct FacetCount {
  std::string value;
  std::int64_t count = 0;
};
VALLIS_DESCRIBE(FacetCount, value, count)
struct Facet {
  std::string name;
  std::vector<FacetCount> counts;
};

template <class T>
struct Page {  ///< 200 with the items and, where there are more, a Link to the next page
  std::vector<T> items;
  std::optional<std::string> next;    ///< cursor of the next page
  std::optional<std::int64_t> total;  ///< of all that the caller may see, where it was counted
  std::vector<Facet> facets{};
  std::vector<std::string> fields{};  ///< of each item, those that were asked for; none: all
};

template <class T>
struct Written {  ///< a T that was turned into its answer already
  Reply reply;
};

namespace detail {

template <class T>
struct IsWritten : std::false_type {};
template <class T>
struct IsWritten<Written<T>> : std::true_type {
  using Value = T;
};
template <class T>
struct IsPage : std::false_type {};
template <class T>
struct IsPage<Page<T>> : std::true_type {
  using Item = T;
};
template <class T>
struct IsCreated : std::false_type {};
template <class T>
struct IsCreated<Created<T>> : std::true_type {
  using Value = T;
};

/// {"kind":[{"value":"clinic","count":3}]} behind a comma.
void write_facets(std::string& json, const std::vector<Facet>& facets);

/// The items, with the chosen members alone where there is a choice.
template <class T>
void write_items(std::string& json, const std::vector<T>& items, const std::vector<std::string>& fields) {
  if constexpr (base::Described<T>) {
    if (!fields.empty()) {
      json += '[';
      for (std::size_t i = 0; i < items.size(); ++i) {
        json += i == 0 ? "{" : ",{";
        bool first = true;
        base::for_each_member(items[i], [&](std::string_view name, const auto& member) {
          if (std::find(fields.begin(), fields.end(), name) == fields.end()) return;
          json += first ? "\"" : ",\"";
          first = false;
          json += name;
          json += "\":";
          base::write_json(json, member);
        });
        json += '}';
      }
      json += ']';
      return;
    }
  }
  base::write_json(json, items);
}

}  // namespace detail

/// The entity tag of something with a member `version`: "\"7\"".
template <class T>
std::optional<std::string> entity_tag(const T& value) {
  if constexpr (requires { value.version; }) return "\"" + std::to_string(value.version) + "\"";
  return std::nullopt;
}

/// RFC 8288: the same target with another cursor, rel="next".
std::string next_link(const Request& request, std::string_view cursor);

/// The answer to a value. GET requests with a matching If-None-Match are answered 304.
template <class T>
Reply reply_of(const Request& request, const T& value) {
  Reply reply;
  if constexpr (std::is_same_v<T, NoContent>) {
    reply.status = 204;
  } else if constexpr (std::is_same_v<T, Reply>) {
    reply = value;
  } else if constexpr (detail::IsWritten<T>::value) {
    reply = value.reply;
  } else if constexpr (detail::IsCreated<T>::value) {
    std::string json;
    base::write_json(json, value.value);
    reply = json_reply(201, std::move(json));
    reply.headers.add("Location", value.location);
    if (const auto tag = entity_tag(value.value)) reply.headers.add("ETag", *tag);
  } else if constexpr (detail::IsPage<T>::value) {
    std::string json = "{\"items\":";
    detail::write_items(json, value.items, value.fields);
    json += ",\"next\":";
    base::write_json(json, value.next);
    if (value.total) json += ",\"total\":" + std::to_string(*value.total);
    if (!value.facets.empty()) detail::write_facets(json, value.facets);
    json += '}';
    reply = json_reply(200, std::move(json));
    if (value.next) reply.headers.add("Link", next_link(request, *value.next));
  } else {
    const auto tag = entity_tag(value);
    if (tag && (request.method == Method::Get || request.method == Method::Head) &&
        request.header("if-none-match") == *tag) {
      reply.status = 304;
    } else {
      std::string json;
      base::write_json(json, value);
      reply = json_reply(200, std::move(json));
    }
    if (tag) reply.headers.add("ETag", *tag);
  }
  return reply;
}

template <class T>
Reply reply_of(const Request& request, const base::Result<T>& result) {
  if (!result) return problem_reply(result.error(), request.id);
  if constexpr (std::is_void_v<T>) {
    return reply_of(request, NoContent{});
  } else {
    return reply_of(request, *result);
  }
}

/// The body as a value, or the answer that says why not: 415 – no JSON by its Content-Type; 400 – no JSON by its text;
/// 422 – JSON of another form, every fault with its pointer.
std::optional<Reply> refuse_body(const Request& request, base::Json& json);

template <class T>
std::optional<Reply> read_body(const Request& request, T& value) {
  base::Json json;
  if (auto refused = refuse_body(request, json)) return refused;
  auto read = base::read_document<T>(json, "");
  if (!read) return problem_reply(read.error(), request.id);
  value = std::move(*read);
  return std::nullopt;
}

/// The version that a change is meant for, from If-Match; or the answer: 428 without the header, 422 where it is no tag
/// of ours.
std::optional<Reply> read_if_match(const Request& request, std::int64_t& version);

/// Which page of a list is asked for: "limit" (1 to 200, 50 where absent) and "cursor".
struct PageRequest {
  int limit = 50;
  std::string cursor;  ///< empty: the first page
};
base::Result<PageRequest> page_of(const Request& request);

/// A cursor from the values by which a list is sorted, and back. It is no secret, only opaque. Errors: InvalidArgument
/// – no cursor of so many values.
std::string make_cursor(const std::vector<std::string>& values);
base::Result<std::vector<std::string>> read_cursor(std::string_view cursor, std::size_t count);

}  // namespace vallis::http
