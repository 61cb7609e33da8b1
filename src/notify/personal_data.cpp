#include "notify/personal_data.hpp"

#include "notify/keeping.hpp"

namespace vallis::notify {
namespace {

struct KeptNotice {
  std::string kind;
  std::string object_kind;
  std::optional<base::Uuid> object_id;
  base::Json message_values;
  base::Instant created_at;
  std::optional<base::Instant> read_at;
};
VALLIS_DESCRIBE(KeptNotice, kind, object_kind, object_id, message_values, created_at, read_at)

struct KeptMail {
  std::string kind;
  std::string address;
  std::string subject;
  std::string state;
  base::Instant created_at;
  std::optional<base::Instant> sent_at;
};
VALLIS_DESCRIBE(KeptMail, kind, address, subject, state, created_at, sent_at)

struct KeptChoices {
  base::Json choices;
};
VALLIS_DESCRIBE(KeptChoices, choices)

constexpr std::string_view kNotices = R"sql(
    SELECT kind, object_kind, object_id, message_values, created_at, read_at FROM notice
    WHERE account_id = $1 ORDER BY notice_id
)sql";
// Without the texts: those that were sent are empty, the others may hold a secret.
constexpr std::string_view kMails = R"sql(
    SELECT kind, address, subject, state, created_at, sent_at FROM mail
    WHERE account_id = $1 OR lower(address) = (SELECT email_key FROM account WHERE account_id = $1) ORDER BY mail_id
)sql";
constexpr std::string_view kChoices = "SELECT choices FROM notification_settings WHERE account_id = $1";

template <class T>
auth::PersonalData part(std::string name, std::string_view select) {
  const auto gather = [select](db::Reader& reader, auth::AccountId account) -> base::Result<base::Json> {
    const auto rows = reader.many<T>(select, account);
    if (!rows) return rows.error();
    return auth::as_json(*rows);
  };
  const auto foresee = [select, name](db::Reader& reader, auth::AccountId account) -> base::Result<auth::Fate> {
    const auto rows = reader.many<T>(select, account);
    if (!rows) return rows.error();
    return auth::Fate{name, static_cast<std::int64_t>(rows->size()), 0, {}};
  };
  return {std::move(name), gather, foresee};
}

}  // namespace

void add_personal_data(auth::PersonalDataList& list) {
  list.push_back(part<KeptNotice>("notices", kNotices));
  list.push_back(part<KeptChoices>("notification_settings", kChoices));
  list.push_back(part<KeptMail>("mails", kMails));
  list.back().erase = [](db::Transaction& tx, const activity::Actor& /*by*/, auth::AccountId account,
                         const base::Instant& /*now*/) { return forget_account(tx, account); };
}

}  // namespace vallis::notify
