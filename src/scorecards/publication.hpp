#pragma once

#include <optional>
#include <string>
#include <vector>

#include "activity/log.hpp"
#include "auth/permission.hpp"
#include "base/described_json.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "db/database.hpp"
#include "scorecards/study.hpp"

namespace vallis::scorecards {

/// What is to be published.
struct StudyForm {
  RunId scorecard_run_id;
  std::string code;  ///< lower-case letters, digits and hyphens: its address for ever
  std::string title_en;
  std::optional<std::string> title_ru;
  std::optional<std::string> supersedes;  ///< code of a published study that this one takes the place of
  std::optional<std::string> reason;
};
VALLIS_DESCRIBE(StudyForm, scorecard_run_id, code, title_en, title_ru, supersedes, reason)
std::span<const base::FieldRule> field_rules(const StudyForm*);

/// Why a step is taken.
struct Decision {
  std::optional<std::string> reason;
};
VALLIS_DESCRIBE(Decision, reason)

/// Asks the board to publish a run. Errors: NotFound – no such run or study to supersede; Conflict – no findings,
/// values that are not published, a code that is taken; InvalidInput – a code of another form.
base::Result<Study> propose_study(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                  const StudyForm& form);

/// The board's answer: from now on everybody may read it under its code; what it supersedes says so. Errors: NotFound;
/// Stale; Conflict – it is not proposed; Forbidden – who proposed it does not approve it, for whomever they act.
base::Result<Study> publish_study(db::Transaction& tx, const activity::Actor& by, const base::Instant& now, StudyId id,
                                  std::int64_t version, const Decision& decision);
/// Errors: as publish_study; InvalidArgument – no reason.
base::Result<Study> refuse_study(db::Transaction& tx, const activity::Actor& by, const base::Instant& now, StudyId id,
                                 std::int64_t version, const Decision& decision);
/// Takes a published study back: its address answers with the reason. Errors: NotFound; Stale; Conflict – it is not
/// published, or is the program's own; InvalidArgument – no reason.
base::Result<Study> withdraw_study(db::Transaction& tx, const activity::Actor& by, const base::Instant& now, StudyId id,
                                   std::int64_t version, const Decision& decision);

/// All that the caller sees, also those that are not published; the newest first.
base::Result<std::vector<Study>> list_studies(db::Reader& reader, const auth::Caller& caller);
/// Errors: NotFound – also where the caller may not see it.
base::Result<Study> find_study(db::Reader& reader, const auth::Caller& caller, StudyId id);

}  // namespace vallis::scorecards
