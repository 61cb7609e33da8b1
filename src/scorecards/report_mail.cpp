#include "scorecards/report_mail.hpp"

#include <fmt/format.h>

#include <functional>

#include "auth/call.hpp"
#include "base/text.hpp"
#include "scorecards/cluster_report.hpp"

namespace vallis::scorecards {
namespace {

constexpr const char* kJob = "scorecards.report_mail";

constexpr std::string_view kSelect = R"sql(
    SELECT s.cluster_id, c.code AS cluster_code, c.name_en AS cluster_name_en, c.name_ru AS cluster_name_ru,
           s.frequency, s.sent_for, s.created_at
    FROM report_subscription s JOIN cluster c ON c.cluster_id = s.cluster_id WHERE s.account_id = $1
)sql";

constexpr std::string_view kPut = R"sql(
    INSERT INTO report_subscription (account_id, cluster_id, frequency, sent_for, created_at)
    VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (account_id, cluster_id) DO UPDATE SET frequency = excluded.frequency, sent_for = excluded.sent_for
)sql";

constexpr std::string_view kDue = R"sql(
    SELECT account_id, cluster_id, frequency FROM report_subscription
    WHERE (frequency = 'monthly' AND sent_for <> $1) OR (frequency = 'quarterly' AND sent_for <> $2)
    ORDER BY account_id, cluster_id
)sql";

// Whoever was faster has sent it.
constexpr std::string_view kNoteSent = R"sql(
    UPDATE report_subscription SET sent_for = $3
    WHERE account_id = $1 AND cluster_id = $2 AND frequency = $4 AND sent_for <> $3
)sql";

struct Due {
  auth::AccountId account_id;
  directory::ClusterId cluster_id;
  ReportFrequency frequency = ReportFrequency::Monthly;
};
VALLIS_DESCRIBE(Due, account_id, cluster_id, frequency)

/// "2026-11" or "2026-Q4".
std::string running(ReportFrequency frequency, const base::Date& today) {
  if (frequency == ReportFrequency::Monthly) return fmt::format("{:04}-{:02}", today.year(), today.month());
  return fmt::format("{:04}-Q{}", today.year(), (today.month() + 2) / 3);
}

std::string origin_words(indicators::Origin origin, bool russian) {
  if (origin == indicators::Origin::Measured) return russian ? "измерено" : "measured";
  if (origin == indicators::Origin::Declared) return russian ? "заявлено" : "declared";
  return russian ? "импортировано" : "imported";
}

std::string figure_line(const ReportFigure& figure, const std::string& cluster_code, bool russian) {
  std::string line = "• " + (russian ? figure.name_ru : figure.name_en);
  if (figure.unit_code != cluster_code) line += ", " + figure.unit_code;
  if (!figure.value) return line + (russian ? ": нет данных" : ": missing");
  std::string value = indicators::value_text(*figure.value);
  const std::string& unit = russian ? figure.measure_unit_ru : figure.measure_unit;
  if (!unit.empty()) value += " " + unit;
  const std::string year = !figure.period.empty() ? figure.period : russian ? "год неизвестен" : "year not known";
  line += fmt::format(": {} ({}; {}", value, year,
                      origin_words(figure.origin.value_or(indicators::Origin::Imported), russian));
  if (!figure.source_title.empty()) line += "; " + figure.source_title;
  return line + ")";
}

std::string summary(const ClusterReport& report, bool russian) {
  const auto& shares = report.shares;
  std::string text = fmt::format(
      fmt::runtime(russian ? "Показателей: {}. Измерено {}, заявлено {}, импортировано {}, нет данных {}."
                           : "{} figures: {} measured, {} declared, {} imported, {} missing."),
      report.figures.size(), shares.measured_count, shares.declared_count, shares.imported_count, shares.missing_count);
  if (report.standing) {
    const StudyStanding& one = *report.standing;
    text += "\n" + fmt::format(fmt::runtime(russian ? "{}: группа {} из {}" : "{}: group {} of {}"),
                               russian ? one.title_ru : one.title_en, one.group, one.group_count);
    if (one.rank) {
      text += fmt::format(fmt::runtime(russian ? ", место {} из {}" : ", rank {} of {}"), *one.rank, one.unit_count);
    }
    if (one.rank && one.rank_low && one.rank_high) text += fmt::format(" ({}–{})", *one.rank_low, *one.rank_high);
    text += ".";
  }
  if (report.open_count.value_or(0) > 0) {
    text += "\n" + fmt::format(fmt::runtime(russian ? "Ждут проверки или публикации: {}."
                                                    : "Waiting to be checked or published: {}."),
                               *report.open_count);
  }
  return text;
}

base::Result<bool> send_one(db::Transaction& tx, const notify::Notifier& notifier, const base::Instant& now,
                            const Due& due) {
  const std::string period = running(due.frequency, now.date());
  const auto noted = tx.execute(kNoteSent, due.account_id, due.cluster_id, period, due.frequency);
  if (!noted) return noted.error();
  if (*noted == 0) return false;
  const auto account = auth::find_account(tx, due.account_id);
  if (!account) return account.error();
  if (account->state != auth::AccountState::Active) return false;
  const auto caller = auth::caller_for(tx, due.account_id, now);
  if (!caller) return caller.error();
  const auto report = cluster_report(tx, *caller, due.cluster_id, now.date());
  if (!report) return report.error();
  const bool russian = account->language == "ru";
  std::vector<std::string> lines;
  for (const ReportFigure& figure : report->figures) lines.push_back(figure_line(figure, report->code, russian));
  const std::string name = russian && report->name_ru ? *report->name_ru : report->name_en;
  const auto sent =
      notifier.send(tx, {.kind = "cluster_report",
                         .account = due.account_id,
                         .values = {{"cluster", name},
                                    {"period", period},
                                    {"summary", summary(*report, russian)},
                                    {"lines", base::join(lines, "\n")},
                                    {"link", notifier.settings().base_url + "/observatory/clusters/" + report->code}},
                         .object_kind = "cluster",
                         .object_id = due.cluster_id.uuid});
  if (!sent) return sent.error();
  return true;
}

using Transact = std::function<base::Result<bool>(const std::function<base::Result<bool>(db::Transaction&)>&)>;

base::Result<std::int64_t> send_all(db::Database& database, const Transact& transact,
                                    const std::function<bool()>& cancelled, const notify::Notifier& notifier,
                                    const base::Instant& now) {
  const auto due = database.read([&](db::Reader& reader) {
    return reader.many<Due>(kDue, running(ReportFrequency::Monthly, now.date()),
                            running(ReportFrequency::Quarterly, now.date()));
  });
  if (!due) return due.error();
  std::int64_t count = 0;
  for (const Due& one : *due) {
    if (cancelled()) return base::cancelled();
    const auto sent = transact([&](db::Transaction& tx) { return send_one(tx, notifier, now, one); });
    if (!sent) return sent.error();
    count += *sent ? 1 : 0;
  }
  return count;
}

}  // namespace

base::Result<std::vector<ReportSubscription>> report_subscriptions(db::Reader& reader, auth::AccountId account) {
  return reader.many<ReportSubscription>(std::string(kSelect) + " ORDER BY c.code", account);
}

base::Result<ReportSubscription> subscribe_to_report(db::Transaction& tx, const base::Instant& now,
                                                     auth::AccountId account, directory::ClusterId cluster,
                                                     ReportFrequency frequency) {
  if (const auto found = directory::find_cluster(tx, cluster); !found) return found.error();
  const auto put = tx.execute(kPut, account, cluster, frequency, running(frequency, now.date()), now);
  if (!put) return put.error();
  auto made = tx.one<ReportSubscription>(std::string(kSelect) + " AND s.cluster_id = $2", account, cluster);
  if (!made) return made;
  const auto logged = activity::record(tx, {.by = {.account_id = account.uuid},
                                            .verb = "subscribed",
                                            .object_kind = "report_subscription",
                                            .object_id = account.text(),
                                            .scope = cluster.text()});
  if (!logged) return logged.error();
  return made;
}

base::Result<void> unsubscribe_from_report(db::Transaction& tx, auth::AccountId account, directory::ClusterId cluster) {
  const auto gone =
      tx.execute("DELETE FROM report_subscription WHERE account_id = $1 AND cluster_id = $2", account, cluster);
  if (!gone) return gone.error();
  if (*gone == 0) return base::not_found("You do not get this cluster's report.");
  const auto logged = activity::record(tx, {.by = {.account_id = account.uuid},
                                            .verb = "unsubscribed",
                                            .object_kind = "report_subscription",
                                            .object_id = account.text(),
                                            .scope = cluster.text()});
  if (!logged) return logged.error();
  return {};
}

base::Result<std::int64_t> send_reports(jobs::Context& context, const notify::Notifier& notifier,
                                        const base::Instant& now) {
  return send_all(
      context.database(), [&](const auto& write) { return context.transact(write); },
      [&] { return context.cancelled(); }, notifier, now);
}

base::Result<std::int64_t> send_reports(db::Database& database, const notify::Notifier& notifier,
                                        const base::Instant& now) {
  return send_all(
      database, [&](const auto& write) { return database.transact(write); }, [] { return false; }, notifier, now);
}

base::Result<void> add_report_jobs(jobs::Runner& runner, const notify::Notifier& notifier) {
  runner.register_job(kJob, [&notifier](jobs::Context& context) -> base::Result<base::Json> {
    const auto sent = send_reports(context, notifier, base::Instant::now());
    if (!sent) return sent.error();
    return base::Json(base::JsonObject{{"sent_count", *sent}});
  });
  return runner.schedule(kJob, kJob, "20 5 * * *");
}

}  // namespace vallis::scorecards
