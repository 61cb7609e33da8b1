#include "auth/view_as.hpp"

#include <fmt/format.h>

#include "activity/log.hpp"
#include "auth/call.hpp"
#include "base/text.hpp"

namespace vallis::auth {
namespace {

/// "role" or "role@kind:id".
std::optional<RoleGrant> parse_role(std::string_view text, const base::Date& today) {
  const auto at = text.find('@');
  const auto role = base::enum_of<Role>(text.substr(0, at));
  if (!role) return std::nullopt;
  RoleGrant grant;
  grant.role = *role;
  grant.from_on = today;
  grant.scope_kind = "cluster";
  if (at != std::string_view::npos) {
    const std::string_view scope = text.substr(at + 1);
    const auto colon = scope.find(':');
    const auto id = colon == std::string_view::npos ? std::nullopt : base::Uuid::parse(scope.substr(colon + 1));
    if (!id) return std::nullopt;
    grant.scope_kind = scope.substr(0, colon);
    grant.scope_id = id;
  } else if (*role == Role::MemberUser || *role == Role::OrganisationAdmin) {
    grant.scope_kind = "organisation";
    grant.scope_id = base::Uuid{};
  }
  return grant;
}

base::Result<Caller> account_to_see(db::Reader& reader, AccountId id, const base::Instant& now) {
  const auto account = find_account(reader, id);
  if (!account) return account.error();
  if (account->state != AccountState::Active) return base::not_found("Nobody sees anything with this account now.");
  return caller_for(reader, id, now);
}

base::Result<Caller> to_see(db::Database& database, std::string_view whom, const base::Instant& now) {
  if (whom == "guest") return Caller{};
  if (const auto id = AccountId::parse(whom)) {
    return database.read([&](db::Reader& reader) { return account_to_see(reader, *id, now); });
  }
  const auto role = parse_role(whom, now.date());
  if (!role) {
    return base::invalid_argument(
        fmt::format("'{}' is nobody to see with: say guest, a role such as member_user, a role in one thing such as "
                    "organisation_admin@organisation:ID, or the id of an account.",
                    base::shorten(whom, 60)));
  }
  Caller caller;
  caller.account = AccountId{};  // signed in, and the owner of nothing
  caller.roles.push_back(*role);
  return caller;
}

base::Result<void> put_on_record(db::Database& database, const http::Request& request, const Caller& viewer,
                                 std::string_view whom, const Caller& seen) {
  const activity::Actor by{viewer.account->uuid, viewer.acting_for, request.id};
  const bool person = seen.account && *seen.account != AccountId{};
  return database.transact([&](db::Transaction& tx) -> base::Result<void> {
    if (person) {
      const auto noted = activity::record_read(tx, {.by = by,
                                                    .object_kind = "view_as",
                                                    .object_id = request.path,
                                                    .subject_id = seen.account->uuid,
                                                    .purpose = "Saw the page as this person sees it."});
      if (!noted) return noted;
    }
    const auto noted = activity::record(tx, {.by = by,
                                             .verb = "viewed_as",
                                             .object_kind = person ? "account" : "role",
                                             .object_id = std::string(whom),
                                             .after = activity::snapshot(base::Json(request.path))});
    if (!noted) return noted.error();
    return {};
  });
}

}  // namespace

base::Result<std::optional<AccountId>> look_as_another(db::Database& database, const http::Request& request,
                                                       Caller& caller, const base::Instant& now) {
  const auto header = request.header(kViewAsHeader);
  const auto parameter = request.query_value(kViewAsParameter);
  if (!header && !parameter) return std::optional<AccountId>();
  if (!caller.signed_in()) return base::unauthenticated("Sign in to do this.");
  if (!caller.may(Permission::ViewAs)) return base::forbidden("You may not see with somebody else's eyes.");
  if (request.method != http::Method::Get && request.method != http::Method::Head) {
    return base::forbidden("With somebody else's eyes you can look, and change nothing.");
  }
  const std::string whom(base::trim(header ? *header : *parameter));
  auto other = to_see(database, whom, now);
  if (!other) return other.error();
  for (const auto& [word, permission] : base::enum_words<Permission>()) {
    if (other->may(permission) && !caller.may(permission)) {
      return base::forbidden(fmt::format("They may do '{}', which you may not.", word));
    }
  }
  if (auto noted = put_on_record(database, request, caller, whom, *other); !noted) return noted.error();
  const AccountId viewer = *caller.account;
  other->limited_to = caller.limited_to;
  caller = std::move(*other);
  return std::optional(viewer);
}

}  // namespace vallis::auth
