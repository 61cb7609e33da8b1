#include "directory/similar.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "base/fold.hpp"
#include "base/text.hpp"
#include "db/sql.hpp"

namespace vallis::directory {
namespace {

constexpr std::size_t kMostSimilar = 10;

// The sorts of keys among RecordKeys.
constexpr char kRorKey = 'r';
constexpr char kRegistryKey = 'n';
constexpr char kLeiKey = 'l';
constexpr char kDomainKey = 'd';
constexpr char kNameKey = 'm';
constexpr char kOtherNameKey = 'o';

/// Legal forms and articles as base::fold writes them: they tell companies of one name apart no more than not.
constexpr std::array<std::string_view, 62> kIdleWords = {
    "ab",   "ag",          "ao",   "aps", "as",   "asa",          "bhd",  "bv",    "bvba", "co",   "company",
    "corp", "corporation", "cv",   "doo", "eirl", "ev",           "fgbu", "fgbnu", "fgup", "gaau", "gbu",
    "gbuz", "ggmbh",       "gmbh", "gup", "inc",  "incorporated", "ip",   "jsc",   "kft",  "kg",   "kgaa",
    "lda",  "limited",     "llc",  "llp", "lp",   "ltd",          "mbh",  "mchj",  "nao",  "nv",   "oao",
    "obh",  "ooo",         "oy",   "oyj", "pao",  "plc",          "pte",  "pvt",   "sarl", "sas",  "se",
    "sl",   "spa",         "sro",  "srl", "tov",  "zao",          "the"};

/// Spellings of one sound, so that transliterations by different rules agree.
std::string one_spelling(std::string_view word) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kSounds = {{{"shch", "sh"},
                                                                                             {"sch", "sh"},
                                                                                             {"kh", "h"},
                                                                                             {"ph", "f"},
                                                                                             {"ck", "k"},
                                                                                             {"x", "ks"},
                                                                                             {"w", "v"},
                                                                                             {"j", "i"},
                                                                                             {"y", "i"},
                                                                                             {"c", "k"}}};
  std::string out;
  for (std::size_t at = 0; at < word.size();) {
    std::string_view put = word.substr(at, 1);
    std::size_t taken = 1;
    for (const auto& [from, to] : kSounds) {
      if (from == "c" && word.substr(at).starts_with("ch")) continue;
      if (word.substr(at).starts_with(from)) {
        put = to;
        taken = from.size();
        break;
      }
    }
    at += taken;
    for (const char c : put) {
      if (out.empty() || out.back() != c || (c >= '0' && c <= '9')) out += c;
    }
  }
  return out;
}

/// One way of finding look-alikes.
struct Search {
  Likeness reason;
  double score;
  db::Sql condition;  ///< on organisation o
};

void add_field_is(db::Sql& sql, const auth::Sight& sight, std::string_view field, std::string_view column,
                  const std::string& value) {
  sql.add("o.").add(column).add(" = ").value(value).add(" AND ");
  auth::add_field_seen(sql, guarded_organisation(), sight, field);
}

struct Row {
  OrganisationId organisation_id;
  std::string name;
  std::string country_code;
};
VALLIS_DESCRIBE(Row, organisation_id, name, country_code)

}  // namespace

std::string match_key(std::string_view name) {
  const std::string folded = base::fold(name);
  std::vector<std::string> words;
  std::string initials;  // "S.r.o." comes as "s r o"
  const auto take = [&](const std::string& word) {
    if (std::find(kIdleWords.begin(), kIdleWords.end(), word) == kIdleWords.end()) words.push_back(one_spelling(word));
  };
  const auto end_initials = [&] {
    if (!initials.empty()) take(initials);
    initials.clear();
  };
  for (const std::string& word : base::split(folded, ' ')) {
    if (word.size() == 1) {
      initials += word;
      continue;
    }
    end_initials();
    take(word);
  }
  end_initials();
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  // A name that is nothing but a legal form is compared as it is.
  return words.empty() ? folded : base::join(words, " ");
}

std::string domain_of(std::string_view website) {
  const auto scheme = website.find("://");
  if (scheme == std::string_view::npos) return {};
  website.remove_prefix(scheme + 3);
  std::string host(website.substr(0, website.find_first_of("/?#:")));
  std::transform(host.begin(), host.end(), host.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  if (host.starts_with("www.")) host.erase(0, 4);
  return host;
}

base::Result<RecordKeys> organisation_keys(db::Reader& reader) {
  RecordKeys keys;
  for (const auto& [sort, column] :
       {std::pair(kRorKey, "ror_id"), std::pair(kRegistryKey, "registry_number"), std::pair(kLeiKey, "lei"),
        std::pair(kDomainKey, "domain"), std::pair(kNameKey, "match_key")}) {
    const std::string name(column);
    const auto loaded = keys.load(
        reader, sort, "SELECT " + name + " FROM organisation WHERE ended_on IS NULL AND " + name + " IS NOT NULL");
    if (!loaded) return loaded.error();
  }
  const auto others = keys.load(reader, kOtherNameKey, "SELECT match_key FROM organisation_name");
  if (!others) return others.error();
  return keys;
}

base::Result<std::vector<Similar>> find_similar(db::Reader& reader, const auth::Sight& sight,
                                                const OrganisationForm& raw, std::optional<OrganisationId> except,
                                                const RecordKeys* there) {
  const OrganisationForm form = tidied(raw);
  const auto may = [&](char sort, const std::string& key) { return there == nullptr || there->have(sort, key); };
  std::vector<Search> searches;
  const auto search = [&](Likeness reason, double score) -> db::Sql& {
    searches.push_back({reason, score, db::Sql()});
    return searches.back().condition;
  };
  // Each condition numbers its own arguments, so the rest of the statement goes behind it.
  if (form.ror_id && may(kRorKey, *form.ror_id)) {
    add_field_is(search(Likeness::RorId, 1), sight, "ror_id", "ror_id", *form.ror_id);
  }
  if (form.registry_number && may(kRegistryKey, *form.registry_number)) {
    db::Sql& sql = search(Likeness::RegistryNumber, 0.98);
    add_field_is(sql, sight, "registry_number", "registry_number", *form.registry_number);
    sql.add(" AND o.country_code = ").value(form.country_code);
  }
  if (form.lei && may(kLeiKey, *form.lei)) {
    add_field_is(search(Likeness::Lei, 0.98), sight, "lei", "lei", *form.lei);
  }
  if (const auto domain = domain_of(form.website.value_or("")); !domain.empty() && may(kDomainKey, domain)) {
    add_field_is(search(Likeness::Domain, 0.9), sight, "website", "domain", domain);
  }
  std::set<std::string> keys = {match_key(form.name)};
  for (const OtherName& other : form.other_names.value_or(std::vector<OtherName>{})) keys.insert(match_key(other.name));
  const auto any = [&](char sort) {
    return std::any_of(keys.begin(), keys.end(), [&](const std::string& key) { return may(sort, key); });
  };
  if (any(kNameKey)) search(Likeness::Name, 0.8).add("o.match_key IN (").values(keys).add(")");
  if (any(kOtherNameKey)) {
    db::Sql& by_other = search(Likeness::OtherName, 0.7);
    by_other.add("o.organisation_id IN (SELECT n.organisation_id FROM organisation_name n WHERE n.match_key IN (");
    by_other.values(keys).add(")) AND ");
    auth::add_field_seen(by_other, guarded_organisation(), sight, "other_names");
  }

  std::vector<Similar> found;
  for (const Search& by : searches) {
    db::Sql sql = by.condition;
    sql.add(" AND o.ended_on IS NULL AND ");
    auth::add_seen(sql, guarded_organisation(), sight);
    if (except) sql.add(" AND o.organisation_id <> ").value(*except);
    const std::string text = "SELECT o.organisation_id, o.name, o.country_code FROM organisation o WHERE " +
                             sql.add(" ORDER BY o.organisation_id LIMIT 20").text();
    const auto rows = reader.many_with<Row>(text, sql.arguments());
    if (!rows) return rows.error();
    for (const Row& row : *rows) {
      const bool known = std::any_of(found.begin(), found.end(),
                                     [&](const Similar& one) { return one.organisation_id == row.organisation_id; });
      if (known) continue;
      // The same name in another country is often a branch or a stranger.
      const bool by_name = by.reason == Likeness::Name || by.reason == Likeness::OtherName;
      const double score = by_name && row.country_code != form.country_code ? by.score - 0.2 : by.score;
      found.push_back({row.organisation_id, row.name, row.country_code, by.reason, score});
    }
  }
  std::stable_sort(found.begin(), found.end(), [](const Similar& a, const Similar& b) { return a.score > b.score; });
  if (found.size() > kMostSimilar) found.resize(kMostSimilar);
  return found;
}

}  // namespace vallis::directory
