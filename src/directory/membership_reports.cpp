#include "directory/membership_reports.hpp"

#include <set>

#include "auth/guarded.hpp"
#include "db/sql.hpp"

namespace vallis::directory {
namespace {

constexpr int kMostMonths = 600;

struct SpellDays {
  base::Date joined_on;
  std::optional<base::Date> left_on;
  std::optional<std::string> cause;  ///< of the entry by which it left
};
VALLIS_DESCRIBE(SpellDays, joined_on, left_on, cause)

constexpr std::string_view kSpells = R"sql(
    SELECT m.joined_on, m.left_on,
        (SELECT s.cause FROM membership_state s
            WHERE s.membership_id = m.membership_id AND s.from_on = m.left_on AND s.state IN ('lapsed', 'ended')
                AND NOT EXISTS (SELECT 1 FROM membership_state n WHERE n.supersedes = s.membership_state_id)
            ORDER BY s.position LIMIT 1) AS cause
    FROM membership m WHERE m.cluster_id = $1 AND m.joined_on IS NOT NULL
)sql";

constexpr std::string_view kKinds = R"sql(
    SELECT k.kind, k.member_group, COUNT(m.membership_id) AS member_count FROM organisation_kind k
        LEFT JOIN organisation o ON o.kind = k.kind
        LEFT JOIN membership m ON m.organisation_id = o.organisation_id AND m.cluster_id = $1 AND m.joined_on <= $2
            AND (m.left_on IS NULL OR m.left_on > $2)
    GROUP BY k.kind, k.member_group, k.position ORDER BY k.position, k.kind
)sql";

struct KindCount {
  std::string kind;
  std::string member_group;
  std::int64_t member_count = 0;
};
VALLIS_DESCRIBE(KindCount, kind, member_group, member_count)

constexpr std::string_view kTypes = R"sql(
    SELECT t.code AS type_code, t.tier, COUNT(*) AS member_count
    FROM membership m JOIN membership_type t ON t.membership_type_id = m.membership_type_id
    WHERE m.cluster_id = $1 AND m.joined_on <= $2 AND (m.left_on IS NULL OR m.left_on > $2)
    GROUP BY t.code, t.tier ORDER BY t.code, t.tier
)sql";

// Sums of bigint are numeric on PostgreSQL.
constexpr std::string_view kDues = R"sql(
    SELECT d.currency_code,
        CAST(SUM(CASE WHEN d.sent_on IS NOT NULL THEN d.amount_minor ELSE 0 END) AS bigint) AS billed_minor,
        CAST(SUM(d.paid_minor) AS bigint) AS paid_minor,
        CAST(SUM(CASE WHEN d.state IN ('sent', 'part_paid', 'overdue') AND d.due_on < $4
            THEN d.amount_minor - d.paid_minor ELSE 0 END) AS bigint) AS overdue_minor,
        CAST(SUM(CASE WHEN d.state = 'written_off' THEN d.amount_minor - d.paid_minor ELSE 0 END) AS bigint)
            AS written_off_minor,
        CAST(SUM(CASE WHEN d.state = 'waived' THEN 1 ELSE 0 END) AS bigint) AS waived_count,
        CAST(SUM(CASE WHEN d.state = 'draft' THEN d.amount_minor ELSE 0 END) AS bigint) AS draft_minor
    FROM dues d JOIN membership m ON m.membership_id = d.membership_id
    WHERE m.cluster_id = $1 AND d.period_first >= $2 AND d.period_first <= $3
    GROUP BY d.currency_code ORDER BY d.currency_code
)sql";

bool is_member_on(const SpellDays& spell, const base::Date& day) {
  return spell.joined_on <= day && (!spell.left_on || *spell.left_on > day);
}

void count_cause(ChurnYear& year, const std::string& cause) {
  ++year.left_count;
  const auto known = base::enum_of<Cause>(cause);
  if (known == Cause::Unpaid) {
    ++year.unpaid_count;
  } else if (known == Cause::Left) {
    ++year.own_wish_count;
  } else if (known == Cause::Expelled) {
    ++year.expelled_count;
  } else if (known == Cause::Dissolved || known == Cause::Merged) {
    ++year.dissolved_count;
  } else {
    ++year.other_count;
  }
}

}  // namespace

base::Result<std::vector<GrowthMonth>> growth_report(db::Reader& reader, ClusterId cluster,
                                                     const base::Period& period) {
  const int count = 12 * (period.last.year() - period.first.year()) + static_cast<int>(period.last.month()) -
                    static_cast<int>(period.first.month()) + 1;
  if (count > kMostMonths) return base::invalid_argument("Ask for at most 50 years.");
  const auto spells = reader.many<SpellDays>(kSpells, cluster);
  if (!spells) return spells.error();
  std::vector<GrowthMonth> months;
  const base::Date first = base::Date::of(period.first.year(), period.first.month(), 1);
  for (int i = 0; i < count; ++i) {
    const base::Period month{first.plus_months(i), first.plus_months(i + 1).plus_days(-1)};
    GrowthMonth row{month.text(), 0, 0, 0, 0};
    for (const SpellDays& spell : *spells) {
      if (month.holds(spell.joined_on)) ++row.joined_count;
      if (spell.left_on && month.holds(*spell.left_on)) ++row.left_count;
      if (is_member_on(spell, month.last)) ++row.member_count;
    }
    row.net_count = row.joined_count - row.left_count;
    months.push_back(std::move(row));
  }
  return months;
}

base::Result<std::vector<ChurnYear>> churn_report(db::Reader& reader, ClusterId cluster, const base::Period& period) {
  const auto spells = reader.many<SpellDays>(kSpells, cluster);
  if (!spells) return spells.error();
  std::vector<ChurnYear> years;
  for (int year = period.first.year(); year <= period.last.year(); ++year) {
    const base::Period whole{base::Date::of(year, 1, 1), base::Date::of(year, 12, 31)};
    ChurnYear row;
    row.year = year;
    for (const SpellDays& spell : *spells) {
      if (!is_member_on(spell, whole.first.plus_days(-1))) continue;
      ++row.member_count;
      if (spell.left_on && whole.holds(*spell.left_on)) count_cause(row, spell.cause.value_or(""));
    }
    if (row.member_count > 0) {
      row.churn_rate = static_cast<double>(row.left_count) / static_cast<double>(row.member_count);
    }
    years.push_back(row);
  }
  return years;
}

base::Result<std::vector<DiversityRow>> diversity_report(db::Reader& reader, ClusterId cluster, const base::Date& on) {
  const auto kinds = reader.many<KindCount>(kKinds, cluster, on);
  if (!kinds) return kinds.error();
  std::set<std::string> present;
  for (const KindCount& kind : *kinds) {
    if (kind.member_count > 0) present.insert(kind.member_group);
  }
  std::vector<DiversityRow> rows;
  for (const KindCount& kind : *kinds) {
    rows.push_back({kind.kind, kind.member_group, kind.member_count, present.contains(kind.member_group)});
  }
  return rows;
}

base::Result<std::vector<LocationRow>> location_report(db::Reader& reader, const auth::Sight& sight, ClusterId cluster,
                                                       const base::Date& on) {
  db::Sql sql("SELECT country_code, region, COUNT(*) AS member_count FROM (SELECT o.country_code, CASE WHEN ");
  auth::add_seen(sql, guarded_organisation(), sight);
  sql.add(" AND ");
  auth::add_field_seen(sql, guarded_organisation(), sight, "region");
  sql.add(R"sql( THEN o.region END AS region
    FROM membership m JOIN organisation o ON o.organisation_id = m.organisation_id WHERE m.cluster_id = )sql")
      .value(cluster)
      .add(" AND m.joined_on <= ")
      .value(on)
      .add(" AND (m.left_on IS NULL OR m.left_on > ")
      .value(on)
      .add(")) AS members GROUP BY country_code, region ORDER BY COUNT(*) DESC, country_code, region");
  return reader.many_with<LocationRow>(sql.text(), sql.arguments());
}

base::Result<std::vector<TypeRow>> type_report(db::Reader& reader, ClusterId cluster, const base::Date& on) {
  return reader.many<TypeRow>(kTypes, cluster, on);
}

base::Result<std::vector<DuesRow>> dues_report(db::Reader& reader, ClusterId cluster, const base::Period& period,
                                               const base::Date& on) {
  return reader.many<DuesRow>(kDues, cluster, period.first, period.last, on);
}

}  // namespace vallis::directory
