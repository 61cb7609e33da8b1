#include "scorecards/personal_data.hpp"

#include "scorecards/exchange.hpp"
#include "scorecards/report_mail.hpp"
#include "scorecards/study.hpp"

namespace vallis::scorecards {
namespace {

using auth::AccountId;

struct Frozen {
  VersionId scorecard_version_id;
  std::string title_en;
  std::string note;
  base::Instant frozen_at;
};
VALLIS_DESCRIBE(Frozen, scorecard_version_id, title_en, note, frozen_at)

struct Made {
  RunId scorecard_run_id;
  base::Instant made_at;
};
VALLIS_DESCRIBE(Made, scorecard_run_id, made_at)

struct Stood {
  StudyId study_id;
  std::string code;
  StudyState state = StudyState::Proposed;
  bool proposed = false;  ///< by this person
  bool decided = false;
  std::string reason;  ///< of the last step, where this person took it
  base::Instant proposed_at;
};
VALLIS_DESCRIBE(Stood, study_id, code, state, proposed, decided, reason, proposed_at)

struct Trusted {
  PartnerId exchange_partner_id;
  std::string name;
  base::Instant trusted_at;
};
VALLIS_DESCRIBE(Trusted, exchange_partner_id, name, trusted_at)

constexpr std::string_view kFrozen = R"sql(
    SELECT scorecard_version_id, title_en, note, frozen_at FROM scorecard_version
    WHERE frozen_by = $1 ORDER BY scorecard_version_id
)sql";

constexpr std::string_view kMade = R"sql(
    SELECT scorecard_run_id, made_at FROM scorecard_run WHERE made_by = $1 ORDER BY scorecard_run_id
)sql";

constexpr std::string_view kStood = R"sql(
    SELECT study_id, code, state, COALESCE(proposed_by = $1, FALSE) AS proposed,
           COALESCE(decided_by = $1, FALSE) AS decided,
           CASE WHEN COALESCE(decided_by, proposed_by) = $1 THEN reason ELSE '' END AS reason, proposed_at
    FROM study WHERE proposed_by = $1 OR decided_by = $1 ORDER BY study_id
)sql";

constexpr std::string_view kTrusted = R"sql(
    SELECT exchange_partner_id, name, trusted_at FROM exchange_partner
    WHERE trusted_by = $1 ORDER BY exchange_partner_id
)sql";

const base::LocalText& why_stays() {
  static const base::LocalText text{
      .en = "Who stood behind a study or a partner must be answerable; the rows hold an id and no name. Reasons go.",
      .ru = "Нужно знать, кто отвечал за исследование или партнёра; в записях номер, без имени. Пояснения удаляются."};
  return text;
}

auth::PersonalData subscriptions() {
  const auto gather = [](db::Reader& reader, AccountId account) -> base::Result<base::Json> {
    const auto rows = report_subscriptions(reader, account);
    if (!rows) return rows.error();
    return auth::as_json(*rows);
  };
  const auto foresee = [](db::Reader& reader, AccountId account) -> base::Result<auth::Fate> {
    const auto rows = report_subscriptions(reader, account);
    if (!rows) return rows.error();
    return auth::Fate{"report_subscriptions", static_cast<std::int64_t>(rows->size()), 0, {}};
  };
  const auto erase = [](db::Transaction& tx, const activity::Actor&, AccountId account,
                        const base::Instant&) -> base::Result<void> {
    const auto gone = tx.execute("DELETE FROM report_subscription WHERE account_id = $1", account);
    if (!gone) return gone.error();
    return {};
  };
  return {"report_subscriptions", gather, foresee, erase};
}

/// The reason is of the last step, so it is whose step that was.
base::Result<void> forget_reasons(db::Transaction& tx, const activity::Actor& by, AccountId account,
                                  const base::Instant&) {
  const auto studies = tx.many<std::string>(
      "SELECT CAST(study_id AS text) FROM study WHERE proposed_by = $1 OR decided_by = $1 ORDER BY study_id", account);
  if (!studies) return studies.error();
  for (const std::string& id : *studies) {
    const auto erased = activity::erase_details(tx, by, "study", id, "erasure");
    if (!erased) return erased.error();
  }
  const auto done = tx.execute("UPDATE study SET reason = '' WHERE COALESCE(decided_by, proposed_by) = $1", account);
  if (!done) return done.error();
  return {};
}

}  // namespace

void add_personal_data(auth::PersonalDataList& list) {
  list.push_back(subscriptions());
  list.push_back(auth::staying_rows<Frozen>("frozen_scorecards", kFrozen, why_stays()));
  list.push_back(auth::staying_rows<Made>("scorecard_runs", kMade, why_stays()));
  list.push_back(auth::staying_rows<Stood>("studies", kStood, why_stays()));
  list.back().erase = forget_reasons;
  list.push_back(auth::staying_rows<Trusted>("exchange_partners", kTrusted, why_stays()));
}

}  // namespace vallis::scorecards
