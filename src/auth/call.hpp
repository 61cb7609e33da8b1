#pragma once

#include <cassert>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "activity/log.hpp"
#include "auth/idempotency.hpp"
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

  /// Who looks with the caller's eyes (auth/view_as.hpp), if somebody does. What is for the person alone, and for
  /// nobody beside them, is refused then.
  std::optional<AccountId> viewed_by() const { return viewed_by_; }
  void set_viewed_by(AccountId viewer) { viewed_by_ = viewer; }

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
  /// Under an Idempotency-Key the transaction notes by itself that it changed something.
  template <class Write>
  auto transact(Write&& function) {
    using Result = std::invoke_result_t<Write, db::Transaction&>;
    return database_.transact([&](db::Transaction& tx) -> Result {
      if (keyed_) {
        if (auto marked = mark_changed(tx, *keyed_); !marked) return marked.error();
      }
      return function(tx);
    });
  }
  void set_keyed(KeyedRun run) { keyed_ = std::move(run); }
  db::Database& database() { return database_; }

 private:
  http::Request& request_;
  Caller caller_;
  db::Database& database_;
  base::Instant now_;
  std::int64_t version_ = 0;
  std::optional<KeyedRun> keyed_;
  std::optional<AccountId> viewed_by_;
};

/// Whether a change may be sent again under an Idempotency-Key and get the answer of the first time. Answers that hold
/// a secret are not kept, so their routes refuse keys.
enum class Repeat { ByKey, Refused };

/// Puts typed routes with a permission into a router. A feature adds a route in one line:
///
///   routes.post("/api/v1/members", Permission::ManageMembers, "Admit a member", admit_member);
///
/// with `base::Result<http::Created<Membership>> admit_member(Call&, const Admission&)`. Body, permission, caller and
/// the version of a change are seen to before the handler runs, and its answer is turned into JSON after it. A handler
/// that needs more than the call is a lambda that names what it returns: `[&notifier](Call& call) ->
/// base::Result<void>`.
class Routes {
 public:
  Routes(http::Router& router, db::Database& database, std::string tag)
      : router_(router), database_(database), tag_(std::move(tag)) {}

  /// @param parameters  of the query, by http::query_parameter
  template <class Handler>
  void get(const std::string& pattern, Permission permission, const std::string& summary, Handler handler,
           base::JsonArray parameters = {}) {
    add({http::Method::Get, pattern, permission, summary, std::move(parameters)}, handler);
  }
  template <class Handler>
  void post(const std::string& pattern, Permission permission, const std::string& summary, Handler handler,
            Repeat repeat = Repeat::ByKey) {
    add({http::Method::Post, pattern, permission, summary, {}, repeat}, handler);
  }
  /// A body that is no JSON and is streamed to a file, Request::upload; more than `limit` bytes are answered 413.
  template <class Handler>
  void upload(const std::string& pattern, Permission permission, const std::string& summary, Handler handler,
              std::uint64_t limit, base::JsonArray parameters = {}) {
    using T = typename std::invoke_result_t<Handler&, Call&>::value_type;
    const Route route{http::Method::Post, pattern, permission, summary, std::move(parameters)};
    http::RouteInfo info = describe<T>(route);
    info.body_limit = limit;
    info.upload = true;
    register_route(route, std::move(info), [handler = std::move(handler)](Call& call) mutable {
      return http::reply_of(call.request(), handler(call));
    });
  }
  /// Changes ask for If-Match: two people who edit at once never lose a write.
  template <class Handler>
  void put(const std::string& pattern, Permission permission, const std::string& summary, Handler handler) {
    add({http::Method::Put, pattern, permission, summary, {}, Repeat::ByKey, true}, handler);
  }
  /// A change of what is the caller's own alone, which nobody else edits: without a version.
  template <class Handler>
  void put_own(const std::string& pattern, Permission permission, const std::string& summary, Handler handler) {
    add({http::Method::Put, pattern, permission, summary}, handler);
  }
  /// Without a version, for what has none.
  template <class Handler>
  void remove(const std::string& pattern, Permission permission, const std::string& summary, Handler handler) {
    add({http::Method::Delete, pattern, permission, summary}, handler);
  }

 private:
  struct Route {
    http::Method method = http::Method::Get;
    std::string pattern;
    Permission permission = Permission::Public;
    std::string summary;
    base::JsonArray parameters{};
    Repeat repeat = Repeat::ByKey;
    bool versioned = false;
  };

  // A handler is a function or a lambda of (Call&) or (Call&, const Body&).
  template <class Handler>
  void add(const Route& route, Handler handler) {
    add_function(route, std::function(std::move(handler)));
  }
  template <class T, class Body>
  void add_function(const Route& route, std::function<base::Result<T>(Call&, const Body&)> handler) {
    http::RouteInfo info = describe<T>(route);
    info.request = base::json_schema<Body>();
    register_route(route, std::move(info), [handler = std::move(handler)](Call& call) {
      Body body{};
      if (auto refused = http::read_body(call.request(), body)) return *refused;
      return http::reply_of(call.request(), handler(call, body));
    });
  }
  template <class T>
  void add_function(const Route& route, std::function<base::Result<T>(Call&)> handler) {
    register_route(route, describe<T>(route), [handler = std::move(handler)](Call& call) {
      return http::reply_of(call.request(), handler(call));
    });
  }

  template <class T>
  http::RouteInfo describe(const Route& route) const {
    http::RouteInfo info;
    info.summary = route.summary;
    info.tag = tag_;
    info.permission = base::enum_word(route.permission);
    info.parameters = route.parameters;
    if constexpr (std::is_void_v<T> || std::is_same_v<T, http::NoContent>) {
      info.success = 204;
    } else if constexpr (http::detail::IsCreated<T>::value) {
      info.success = 201;
      info.reply = base::json_schema<typename http::detail::IsCreated<T>::Value>();
    } else if constexpr (http::detail::IsWritten<T>::value) {
      return describe<typename http::detail::IsWritten<T>::Value>(route);
    } else if constexpr (http::detail::IsPage<T>::value) {
      info.reply = page_schema(base::json_schema<typename http::detail::IsPage<T>::Item>());
    } else if constexpr (!std::is_same_v<T, http::Reply>) {
      info.reply = base::json_schema<T>();
    }
    return info;
  }

  static base::Json page_schema(base::Json item);
  void register_route(const Route& route, http::RouteInfo info, std::function<http::Reply(Call&)> run);

  http::Router& router_;
  db::Database& database_;
  std::string tag_;
};

/// Who sends a request: by its session's cookie or its Bearer token; a guest without either. Errors: Unauthenticated –
/// a token that is none; Forbidden – a change that another site's page asks for with this browser's cookie.
base::Result<Caller> caller_of(db::Database& database, const http::Request& request, const base::Instant& now);

/// An account as a caller, with the roles that are in force at the moment. Errors: NotFound.
base::Result<Caller> caller_for(db::Reader& reader, AccountId id, const base::Instant& now);

constexpr std::string_view kSessionCookie = "vallis_session";
constexpr std::string_view kDeviceCookie = "vallis_device";

}  // namespace vallis::auth
