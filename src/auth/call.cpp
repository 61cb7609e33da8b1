#include "auth/call.hpp"

#include <algorithm>

#include "auth/sign_in.hpp"
#include "auth/view_as.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"

namespace vallis::auth {
namespace {

bool safe(http::Method method) {
  return method == http::Method::Get || method == http::Method::Head || method == http::Method::Options;
}

/// "https://a.org:8443" → "a.org:8443".
std::string_view host_of(std::string_view origin) {
  const auto scheme = origin.find("://");
  return scheme == std::string_view::npos ? origin : origin.substr(scheme + 3);
}

/// Whether a browser says that another site's page sends this. Old browsers say nothing; a cookie that is SameSite=Lax
/// and bodies that must be JSON guard them.
bool from_another_site(const http::Request& request) {
  if (const auto site = request.header("sec-fetch-site")) return *site == "cross-site" || *site == "same-site";
  const auto origin = request.header("origin");
  return origin && host_of(*origin) != request.header("host").value_or("");
}

base::Result<Caller> by_token(db::Reader& reader, std::string_view secret, const base::Instant& now) {
  const auto token = find_api_token(reader, secret, now);
  if (!token) return token.error();
  if (!*token) return base::unauthenticated("The token is not valid: it ended, was revoked, or never was.");
  auto caller = caller_for(reader, (*token)->account_id, now);
  if (!caller) return caller;
  caller->limited_to.emplace();
  for (const std::string& word : base::split((*token)->permissions, ' ')) {
    if (const auto permission = base::enum_of<Permission>(word)) caller->limited_to->push_back(*permission);
  }
  return caller;
}

struct KnownSession {
  Session session;
  Caller caller;
};

/// Errors: NotFound – there is none, which is not remembered: who makes cookies up does not fill the memory.
base::Result<KnownSession> read_session(db::Reader& reader, std::string_view secret, const base::Instant& now) {
  const auto session = find_session(reader, secret, now);
  if (!session) return session.error();
  if (!*session) return base::not_found("There is no such session.");
  auto caller = caller_for(reader, (*session)->account_id, now);
  if (!caller) return caller.error();
  caller->session = (*session)->session_id.uuid;
  const auto administered = caller->administered();  // a role that ended is no longer acted in
  if ((*session)->acting_for &&
      std::find(administered.begin(), administered.end(), *(*session)->acting_for) != administered.end()) {
    caller->acting_for = (*session)->acting_for;
  }
  return KnownSession{**session, std::move(*caller)};
}

base::Result<Caller> by_session(db::Reader& reader, std::string_view secret, const base::Instant& now,
                                std::optional<SessionId>& to_touch) {
  // Until somebody writes a session stays what it is, but for the time: roles hold by the day, and it ends by itself.
  const auto known = reader.remembered<KnownSession>(
      now.date().text() + base::content_hash(secret), [&] { return read_session(reader, secret, now); },
      [](const KnownSession& one) { return sizeof one + one.caller.roles.size() * sizeof(RoleGrant); });
  // An old cookie is a guest's: pages ask to sign in where they must.
  if (!known && known.error().kind == base::ErrorKind::NotFound) return Caller{};
  if (!known) return known.error();
  const KnownSession& one = **known;
  if (!lasts(one.session, now)) return Caller{};
  if (stale(one.session, now)) to_touch = one.session.session_id;
  return one.caller;
}

/// Runs a change that was sent under an Idempotency-Key: once for the key, however often it is sent.
http::Reply run_keyed(db::Database& database, Call& call, const std::function<http::Reply(Call&)>& run) {
  http::Request& request = call.request();
  auto begun = begin_keyed(database, request, call.caller(), call.now());
  if (!begun) return http::problem_reply(begun.error(), request.id);
  if (auto* answer = std::get_if<http::Reply>(&*begun)) return std::move(*answer);
  const KeyedRun& keyed = std::get<KeyedRun>(*begun);
  call.set_keyed(keyed);
  try {
    http::Reply reply = run(call);
    end_keyed(database, keyed, reply);
    return reply;
  } catch (...) {
    end_keyed(database, keyed,
              http::problem_reply(500, "Internal Server Error", "A fault of the program.", request.id));
    throw;
  }
}

/// Every parameter that ends in "_id" is an id; another text leads nowhere.
bool ids_hold(const http::Request& request) {
  return std::all_of(request.path_parameters.begin(), request.path_parameters.end(), [](const auto& parameter) {
    return !parameter.first.ends_with("_id") || base::Uuid::parse(parameter.second);
  });
}

}  // namespace

base::Result<Caller> caller_for(db::Reader& reader, AccountId id, const base::Instant& now) {
  const auto account = find_account(reader, id);
  if (!account) return account.error();
  auto roles = roles_of(reader, id, now.date());
  if (!roles) return roles.error();
  Caller caller;
  caller.account = id;
  caller.name = account->name;
  caller.language = account->language;
  caller.roles = std::move(*roles);
  return caller;
}

base::Result<Caller> caller_of(db::Database& database, const http::Request& request, const base::Instant& now) {
  const std::string_view authorization = request.header("authorization").value_or("");
  if (!authorization.empty()) {
    if (!authorization.starts_with("Bearer ")) {
      return base::unauthenticated("Send a token as 'Authorization: Bearer …'.");
    }
    return database.read(
        [&](db::Reader& reader) { return by_token(reader, base::trim(authorization.substr(7)), now); });
  }
  const auto cookie = request.cookie(kSessionCookie);
  if (!cookie || cookie->empty()) return Caller{};
  if (!safe(request.method) && from_another_site(request)) {
    return base::forbidden("Another site's page asked for this change; open the page of this server and do it there.");
  }
  std::optional<SessionId> to_touch;
  auto caller = database.read([&](db::Reader& reader) { return by_session(reader, *cookie, now, to_touch); });
  if (caller && to_touch) {
    // That the session is in use is worth nothing to a request that would fail for it.
    [[maybe_unused]] const auto touched =
        database.transact([&](db::Transaction& tx) { return touch_session(tx, *to_touch, now); });
  }
  return caller;
}

namespace {

base::Json header_parameter(std::string_view name, std::string_view description, bool required) {
  return base::JsonObject{{"name", name},
                          {"in", "header"},
                          {"required", required},
                          {"description", description},
                          {"schema", base::JsonObject{{"type", "string"}}}};
}

}  // namespace

base::Json Routes::page_schema(base::Json item) {
  return base::JsonObject{
      {"type", "object"},
      {"required", base::JsonArray{"items", "next"}},
      {"properties", base::JsonObject{{"items", base::JsonObject{{"type", "array"}, {"items", std::move(item)}}},
                                      {"next", base::JsonObject{{"type", base::JsonArray{"string", "null"}},
                                                                {"description", "Cursor of the next page."}}},
                                      {"total", base::JsonObject{{"type", "integer"}}}}}};
}

void Routes::register_route(const Route& route, http::RouteInfo info, std::function<http::Reply(Call&)> run) {
  if (route.versioned) {
    info.parameters.push_back(
        header_parameter("If-Match", "The ETag that was read; 412 where it changed since.", true));
  }
  if (route.method == http::Method::Post && route.repeat == Repeat::ByKey) {
    info.parameters.push_back(header_parameter(
        "Idempotency-Key", "Of the sender's choice: sent twice with the same key, it is done once.", false));
  }
  auto handler = [&database = database_, permission = route.permission, versioned = route.versioned,
                  repeat = route.repeat, run = std::move(run)](http::Request& request) {
    const base::Instant now = base::Instant::now();
    auto caller = caller_of(database, request, now);
    if (!caller) return http::problem_reply(caller.error(), request.id);
    if (caller->account) request.account = caller->account->text();
    const auto viewed_by = look_as_another(database, request, *caller, now);
    if (!viewed_by) return http::problem_reply(viewed_by.error(), request.id);
    if (!caller->may(permission)) {
      return http::problem_reply(
          caller->signed_in() ? base::forbidden("You may not do this.") : base::unauthenticated("Sign in to do this."),
          request.id);
    }
    if (!ids_hold(request))
      return http::problem_reply(base::not_found("There is nothing at this address."), request.id);
    Call call(request, std::move(*caller), database, now);
    if (*viewed_by) call.set_viewed_by(**viewed_by);
    if (versioned) {
      std::int64_t version = 0;
      if (auto refused = http::read_if_match(request, version)) return *refused;
      call.set_version(version);
    }
    if (request.method != http::Method::Post || !request.header(kIdempotencyKey)) return run(call);
    if (repeat == Repeat::Refused) {
      return http::problem_reply(
          base::invalid_argument("The answer holds a secret and is not kept; send this without an Idempotency-Key."),
          request.id);
    }
    return run_keyed(database, call, run);
  };
  router_.add({route.method, route.pattern, std::move(info), std::move(handler)});
}

}  // namespace vallis::auth
