#include "demo/load.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "auth/account.hpp"
#include "demo/story.hpp"
#include "directory/person.hpp"

namespace vallis::demo {
namespace {

using directory::OrganisationId;

const activity::Actor kBy{{}, {}, "demo"};

struct OperatedCluster {
  directory::ClusterId cluster_id;
  std::string name_en;
};
VALLIS_DESCRIBE(OperatedCluster, cluster_id, name_en)

base::Result<std::vector<OperatedCluster>> operated_clusters(db::Reader& reader) {
  return reader.many<OperatedCluster>("SELECT cluster_id, name_en FROM cluster WHERE operated ORDER BY code");
}

bool is_sample(const OperatedCluster& cluster) { return cluster.cluster_id.text().ends_with(base::kSampleMark); }

directory::OrganisationForm form_of(const OrganisationRow& row) {
  directory::OrganisationForm form;
  form.name = row.name;
  form.kind = row.kind;
  form.country_code = row.country_code;
  form.region = row.region;
  form.city = row.city;
  form.latitude = row.latitude;
  form.longitude = row.longitude;
  form.website = row.website;
  form.email = row.email;
  form.phone = row.phone;
  form.registry_number = row.registry_number;
  form.founded_year = row.founded_year;
  form.staff_count = row.staff_count;
  form.description_en = row.description_en;
  form.description_ru = row.description_ru;
  form.offers = row.offers;
  form.needs = row.needs;
  form.specialisations = row.specialisations;
  form.other_names.emplace();
  if (row.name_en) form.other_names->push_back({directory::NameKind::Label, "en", *row.name_en});
  if (row.name_ru) form.other_names->push_back({directory::NameKind::Label, "ru", *row.name_ru});
  return form;
}

/// The hand-made cluster, table by table.
class Loading {
 public:
  Loading(db::Transaction& tx, const Sample& sample, std::uint64_t seed) : tx_(tx), sample_(sample), ids_(seed) {}

  base::Result<Loaded> run() {
    const base::Date begin = sample_.story.membership_types.front().from_on;
    const auto cluster = directory::create_cluster(tx_, kBy, morning_of(ids_, begin), sample_.story.cluster);
    if (!cluster) return cluster.error();
    loaded_.cluster_count = 1;
    if (auto done = organisations(begin); !done) return done.error().in("organisations.csv");
    if (auto done = people(); !done) return done.error().in("people.csv");
    const auto members = play_memberships(tx_, ids_, sample_, *cluster, organisations_);
    if (!members) return members.error().in("memberships.csv");
    loaded_.membership_count = *members;
    if (auto done = relations(); !done) return done.error().in("relations.csv");
    if (auto done = accounts(begin); !done) return done.error().in("accounts.csv");
    return loaded_;
  }

 private:
  base::Result<OrganisationId> organisation(const std::string& key) const {
    const auto found = organisations_.find(key);
    if (found == organisations_.end()) return base::not_found(fmt::format("There is no organisation '{}'.", key));
    return found->second;
  }

  base::Result<void> organisations(const base::Date& begin) {
    for (const OrganisationRow& row : sample_.organisations) {
      // Known here since it first applied.
      base::Date day = sample_.story.told_on;
      for (const MembershipRow& member : sample_.memberships) {
        if (member.organisation == row.key) day = std::min(day, member.applied_on);
      }
      const auto made = directory::create_organisation(tx_, kBy, morning_of(ids_, std::max(day, begin)), form_of(row));
      if (!made) return made.error().in(row.key);
      organisations_[row.key] = *made;
      ++loaded_.organisation_count;
    }
    return {};
  }

  base::Result<void> people() {
    for (const PersonRow& row : sample_.people) {
      const auto employer = organisation(row.organisation);
      if (!employer) return employer.error();
      directory::NewPerson person;
      person.person.given_name = row.given_name;
      person.person.family_name = row.family_name;
      person.person.title = row.title;
      person.person.email = row.email;
      person.person.phone = row.phone;
      person.person.language = row.language;
      person.person.country_code = row.country_code;
      person.person.about = row.language == "ru" ? "Вымышленное лицо." : "A fictional person.";
      person.person.visibility = row.visibility;
      person.affiliations.push_back({*employer, row.position, row.is_contact, row.from_on, row.to_on});
      const base::Date day = std::max(row.from_on, sample_.story.membership_types.front().from_on);
      const auto made = directory::create_person(tx_, kBy, morning_of(ids_, day), person);
      if (!made) return made.error().in(row.email);
      people_[row.email] = *made;
      ++loaded_.person_count;
    }
    return {};
  }

  base::Result<void> relations() {
    morning_of(ids_, sample_.story.told_on);
    for (const RelationRow& row : sample_.relations) {
      const auto from = organisation(row.from_organisation);
      if (!from) return from.error();
      const auto to = organisation(row.to_organisation);
      if (!to) return to.error();
      const auto made = directory::add_relation(tx_, kBy, *from, {*to, row.kind, row.from_on, row.to_on});
      if (!made) return made.error();
    }
    return {};
  }

  base::Result<void> accounts(const base::Date& begin) {
    const base::Instant now = morning_of(ids_, sample_.story.told_on);
    for (const AccountRow& row : sample_.accounts) {
      const auto account =
          auth::create_account(tx_, {row.email, row.name, row.language}, auth::AccountState::Active, now);
      if (!account) return account.error().in(row.email);
      auth::NewRole role{row.role, "cluster", {}, begin, {}};
      if (!row.organisation.empty()) {
        const auto scope = organisation(row.organisation);
        if (!scope) return scope.error();
        role.scope_kind = "organisation";
        role.scope_id = scope->uuid;
      }
      const auto granted = auth::grant_role(tx_, account->account_id, role, {});
      if (!granted) return granted.error();
      if (const auto person = people_.find(row.email); person != people_.end()) {
        const auto linked = directory::link_account(tx_, kBy, now, person->second, 1, account->account_id);
        if (!linked) return linked.error().in(row.email);
      }
      ++loaded_.account_count;
    }
    return {};
  }

  db::Transaction& tx_;
  const Sample& sample_;
  base::SampleUuids ids_;
  std::map<std::string, OrganisationId> organisations_;
  std::map<std::string, directory::PersonId> people_;
  Loaded loaded_;
};

}  // namespace

base::Result<void> check_only_sample(db::Reader& reader) {
  const auto clusters = operated_clusters(reader);
  if (!clusters) return clusters.error();
  for (const OperatedCluster& cluster : *clusters) {
    if (is_sample(cluster)) continue;
    return base::conflict(
        fmt::format("This database runs a cluster of its own, '{}'; the demo is for an empty one: "
                    "name another folder by --data, or another database.",
                    cluster.name_en));
  }
  return {};
}

base::Result<bool> has_sample(db::Reader& reader) {
  const auto clusters = operated_clusters(reader);
  if (!clusters) return clusters.error();
  return std::any_of(clusters->begin(), clusters->end(), is_sample);
}

base::Result<Loaded> load_sample(db::Database& database, const Sample& sample, std::uint64_t seed) {
  return database.transact([&](db::Transaction& tx) -> base::Result<Loaded> {
    if (auto fine = check_only_sample(tx); !fine) return fine.error();
    const auto there = has_sample(tx);
    if (!there) return there.error();
    if (*there) return base::conflict("The demo is loaded already; `vallis demo remove` takes it away.");
    return Loading(tx, sample, seed).run();
  });
}

}  // namespace vallis::demo
