#include "directory/cluster.hpp"

#include <fmt/format.h>

#include <array>

#include "base/fold.hpp"
#include "db/sql.hpp"
#include "directory/detail/form_check.hpp"
#include "directory/search_documents.hpp"

namespace vallis::directory {
namespace {

constexpr std::string_view kSelect = R"sql(
    SELECT cluster_id, operated, code, name_en, name_ru, region, city, latitude, longitude, founded_year, initiative,
           website, description_en, description_ru, currency_code, created_at, updated_at, version
    FROM cluster
)sql";

constexpr std::string_view kInsert = R"sql(
    INSERT INTO cluster (cluster_id, code, name_en, name_ru, region, city, latitude, longitude, founded_year,
        initiative, website, description_en, description_ru, currency_code, name_key, updated_at, operated, created_at,
        version)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $16, 1)
)sql";

constexpr std::string_view kUpdate = R"sql(
    UPDATE cluster SET code = $2, name_en = $3, name_ru = $4, region = $5, city = $6, latitude = $7, longitude = $8,
        founded_year = $9, initiative = $10, website = $11, description_en = $12, description_ru = $13,
        currency_code = $14, name_key = $15, updated_at = $16, version = version + 1
    WHERE cluster_id = $1 AND operated = $17 AND version = $18
)sql";

/// The columns of `cluster`; its countries come apart.
struct Row {
  ClusterId cluster_id;
  bool operated = false;
  std::string code;
  std::string name_en;
  std::optional<std::string> name_ru;
  std::optional<std::string> region;
  std::optional<std::string> city;
  std::optional<double> latitude;
  std::optional<double> longitude;
  std::optional<std::int64_t> founded_year;
  std::optional<Initiative> initiative;
  std::optional<std::string> website;
  std::optional<std::string> description_en;
  std::optional<std::string> description_ru;
  std::optional<std::string> currency_code;
  base::Instant created_at;
  base::Instant updated_at;
  std::int64_t version = 1;
};
VALLIS_DESCRIBE(Row, cluster_id, operated, code, name_en, name_ru, region, city, latitude, longitude, founded_year,
                initiative, website, description_en, description_ru, currency_code, created_at, updated_at, version)

Cluster whole(Row row, std::vector<std::string> countries) {
  return {row.cluster_id,
          row.operated,
          std::move(row.code),
          std::move(row.name_en),
          std::move(row.name_ru),
          std::move(countries),
          std::move(row.region),
          std::move(row.city),
          row.latitude,
          row.longitude,
          row.founded_year,
          row.initiative,
          std::move(row.website),
          std::move(row.description_en),
          std::move(row.description_ru),
          std::move(row.currency_code),
          row.created_at,
          row.updated_at,
          row.version};
}

/// The form that would make a cluster what it is.
ClusterForm form_of(const Cluster& cluster) {
  return {cluster.code,    cluster.name_en,        cluster.name_ru,        cluster.countries,    cluster.region,
          cluster.city,    cluster.latitude,       cluster.longitude,      cluster.founded_year, cluster.initiative,
          cluster.website, cluster.description_en, cluster.description_ru, cluster.currency_code};
}

/// To be compared with a form.
std::string likeness(const Cluster& cluster) { return activity::snapshot(form_of(cluster)); }

bool code_holds(std::string_view code) {
  return !code.empty() && code.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos &&
         code.front() != '-' && code.back() != '-';
}

base::Result<std::vector<base::Fault>> check(db::Reader& reader, const ClusterForm& form, const base::Date& today) {
  detail::FormCheck check;
  if (!code_holds(form.code)) {
    check.fault("/code", "A code is of lower-case letters, digits and hyphens, such as medicon-valley.");
  }
  check.text("/name_en", form.name_en);
  check.website("/website", form.website);
  check.place(form.latitude, form.longitude);
  check.founded_year(form.founded_year, today);
  if (form.countries.empty()) check.fault("/countries", "A cluster lies in one country at least; name it.");
  auto known = check.words(reader, "country.country_code", "/countries", form.countries, true);
  if (known && form.currency_code) {
    known = check.words(reader, "currency.currency_code", "/currency_code", {*form.currency_code}, false);
  }
  if (!known) return known.error();
  return check.take();
}

std::vector<db::Argument> arguments_of(ClusterId id, const base::Instant& now, const ClusterForm& form) {
  return {db::to_argument(id),
          db::to_argument(form.code),
          db::to_argument(form.name_en),
          db::to_argument(form.name_ru),
          db::to_argument(form.region),
          db::to_argument(form.city),
          db::to_argument(form.latitude),
          db::to_argument(form.longitude),
          db::to_argument(form.founded_year),
          db::to_argument(form.initiative),
          db::to_argument(form.website),
          db::to_argument(form.description_en),
          db::to_argument(form.description_ru),
          db::to_argument(form.currency_code),
          db::to_argument(base::fold(form.name_en + " " + form.name_ru.value_or(""))),
          db::to_argument(now)};
}

base::Result<void> write_countries(db::Transaction& tx, ClusterId id, const ClusterForm& form) {
  if (auto gone = tx.execute("DELETE FROM cluster_country WHERE cluster_id = $1", id); !gone) return gone.error();
  for (std::size_t c = 0; c < form.countries.size(); ++c) {
    const auto put = tx.execute("INSERT INTO cluster_country (cluster_id, country_code, position) VALUES ($1, $2, $3)",
                                id, form.countries[c], c + 1);
    if (!put) return put.error();
  }
  return {};
}

base::Result<void> code_is_free(db::Reader& reader, const ClusterForm& form, std::optional<ClusterId> except) {
  const auto taken = reader.maybe<ClusterId>("SELECT cluster_id FROM cluster WHERE code = $1 AND cluster_id <> $2",
                                             form.code, except.value_or(ClusterId{}));
  if (!taken) return taken.error();
  if (*taken) return base::conflict("Another cluster has this code; choose one that is free.");
  return {};
}

base::Result<void> insert(db::Transaction& tx, ClusterId id, const base::Instant& now, const ClusterForm& form,
                          bool operated) {
  auto arguments = arguments_of(id, now, form);
  arguments.push_back(db::to_argument(operated));
  if (auto put = tx.execute_with(kInsert, arguments); !put) return put.error();
  if (auto countries = write_countries(tx, id, form); !countries) return countries;
  return index_cluster(tx, id);
}

base::Result<std::int64_t> update(db::Transaction& tx, ClusterId id, const base::Instant& now, const ClusterForm& form,
                                  bool operated, std::int64_t version) {
  auto arguments = arguments_of(id, now, form);
  arguments.push_back(db::to_argument(operated));
  arguments.push_back(db::to_argument(version));
  const auto changed = tx.execute_with(kUpdate, arguments);
  if (!changed || *changed == 0) return changed;
  if (auto countries = write_countries(tx, id, form); !countries) return countries.error();
  if (auto indexed = index_cluster(tx, id); !indexed) return indexed.error();
  return changed;
}

base::Result<void> record(db::Transaction& tx, const activity::Actor& by, std::string_view verb, ClusterId id,
                          std::string before, std::string after) {
  activity::Entry entry;
  entry.by = by;
  entry.verb = verb;
  entry.object_kind = "cluster";
  entry.object_id = id.text();
  entry.scope = id.text();
  entry.before = std::move(before);
  entry.after = std::move(after);
  const auto kept = activity::record(tx, entry);
  if (!kept) return kept.error();
  return {};
}

/// Adds or changes one of the world's clusters; false where it is as it was, or is run here.
base::Result<bool> import_cluster(db::Transaction& tx, const base::Instant& now, const ClusterForm& form) {
  auto faults = check(tx, form, now.date());
  if (!faults) return faults.error();
  for (base::Fault& fault : *faults) fault.file = form.code;
  if (!faults->empty()) return base::invalid_input(std::move(*faults));
  const auto id = tx.maybe<ClusterId>("SELECT cluster_id FROM cluster WHERE code = $1", form.code);
  if (!id) return id.error();
  if (!*id) {
    if (auto added = insert(tx, ClusterId::next(), now, form, false); !added) return added.error();
    return true;
  }
  const auto there = find_cluster(tx, **id);
  if (!there) return there.error();
  if (there->operated || likeness(*there) == activity::snapshot(form)) return false;
  const auto changed = update(tx, **id, now, form, false, there->version);
  if (!changed) return changed.error();
  return *changed > 0;
}

}  // namespace

std::span<const base::FieldRule> field_rules(const ClusterForm*) {
  static const std::array<base::FieldRule, 12> rules = {{
      {.member = "code", .description = "Lower-case letters, digits and hyphens.", .min_length = 1, .max_length = 80},
      {.member = "name_en", .min_length = 1, .max_length = 300},
      {.member = "name_ru", .max_length = 300},
      {.member = "countries", .description = "ISO 3166-1 alpha-2, the main one first.", .max_length = 20},
      {.member = "region", .max_length = 200},
      {.member = "city", .max_length = 200},
      {.member = "latitude", .description = "Degrees, WGS 84.", .minimum = -90, .maximum = 90},
      {.member = "longitude", .description = "Degrees, WGS 84.", .minimum = -180, .maximum = 180},
      {.member = "website", .max_length = 500},
      {.member = "description_en", .max_length = 10'000},
      {.member = "description_ru", .max_length = 10'000},
      {.member = "currency_code", .description = "ISO 4217, of its dues.", .max_length = 3},
  }};
  return rules;
}

base::Result<Cluster> find_cluster(db::Reader& reader, ClusterId id) {
  auto row = reader.maybe<Row>(std::string(kSelect) + " WHERE cluster_id = $1", id);
  if (!row) return row.error();
  if (!*row) return base::not_found("There is no such cluster.");
  auto countries =
      reader.many<std::string>("SELECT country_code FROM cluster_country WHERE cluster_id = $1 ORDER BY position", id);
  if (!countries) return countries.error();
  return whole(std::move(**row), std::move(*countries));
}

base::Result<ClusterId> create_cluster(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                       const ClusterForm& form) {
  auto faults = check(tx, form, now.date());
  if (!faults) return faults.error();
  if (!faults->empty()) return base::invalid_input(std::move(*faults));
  if (auto free = code_is_free(tx, form, {}); !free) return free.error();
  const ClusterId id = ClusterId::next();
  if (auto added = insert(tx, id, now, form, true); !added) return added.error();
  if (auto kept = record(tx, by, "created", id, {}, activity::snapshot(form)); !kept) return kept.error();
  return id;
}

base::Result<ClusterId> run_cluster(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                    const ClusterForm& form) {
  const auto id = tx.maybe<ClusterId>("SELECT cluster_id FROM cluster WHERE code = $1", form.code);
  if (!id) return id.error();
  if (!*id) return create_cluster(tx, by, now, form);
  const auto world = find_cluster(tx, **id);
  if (!world) return world.error();
  if (world->operated) return base::conflict("A cluster with this code is run here already.");
  ClusterForm whole = form_of(*world);
  whole.name_en = form.name_en;
  if (form.name_ru) whole.name_ru = form.name_ru;
  whole.countries = form.countries;
  auto faults = check(tx, whole, now.date());
  if (!faults) return faults.error();
  if (!faults->empty()) return base::invalid_input(std::move(*faults));
  const auto taken = tx.execute("UPDATE cluster SET operated = TRUE WHERE cluster_id = $1 AND NOT operated", **id);
  if (!taken) return taken.error();
  const auto changed = update(tx, **id, now, whole, true, world->version);
  if (!changed) return changed.error();
  if (*changed == 0) return base::stale("The cluster's record was changed meanwhile; try again.");
  if (auto kept = record(tx, by, "taken_over", **id, likeness(*world), activity::snapshot(whole)); !kept) {
    return kept.error();
  }
  return **id;
}

base::Result<void> replace_cluster(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                   ClusterId id, std::int64_t version, const ClusterForm& form) {
  const auto before = find_cluster(tx, id);
  if (!before) return before.error();
  if (!before->operated) {
    return base::conflict("This cluster is one of the world's, which come from the catalogue; it is not edited here.");
  }
  auto faults = check(tx, form, now.date());
  if (!faults) return faults.error();
  if (!faults->empty()) return base::invalid_input(std::move(*faults));
  if (auto free = code_is_free(tx, form, id); !free) return free.error();
  const auto changed = update(tx, id, now, form, true, version);
  if (!changed) return changed.error();
  if (*changed == 0) {
    return base::stale("Somebody else changed the cluster since you read it; read it again and repeat your change.");
  }
  return record(tx, by, "changed", id, likeness(*before), activity::snapshot(form));
}

base::Result<std::int64_t> import_clusters(db::Transaction& tx, const base::Instant& now,
                                           std::span<const ClusterForm> forms) {
  std::int64_t changed = 0;
  for (const ClusterForm& form : forms) {
    const auto done = import_cluster(tx, now, form);
    if (!done) return done.error();
    changed += *done ? 1 : 0;
  }
  if (changed == 0) return changed;
  activity::Entry entry;
  entry.verb = "imported";
  entry.object_kind = "cluster";
  entry.after = fmt::format(R"({{"count":{}}})", changed);
  const auto kept = activity::record(tx, entry);
  if (!kept) return kept.error();
  return changed;
}

}  // namespace vallis::directory
