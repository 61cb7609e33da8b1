#include <algorithm>
#include <array>

#include "auth/scope_grants.hpp"
#include "indicators/observation.hpp"
#include "scorecards/report_mail.hpp"

namespace vallis::scorecards {
namespace {

// Who sees what is not published of a cluster, and may check it: indicators::oversees.
constexpr std::array kCheckers = {auth::Role::ClusterStaff, auth::Role::Board, auth::Role::Analyst};

constexpr std::string_view kOfImport = R"sql(
    SELECT cluster_id, count(*) AS proposed_count FROM observation
    WHERE import_id = $1 AND state = 'proposed' GROUP BY cluster_id ORDER BY cluster_id
)sql";

struct Proposed {
  std::optional<base::Uuid> cluster_id;  ///< none: of countries
  std::int64_t proposed_count = 0;
};
VALLIS_DESCRIBE(Proposed, cluster_id, proposed_count)

struct Name {
  std::string name_en;
  std::optional<std::string> name_ru;
};
VALLIS_DESCRIBE(Name, name_en, name_ru)

base::Result<void> tell(db::Transaction& tx, const notify::Notifier& notifier, const activity::StoredEntry& entry,
                        const Proposed& proposed) {
  Name name{.name_en = "countries", .name_ru = "страны"};
  if (proposed.cluster_id) {
    const auto found = tx.one<Name>("SELECT name_en, name_ru FROM cluster WHERE cluster_id = $1", *proposed.cluster_id);
    if (!found) return found.error();
    name = *found;
  }
  const auto checkers = auth::holders_in_cluster(tx, kCheckers, proposed.cluster_id, entry.occurred_at.date());
  if (!checkers) return checkers.error();
  for (const auth::AccountId& id : *checkers) {
    // One's own figures are checked by somebody else.
    if (entry.account_id == id.uuid) continue;
    const auto account = auth::find_account(tx, id);
    if (!account) return account.error();
    const bool russian = account->language == "ru" && name.name_ru;
    const auto sent = notifier.send(tx, {.kind = "figures_proposed",
                                         .account = id,
                                         .values = {{"cluster", russian ? *name.name_ru : name.name_en},
                                                    {"count", std::to_string(proposed.proposed_count)},
                                                    {"link", notifier.settings().base_url + "/notices"}},
                                         .object_kind = "cluster",
                                         .object_id = proposed.cluster_id});
    if (!sent) return sent.error();
  }
  return {};
}

base::Result<void> tell_declared(db::Transaction& tx, const notify::Notifier& notifier,
                                 const activity::StoredEntry& entry) {
  const auto id = indicators::ObservationId::parse(entry.object_id);
  if (entry.verb != "declared" || !id) return {};
  const auto one = indicators::find_observation(tx, *id);
  // It has moved on since, or is gone.
  if (!one) return one.error().kind == base::ErrorKind::NotFound ? base::Result<void>() : one.error();
  if (one->state != indicators::ObservationState::Proposed) return {};
  return tell(tx, notifier, entry, {one->cluster_id, 1});
}

base::Result<void> tell_imported(db::Transaction& tx, const notify::Notifier& notifier,
                                 const activity::StoredEntry& entry) {
  const auto id = base::Uuid::parse(entry.object_id);
  if (entry.verb != "committed" || !id) return {};
  const auto all = tx.many<Proposed>(kOfImport, *id);
  if (!all) return all.error();
  for (const Proposed& one : *all) {
    if (auto told = tell(tx, notifier, entry, one); !told) return told;
  }
  return {};
}

/// What a measurement found anew, as its outcome says; what was published at once waits for nobody.
base::Result<void> tell_measured(db::Transaction& tx, const notify::Notifier& notifier,
                                 const activity::StoredEntry& entry) {
  const auto cluster = base::Uuid::parse(entry.object_id);
  if (entry.verb != "measured" || !cluster || !entry.after_value || !entry.after_value->is_object()) return {};
  std::int64_t changed = 0;
  for (const char* member : {"new_count", "revised_count"}) {
    const auto* found = entry.after_value->as_object().if_contains(member);
    if (found != nullptr && found->is_int64()) changed += found->as_int64();
  }
  if (changed == 0) return {};
  const auto open = tx.one<std::int64_t>(
      "SELECT count(*) FROM observation WHERE cluster_id = $1 AND state = 'proposed' AND origin = 'measured'",
      *cluster);
  if (!open) return open.error();
  if (*open == 0) return {};
  return tell(tx, notifier, entry, {cluster, std::min(changed, *open)});
}

}  // namespace

void follow_proposals(activity::Subscribers& subscribers, const notify::Notifier& notifier) {
  const auto follow = [&](const char* name, const char* kind, auto handle) {
    subscribers.follow(name, kind, activity::From::Now,
                       [&notifier, handle](db::Transaction& tx, const activity::StoredEntry& entry) {
                         return handle(tx, notifier, entry);
                       });
  };
  follow("scorecards.declared_news", "observation", tell_declared);
  follow("scorecards.imported_news", "observation_import", tell_imported);
  follow("scorecards.measured_news", "measurement", tell_measured);
}

}  // namespace vallis::scorecards
