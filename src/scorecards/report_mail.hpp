#pragma once

#include <string>
#include <vector>

#include "activity/subscribers.hpp"
#include "auth/account.hpp"
#include "base/described_json.hpp"
#include "directory/cluster.hpp"
#include "jobs/runner.hpp"
#include "notify/notifier.hpp"

namespace vallis::scorecards {

enum class ReportFrequency { Monthly, Quarterly };
VALLIS_DESCRIBE_ENUM(ReportFrequency, Monthly, Quarterly)

/// That somebody wants a cluster's report by mail.
struct ReportSubscription {
  base::Uuid cluster_id;
  std::string cluster_code;
  std::string cluster_name_en;
  std::optional<std::string> cluster_name_ru;
  ReportFrequency frequency = ReportFrequency::Monthly;
  std::string sent_for;  ///< the month or quarter in which the last one was sent, or in which it was asked for
  base::Instant created_at;
};
VALLIS_DESCRIBE(ReportSubscription, cluster_id, cluster_code, cluster_name_en, cluster_name_ru, frequency, sent_for,
                created_at)

/// Of one account, by the clusters' codes.
base::Result<std::vector<ReportSubscription>> report_subscriptions(db::Reader& reader, auth::AccountId account);

/// Makes one or changes its frequency; the first mail goes out when the next month or quarter has begun.
/// Errors: NotFound – no such cluster.
base::Result<ReportSubscription> subscribe_to_report(db::Transaction& tx, const base::Instant& now,
                                                     auth::AccountId account, directory::ClusterId cluster,
                                                     ReportFrequency frequency);

/// Errors: NotFound – there is none.
base::Result<void> unsubscribe_from_report(db::Transaction& tx, auth::AccountId account, directory::ClusterId cluster);

/// Sends each subscriber the reports that are due: once a month or quarter, in their language, with what they may see
/// at that moment. Each is sent and noted in one transaction, so a run that is repeated sends nothing twice. Gives how
/// many were sent. Errors: Cancelled; those of cluster_report and of the notifier.
base::Result<std::int64_t> send_reports(jobs::Context& context, const notify::Notifier& notifier,
                                        const base::Instant& now);
/// The same for tests and commands.
base::Result<std::int64_t> send_reports(db::Database& database, const notify::Notifier& notifier,
                                        const base::Instant& now);

/// Sends what is due every morning. The notifier must outlive the runner.
base::Result<void> add_report_jobs(jobs::Runner& runner, const notify::Notifier& notifier);

/// Tells those who may check figures, but who entered them, that some were entered, brought in or measured.
void follow_proposals(activity::Subscribers& subscribers, const notify::Notifier& notifier);

}  // namespace vallis::scorecards
