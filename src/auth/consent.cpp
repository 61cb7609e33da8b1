#include "auth/consent.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace vallis::auth {
namespace {

constexpr std::string_view kInsertText = R"sql(
    INSERT INTO consent_text (purpose, version, language, text, from_on) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (purpose, version, language) DO NOTHING
)sql";

constexpr std::string_view kSelectTexts = R"sql(
    SELECT purpose, version, language, text, from_on FROM consent_text t
    WHERE from_on <= $1 AND version = (SELECT max(version) FROM consent_text newest
        WHERE newest.purpose = t.purpose AND newest.language = t.language AND newest.from_on <= $1)
    ORDER BY purpose, language
)sql";

constexpr std::string_view kInsert = R"sql(
    INSERT INTO consent (consent_id, account_id, purpose, version, language, given_at, how)
    VALUES ($1, $2, $3, $4, $5, $6, $7)
)sql";

constexpr std::string_view kSelect = R"sql(
    SELECT c.consent_id, c.account_id, c.person_id, c.purpose, c.version, c.language, c.given_at, c.how,
           w.withdrawn_at, w.how AS withdrawn_how
    FROM consent c LEFT JOIN consent_withdrawal w ON w.consent_id = c.consent_id
    WHERE c.account_id = $1
)sql";

constexpr std::string_view kCountInForce = R"sql(
    SELECT count(*) FROM consent c
    WHERE c.account_id = $1 AND c.purpose = $2 AND ($3 = 0 OR c.version = $3)
        AND NOT EXISTS (SELECT 1 FROM consent_withdrawal w WHERE w.consent_id = c.consent_id)
)sql";

constexpr std::string_view kWithdraw = R"sql(
    INSERT INTO consent_withdrawal (consent_id, withdrawn_at, how) VALUES ($1, $2, $3)
    ON CONFLICT (consent_id) DO NOTHING
)sql";

constexpr std::string_view kCounts = R"sql(
    SELECT c.purpose, c.version, count(*) - count(w.consent_id) AS given_count, count(w.consent_id) AS withdrawn_count
    FROM consent c LEFT JOIN consent_withdrawal w ON w.consent_id = c.consent_id
    GROUP BY c.purpose, c.version ORDER BY c.purpose, c.version
)sql";

base::Result<Consent> find(db::Reader& reader, AccountId account, base::Uuid consent_id) {
  auto found = reader.maybe<Consent>(std::string(kSelect) + " AND c.consent_id = $2", account, consent_id);
  if (!found) return found.error();
  if (!*found) return base::not_found("You gave no such consent.");
  return std::move(**found);
}

base::Result<std::int64_t> count_in_force(db::Reader& reader, AccountId account, const std::string& purpose,
                                          std::int64_t version) {
  return reader.one<std::int64_t>(kCountInForce, account, purpose, version);
}

base::Result<Consent> note(db::Transaction& tx, const activity::Actor& by, std::string verb, Consent consent) {
  const auto noted = activity::record(tx, {.by = by,
                                           .verb = std::move(verb),
                                           .object_kind = "consent",
                                           .object_id = consent.consent_id.text(),
                                           .after = activity::snapshot(consent)});
  if (!noted) return noted.error();
  return consent;
}

}  // namespace

std::span<const base::FieldRule> field_rules(const ConsentText*) {
  static constexpr base::FieldRule kRules[] = {
      {.member = "purpose", .description = "A word: newsletter.", .min_length = 1, .max_length = 60},
      {.member = "version", .minimum = 1, .maximum = 1'000'000},
      {.member = "text", .min_length = 1, .max_length = 20'000}};
  return kRules;
}

base::Result<ConsentText> add_consent_text(db::Transaction& tx, const activity::Actor& by, const ConsentText& text) {
  const bool word = !text.purpose.empty() && std::all_of(text.purpose.begin(), text.purpose.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
  if (!word) return base::invalid_argument("The purpose is a word of small letters, digits and '_': newsletter.");
  if (base::trim(text.text).empty()) return base::invalid_argument("The text is empty.");
  if (text.language != "en" && text.language != "ru") return base::invalid_argument("The language is en or ru.");
  const auto added = tx.execute(kInsertText, text.purpose, text.version, text.language, text.text, text.from_on);
  if (!added) return added.error();
  if (*added == 0) return base::conflict("This version is there already; another text is another version.");
  const auto noted = activity::record(tx, {.by = by,
                                           .verb = "added",
                                           .object_kind = "consent_text",
                                           .object_id = text.purpose,
                                           .after = activity::snapshot(text)});
  if (!noted) return noted.error();
  return text;
}

base::Result<std::vector<ConsentText>> consent_texts(db::Reader& reader, const base::Date& today) {
  return reader.many<ConsentText>(kSelectTexts, today);
}

base::Result<Consent> give_consent(db::Transaction& tx, const activity::Actor& by, AccountId account,
                                   const NewConsent& consent, const std::string& how, const base::Instant& now) {
  const auto known = tx.one<std::int64_t>(
      "SELECT count(*) FROM consent_text WHERE purpose = $1 AND version = $2 AND language = $3 AND from_on <= $4",
      consent.purpose, consent.version, consent.language, now.date());
  if (!known) return known.error();
  if (*known == 0) return base::not_found("There is no such text to agree to.");
  // Two clicks at once meet at this row, so that the register does not hold the consent twice.
  const auto held = tx.execute("UPDATE account SET language = language WHERE account_id = $1", account);
  if (!held) return held.error();
  const auto given = count_in_force(tx, account, consent.purpose, consent.version);
  if (!given) return given.error();
  if (*given > 0) return base::conflict("You agreed to this version already.");
  const base::Uuid id = base::Uuid::next();
  const auto added = tx.execute(kInsert, id, account, consent.purpose, consent.version, consent.language, now, how);
  if (!added) return added.error();
  auto kept = find(tx, account, id);
  if (!kept) return kept;
  return note(tx, by, "consented", std::move(*kept));
}

base::Result<Consent> withdraw_consent(db::Transaction& tx, const activity::Actor& by, AccountId account,
                                       base::Uuid consent_id, const std::string& how, const base::Instant& now) {
  const auto given = find(tx, account, consent_id);
  if (!given) return given.error();
  const auto withdrawn = tx.execute(kWithdraw, consent_id, now, how);
  if (!withdrawn) return withdrawn.error();
  if (*withdrawn == 0) return base::conflict("You have withdrawn this consent already.");
  auto kept = find(tx, account, consent_id);
  if (!kept) return kept;
  return note(tx, by, "withdrew", std::move(*kept));
}

base::Result<std::vector<Consent>> consents_of(db::Reader& reader, AccountId account) {
  return reader.many<Consent>(std::string(kSelect) + " ORDER BY c.consent_id DESC", account);
}

base::Result<bool> consents_to(db::Reader& reader, AccountId account, const std::string& purpose) {
  const auto count = count_in_force(reader, account, purpose, 0);
  if (!count) return count.error();
  return *count > 0;
}

base::Result<std::vector<ConsentCount>> consent_counts(db::Reader& reader) {
  return reader.many<ConsentCount>(kCounts);
}

}  // namespace vallis::auth
