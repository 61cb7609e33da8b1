#include "indicators/personal_data.hpp"

#include "indicators/observation_rights.hpp"

namespace vallis::indicators {
namespace {

using auth::AccountId;
using Ids = std::vector<std::string>;

struct Entered {
  ObservationId observation_id;
  std::string indicator;
  std::string unit_key;
  std::string period;
  std::string reason;
  base::Instant proposed_at;
};
VALLIS_DESCRIBE(Entered, observation_id, indicator, unit_key, period, reason, proposed_at)

struct Taken {
  ObservationId observation_id;
  ObservationState state = ObservationState::Proposed;
  std::string reason;
  base::Instant recorded_at;
};
VALLIS_DESCRIBE(Taken, observation_id, state, reason, recorded_at)

constexpr std::string_view kEntered = R"sql(
    SELECT observation_id, indicator, unit_key, period, reason, proposed_at FROM observation
    WHERE proposed_by = $1 ORDER BY observation_id
)sql";

constexpr std::string_view kTaken = R"sql(
    SELECT observation_id, state, reason, recorded_at FROM observation_state
    WHERE account_id = $1 ORDER BY observation_id, position
)sql";

struct BroughtIn {
  base::Uuid import_id;
  std::string file_name;
  std::string state;
  std::int64_t line_count = 0;
  base::Instant created_at;
};
VALLIS_DESCRIBE(BroughtIn, import_id, file_name, state, line_count, created_at)

constexpr std::string_view kBroughtIn = R"sql(
    SELECT import_id, file_name, state, line_count, created_at FROM observation_import
    WHERE created_by = $1 ORDER BY import_id
)sql";

const base::LocalText& why_stays() {
  static const base::LocalText text{
      .en = "Who stood behind a figure must be answerable; the rows hold an id and no name. Reasons go.",
      .ru = "Нужно знать, кто отвечал за показатель; в записях номер, без имени. Пояснения удаляются."};
  return text;
}

/// The person's own words, here and in the log. What was observed and its hash do not rest on them.
base::Result<void> forget_words(db::Transaction& tx, const activity::Actor& by, AccountId account,
                                const base::Instant& /*now*/) {
  const auto entered = tx.many<std::string>(
      "SELECT CAST(observation_id AS text) FROM observation WHERE proposed_by = $1 ORDER BY observation_id", account);
  if (!entered) return entered.error();
  for (const std::string& id : *entered) {
    const auto erased = activity::erase_details(tx, by, "observation", id, "erasure");
    if (!erased) return erased.error();
  }
  for (const char* sql : {"UPDATE observation SET reason = '' WHERE proposed_by = $1",
                          "UPDATE observation_state SET reason = '' WHERE account_id = $1",
                          "UPDATE observation_import SET lines = '[]' WHERE created_by = $1"}) {
    if (auto done = tx.execute(sql, account); !done) return done.error();
  }
  return {};
}

std::vector<base::Uuid> parsed(std::span<const std::string> ids) {
  std::vector<base::Uuid> all;
  for (const std::string& text : ids) {
    if (const auto id = base::Uuid::parse(text)) all.push_back(*id);
  }
  return all;
}

base::Result<Ids> visible_observations(db::Reader& reader, const auth::Caller&, const auth::Sight& sight,
                                       std::span<const std::string> ids) {
  db::Sql sql("SELECT CAST(v.observation_id AS text) FROM observation v WHERE v.observation_id IN (");
  sql.values(parsed(ids)).add(") AND ");
  add_seen(sql, sight);
  return reader.many_with<std::string>(sql.text(), sql.arguments());
}

base::Result<Ids> visible_measurements(db::Reader&, const auth::Caller& caller, const auth::Sight&,
                                       std::span<const std::string> ids) {
  Ids seen;
  for (const base::Uuid& cluster : parsed(ids)) {
    if (oversees(caller, cluster)) seen.push_back(cluster.text());
  }
  return seen;
}

}  // namespace

void add_personal_data(auth::PersonalDataList& list) {
  list.push_back(auth::staying_rows<Entered>("observations", kEntered, why_stays()));
  list.back().erase = forget_words;
  list.push_back(auth::staying_rows<Taken>("observation_steps", kTaken, why_stays()));
  list.push_back(auth::staying_rows<BroughtIn>("observation_imports", kBroughtIn, why_stays()));
}

void add_indicator_kinds(auth::VisibleKinds& kinds) {
  kinds.add("observation", visible_observations);
  kinds.add("measurement", visible_measurements);
}

}  // namespace vallis::indicators
