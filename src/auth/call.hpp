#pragma once

#include <cassert>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "activity/log.hpp"
#include "auth/permission.hpp"
#include "auth/visibility.hpp"
#include "base/time.hpp"
#include "db/database.hpp"
#include "http/api.hpp"
#include "http/router.hpp"

namespace vallis::auth {

/// One request of a known caller, as a route's handler sees it.
class Call {
 public:
  Call(http::Request& request, Caller caller, db::Database& database, base::Instant now)
      : request_(request), caller_(std::move(caller)), database_(database), now_(now) {}

  http::Request& request() { return request_; }
  const Caller& caller() const { return caller_; }
  base::Instant now() const { return now_; }
  /// The caller as the log names it, and as visibility knows it.
  activity::Actor actor() const {
    return {caller_.account ? std::optional(caller_.account->uuid) : std::nullopt, caller_.acting_for, request_.id};
  }
  Sight sight() const { return sight_of(caller_, now_.date()); }

  /// A parameter of the path; it was checked to be an id before the handler was called.
  template <class T>
  T path(std::string_view name) const {
    const auto found = request_.path_parameters.find(name);
    assert(found != request_.path_parameters.end() && "the pattern has this parameter");
    if constexpr (std::is_same_v<T, std::string>) {
      return found->second;
    } else {
      return *T::parse(found->second);
    }
  }

  /// The version that a change is meant for; on routes that ask for one.
  std::int64_t version() const { return version_; }
  void set_version(std::int64_t version) { version_ = version; }

  template <class Read>
  auto read(Read&& function) {
    return database_.read(std::forward<Read>(function));
  }
  template <class Write>
  auto transact(Write&& function) {
    return database_.transact(std::forward<Write>(function));
  }
  db::Database& database() { return database_; }

 private:
  http::Request& request_;
  Caller caller_;
  db::Database& database_;
  base::Instant now_;
  std::int64_t version_ = 0;
};

/// Puts typed routes with a permission into a router. A feature adds a route in one line:
///
///   routes.post("/api/v1/members", Permission::ManageMembers, "Admit a member", admit_member);
///
/// with `base::Result<http::Created<Membership>> admit_member(Call&, const Admission&)`. Body, permission, caller and
/// the version of a change are seen to before the handler runs, and its answer is turned into JSON after it.
class Routes {
 public:
  Routes(http::Router& router, db::Database& database, std::string tag)
      : router_(router), database_(database), tag_(std::move(tag)) {}

  template <class Handler>
  void get(const std::string& pattern, Permission permission, const std::string& summary, Handler handler,
           base::JsonArray parameters = {}) {
    add(http::Method::Get, pattern, permission, summary, handler, false, std::move(parameters));
  }
  template <class Handler>
  void post(const std::string& pattern, Permission permission, const std::string& summary, Handler handler) {
    add(http::Method::Post, pattern, permission, summary, handler, false);
  }
  /// A body that is no JSON and is streamed to a file, Request::upload; more than `limit` bytes are answered 413.
  template <class T>
  void upload(const std::string& pattern, Permission permission, const std::string& summary,
              base::Result<T> (*handler)(Call&), std::uint64_t limit, base::JsonArray parameters = {}) {
    http::RouteInfo info = describe<T>(permission, summary);
    info.parameters = std::move(parameters);
    info.body_limit = limit;
    info.upload = true;
    register_route(http::Method::Post, pattern, permission, std::move(info), false,
                   [handler](Call& call) { return http::reply_of(call.request(), handler(call)); });
  }
  /// Changes ask for If-Match: two people who edit at once never lose a write.
  template <class Handler>
  void put(const std::string& pattern, Permission permission, const std::string& summary, Handler handler) {
    add(http::Method::Put, pattern, permission, summary, handler, true);
  }
  /// A change of what is the caller's own alone, which nobody else edits: without a version.
  template <class Handler>
  void put_own(const std::string& pattern, Permission permission, const std::string& summary, Handler handler) {
    add(http::Method::Put, pattern, permission, summary, handler, false);
  }
  /// Without a version, for what has none.
  template <class Handler>
  void remove(const std::string& pattern, Permission permission, const std::string& summary, Handler handler) {
    add(http::Method::Delete, pattern, permission, summary, handler, false);
  }

 private:
  template <class T, class Body>
  void add(http::Method method, const std::string& pattern, Permission permission, const std::string& summary,
           base::Result<T> (*handler)(Call&, const Body&), bool versioned) {
    http::RouteInfo info = describe<T>(permission, summary);
    info.request = base::json_schema<Body>();
    register_route(method, pattern, permission, std::move(info), versioned, [handler](Call& call) {
      Body body{};
      if (auto refused = http::read_body(call.request(), body)) return *refused;
      return http::reply_of(call.request(), handler(call, body));
    });
  }
  template <class T>
  void add(http::Method method, const std::string& pattern, Permission permission, const std::string& summary,
           base::Result<T> (*handler)(Call&), bool versioned, base::JsonArray parameters = {}) {
    http::RouteInfo info = describe<T>(permission, summary);
    info.parameters = std::move(parameters);
    register_route(method, pattern, permission, std::move(info), versioned,
                   [handler](Call& call) { return http::reply_of(call.request(), handler(call)); });
  }

  template <class T>
  http::RouteInfo describe(Permission permission, const std::string& summary) const {
    http::RouteInfo info;
    info.summary = summary;
    info.tag = tag_;
    info.permission = base::enum_word(permission);
    if constexpr (std::is_void_v<T> || std::is_same_v<T, http::NoContent>) {
      info.success = 204;
    } else if constexpr (http::detail::IsCreated<T>::value) {
      info.success = 201;
      info.reply = base::json_schema<typename http::detail::IsCreated<T>::Value>();
    } else if constexpr (http::detail::IsPage<T>::value) {
      info.reply = page_schema(base::json_schema<typename http::detail::IsPage<T>::Item>());
    } else if constexpr (!std::is_same_v<T, http::Reply>) {
      info.reply = base::json_schema<T>();
    }
    return info;
  }

  static base::Json page_schema(base::Json item);
  void register_route(http::Method method, const std::string& pattern, Permission permission, http::RouteInfo info,
                      bool versioned, std::function<http::Reply(Call&)> run);

  http::Router& router_;
  db::Database& database_;
  std::string tag_;
};

/// Who sends a request: by its session's cookie or its Bearer token; a guest without either. Errors: Unauthenticated –
/// a token that is none; Forbidden – a change that another site's page asks for with this browser's cookie.
base::Result<Caller> caller_of(db::Database& database, const http::Request& request, const base::Instant& now);

constexpr std::string_view kSessionCookie = "vallis_session";
constexpr std::string_view kDeviceCookie = "vallis_device";

}  // namespace vallis::auth
