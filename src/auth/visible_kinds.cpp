#include "auth/visible_kinds.hpp"

#include <cassert>
#include <string_view>

#include "db/sql.hpp"

namespace vallis::auth {
namespace {

using Ids = std::vector<std::string>;

base::Result<Ids> visible_accounts(db::Reader& /*reader*/, const Caller& caller, const Sight& /*sight*/,
                                   std::span<const std::string> ids) {
  if (caller.may(Permission::ManageAccounts)) return Ids(ids.begin(), ids.end());
  Ids own;
  for (const std::string& id : ids) {
    if (caller.account && id == caller.account->text()) own.push_back(id);
  }
  return own;
}

/// Of a table whose rows have an account; `select` ends before the list of ids.
VisibleKinds::Filter own_rows(std::string_view select, std::string_view account) {
  return [select, account](db::Reader& reader, const Caller& caller, const Sight& /*sight*/,
                           std::span<const std::string> ids) -> base::Result<Ids> {
    if (!caller.account) return Ids();
    db::Sql sql(select);
    sql.add(" IN (").values(ids).add(")").add(account).value(*caller.account);
    return reader.many_with<std::string>(sql.text(), sql.arguments());
  };
}

}  // namespace

void VisibleKinds::add(std::string object_kind, Filter filter) {
  [[maybe_unused]] const bool added = filters_.emplace(std::move(object_kind), std::move(filter)).second;
  assert(added && "a kind has one owner");
}

base::Result<Ids> VisibleKinds::visible(db::Reader& reader, const Caller& caller, const Sight& sight,
                                        const std::string& object_kind, std::span<const std::string> ids) const {
  if (const auto filter = filters_.find(object_kind); filter != filters_.end()) {
    return filter->second(reader, caller, sight, ids);
  }
  if (sight.opens(Visibility::Staff)) return Ids(ids.begin(), ids.end());
  return Ids();
}

void add_account_kinds(VisibleKinds& kinds) {
  kinds.add("account", visible_accounts);
  kinds.add("session", own_rows("SELECT CAST(session_id AS text) FROM session WHERE CAST(session_id AS text)",
                                " AND account_id = "));
  kinds.add("api_token", own_rows("SELECT CAST(api_token_id AS text) FROM api_token WHERE CAST(api_token_id AS text)",
                                  " AND account_id = "));
}

}  // namespace vallis::auth
