#include "directory/membership_notices.hpp"

#include <algorithm>

#include "directory/detail/member_people.hpp"
#include "directory/membership_application.hpp"

namespace vallis::directory {
namespace {

constexpr std::int64_t kLateDays = 14;

constexpr std::string_view kClusterName = "SELECT name_en, name_ru FROM cluster WHERE cluster_id = $1";
constexpr std::string_view kOrganisationName = "SELECT name FROM organisation WHERE organisation_id = $1";
constexpr std::string_view kMinorDigits = "SELECT minor_digits FROM currency WHERE currency_code = $1";
constexpr std::string_view kMembershipOfDues = "SELECT membership_id FROM dues WHERE dues_id = $1";

// The step is noted in the transaction that sends it, and not noted twice.
constexpr std::string_view kNoteReminder = R"sql(
    INSERT INTO dues_reminder (dues_id, step, sent_at) VALUES ($1, $2, $3) ON CONFLICT (dues_id, step) DO NOTHING
)sql";

struct ClusterName {
  std::string name_en;
  std::optional<std::string> name_ru;

  const std::string& in(const std::string& language) const { return language == "ru" && name_ru ? *name_ru : name_en; }
};
VALLIS_DESCRIBE(ClusterName, name_en, name_ru)

/// The word of a member of an entry's value, where it is there.
std::string word_in(const std::optional<base::Json>& value, std::string_view member) {
  if (!value || !value->is_object()) return {};
  const auto* found = value->as_object().if_contains(member);
  return found != nullptr && found->is_string() ? std::string(found->as_string()) : std::string();
}

/// The state that an entry is about, where it is another than before.
std::string new_state(const activity::StoredEntry& entry, std::string_view begun_by) {
  if (!entry.before_value && entry.verb != begun_by) return {};
  const std::string state = word_in(entry.after_value, "state");
  return state == word_in(entry.before_value, "state") ? std::string() : state;
}

base::Result<void> tell_application(db::Transaction& tx, const notify::Notifier& notifier,
                                    const activity::StoredEntry& entry) {
  const auto state = base::enum_of<ApplicationState>(new_state(entry, "applied"));
  const auto id = ApplicationId::parse(entry.object_id);
  if (!state || !id) return {};
  std::string kind;
  if (*state == ApplicationState::Submitted) {
    kind = "application_received";
  } else if (*state == ApplicationState::MoreAsked) {
    kind = "application_more_asked";
  } else if (*state == ApplicationState::Accepted) {
    kind = "application_accepted";
  } else if (*state == ApplicationState::Refused) {
    kind = "application_refused";
  } else {
    return {};
  }
  const auto application = find_application(tx, *id);
  if (!application) return application.error();
  // It has moved on since, or who applied was erased.
  if (application->state != *state || application->contact_email.empty()) return {};
  const auto cluster = tx.one<ClusterName>(kClusterName, application->cluster_id);
  if (!cluster) return cluster.error();
  notify::Values values{{"cluster", cluster->in(application->language)},
                        {"organisation", word_in(application->organisation, "name")}};
  if (*state == ApplicationState::MoreAsked || *state == ApplicationState::Refused) values["reason"] = entry.reason;
  return notifier.send_to_address(tx, kind, application->contact_email, application->contact_name,
                                  application->language, values);
}

base::Result<void> tell_membership(db::Transaction& tx, const notify::Notifier& notifier,
                                   const activity::StoredEntry& entry) {
  const auto state = base::enum_of<MembershipState>(new_state(entry, "admitted"));
  const auto id = MembershipId::parse(entry.object_id);
  if (!state || !id || (*state != MembershipState::Grace && *state != MembershipState::Lapsed)) return {};
  const auto history = history_of(tx, *id);
  if (!history) return history.error();
  base::Date today = entry.occurred_at.date();
  for (const StateEntry& one : *history) today = std::max(today, one.recorded_at.date());
  const auto membership = find_membership(tx, *id, today);
  if (!membership) return membership.error();
  if (membership->state != *state) return {};
  const auto cluster = tx.one<ClusterName>(kClusterName, membership->cluster_id);
  if (!cluster) return cluster.error();
  const auto type = find_membership_type(tx, membership->cluster_id, membership->membership_type_id);
  if (!type) return type.error();
  const bool grace = *state == MembershipState::Grace;
  notify::Notice notice;
  notice.kind = grace ? "membership_grace" : "membership_lapsed";
  notice.object_kind = "membership";
  notice.object_id = id->uuid;
  const auto told = detail::tell_organisation(
      tx, notifier, membership->organisation_id, today, notice, [&](const std::string& language) {
        notify::Values values{{"cluster", cluster->in(language)}, {"organisation", membership->organisation_name}};
        values["days"] = std::to_string(grace ? type->grace_days : type->lapsed_days);
        return values;
      });
  if (!told) return told.error();
  return {};
}

/// Tells the payer of dues something about them.
base::Result<std::int64_t> tell_payer(db::Transaction& tx, const notify::Notifier& notifier, const std::string& kind,
                                      ClusterId cluster_id, const Dues& dues, const base::Date& today) {
  const auto cluster = tx.one<ClusterName>(kClusterName, cluster_id);
  if (!cluster) return cluster.error();
  const auto digits = tx.one<std::int64_t>(kMinorDigits, dues.currency_code);
  if (!digits) return digits.error();
  notify::Notice notice;
  notice.kind = kind;
  notice.object_kind = "membership";
  notice.object_id = dues.membership_id.uuid;
  return detail::tell_organisation(
      tx, notifier, dues.payer_id, today, notice, [&](const std::string& language) -> notify::Values {
        return {{"cluster", cluster->in(language)},
                {"organisation", dues.organisation_name},
                {"period", dues.period_first.text() + " – " + dues.period_last.text()},
                {"amount", money_text(dues.amount_minor - dues.paid_minor, *digits, dues.currency_code)},
                {"due", dues.due_on.text()}};
      });
}

base::Result<void> tell_dues(db::Transaction& tx, const notify::Notifier& notifier,
                             const activity::StoredEntry& entry) {
  const auto id = DuesId::parse(entry.object_id);
  const auto cluster = ClusterId::parse(entry.scope);
  if (!id || !cluster || new_state(entry, "drawn_up") != base::enum_word(DuesState::Sent)) return {};
  const auto membership = tx.one<MembershipId>(kMembershipOfDues, *id);
  if (!membership) return membership.error();
  const auto dues = find_dues(tx, *membership, *id);
  if (!dues) return dues.error();
  if (dues->state != DuesState::Sent) return {};
  const auto told = tell_payer(tx, notifier, "dues_sent", *cluster, *dues, entry.occurred_at.date());
  if (!told) return told.error();
  return {};
}

}  // namespace

void follow_memberships(activity::Subscribers& subscribers, const notify::Notifier& notifier) {
  const auto follow = [&](const char* name, const char* kind, auto tell) {
    subscribers.follow(name, kind, activity::From::Now,
                       [&notifier, tell](db::Transaction& tx, const activity::StoredEntry& entry) {
                         return tell(tx, notifier, entry);
                       });
  };
  follow("directory.application_news", "membership_application", tell_application);
  follow("directory.membership_news", "membership", tell_membership);
  follow("directory.dues_news", "dues", tell_dues);
}

std::optional<ReminderStep> reminder_step(std::int64_t days_left) {
  if (days_left >= 0) return ReminderStep::Ahead;
  if (days_left <= -kLateDays) return ReminderStep::Late;
  return std::nullopt;
}

base::Result<std::int64_t> send_reminders(db::Database& database, const notify::Notifier& notifier,
                                          const base::Instant& now, ClusterId cluster) {
  const auto due = database.read([&](db::Reader& reader) { return reminders(reader, cluster, now.date()); });
  if (!due) return due.error();
  std::int64_t count = 0;
  for (const Reminder& reminder : *due) {
    const auto step = reminder_step(reminder.days_left);
    if (!step) continue;
    const auto sent = database.transact([&](db::Transaction& tx) -> base::Result<std::int64_t> {
      const auto noted = tx.execute(kNoteReminder, reminder.dues_id, *step, now);
      if (!noted || *noted == 0) return noted;
      const auto dues = find_dues(tx, reminder.membership_id, reminder.dues_id);
      if (!dues) return dues.error();
      // Paid since the list was read: the step is done with, and nobody is bothered.
      if (!is_open(dues->state)) return 0;
      const char* kind = *step == ReminderStep::Ahead ? "dues_reminder" : "dues_late";
      const auto told = tell_payer(tx, notifier, kind, cluster, *dues, now.date());
      if (!told) return told.error();
      const auto logged = activity::record(
          tx,
          {.verb = "reminded", .object_kind = "dues", .object_id = reminder.dues_id.text(), .scope = cluster.text()});
      if (!logged) return logged.error();
      return 1;
    });
    if (!sent) return sent.error();
    count += *sent;
  }
  return count;
}

}  // namespace vallis::directory
