#pragma once

#include <optional>
#include <string>
#include <vector>

#include "activity/log.hpp"
#include "db/database.hpp"
#include "directory/cluster.hpp"
#include "directory/form_questions.hpp"
#include "directory/organisation.hpp"

namespace vallis::directory {

using MembershipTypeId = base::Id<struct MembershipTypeTag>;

/// What people write about a type; a whole one, for adding and for replacing.
struct MembershipTypeForm {
  std::string code;  ///< lower-case letters, digits, '-' and '_'
  std::string name_en;
  std::string name_ru;
  std::string tier;  ///< the cluster's own word: "core", "associate"
  std::vector<base::LocalText> benefits;
  std::vector<Question> questions;  ///< of the application's form
  std::int64_t notice_days = 30;    ///< from a reminder to the day on which dues are due
  std::int64_t grace_days = 60;     ///< from that day to the lapse; 0: none
  std::int64_t lapsed_days = 90;    ///< from the lapse to the end
  /// A year's dues are drawn up so many days before it begins, without being asked for; none: by hand.
  std::optional<std::int64_t> renew_days{};
  base::Date from_on;
  std::optional<base::Date> to_on;  ///< the last day on which it is offered
};
VALLIS_DESCRIBE(MembershipTypeForm, code, name_en, name_ru, tier, benefits, questions, notice_days, grace_days,
                lapsed_days, renew_days, from_on, to_on)
std::span<const base::FieldRule> field_rules(const MembershipTypeForm*);

/// What one can be a member as, while it is offered. Terms that change are a new type of the same code: close the old
/// one by its `to_on`. Memberships keep the terms that they began with until they are moved.
struct MembershipType {
  MembershipTypeId membership_type_id;
  ClusterId cluster_id;
  std::string code;
  std::string name_en;
  std::string name_ru;
  std::string tier;
  std::vector<base::LocalText> benefits;
  std::vector<Question> questions;
  std::int64_t notice_days = 0;
  std::int64_t grace_days = 0;
  std::int64_t lapsed_days = 0;
  std::optional<std::int64_t> renew_days;
  base::Date from_on;
  std::optional<base::Date> to_on;
  std::int64_t version = 1;
};
VALLIS_DESCRIBE(MembershipType, membership_type_id, cluster_id, code, name_en, name_ru, tier, benefits, questions,
                notice_days, grace_days, lapsed_days, renew_days, from_on, to_on, version)

/// Errors: InvalidInput – faults of the questions, dates in the wrong order; Conflict – the code has a type whose dates
/// overlap; NotFound – no such cluster.
base::Result<MembershipType> add_membership_type(db::Transaction& tx, const activity::Actor& by,
                                                 const base::Instant& now, ClusterId cluster,
                                                 const MembershipTypeForm& form);

/// Errors: as above; Stale; Conflict – another code: applications and rules name it; questions that applications answer
/// changed: offer a new type.
base::Result<MembershipType> replace_membership_type(db::Transaction& tx, const activity::Actor& by, ClusterId cluster,
                                                     MembershipTypeId id, std::int64_t version,
                                                     const MembershipTypeForm& form);

/// Errors: NotFound – the cluster has no such type.
base::Result<MembershipType> find_membership_type(db::Reader& reader, ClusterId cluster, MembershipTypeId id);

/// Those offered on a day, or all, by code and date.
base::Result<std::vector<MembershipType>> membership_types(db::Reader& reader, ClusterId cluster,
                                                           std::optional<base::Date> offered_on);

}  // namespace vallis::directory
