#include "directory/indicators.hpp"

#include <fmt/format.h>

#include <array>
#include <set>

#include "base/text.hpp"
#include "directory/cluster.hpp"
#include "directory/membership_proof.hpp"
#include "directory/membership_reports.hpp"

namespace vallis::directory {
namespace {

using indicators::Measurement;

// A member of several trades counts in each.
constexpr std::string_view kTrades = R"sql(
    SELECT DISTINCT w.nace FROM membership m
        JOIN organisation_specialisation s ON s.organisation_id = m.organisation_id
        JOIN specialisation w ON w.specialisation = s.specialisation
    WHERE m.cluster_id = $1 AND m.joined_on <= $2 AND (m.left_on IS NULL OR m.left_on > $2)
)sql";

constexpr std::string_view kListed = R"sql(
    SELECT count(*) AS listed_count,
        count(CASE WHEN o.description_en IS NOT NULL AND o.description_en <> '' THEN 1 END) AS english_count
    FROM membership m JOIN organisation o ON o.organisation_id = m.organisation_id
    WHERE m.cluster_id = $1 AND m.joined_on <= $2 AND (m.left_on IS NULL OR m.left_on > $2) AND m.is_listed
)sql";

struct Listed {
  std::int64_t listed_count = 0;
  std::int64_t english_count = 0;
};
VALLIS_DESCRIBE(Listed, listed_count, english_count)

struct Trade {
  std::string_view division;  ///< of NACE Rev. 2
  std::string_view activity;
};
constexpr std::array kTradesOf = {
    Trade{"86", "medical_services"}, Trade{"87", "medical_services"}, Trade{"88", "medical_services"},
    Trade{"96", "medical_services"}, Trade{"72", "biomedical_rnd"},   Trade{"20", "production"},
    Trade{"21", "production"},       Trade{"26", "production"},       Trade{"32", "production"}};

base::JsonArray words_in(const std::set<std::string>& found, std::initializer_list<const char*> order) {
  base::JsonArray words;
  for (const char* word : order) {
    if (found.contains(word)) words.emplace_back(word);
  }
  return words;
}

/// A list of words; not available where there is none.
Measurement set_of(std::string indicator, base::JsonArray words, std::int64_t members, std::string note,
                   std::string absent) {
  Measurement made{std::move(indicator), {}, {}, members, std::move(note)};
  if (words.empty()) {
    made.absence_reason = std::move(absent);
  } else {
    made.value = std::move(words);
  }
  return made;
}

base::Result<Measurement> specialisation(db::Reader& reader, ClusterId cluster, const base::Date& on,
                                         std::int64_t members) {
  const auto codes = reader.many<std::string>(kTrades, cluster, on);
  if (!codes) return codes.error();
  std::set<std::string> found;
  for (const std::string& list : *codes) {
    for (const std::string& code : base::split(list, ' ')) {
      for (const Trade& trade : kTradesOf) {
        if (code.starts_with(trade.division)) found.emplace(trade.activity);
      }
    }
  }
  return set_of("M7", words_in(found, {"medical_services", "biomedical_rnd", "production"}), members,
                "By the NACE divisions of the specialisations of its members.",
                "No member names a specialisation that is one of the activities.");
}

base::Result<Measurement> size(db::Reader& reader, ClusterId cluster, const base::Date& on) {
  const auto confirmed = confirmed_members(reader, cluster, on);
  if (!confirmed) return confirmed.error();
  const auto count = static_cast<std::int64_t>(confirmed->size());
  Measurement made{"M8", {}, {}, count, "Members with a proof of membership that counts on the last day."};
  if (count == 0) {
    made.absence_reason = "No membership is officially confirmed.";
  } else {
    made.value = count;
  }
  return made;
}

base::Result<Measurement> visibility(db::Reader& reader, ClusterId cluster, const base::Date& on) {
  const auto shown = find_cluster(reader, cluster);
  if (!shown) return shown.error();
  const auto listed = reader.one<Listed>(kListed, cluster, on);
  if (!listed) return listed.error();
  Measurement made{"G15", {}, {}, 0, {}};
  if (!shown->description_en || shown->description_en->empty()) {
    made.value = "none";
    made.note = "The cluster has no description in English here.";
    return made;
  }
  const bool full = listed->listed_count > 0 && 2 * listed->english_count >= listed->listed_count;
  made.value = full ? "full" : "partial";
  made.note = full ? "The cluster and at least half of its listed members are described in English here."
                   : "The cluster is described in English here, fewer than half of its listed members are.";
  return made;
}

class DirectoryIndicators final : public indicators::IndicatorSource {
 public:
  std::string_view name() const override { return "directory"; }
  std::string_view title() const override { return "Registry of members"; }

  base::Result<std::vector<Measurement>> measure(db::Reader& reader, base::Uuid cluster_id,
                                                 const base::Period& period) const override {
    const ClusterId cluster{cluster_id};
    const base::Date on = period.last;
    const auto kinds = diversity_report(reader, cluster, on);
    if (!kinds) return kinds.error();
    std::int64_t members = 0;
    std::int64_t startups = 0;
    std::set<std::string> groups;
    for (const DiversityRow& row : *kinds) {
      members += row.member_count;
      if (row.kind == "startup") startups += row.member_count;
      if (row.member_count > 0) groups.insert(row.member_group);
    }
    std::vector<Measurement> all;
    auto trades = specialisation(reader, cluster, on, members);
    if (!trades) return trades.error();
    all.push_back(std::move(*trades));
    auto confirmed = size(reader, cluster, on);
    if (!confirmed) return confirmed.error();
    all.push_back(std::move(*confirmed));
    all.push_back(set_of("M9",
                         words_in(groups, {"clinics", "production_companies", "rnd_and_universities",
                                           "public_authorities", "support_organisations"}),
                         members, "By the kinds of its members.", "There is no member."));
    Measurement ventures{"M11", {}, {}, members, "Members of the kind start-up."};
    if (members == 0) {
      ventures.absence_reason = "There is no member.";
    } else {
      ventures.value = startups;
    }
    all.push_back(std::move(ventures));
    auto english = visibility(reader, cluster, on);
    if (!english) return english.error();
    all.push_back(std::move(*english));
    return all;
  }
};

}  // namespace

std::unique_ptr<indicators::IndicatorSource> make_directory_indicators() {
  return std::make_unique<DirectoryIndicators>();
}

}  // namespace vallis::directory
