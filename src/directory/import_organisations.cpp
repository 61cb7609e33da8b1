#include <algorithm>

#include "db/sql.hpp"
#include "directory/detail/import_target.hpp"
#include "directory/detail/whole_sight.hpp"
#include "directory/similar.hpp"

namespace vallis::directory::detail {
namespace {

/// The form that would give the organisation as it is.
OrganisationForm form_of(const Organisation& seen) {
  OrganisationForm form;
  copy_members(seen, form);
  return form;
}

class Organisations final : public ImportTarget {
 public:
  std::string_view id_field() const override { return "organisation_id"; }

  const std::vector<ImportField>& fields() const override {
    static const std::vector<ImportField> fields = {
        {"organisation_id", {"organisation id", "id", "идентификатор"}},
        {"name", {"organisation", "organization", "company", "название", "наименование", "организация"}, true},
        {"kind", {"type", "organisation type", "вид", "тип", "вид организации", "тип организации"}, true},
        {"country_code", {"country", "страна", "код страны"}, true},
        {"region", {"state", "province", "регион", "область", "субъект"}},
        {"city", {"town", "город"}},
        {"address", {"street", "адрес"}},
        {"latitude", {"lat", "широта"}},
        {"longitude", {"lon", "lng", "long", "долгота"}},
        {"website", {"web", "url", "homepage", "site", "сайт", "веб сайт"}},
        {"email", {"e mail", "mail", "почта", "электронная почта", "эл почта"}},
        {"phone", {"telephone", "tel", "телефон"}},
        {"ror_id", {"ror"}},
        {"registry_number", {"registration number", "company number", "огрн", "инн", "регистрационный номер"}},
        {"lei", {"lei code"}},
        {"founded_year", {"founded", "year founded", "established", "год основания", "основана"}},
        {"staff_count", {"staff", "employees", "headcount", "сотрудники", "число сотрудников", "численность"}},
        {"description_en", {"description", "about", "описание на английском"}},
        {"description_ru", {"описание", "описание на русском"}},
        {"offers", {"offer", "предлагает", "предложения"}},
        {"needs", {"need", "ищет", "потребности"}},
        {"visibility", {"видимость"}},
        {"field_visibility", {"видимость полей"}},
        {"other_names", {"aliases", "alternative names", "другие названия"}},
        {"specialisations", {"specialization", "specialisation", "specialties", "специализация", "специализации"}},
        {"countries", {"works in", "страны", "страны работы"}},
    };
    return fields;
  }

  base::Result<std::optional<KnownRecord>> known(db::Reader& reader, const base::Instant& now,
                                                 const base::Uuid& id) const override {
    const auto found = find_organisation(reader, whole_sight(now), OrganisationId{id});
    if (!found && found.error().kind == base::ErrorKind::NotFound) return std::optional<KnownRecord>();
    if (!found) return found.error();
    KnownRecord record;
    record.id = id;
    record.version = found->version;
    record.name = found->name;
    record.form = json_of(form_of(*found));
    record.gone = found->ended_on.has_value();
    return std::optional(std::move(record));
  }

  base::Result<Draft> draft(db::Reader& reader, const base::Instant& now, const RecordWords& words,
                            const KnownRecord* known, const Cells& cells, bool clear_empty) const override {
    Draft draft;
    OrganisationForm form;
    Cells before;
    if (known != nullptr) {
      const auto read = base::read_document<OrganisationForm>(known->form, "form");
      if (!read) return read.error();
      form = *read;
      before = texts_of(form);
    }
    fill_form(form, cells, clear_empty, words, draft.faults);
    form = tidied(std::move(form));
    if (draft.faults.empty()) {
      check_rules(form, draft.faults);
      if (form.kind.empty()) draft.faults.push_back({"kind", "A new organisation needs a kind."});
      if (form.country_code.empty()) draft.faults.push_back({"country_code", "A new organisation needs a country."});
    }
    if (draft.faults.empty()) {
      const auto found = check_organisation(reader, form, now.date());
      if (!found) return found.error();
      add_faults(*found, draft.faults);
    }
    draft.name = form.name;
    draft.form = json_of(form);
    if (known != nullptr) draft.changes = changes_between(before, texts_of(form));
    const std::string key = match_key(form.name);
    if (!key.empty()) draft.twin_key = form.country_code + " " + key;
    return draft;
  }

  base::Result<std::vector<LineCandidate>> find(db::Reader& reader, const base::Instant& now, const Draft& draft,
                                                const RecordKeys* keys) const override {
    const auto form = base::read_document<OrganisationForm>(draft.form, "form");
    if (!form) return std::vector<LineCandidate>();  // its faults are told already
    const auto found = find_similar(reader, whole_sight(now), *form, {}, keys);
    if (!found) return found.error();
    std::vector<LineCandidate> candidates;
    std::size_t sure = 0;
    for (const Similar& one : *found) {
      const bool same = one.reason == Likeness::RorId || one.reason == Likeness::Lei ||
                        one.reason == Likeness::RegistryNumber ||
                        (one.name == form->name && one.country_code == form->country_code);
      if (same) ++sure;
      candidates.push_back(
          {one.organisation_id.uuid, one.name, std::string(base::enum_word(one.reason)), same ? 1 : one.score});
    }
    // Two that are surely the same are for a person to tell apart.
    for (LineCandidate& one : candidates) {
      if (sure > 1 && one.score == 1) one.score = 0.99;
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const LineCandidate& a, const LineCandidate& b) { return a.score > b.score; });
    return candidates;
  }

  base::Result<RecordKeys> keys(db::Reader& reader) const override { return organisation_keys(reader); }

  base::Result<base::Uuid> create(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                  const base::Json& json) const override {
    const auto form = base::read_document<OrganisationForm>(json, "form");
    if (!form) return form.error();
    const auto id = create_organisation(tx, by, now, *form);
    if (!id) return id.error();
    return id->uuid;
  }

  base::Result<void> replace(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                             const base::Uuid& id, std::int64_t version, const base::Json& json) const override {
    const auto form = base::read_document<OrganisationForm>(json, "form");
    if (!form) return form.error();
    return replace_organisation(tx, by, now, OrganisationId{id}, version, *form);
  }

  base::Result<Complaint> remove(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                 const base::Uuid& id, std::int64_t version) const override {
    const auto people = tx.one<std::int64_t>(
        "SELECT (SELECT count(*) FROM affiliation WHERE organisation_id = $1) + "
        "(SELECT count(*) FROM organisation_relation WHERE from_id = $1 OR to_id = $1)",
        id);
    if (!people) return people.error();
    if (*people > 0) return Complaint("People or other organisations refer to it by now; end it by hand.");
    const auto ended = end_organisation(tx, by, now, OrganisationId{id}, version,
                                        {now.date(), "The import that made it was taken back."});
    if (!ended) return ended.error();
    return Complaint();
  }
};

}  // namespace

const ImportTarget& organisation_target() {
  static const Organisations target;
  return target;
}

const ImportTarget& import_target(ImportKind kind) {
  return kind == ImportKind::Organisations ? organisation_target() : person_target();
}

std::vector<FieldChange> changes_between(const Cells& before, const Cells& after) {
  std::vector<FieldChange> changes;
  for (const auto& [field, text] : after) {
    const auto old = before.find(field);
    const std::string& was = old == before.end() ? std::string() : old->second;
    if (was != text) changes.push_back({field, was, text});
  }
  return changes;
}

void add_faults(const std::vector<base::Fault>& found, std::vector<LineFault>& faults) {
  for (const base::Fault& fault : found) {
    std::string field = fault.field.substr(std::min<std::size_t>(1, fault.field.size()));
    if (field.starts_with("person/")) field.erase(0, 7);
    faults.push_back({field.substr(0, field.find('/')), fault.what});
  }
}

}  // namespace vallis::directory::detail
