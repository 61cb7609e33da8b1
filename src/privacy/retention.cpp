#include "privacy/retention.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace vallis::privacy {

struct Rule {
  std::int64_t keep_days = 0;
  base::Date from_on;
};
VALLIS_DESCRIBE(Rule, keep_days, from_on)

namespace {

constexpr std::string_view kSelectRule = R"sql(
    SELECT keep_days, from_on FROM retention_rule WHERE class = $1 AND from_on <= $2 ORDER BY from_on DESC LIMIT 1
)sql";

constexpr std::string_view kSetRule = R"sql(
    INSERT INTO retention_rule (class, from_on, keep_days, set_by, set_at) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (class, from_on) DO UPDATE SET keep_days = excluded.keep_days, set_by = excluded.set_by,
        set_at = excluded.set_at
)sql";

/// A class whose things are rows of a table, gone by a condition on $1, the moment.
RetentionClass rows(std::string name, base::LocalText title, std::int64_t days, const std::string& table,
                    const std::string& condition) {
  return {std::move(name), std::move(title), days,
          [table, condition](db::Reader& reader, const base::Instant& before) {
            return reader.one<std::int64_t>("SELECT count(*) FROM " + table + " WHERE " + condition, before);
          },
          [table, condition](db::Transaction& tx, const base::Instant& before) {
            return tx.execute("DELETE FROM " + table + " WHERE " + condition, before);
          }};
}

base::Instant days_before(const base::Date& date, std::int64_t days) {
  return {std::chrono::sys_time<std::chrono::milliseconds>(date.day - std::chrono::days(days))};
}

base::Result<const RetentionClass*> find(const RetentionList& list, std::string_view name) {
  const auto found =
      std::find_if(list.begin(), list.end(), [&](const RetentionClass& one) { return one.name == name; });
  if (found == list.end()) return base::not_found("Nothing is kept under this name; GET /api/v1/retention lists all.");
  return &*found;
}

base::Result<Retention> in_force(db::Reader& reader, const RetentionClass& one, const base::Date& on) {
  const auto rule = reader.maybe<Rule>(kSelectRule, one.name, on);
  if (!rule) return rule.error();
  Retention retention{one.name, one.title, one.keep_days, {}, 0};
  if (*rule) {
    retention.keep_days = (*rule)->keep_days;
    retention.from_on = (*rule)->from_on;
  }
  return retention;
}

}  // namespace

void add_retention_classes(RetentionList& list) {
  list.push_back({kSecondThoughts,
                  {.en = "Time for second thoughts before an erasure", .ru = "Время передумать перед удалением данных"},
                  14});
  list.push_back(rows("ended_sessions", {.en = "Sessions that ended", .ru = "Завершённые сеансы"}, 30, "session",
                      "coalesce(revoked_at, expires_at) < $1"));
  list.push_back(rows("mailed_secrets", {.en = "Mailed secrets that ended", .ru = "Истёкшие секреты из писем"}, 30,
                      "account_ticket", "coalesce(used_at, expires_at) < $1"));
  list.push_back(rows("data_exports", {.en = "Copies of one's data", .ru = "Копии своих данных"}, 0, "data_export",
                      "expires_at < $1"));
  list.push_back(rows("guest_stays", {.en = "Stays of guests that ended", .ru = "Завершённый гостевой доступ"}, 730,
                      "guest_grant", "coalesce(revoked_at, expires_at) < $1"));
}

base::Result<std::vector<Retention>> retentions(db::Reader& reader, const RetentionList& list, const base::Date& on) {
  std::vector<Retention> all;
  for (const RetentionClass& one : list) {
    auto retention = in_force(reader, one, on);
    if (!retention) return retention.error();
    if (one.count) {
      const auto count = one.count(reader, days_before(on, retention->keep_days));
      if (!count) return count.error();
      retention->going_count = *count;
    }
    all.push_back(std::move(*retention));
  }
  return all;
}

base::Result<std::int64_t> keep_days(db::Reader& reader, const RetentionList& list, std::string_view name,
                                     const base::Date& on) {
  const auto one = find(list, name);
  if (!one) return one.error();
  const auto retention = in_force(reader, **one, on);
  if (!retention) return retention.error();
  return retention->keep_days;
}

base::Result<void> set_retention(db::Transaction& tx, const activity::Actor& by, const RetentionList& list,
                                 const NewRetention& rule, const base::Instant& now) {
  if (const auto one = find(list, rule.name); !one) return one.error();
  if (rule.from_on < now.date()) return base::invalid_argument("A rule begins today or later.");
  if (rule.keep_days < 0 || rule.keep_days > 36'500) {
    return base::invalid_argument("Things are kept for 0 to 36,500 days.");
  }
  const auto set = tx.execute(kSetRule, rule.name, rule.from_on, rule.keep_days, by.account_id, now);
  if (!set) return set.error();
  const auto noted = activity::record(tx, {.by = by,
                                           .verb = "set",
                                           .object_kind = "retention_rule",
                                           .object_id = rule.name,
                                           .after = activity::snapshot(rule)});
  if (!noted) return noted.error();
  return {};
}

base::Result<std::int64_t> remove_old(db::Transaction& tx, const RetentionList& list, const base::Instant& now) {
  std::int64_t sum = 0;
  std::string counts;
  for (const RetentionClass& one : list) {
    if (!one.remove) continue;
    const auto retention = in_force(tx, one, now.date());
    if (!retention) return retention.error();
    const auto removed = one.remove(tx, days_before(now.date(), retention->keep_days));
    if (!removed) return removed.error();
    if (*removed > 0) counts += fmt::format("{}\"{}\":{}", counts.empty() ? "" : ",", one.name, *removed);
    sum += *removed;
  }
  if (sum == 0) return sum;
  const auto noted =
      activity::record(tx, {.verb = "removed_old", .object_kind = "retention_rule", .after = "{" + counts + "}"});
  if (!noted) return noted.error();
  return sum;
}

}  // namespace vallis::privacy
