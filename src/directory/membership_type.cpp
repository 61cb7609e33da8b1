#include "directory/membership_type.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace vallis::directory {
namespace {

#define TYPE_COLUMNS                                                                                             \
  "membership_type_id, cluster_id, code, name_en, name_ru, tier, benefits, questions, notice_days, grace_days, " \
  "lapsed_days, renew_days, from_on, to_on, version"

constexpr std::string_view kInsert = R"sql(
    INSERT INTO membership_type (membership_type_id, cluster_id, code, name_en, name_ru, tier, benefits, questions,
        notice_days, grace_days, lapsed_days, from_on, to_on, created_at, renew_days, version)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 1)
    RETURNING )sql" TYPE_COLUMNS;

constexpr std::string_view kUpdate = R"sql(
    UPDATE membership_type SET name_en = $4, name_ru = $5, tier = $6, benefits = $7, questions = $8, notice_days = $9,
        grace_days = $10, lapsed_days = $11, from_on = $12, to_on = $13, renew_days = $14,
        version = version + 1
    WHERE membership_type_id = $1 AND cluster_id = $2 AND version = $3
    RETURNING )sql" TYPE_COLUMNS;

constexpr std::string_view kSelect =
    "SELECT " TYPE_COLUMNS " FROM membership_type WHERE cluster_id = $1 AND membership_type_id = $2";

constexpr std::string_view kSelectAll =
    "SELECT " TYPE_COLUMNS " FROM membership_type WHERE cluster_id = $1 ORDER BY code, from_on";

constexpr std::string_view kAnswered = R"sql(
    SELECT 1 AS found FROM membership_application WHERE membership_type_id = $1 LIMIT 1
)sql";

bool code_holds(const std::string& code) {
  return !code.empty() && std::all_of(code.begin(), code.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

bool overlap(const MembershipType& type, const MembershipTypeForm& form) {
  return (!type.to_on || form.from_on <= *type.to_on) && (!form.to_on || type.from_on <= *form.to_on);
}

/// What is wrong with a form, apart from what its members' rules say.
base::Result<void> check(db::Reader& reader, ClusterId cluster, const MembershipTypeForm& form,
                         std::optional<MembershipTypeId> except) {
  if (auto questions = check_questions(form.questions, "/questions"); !questions) return questions;
  std::vector<base::Fault> faults;
  if (!code_holds(form.code)) {
    faults.push_back({.file = {}, .field = "/code", .what = "A code is of a-z, 0-9, '-' and '_'."});
  }
  if (form.to_on && *form.to_on < form.from_on) {
    faults.push_back({.file = {}, .field = "/to_on", .what = "The last day lies before the first."});
  }
  if (!faults.empty()) return base::invalid_input(std::move(faults));
  const auto types = membership_types(reader, cluster, {});
  if (!types) return types.error();
  for (const MembershipType& type : *types) {
    if (type.code == form.code && type.membership_type_id != except && overlap(type, form)) {
      return base::conflict(fmt::format("The type '{}' is offered already from {}; give that one a last day before {}.",
                                        form.code, type.from_on.text(), form.from_on.text()));
    }
  }
  return {};
}

activity::Entry entry(const activity::Actor& by, const char* verb, const MembershipType& type) {
  return {.by = by,
          .verb = verb,
          .object_kind = "membership_type",
          .object_id = type.membership_type_id.text(),
          .scope = type.cluster_id.text(),
          .after = activity::snapshot(type)};
}

}  // namespace

std::span<const base::FieldRule> field_rules(const MembershipTypeForm*) {
  static constexpr std::array kRules = {base::FieldRule{.member = "code", .min_length = 1, .max_length = 40},
                                        base::FieldRule{.member = "name_en", .min_length = 1, .max_length = 120},
                                        base::FieldRule{.member = "name_ru", .min_length = 1, .max_length = 120},
                                        base::FieldRule{.member = "tier", .min_length = 1, .max_length = 40},
                                        base::FieldRule{.member = "benefits", .max_length = 50},
                                        base::FieldRule{.member = "questions", .max_length = 100},
                                        base::FieldRule{.member = "notice_days", .minimum = 0, .maximum = 366},
                                        base::FieldRule{.member = "grace_days", .minimum = 0, .maximum = 3660},
                                        base::FieldRule{.member = "lapsed_days", .minimum = 0, .maximum = 3660},
                                        base::FieldRule{.member = "renew_days", .minimum = 0, .maximum = 366}};
  return kRules;
}

base::Result<MembershipType> add_membership_type(db::Transaction& tx, const activity::Actor& by,
                                                 const base::Instant& now, ClusterId cluster,
                                                 const MembershipTypeForm& form) {
  if (auto fine = check(tx, cluster, form, {}); !fine) return fine.error();
  auto type = tx.one<MembershipType>(kInsert, MembershipTypeId::next(), cluster, form.code, form.name_en, form.name_ru,
                                     form.tier, form.benefits, form.questions, form.notice_days, form.grace_days,
                                     form.lapsed_days, form.from_on, form.to_on, now, form.renew_days);
  if (!type) return type;
  if (auto told = activity::record(tx, entry(by, "added", *type)); !told) return told.error();
  return type;
}

base::Result<MembershipType> replace_membership_type(db::Transaction& tx, const activity::Actor& by, ClusterId cluster,
                                                     MembershipTypeId id, std::int64_t version,
                                                     const MembershipTypeForm& form) {
  const auto before = find_membership_type(tx, cluster, id);
  if (!before) return before.error();
  if (before->code != form.code) {
    return base::conflict(
        "The code stays as it is: applications and dues rules name it. Add a type of the other code.");
  }
  if (activity::snapshot(before->questions) != activity::snapshot(form.questions)) {
    const auto answered = tx.maybe<std::int64_t>(kAnswered, id);
    if (!answered) return answered.error();
    if (*answered) {
      return base::conflict(
          "Applications answer these questions. Close this type by its last day and add one with the new questions.");
    }
  }
  if (auto fine = check(tx, cluster, form, id); !fine) return fine.error();
  auto type = tx.maybe<MembershipType>(kUpdate, id, cluster, version, form.name_en, form.name_ru, form.tier,
                                       form.benefits, form.questions, form.notice_days, form.grace_days,
                                       form.lapsed_days, form.from_on, form.to_on, form.renew_days);
  if (!type) return type.error();
  if (!*type) return base::stale("The type was changed meanwhile; read it again.");
  auto changed = entry(by, "changed", **type);
  changed.before = activity::snapshot(*before);
  if (auto told = activity::record(tx, changed); !told) return told.error();
  return std::move(**type);
}

base::Result<MembershipType> find_membership_type(db::Reader& reader, ClusterId cluster, MembershipTypeId id) {
  auto type = reader.maybe<MembershipType>(kSelect, cluster, id);
  if (!type) return type.error();
  if (!*type) return base::not_found("The cluster has no such type of membership.");
  return std::move(**type);
}

base::Result<std::vector<MembershipType>> membership_types(db::Reader& reader, ClusterId cluster,
                                                           std::optional<base::Date> offered_on) {
  auto types = reader.many<MembershipType>(kSelectAll, cluster);
  if (!types || !offered_on) return types;
  std::erase_if(*types, [&](const MembershipType& type) {
    return *offered_on < type.from_on || (type.to_on && *type.to_on < *offered_on);
  });
  return types;
}

}  // namespace vallis::directory
