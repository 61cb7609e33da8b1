#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "demo/load.hpp"
#include "demo/story.hpp"
#include "directory/membership.hpp"
#include "directory/person.hpp"

namespace vallis::demo {
namespace {

constexpr std::int64_t kBatch = 1'000;
const activity::Actor kBy{{}, {}, "demo"};

/// Random numbers of one record. Source: Steele, Lea & Flood (2014), Fast splittable pseudorandom number generators.
class Draw {
 public:
  Draw(std::uint64_t seed, std::int64_t record)
      : state_(seed * 0xD1342543DE82EF95ULL + static_cast<std::uint64_t>(record)) {
    next();
  }

  /// 0 to below n. The remainder's bias, n / 2⁶⁴, does not matter for names.
  std::uint64_t below(std::uint64_t n) { return next() % n; }

  template <class T>
  const T& one_of(const std::vector<T>& values) {
    return values[below(values.size())];
  }

 private:
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
    z = (z ^ z >> 30U) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ z >> 27U) * 0x94D049BB133111EBULL;
    return z ^ z >> 31U;
  }

  std::uint64_t state_;
};

struct KindShare {
  const char* kind;
  std::uint64_t percent;
  std::array<const char*, 3> specialisations;
};
constexpr std::array<KindShare, 8> kKinds = {{
    {"clinic", 25, {"hospital_care", "oncology", "rehabilitation"}},
    {"production", 25, {"medical_devices", "pharma_products", "in_vitro_diagnostics"}},
    {"startup", 15, {"biotech_rnd", "digital_health", "medical_devices"}},
    {"it", 10, {"digital_health", "health_it_consulting", "diagnostics"}},
    {"research", 10, {"biomedical_rnd", "biotech_rnd", "clinical_trials"}},
    {"consulting", 7, {"technology_transfer", "intellectual_property", "testing_certification"}},
    {"support", 4, {"cluster_organisation", "technology_transfer", "medical_education"}},
    {"hospitality", 4, {"accommodation", "spa_wellness", "medical_travel"}},
}};

const KindShare& draw_kind(Draw& draw) {
  std::uint64_t at = draw.below(100);
  for (const KindShare& share : kKinds) {
    if (at < share.percent) return share;
    at -= share.percent;
  }
  return kKinds.back();
}

directory::OrganisationForm invented_organisation(const WordLists& words, std::uint64_t seed, std::int64_t number) {
  Draw draw(seed, 2 * number);
  directory::OrganisationForm form;
  const KindShare& kind = draw_kind(draw);
  const Place& place = draw.one_of(words.places);
  form.name = fmt::format("{} {} {} {} (synthetic)", draw.one_of(words.first), draw.one_of(words.second),
                          draw.one_of(words.last), number);
  form.kind = kind.kind;
  form.country_code = place.country_code;
  form.city = place.city;
  form.latitude = place.latitude + static_cast<double>(draw.below(4'000)) / 10'000 - 0.2;
  form.longitude = place.longitude + static_cast<double>(draw.below(4'000)) / 10'000 - 0.2;
  form.website = fmt::format("https://o{}.synthetic.example", number);
  form.email = fmt::format("office@o{}.synthetic.example", number);
  form.registry_number = fmt::format("SYN-{}", number);
  form.founded_year = 1900 + static_cast<std::int64_t>(draw.below(125));
  form.staff_count = 1 + static_cast<std::int64_t>(draw.below(1ULL << (1 + draw.below(12))));
  form.description_en = "Synthetic record for measuring; no real organisation.";
  form.description_ru = "Искусственная запись для измерений; такой организации нет.";
  const std::uint64_t first = draw.below(3);
  form.specialisations = {{kind.specialisations[first]}};
  if (draw.below(2) == 0) form.specialisations->emplace_back(kind.specialisations[(first + 1) % 3]);
  return form;
}

directory::NewPerson invented_person(const WordLists& words, std::uint64_t seed, std::int64_t number,
                                     directory::OrganisationId employer) {
  Draw draw(seed, 2 * number + 1);
  directory::NewPerson person;
  const PersonWord& given = draw.one_of(words.given);
  const PersonWord* family = &draw.one_of(words.family);
  while (family->language != given.language) family = &draw.one_of(words.family);
  person.person.given_name = given.word;
  person.person.family_name = family->word;
  person.person.language = given.language;
  person.person.email = fmt::format("p{}@synthetic.example", number);
  person.person.about = given.language == "ru" ? "Искусственная запись." : "Synthetic record.";
  person.affiliations.push_back({employer, "Staff", draw.below(4) == 0, {}, {}});
  return person;
}

/// A cluster of invented organisations, with one type of membership.
struct InventedCluster {
  directory::ClusterId cluster_id;
  directory::MembershipTypeId type_id;
};

base::Result<InventedCluster> make_cluster(db::Transaction& tx, const base::Instant& now, std::int64_t number) {
  directory::ClusterForm form;
  form.code = fmt::format("synthetic-{}", number + 1);
  form.name_en = fmt::format("Synthetic cluster {} (demo)", number + 1);
  form.name_ru = fmt::format("Искусственный кластер {} (демо)", number + 1);
  form.countries = {"DE"};
  form.currency_code = "EUR";
  form.description_en = "Made by `vallis demo load` for measuring; nothing in it is real.";
  const auto cluster = directory::create_cluster(tx, kBy, now, form);
  if (!cluster) return cluster.error();
  directory::MembershipTypeForm type;
  type.code = "member";
  type.name_en = "Member";
  type.name_ru = "Участник";
  type.tier = "core";
  type.from_on = now.date().plus_days(-365);
  const auto made = directory::add_membership_type(tx, kBy, now, *cluster, type);
  if (!made) return made.error();
  return InventedCluster{*cluster, made->membership_type_id};
}

base::Result<void> check_size(const SyntheticSize& size) {
  if (size.organisations < 1 || size.organisations > 10'000'000 || size.people < 0 || size.people > 40'000'000 ||
      size.clusters < 1 || size.clusters > 1'000) {
    return base::invalid_argument(
        "A synthetic demo has 1 to 10,000,000 organisations, up to 40,000,000 people and 1 to 1,000 clusters.");
  }
  return {};
}

}  // namespace

base::Result<Loaded> load_synthetic(db::Database& database, const WordLists& words, const base::Date& told_on,
                                    const SyntheticSize& size, std::uint64_t seed) {
  if (auto fine = check_size(size); !fine) return fine.error();
  std::vector<InventedCluster> clusters;
  std::vector<directory::OrganisationId> organisations;
  // One series of identifiers for all; a batch that is run again goes on with later ones.
  base::SampleUuids ids(seed);
  const base::Instant now = morning_of(ids, told_on);
  const auto begun = database.transact([&](db::Transaction& tx) -> base::Result<void> {
    clusters.clear();
    if (auto fine = check_only_sample(tx); !fine) return fine.error();
    const auto there = has_sample(tx);
    if (!there) return there.error();
    if (*there) return base::conflict("A demo is loaded already; `vallis demo remove` takes it away.");
    for (std::int64_t number = 0; number < size.clusters; ++number) {
      const auto made = make_cluster(tx, now, number);
      if (!made) return made.error();
      clusters.push_back(*made);
    }
    return {};
  });
  if (!begun) return begun.error();

  for (std::int64_t first = 0; first < size.organisations; first += kBatch) {
    const std::int64_t end = std::min(first + kBatch, size.organisations);
    const auto done = database.transact([&](db::Transaction& tx) -> base::Result<void> {
      organisations.resize(static_cast<std::size_t>(first));
      for (std::int64_t number = first; number < end; ++number) {
        const auto made = directory::create_organisation(tx, kBy, now, invented_organisation(words, seed, number));
        if (!made) return made.error();
        organisations.push_back(*made);
        const InventedCluster& cluster = clusters[static_cast<std::size_t>(number) % clusters.size()];
        const auto member = directory::admit(tx, kBy, now, cluster.cluster_id,
                                             {*made,
                                              cluster.type_id,
                                              directory::MembershipState::Active,
                                              told_on.plus_days(-static_cast<int>(number % 360)),
                                              true,
                                              {},
                                              ""});
        if (!member) return member.error();
      }
      return {};
    });
    if (!done) return done.error();
  }
  for (std::int64_t first = 0; first < size.people; first += kBatch) {
    const std::int64_t end = std::min(first + kBatch, size.people);
    const auto done = database.transact([&](db::Transaction& tx) -> base::Result<void> {
      for (std::int64_t number = first; number < end; ++number) {
        const auto employer = organisations[static_cast<std::size_t>(number) % organisations.size()];
        const auto made = directory::create_person(tx, kBy, now, invented_person(words, seed, number, employer));
        if (!made) return made.error();
      }
      return {};
    });
    if (!done) return done.error();
  }
  return Loaded{size.clusters, size.organisations, size.people, size.organisations, 0};
}

}  // namespace vallis::demo
