#pragma once

#include <optional>
#include <string_view>

#include "auth/permission.hpp"
#include "http/message.hpp"

namespace vallis::auth {

/// The header, and the parameter of the query, by which somebody asks to see what another would see: "guest", a role
/// ("member_user"), a role in one thing ("organisation_admin@organisation:0189…") or an account's id.
constexpr std::string_view kViewAsHeader = "vallis-view-as";
constexpr std::string_view kViewAsParameter = "view_as";

/// Puts that other in the caller's place and gives the account that looks; nothing where nobody asked. The answer is
/// then exactly what the other would get, refusals included. Each look is in the log, and one with a person's eyes is
/// in the read log, where that person sees it.
///
/// A bare member_user or organisation_admin is one of an organisation that does not exist. Errors: Forbidden – the
/// caller lacks ViewAs, the request is a change, or the other may do something that the caller may not; InvalidArgument
/// – neither a role nor an id; NotFound – no such account, or one that cannot sign in.
base::Result<std::optional<AccountId>> look_as_another(db::Database& database, const http::Request& request,
                                                       Caller& caller, const base::Instant& now);

}  // namespace vallis::auth
