#include <fmt/format.h>

#include <algorithm>

#include "auth/account.hpp"
#include "base/fold.hpp"
#include "directory/detail/import_target.hpp"
#include "directory/detail/person_parts.hpp"
#include "directory/detail/whole_sight.hpp"

namespace vallis::directory::detail {
namespace {

struct FoundPerson {
  base::Uuid person_id;
  std::string given_name;
  std::string family_name;
};
VALLIS_DESCRIBE(FoundPerson, person_id, given_name, family_name)

constexpr std::string_view kOrganisation = R"sql(
    SELECT organisation_id FROM organisation
    WHERE (name_key = $1 AND name = $2 OR organisation_id = $3) AND ended_on IS NULL LIMIT 2
)sql";

constexpr std::string_view kForm =
    "Write organisations as name|position|contact|from|to, such as Tilia GmbH|Head|true|2020-01-01|, a ';' between.";

PersonForm form_of(const Person& seen) {
  PersonForm form;
  copy_members(seen, form);
  return form;
}

AffiliationForm form_of(const Affiliation& one) {
  return {one.organisation_id, one.position, one.is_contact, one.from_on, one.to_on};
}

bool equal(const AffiliationForm& a, const AffiliationForm& b) { return json_of(a) == json_of(b); }

/// One part of the cell. Gives what is wrong with it.
base::Result<Complaint> read_affiliation(db::Reader& reader, const std::string& text, AffiliationForm& form) {
  auto parts = split_parts(text, '|');
  if (parts.size() > 5 || parts.front().empty()) return Complaint(kForm);
  parts.resize(5);
  const auto id = OrganisationId::parse(parts[0]).value_or(OrganisationId{});
  const auto found = reader.many<OrganisationId>(kOrganisation, base::fold(parts[0]), parts[0], id);
  if (!found) return found.error();
  if (found->empty()) {
    return Complaint(
        fmt::format("There is no organisation '{}'; import organisations first, or write its name as the "
                    "directory has it.",
                    base::shorten(parts[0], 60)));
  }
  if (found->size() > 1) {
    return Complaint(fmt::format("More than one organisation is called '{}'; write its id.", parts[0]));
  }
  form.organisation_id = found->front();
  if (!parts[1].empty()) form.position = parts[1];
  const auto contact = read_flag(parts[2]);
  if (!contact) return Complaint(fmt::format("'{}' is neither true nor false. {}", parts[2], kForm));
  form.is_contact = *contact;
  for (const auto& [at, day] : {std::pair(3, &form.from_on), std::pair(4, &form.to_on)}) {
    if (parts[static_cast<std::size_t>(at)].empty()) continue;
    *day = read_date(parts[static_cast<std::size_t>(at)]);
    if (!*day) {
      return Complaint(
          fmt::format("'{}' is no date; write 2026-01-12 or 12.01.2026.", parts[static_cast<std::size_t>(at)]));
    }
  }
  if (form.from_on && form.to_on && *form.to_on < *form.from_on)
    return Complaint("The last day lies before the first.");
  return Complaint();
}

class People final : public ImportTarget {
 public:
  std::string_view id_field() const override { return "person_id"; }

  const std::vector<ImportField>& fields() const override {
    static const std::vector<ImportField> fields = {
        {"person_id", {"person id", "id", "идентификатор"}},
        {"given_name", {"first name", "forename", "имя"}, true},
        {"family_name", {"last name", "surname", "фамилия"}, true},
        {"title", {"степень", "обращение", "звание"}},
        {"email", {"e mail", "mail", "почта", "электронная почта", "эл почта"}},
        {"phone", {"telephone", "tel", "телефон"}},
        {"language", {"язык"}},
        {"country_code", {"country", "страна", "код страны"}},
        {"orcid", {"orcid id"}},
        {"about", {"description", "bio", "о себе", "описание"}},
        {"offers", {"offer", "предлагает", "предложения"}},
        {"needs", {"need", "ищет", "потребности"}},
        {"visibility", {"видимость"}},
        {"field_visibility", {"видимость полей"}},
        {"affiliations", {"organisations", "organisation", "company", "организации", "организация"}},
    };
    return fields;
  }

  base::Result<std::optional<KnownRecord>> known(db::Reader& reader, const base::Instant& now,
                                                 const base::Uuid& id) const override {
    const auto found = find_person(reader, whole_sight(now), PersonId{id});
    if (!found && found.error().kind == base::ErrorKind::NotFound) return std::optional<KnownRecord>();
    if (!found) return found.error();
    NewPerson whole{form_of(*found), {}};
    for (const Affiliation& one : found->affiliations) whole.affiliations.push_back(form_of(one));
    KnownRecord record;
    record.id = id;
    record.version = found->version;
    record.name = found->given_name + " " + found->family_name;
    record.form = json_of(whole);
    record.gone = found->erased_at.has_value();
    return std::optional(std::move(record));
  }

  base::Result<Draft> draft(db::Reader& reader, const base::Instant&, const RecordWords& words,
                            const KnownRecord* known, const Cells& cells, bool clear_empty) const override {
    Draft draft;
    NewPerson whole;
    Cells before;
    if (known != nullptr) {
      const auto read = base::read_document<NewPerson>(known->form, "form");
      if (!read) return read.error();
      whole = *read;
      before = texts_of(whole.person);
    }
    fill_form(whole.person, cells, clear_empty, words, draft.faults);
    whole.person = tidied(std::move(whole.person));
    std::string added;
    if (const auto cell = cells.find("affiliations"); cell != cells.end()) {
      if (auto done = add_affiliations(reader, cell->second, whole.affiliations, added, draft.faults); !done) {
        return done.error();
      }
    }
    if (draft.faults.empty()) check_rules(whole.person, draft.faults);
    if (draft.faults.empty()) {
      const auto found = check_person(reader, whole.person);
      if (!found) return found.error();
      add_faults(*found, draft.faults);
    }
    draft.name = whole.person.given_name + " " + whole.person.family_name;
    draft.form = json_of(whole);
    if (known != nullptr) {
      Cells after = texts_of(whole.person);
      if (!added.empty()) after["affiliations"] = added;
      draft.changes = changes_between(before, after);
    }
    const auto email = auth::email_key(whole.person.email.value_or(""));
    draft.twin_key = email ? *email : base::fold(draft.name);
    return draft;
  }

  base::Result<std::vector<LineCandidate>> find(db::Reader& reader, const base::Instant&, const Draft& draft,
                                                const RecordKeys* keys) const override {
    const auto whole = base::read_document<NewPerson>(draft.form, "form");
    if (!whole) return std::vector<LineCandidate>();  // its faults are told already
    const PersonForm& form = whole->person;
    std::vector<LineCandidate> candidates;
    const auto search = [&](std::string_view condition, const std::string& key, std::string_view reason,
                            double score) -> base::Result<void> {
      if (keys != nullptr && !keys->have(reason.front(), key)) return {};
      const auto rows = reader.many<FoundPerson>(
          "SELECT p.person_id, p.given_name, p.family_name FROM person p WHERE p.erased_at IS NULL AND " +
              std::string(condition) + " = $1 ORDER BY p.person_id LIMIT 10",
          key);
      if (!rows) return rows.error();
      for (const FoundPerson& row : *rows) {
        const bool there = std::any_of(candidates.begin(), candidates.end(),
                                       [&](const LineCandidate& one) { return one.record_id == row.person_id; });
        if (there) continue;
        // Two of one address are for a person to tell apart.
        candidates.push_back({row.person_id, row.given_name + " " + row.family_name, std::string(reason),
                              rows->size() > 1 ? std::min(score, 0.99) : score});
      }
      return {};
    };
    if (const auto email = auth::email_key(form.email.value_or("")); email) {
      if (auto done = search("p.email_key", *email, "email", 1); !done) return done.error();
    }
    if (form.orcid) {
      if (auto done = search("p.orcid", *form.orcid, "orcid", 1); !done) return done.error();
    }
    if (auto done = search("p.name_key", base::fold(form.family_name + " " + form.given_name), "name", 0.8); !done) {
      return done.error();
    }
    if (candidates.size() > 1 && candidates[0].score == 1 && candidates[1].score == 1) {
      for (LineCandidate& one : candidates) one.score = std::min(one.score, 0.99);
    }
    return candidates;
  }

  /// Under the first letters of the reasons that `find` gives.
  base::Result<RecordKeys> keys(db::Reader& reader) const override {
    RecordKeys keys;
    for (const auto& [sort, column] :
         {std::pair('e', "email_key"), std::pair('o', "orcid"), std::pair('n', "name_key")}) {
      const std::string name(column);
      const auto loaded = keys.load(
          reader, sort, "SELECT " + name + " FROM person WHERE erased_at IS NULL AND " + name + " IS NOT NULL");
      if (!loaded) return loaded.error();
    }
    return keys;
  }

  base::Result<base::Uuid> create(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                  const base::Json& json) const override {
    const auto whole = base::read_document<NewPerson>(json, "form");
    if (!whole) return whole.error();
    const auto id = create_person(tx, by, now, *whole);
    if (!id) return id.error();
    return id->uuid;
  }

  base::Result<void> replace(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                             const base::Uuid& id, std::int64_t version, const base::Json& json) const override {
    const auto whole = base::read_document<NewPerson>(json, "form");
    if (!whole) return whole.error();
    if (auto done = replace_person(tx, by, now, PersonId{id}, version, whole->person); !done) return done.error();
    const auto there = affiliations_of(tx, whole_sight(now), PersonId{id});
    if (!there) return there.error();
    for (const AffiliationForm& form : whole->affiliations) {
      const bool known =
          std::any_of(there->begin(), there->end(), [&](const Affiliation& one) { return equal(form_of(one), form); });
      if (known) continue;
      if (auto added = add_affiliation(tx, by, now, PersonId{id}, form); !added) return added.error();
    }
    return {};
  }

  base::Result<Complaint> remove(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                 const base::Uuid& id, std::int64_t) const override {
    const auto account = tx.one<bool>("SELECT account_id IS NOT NULL FROM person WHERE person_id = $1", id);
    if (!account) return account.error();
    if (*account) return Complaint("The person has an account by now; erase the person by hand.");
    const auto erased = erase_person(tx, by, now, PersonId{id}, "The import that made the record was taken back.");
    if (!erased) return erased.error();
    return Complaint();
  }

 private:
  /// Adds those of the cell that are not there. One that is there stays as it is: what changed in it is changed on the
  /// person's page, since a file cannot tell a correction from a second spell.
  static base::Result<void> add_affiliations(db::Reader& reader, const std::string& cell,
                                             std::vector<AffiliationForm>& forms, std::string& added,
                                             std::vector<LineFault>& faults) {
    for (const std::string& part : split_parts(cell, ';')) {
      if (part.empty()) continue;
      AffiliationForm form;
      const auto wrong = read_affiliation(reader, part, form);
      if (!wrong) return wrong.error();
      if (*wrong) {
        faults.push_back({"affiliations", **wrong});
        continue;
      }
      const auto same = std::find_if(forms.begin(), forms.end(), [&](const AffiliationForm& one) {
        return one.organisation_id == form.organisation_id && one.from_on == form.from_on;
      });
      if (same == forms.end()) {
        forms.push_back(form);
        added += (added.empty() ? "" : "; ") + part;
      } else if (!equal(*same, form)) {
        faults.push_back({"affiliations", fmt::format("'{}' is there in another form; change it on the person's page.",
                                                      base::shorten(part, 60))});
      }
    }
    return {};
  }
};

}  // namespace

const ImportTarget& person_target() {
  static const People target;
  return target;
}

std::string text_of(const std::vector<Affiliation>& values) {
  std::vector<std::string> parts;
  for (const Affiliation& one : values) {
    parts.push_back(join_parts({one.organisation_name, one.position.value_or(""), one.is_contact ? "true" : "false",
                                text_of(one.from_on), text_of(one.to_on)},
                               '|'));
  }
  return join_parts(parts, ';');
}

}  // namespace vallis::directory::detail
