#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "activity/log.hpp"
#include "base/described_json.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "base/uuid.hpp"
#include "db/database.hpp"

namespace vallis::directory {

using ClusterId = base::Id<struct ClusterTag>;

enum class Initiative { Public, Private, Mixed };
VALLIS_DESCRIBE_ENUM(Initiative, Public, Private, Mixed)

struct ClusterForm {
  std::string code;  ///< lower-case letters, digits and hyphens: "medicon-valley"
  std::string name_en;
  std::optional<std::string> name_ru;
  std::vector<std::string> countries;  ///< ISO 3166-1 alpha-2, the main one first
  std::optional<std::string> region;
  std::optional<std::string> city;
  std::optional<double> latitude;  ///< WGS 84, degrees; with a longitude
  std::optional<double> longitude;
  std::optional<std::int64_t> founded_year;
  std::optional<Initiative> initiative;
  std::optional<std::string> website;
  std::optional<std::string> description_en;
  std::optional<std::string> description_ru;
  std::optional<std::string> currency_code;  ///< ISO 4217, of its dues
};
VALLIS_DESCRIBE(ClusterForm, code, name_en, name_ru, countries, region, city, latitude, longitude, founded_year,
                initiative, website, description_en, description_ru, currency_code)
std::span<const base::FieldRule> field_rules(const ClusterForm*);

/// A cluster that is run here, or one of the world's that it is compared with. Everybody may see all of it.
struct Cluster {
  ClusterId cluster_id;
  bool operated = false;  ///< run here
  std::string code;
  std::string name_en;
  std::optional<std::string> name_ru;
  std::vector<std::string> countries;
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
VALLIS_DESCRIBE(Cluster, cluster_id, operated, code, name_en, name_ru, countries, region, city, latitude, longitude,
                founded_year, initiative, website, description_en, description_ru, currency_code, created_at,
                updated_at, version)

/// A cluster that is run here. Errors: InvalidInput – words that do not exist, a code of another form; Conflict – the
/// code is taken.
base::Result<ClusterId> create_cluster(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                       const ClusterForm& form);

/// Makes a cluster one that is run here. One of the world's with the same code is taken over: it keeps its record (and
/// so its figures), and takes names and countries from the form; other codes make a new cluster. Errors: those of
/// create_cluster; Conflict – it is run here already.
base::Result<ClusterId> run_cluster(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                    const ClusterForm& form);

/// Errors: NotFound.
base::Result<Cluster> find_cluster(db::Reader& reader, ClusterId id);

/// Errors: as create_cluster; NotFound; Stale; Conflict – it is one of the world's, which come from the catalogue.
base::Result<void> replace_cluster(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                   ClusterId id, std::int64_t version, const ClusterForm& form);

/// Adds and brings up to date clusters of the world by their code; those that are run here stay as they are, and so
/// does the version of one that did not change. Gives how many were added or changed. Errors: InvalidInput, with the
/// cluster's code in `file`.
base::Result<std::int64_t> import_clusters(db::Transaction& tx, const base::Instant& now,
                                           std::span<const ClusterForm> forms);

}  // namespace vallis::directory
