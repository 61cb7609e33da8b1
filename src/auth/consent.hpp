#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "activity/log.hpp"
#include "auth/account.hpp"

namespace vallis::auth {

/// A text that people are asked to agree to, in one language. A version never changes.
struct ConsentText {
  std::string purpose;  ///< snake_case: "newsletter"
  std::int64_t version = 1;
  std::string language;  ///< "en" or "ru"
  std::string text;
  base::Date from_on;  ///< the first day on which people are asked by it
};
VALLIS_DESCRIBE(ConsentText, purpose, version, language, text, from_on)
std::span<const base::FieldRule> field_rules(const ConsentText*);

struct Consent {
  base::Uuid consent_id;
  AccountId account_id;
  std::optional<base::Uuid> person_id;
  std::string purpose;
  std::int64_t version = 1;
  std::string language;
  base::Instant given_at;
  std::string how;
  std::optional<base::Instant> withdrawn_at;
  std::optional<std::string> withdrawn_how;
};
VALLIS_DESCRIBE(Consent, consent_id, account_id, person_id, purpose, version, language, given_at, how, withdrawn_at,
                withdrawn_how)

struct NewConsent {
  std::string purpose;
  std::int64_t version = 1;
  std::string language;  ///< in which it was read
};
VALLIS_DESCRIBE(NewConsent, purpose, version, language)

/// How many people agree to a purpose, for those who must not know who.
struct ConsentCount {
  std::string purpose;
  std::int64_t version = 1;
  std::int64_t given_count = 0;      ///< in force
  std::int64_t withdrawn_count = 0;  ///< taken back
};
VALLIS_DESCRIBE(ConsentCount, purpose, version, given_count, withdrawn_count)

/// Adds a text, on record. Errors: InvalidArgument – a purpose that is no word, no text, an unknown language; Conflict
/// – this version is there already: another text is another version.
base::Result<ConsentText> add_consent_text(db::Transaction& tx, const activity::Actor& by, const ConsentText& text);

/// The newest version of each purpose and language that is asked by on that day.
base::Result<std::vector<ConsentText>> consent_texts(db::Reader& reader, const base::Date& today);

/// Keeps that somebody agreed, on record. Errors: NotFound – no such text, or not yet in use; Conflict – the consent to
/// this version is given already.
base::Result<Consent> give_consent(db::Transaction& tx, const activity::Actor& by, AccountId account,
                                   const NewConsent& consent, const std::string& how, const base::Instant& now);

/// Keeps that it was withdrawn, on record ("withdrew", for those who act on it). The consent stays in the register.
/// Errors: NotFound – the account gave no such consent; Conflict – it was withdrawn before.
base::Result<Consent> withdraw_consent(db::Transaction& tx, const activity::Actor& by, AccountId account,
                                       base::Uuid consent_id, const std::string& how, const base::Instant& now);

/// All of an account, the newest first.
base::Result<std::vector<Consent>> consents_of(db::Reader& reader, AccountId account);

/// Whether a consent to the purpose, in any version, is in force.
base::Result<bool> consents_to(db::Reader& reader, AccountId account, const std::string& purpose);

base::Result<std::vector<ConsentCount>> consent_counts(db::Reader& reader);

}  // namespace vallis::auth
