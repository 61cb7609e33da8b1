#include "directory/search_documents.hpp"

#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "directory/detail/organisation_row.hpp"
#include "directory/detail/person_parts.hpp"
#include "directory/detail/whole_sight.hpp"

namespace vallis::directory {
namespace {

using auth::Visibility;
using search::Document;
using search::Part;

/// Everything, whatever the day: the rows of staff have no days.
auth::Sight all_sight() { return detail::whole_sight(base::Instant()); }

/// Who finds a field of a document. Whom a grant names may see less of a named record than members do, and a field for
/// named readers has others than the record; the index has one list of them for the whole document.
Visibility level_in(Visibility document, Visibility field) {
  if (field == Visibility::Named) return Visibility::Staff;
  if (document == Visibility::Named && field > Visibility::SignedIn) return Visibility::Staff;
  return field;
}

/// The parts of one document; what is empty is left out.
class Parts {
 public:
  Parts(const auth::Guarded& kind, Visibility document, const std::vector<FieldVisibility>& chosen)
      : kind_(kind), document_(document), chosen_(chosen) {}

  void add(std::string field, std::string text) { add(std::move(field), std::move(text), level(field)); }
  void add(std::string field, const std::optional<std::string>& text) {
    if (text) add(std::move(field), *text);
  }
  void add(std::string field, std::string text, Visibility level) {
    if (!text.empty()) parts_.push_back({std::move(field), std::move(text), level_in(document_, level)});
  }
  Visibility level(std::string_view field) const { return auth::field_level(kind_, chosen_, field); }
  std::vector<Part> take() { return std::move(parts_); }

 private:
  const auth::Guarded& kind_;
  Visibility document_;
  const std::vector<FieldVisibility>& chosen_;
  std::vector<Part> parts_;
};

struct Named {
  std::string code;
  std::string name_en;
  std::string name_ru;
};
VALLIS_DESCRIBE(Named, code, name_en, name_ru)

/// What the codes of some records are called, in both languages.
class Names {
 public:
  void want(const std::string& code) { names_[code]; }
  /// @param select  "SELECT kind AS code, name_en, name_ru FROM organisation_kind WHERE kind"
  base::Result<void> load(db::Reader& reader, std::string_view select) {
    if (names_.empty()) return {};
    std::vector<std::string> codes;
    for (const auto& [code, name] : names_) codes.push_back(code);
    db::Sql sql(select);
    sql.add(" IN (").values(codes).add(")");
    return reader.each_with<Named>(sql.text(), sql.arguments(), [&](Named&& row) {
      names_[row.code] = row.name_en + ", " + row.name_ru;
      return true;
    });
  }
  const std::string& of(const std::string& code) const { return names_.at(code); }
  std::string all(const std::vector<std::string>& codes) const {
    std::vector<std::string> texts;
    for (const std::string& code : codes) texts.push_back(of(code));
    return base::join(texts, "; ");
  }

 private:
  std::map<std::string, std::string> names_;
};

constexpr std::string_view kKindNames = "SELECT kind AS code, name_en, name_ru FROM organisation_kind WHERE kind";
constexpr std::string_view kCountryNames =
    "SELECT country_code AS code, name_en, name_ru FROM country WHERE country_code";
constexpr std::string_view kSpecialisationNames =
    "SELECT specialisation AS code, name_en, name_ru FROM specialisation WHERE specialisation";

/// Whom grants without an end name for a whole record.
base::Result<void> add_audience(db::Reader& reader, Document& document) {
  if (document.visibility != Visibility::Named) return {};
  auto named = reader.many<base::Uuid>(
      "SELECT grantee_id FROM visibility_grant WHERE object_kind = $1 AND object_id = $2 AND field = '' "
      "AND grantee_kind IN ('account', 'organisation') AND to_on IS NULL ORDER BY grantee_id",
      document.kind, document.id);
  if (!named) return named.error();
  document.audience = std::move(*named);
  return {};
}

Document document_of(const Organisation& one, const Names& kinds, const Names& countries, const Names& words) {
  Document document{.kind = "organisation", .id = one.organisation_id.uuid, .title = one.name};
  document.visibility = one.visibility.value_or(Visibility::Staff);
  document.owners = {one.organisation_id.uuid};
  const auto chosen = one.field_visibility.value_or(std::vector<FieldVisibility>{});
  Parts parts(guarded_organisation(), document.visibility, chosen);
  for (const OtherName& other : one.other_names.value_or(std::vector<OtherName>{}))
    parts.add("other_names", other.name);
  parts.add("kind", kinds.of(one.kind));
  parts.add("country_code", countries.of(one.country_code));
  parts.add("city", one.city);
  parts.add("region", one.region);
  parts.add("specialisations", words.all(one.specialisations.value_or(std::vector<std::string>{})));
  parts.add("description", one.description_en);
  parts.add("description", one.description_ru);
  parts.add("offers", one.offers);
  parts.add("needs", one.needs);
  parts.add("countries", countries.all(one.countries.value_or(std::vector<std::string>{})));
  parts.add("website", one.website);
  parts.add("ror_id", one.ror_id);
  parts.add("registry_number", one.registry_number);
  parts.add("lei", one.lei);
  document.parts = parts.take();
  return document;
}

base::Result<std::vector<Document>> documents_of(db::Reader& reader, const std::vector<Organisation>& all) {
  Names kinds;
  Names countries;
  Names words;
  for (const Organisation& one : all) {
    kinds.want(one.kind);
    countries.want(one.country_code);
    for (const std::string& code : one.countries.value_or(std::vector<std::string>{})) countries.want(code);
    for (const std::string& code : one.specialisations.value_or(std::vector<std::string>{})) words.want(code);
  }
  if (auto done = kinds.load(reader, kKindNames); !done) return done.error();
  if (auto done = countries.load(reader, kCountryNames); !done) return done.error();
  if (auto done = words.load(reader, kSpecialisationNames); !done) return done.error();
  std::vector<Document> documents;
  for (const Organisation& one : all) {
    documents.push_back(document_of(one, kinds, countries, words));
    if (auto done = add_audience(reader, documents.back()); !done) return done.error();
  }
  return documents;
}

/// @param condition  "o.organisation_id = …", and what may follow a WHERE
base::Result<std::vector<Document>> organisation_documents(db::Reader& reader, const db::Sql& condition) {
  const auth::Sight sight = all_sight();
  // The columns have no arguments for whom all is open, so those of the condition keep their numbers.
  const std::string text = detail::organisation_columns(sight).text() +
                           ", '' AS sort_key FROM organisation o WHERE o.ended_on IS NULL AND " + condition.text();
  auto rows = reader.many_with<detail::OrganisationRow>(text, condition.arguments());
  if (!rows) return rows.error();
  const auto all = detail::seen_organisations(reader, sight, *rows, {});
  if (!all) return all.error();
  return documents_of(reader, *all);
}

struct OrganisationLevel {
  OrganisationId organisation_id;
  Visibility visibility = Visibility::Staff;
};
VALLIS_DESCRIBE(OrganisationLevel, organisation_id, visibility)

base::Result<std::map<OrganisationId, Visibility>> levels_of(db::Reader& reader, const std::vector<Person>& people) {
  std::vector<OrganisationId> ids;
  for (const Person& one : people) {
    for (const Affiliation& affiliation : one.affiliations) ids.push_back(affiliation.organisation_id);
  }
  std::map<OrganisationId, Visibility> levels;
  if (ids.empty()) return levels;
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  db::Sql sql("SELECT organisation_id, visibility FROM organisation WHERE organisation_id IN (");
  sql.values(ids).add(")");
  const auto read = reader.each_with<OrganisationLevel>(sql.text(), sql.arguments(), [&](OrganisationLevel&& row) {
    levels.emplace(row.organisation_id, row.visibility);
    return true;
  });
  if (!read) return read.error();
  return levels;
}

Document document_of(const Person& one, const std::map<OrganisationId, Visibility>& levels) {
  Document document{
      .kind = "person", .id = one.person_id.uuid, .title = one.given_name + " " + one.family_name, .personal = true};
  document.visibility = one.visibility.value_or(Visibility::Staff);
  if (one.account_id) document.owners.push_back(*one.account_id);
  const auto chosen = one.field_visibility.value_or(std::vector<FieldVisibility>{});
  Parts parts(guarded_person(), document.visibility, chosen);
  for (const Affiliation& affiliation : one.affiliations) {
    if (affiliation.to_on) continue;
    document.owners.push_back(affiliation.organisation_id.uuid);
    // An owner of the person need not see all of the person's organisations, but is signed in.
    const Visibility organisation = levels.at(affiliation.organisation_id);
    if (organisation > Visibility::SignedIn) continue;
    std::string text = affiliation.position.value_or("");
    text += (text.empty() ? "" : ", ") + affiliation.organisation_name;
    parts.add("affiliations", std::move(text), std::max(organisation, parts.level("affiliations")));
  }
  parts.add("about", one.about);
  parts.add("offers", one.offers);
  parts.add("needs", one.needs);
  parts.add("orcid", one.orcid);
  document.parts = parts.take();
  return document;
}

base::Result<std::vector<Document>> documents_of(db::Reader& reader, const std::vector<Person>& all) {
  const auto levels = levels_of(reader, all);
  if (!levels) return levels.error();
  std::vector<Document> documents;
  for (const Person& one : all) {
    documents.push_back(document_of(one, *levels));
    if (auto done = add_audience(reader, documents.back()); !done) return done.error();
  }
  return documents;
}

base::Result<std::vector<Document>> person_documents(db::Reader& reader, const db::Sql& condition) {
  const auth::Sight sight = all_sight();
  const std::string text = detail::person_columns(sight).text() +
                           ", '' AS sort_key FROM person p WHERE p.erased_at IS NULL AND " + condition.text();
  auto rows = reader.many_with<detail::PersonRow>(text, condition.arguments());
  if (!rows) return rows.error();
  const auto all = detail::seen_people(reader, sight, *rows);
  if (!all) return all.error();
  return documents_of(reader, *all);
}

base::Result<std::vector<Document>> cluster_documents(db::Reader& reader, const db::Sql& condition) {
  const auto ids = reader.many_with<ClusterId>("SELECT c.cluster_id FROM cluster c WHERE " + condition.text(),
                                               condition.arguments());
  if (!ids) return ids.error();
  std::vector<Cluster> all;
  Names countries;
  for (const ClusterId id : *ids) {
    auto one = find_cluster(reader, id);
    if (!one) return one.error();
    for (const std::string& code : one->countries) countries.want(code);
    all.push_back(std::move(*one));
  }
  if (auto done = countries.load(reader, kCountryNames); !done) return done.error();
  std::vector<Document> documents;
  for (const Cluster& one : all) {
    Document document{.kind = "cluster", .id = one.cluster_id.uuid, .title = one.name_en};
    const auto add = [&](const char* field, const std::optional<std::string>& text) {
      if (text && !text->empty()) document.parts.push_back({field, *text});
    };
    add("name_ru", one.name_ru);
    add("countries", countries.all(one.countries));
    add("region", one.region);
    add("city", one.city);
    add("description", one.description_en);
    add("description", one.description_ru);
    documents.push_back(std::move(document));
  }
  return documents;
}

using Make = base::Result<std::vector<Document>> (*)(db::Reader& reader, const db::Sql& condition);

base::Result<void> index_one(db::Transaction& tx, const std::string& kind, std::string_view column,
                             const base::Uuid& id, Make make) {
  db::Sql condition(column);
  condition.add(" = ").value(id);
  const auto documents = make(tx, condition);
  if (!documents) return documents.error();
  return documents->empty() ? search::remove(tx, kind, id) : search::put(tx, documents->front());
}

base::Result<void> put_all(db::Transaction& tx, const base::Result<std::vector<Document>>& documents) {
  if (!documents) return documents.error();
  for (const Document& document : *documents) {
    if (auto done = search::put(tx, document); !done) return done;
  }
  return {};
}

search::Provider provider(std::string column, Make make) {
  return [column = std::move(column), make](db::Reader& reader, std::optional<base::Uuid> after, int limit) {
    db::Sql condition(after ? column + " > " : "TRUE");
    if (after) condition.value(*after);
    condition.add(" ORDER BY " + column + " LIMIT ").value(limit);
    return make(reader, condition);
  };
}

}  // namespace

base::Result<void> index_organisation(db::Transaction& tx, OrganisationId id) {
  return index_one(tx, "organisation", "o.organisation_id", id.uuid, organisation_documents);
}

base::Result<void> index_organisation(db::Transaction& tx, const Organisation& whole) {
  if (whole.ended_on) return search::remove(tx, "organisation", whole.organisation_id.uuid);
  return put_all(tx, documents_of(tx, std::vector{whole}));
}

base::Result<void> index_person(db::Transaction& tx, const Person& whole) {
  if (whole.erased_at) return search::remove(tx, "person", whole.person_id.uuid);
  return put_all(tx, documents_of(tx, std::vector{whole}));
}

base::Result<void> index_person(db::Transaction& tx, PersonId id) {
  return index_one(tx, "person", "p.person_id", id.uuid, person_documents);
}

base::Result<void> index_cluster(db::Transaction& tx, ClusterId id) {
  return index_one(tx, "cluster", "c.cluster_id", id.uuid, cluster_documents);
}

base::Result<void> index_people_of(db::Transaction& tx, OrganisationId id) {
  db::Sql condition("p.person_id IN (SELECT a.person_id FROM affiliation a WHERE a.organisation_id = ");
  condition.value(id).add(")");
  return put_all(tx, person_documents(tx, condition));
}

search::Providers search_providers() {
  return {{"organisation", provider("o.organisation_id", organisation_documents)},
          {"person", provider("p.person_id", person_documents)},
          {"cluster", provider("c.cluster_id", cluster_documents)}};
}

}  // namespace vallis::directory
