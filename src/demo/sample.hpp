#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "auth/permission.hpp"
#include "base/described_json.hpp"
#include "directory/cluster.hpp"
#include "directory/dues.hpp"
#include "directory/membership_type.hpp"
#include "directory/relation.hpp"

/// A fictional cluster, to look at and to measure with. docs/decisions/0025-demo-cluster.md has the reasons.
namespace vallis::demo {

/// The tables of data/demo, as they stand in their files: "cluster.json", "organisations.csv", …
using Files = std::span<const std::pair<std::string, std::string_view>>;

/// cluster.json
struct ClusterStory {
  base::Date told_on;  ///< the day up to which the history is told; all dates of the tables lie before it
  directory::ClusterForm cluster;
  std::vector<directory::MembershipTypeForm> membership_types;
  std::vector<directory::DuesRuleForm> dues_rules;
};
VALLIS_DESCRIBE(ClusterStory, told_on, cluster, membership_types, dues_rules)

/// organisations.csv; `key` is what the other tables call it.
struct OrganisationRow {
  std::string key;
  std::string name;
  std::optional<std::string> name_en;  ///< where the name is in another language
  std::optional<std::string> name_ru;
  std::string kind;
  std::string country_code;
  std::optional<std::string> region;
  std::string city;
  double latitude = 0;
  double longitude = 0;
  std::string website;
  std::string email;
  std::string phone;
  std::string registry_number;
  std::int64_t founded_year = 0;
  std::int64_t staff_count = 0;
  std::vector<std::string> specialisations;
  std::string description_en;
  std::string description_ru;
  std::optional<std::string> offers;
  std::optional<std::string> needs;
};
VALLIS_DESCRIBE(OrganisationRow, key, name, name_en, name_ru, kind, country_code, region, city, latitude, longitude,
                website, email, phone, registry_number, founded_year, staff_count, specialisations, description_en,
                description_ru, offers, needs)

/// people.csv: a person with one affiliation.
struct PersonRow {
  std::string given_name;
  std::string family_name;
  std::optional<std::string> title;
  std::string email;
  std::string phone;
  std::string language;
  std::string country_code;
  std::string organisation;
  std::string position;
  bool is_contact = false;
  base::Date from_on;
  std::optional<base::Date> to_on;
  std::optional<auth::Visibility> visibility;
};
VALLIS_DESCRIBE(PersonRow, given_name, family_name, title, email, phone, language, country_code, organisation, position,
                is_contact, from_on, to_on, visibility)

/// How a member pays its dues.
enum class Pays { Prompt, Late, Parts, Never };
VALLIS_DESCRIBE_ENUM(Pays, Prompt, Late, Parts, Never)

enum class Outcome { Member, Submitted, InReview, MoreAsked, Refused, Withdrawn };
VALLIS_DESCRIBE_ENUM(Outcome, Member, Submitted, InReview, MoreAsked, Refused, Withdrawn)

/// memberships.csv: an application and what became of it. An organisation that came back has two rows.
struct MembershipRow {
  std::string organisation;
  std::string type;
  base::Date applied_on;
  std::optional<base::Date> decided_on;
  std::optional<Pays> pays;
  std::optional<std::int64_t> last_paid_year;  ///< from the next on, nothing is paid
  Outcome outcome = Outcome::Member;
  std::optional<base::Date> leaves_on;  ///< the last day, of who left by itself
  std::string reason;
  bool proof = false;  ///< officially confirmed
};
VALLIS_DESCRIBE(MembershipRow, organisation, type, applied_on, decided_on, pays, last_paid_year, outcome, leaves_on,
                reason, proof)

/// relations.csv
struct RelationRow {
  std::string from_organisation;
  directory::RelationKind kind = directory::RelationKind::OwnerOf;
  std::string to_organisation;
  std::optional<base::Date> from_on;
  std::optional<base::Date> to_on;
};
VALLIS_DESCRIBE(RelationRow, from_organisation, kind, to_organisation, from_on, to_on)

/// accounts.csv: who can sign in; the person of that mail address is theirs.
struct AccountRow {
  auth::Role role = auth::Role::MemberUser;
  std::string name;
  std::string email;
  std::string language;
  std::string organisation;  ///< that the role is in; empty: the cluster as a whole
};
VALLIS_DESCRIBE(AccountRow, role, name, email, language, organisation)

/// The hand-made cluster.
struct Sample {
  ClusterStory story;
  std::vector<OrganisationRow> organisations;
  std::vector<PersonRow> people;
  std::vector<MembershipRow> memberships;
  std::vector<RelationRow> relations;
  std::vector<AccountRow> accounts;
};

/// Errors: InvalidInput – a table is missing or cannot be read.
base::Result<Sample> read_sample(Files files);

/// One word of words_*.csv, and the column it stands in.
struct NameWord {
  std::string part;
  std::string word;
};
VALLIS_DESCRIBE(NameWord, part, word)
struct PersonWord {
  std::string part;
  std::string word;
  std::string language;
};
VALLIS_DESCRIBE(PersonWord, part, word, language)
struct Place {
  std::string country_code;
  std::string city;
  double latitude = 0;
  double longitude = 0;
};
VALLIS_DESCRIBE(Place, country_code, city, latitude, longitude)

/// What invented names are put together from.
struct WordLists {
  std::vector<std::string> first, second, last;  ///< of organisations
  std::vector<PersonWord> given, family;
  std::vector<Place> places;
};

/// Errors: as read_sample; InvalidInput – a list is empty.
base::Result<WordLists> read_words(Files files);

}  // namespace vallis::demo
