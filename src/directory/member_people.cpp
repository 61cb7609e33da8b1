#include "directory/detail/member_people.hpp"

#include <set>

#include "auth/scope_grants.hpp"

namespace vallis::directory::detail {
namespace {

struct Contact {
  std::string given_name;
  std::string family_name;
  std::optional<std::string> email;
  std::string language;
  std::optional<auth::AccountId> account_id;
};
VALLIS_DESCRIBE(Contact, given_name, family_name, email, language, account_id)

constexpr std::string_view kContacts = R"sql(
    SELECT p.given_name, p.family_name, p.email, p.language, p.account_id FROM person p
    WHERE p.erased_at IS NULL AND EXISTS (SELECT 1 FROM affiliation a
        WHERE a.person_id = p.person_id AND a.organisation_id = $1 AND a.is_contact
            AND (a.from_on IS NULL OR a.from_on <= $2) AND (a.to_on IS NULL OR a.to_on >= $2))
    ORDER BY p.name_key, p.person_id
)sql";

}  // namespace

base::Result<std::int64_t> tell_organisation(db::Transaction& tx, const notify::Notifier& notifier,
                                             OrganisationId organisation, const base::Date& today,
                                             const notify::Notice& notice, const ValuesIn& values) {
  const auto contacts = tx.many<Contact>(kContacts, organisation, today);
  if (!contacts) return contacts.error();
  const auto grants = auth::grants_of_scope(tx, "organisation", organisation.uuid, today);
  if (!grants) return grants.error();
  std::set<auth::AccountId> accounts;
  for (const auth::RoleGrant& grant : *grants) {
    if (grant.role == auth::Role::OrganisationAdmin) accounts.insert(grant.account_id);
  }
  for (const Contact& contact : *contacts) {
    if (contact.account_id) accounts.insert(*contact.account_id);
  }
  std::set<std::string> addresses;
  for (const auth::AccountId id : accounts) {
    const auto account = auth::find_account(tx, id);
    if (!account) return account.error();
    if (account->email) addresses.insert(auth::email_key(*account->email).value_or(""));
    notify::Notice one = notice;
    one.account = id;
    one.values = values(account->language);
    if (auto sent = notifier.send(tx, one); !sent) return sent.error();
  }
  auto told_count = static_cast<std::int64_t>(accounts.size());
  for (const Contact& contact : *contacts) {
    if (contact.account_id || !contact.email) continue;
    const auto key = auth::email_key(*contact.email);
    if (!key || !addresses.insert(*key).second) continue;
    const std::string name = contact.given_name + " " + contact.family_name;
    const auto sent =
        notifier.send_to_address(tx, notice.kind, *contact.email, name, contact.language, values(contact.language));
    if (!sent) return sent.error();
    ++told_count;
  }
  return told_count;
}

}  // namespace vallis::directory::detail
