#include <array>

#include "base/text.hpp"
#include "directory/detail/form_check.hpp"
#include "directory/detail/person_parts.hpp"

namespace vallis::directory {
namespace {

constexpr std::string_view kInMine =
    "EXISTS (SELECT 1 FROM affiliation mine WHERE mine.person_id = p.person_id AND (mine.to_on IS NULL OR mine.to_on >= ";

/// The person that the caller is, and those in an organisation that it administers, as long as they are in it.
bool own_people(db::Sql& sql, const auth::Sight& sight) {
  if (!sight.account && sight.organisations.empty()) return false;
  sql.add("(p.account_id = ").value(sight.account);
  if (!sight.organisations.empty()) {
    sql.add(" OR ").add(kInMine).value(sight.today).add(") AND mine.organisation_id IN (");
    sql.values(sight.organisations).add("))");
  }
  sql.add(")");
  return true;
}

}  // namespace

const auth::Guarded& guarded_person() {
  using auth::Visibility;
  static constexpr std::array kFields = {
      auth::HideableField{"title"},
      auth::HideableField{"email", Visibility::Members},
      auth::HideableField{"phone", Visibility::Members},
      auth::HideableField{"country_code"},
      auth::HideableField{"orcid"},
      auth::HideableField{"about"},
      auth::HideableField{"offers"},
      auth::HideableField{"needs"},
      auth::HideableField{"affiliations"},
  };
  static const auth::Guarded kind{"person", "p", "p.person_id", true, kFields, own_people};
  return kind;
}

std::span<const base::FieldRule> field_rules(const PersonForm*) {
  static const std::array<base::FieldRule, 12> rules = {{
      {.member = "given_name", .min_length = 1, .max_length = 200},
      {.member = "family_name", .min_length = 1, .max_length = 200},
      {.member = "title", .description = "'Dr', 'Prof.'", .max_length = 60},
      {.member = "email", .max_length = 254},
      {.member = "phone", .max_length = 60},
      {.member = "language", .description = "'en' or 'ru'; English where absent.", .max_length = 2},
      {.member = "country_code", .description = "ISO 3166-1 alpha-2.", .max_length = 2},
      {.member = "orcid",
       .description = "'0000-0002-1825-0097', with or without https://orcid.org/.",
       .max_length = 40},
      {.member = "about", .max_length = 5'000},
      {.member = "offers", .max_length = 5'000},
      {.member = "needs", .max_length = 5'000},
      {.member = "visibility", .description = "Of the record; members where absent."},
  }};
  return rules;
}

std::span<const base::FieldRule> field_rules(const AffiliationForm*) {
  static const std::array<base::FieldRule, 2> rules = {{
      {.member = "position", .description = "'Head of oncology'", .max_length = 200},
      {.member = "to_on", .description = "The last day."},
  }};
  return rules;
}

base::Result<bool> may_edit(db::Reader& reader, const auth::Caller& caller, PersonId id, const base::Date& today) {
  if (caller.may(auth::Permission::ManageMembers)) return true;
  db::Sql own("SELECT p.person_id FROM person p WHERE p.erased_at IS NULL AND p.person_id = ");
  own.value(id).add(" AND ");
  if (!own_people(own, auth::sight_of(caller, today))) return false;
  const auto found = reader.maybe_with<PersonId>(own.text(), own.arguments());
  if (!found) return found.error();
  return found->has_value();
}

namespace detail {

PersonForm tidied(PersonForm form) {
  base::for_each_member(form, [](std::string_view, auto& member) {
    using Member = std::remove_reference_t<decltype(member)>;
    if constexpr (std::is_same_v<Member, std::string>) {
      member = std::string(base::trim(member));
    } else if constexpr (std::is_same_v<Member, std::optional<std::string>>) {
      if (member) member = std::string(base::trim(*member));
      if (member && member->empty()) member.reset();
    }
  });
  constexpr std::string_view kOrcid = "https://orcid.org/";
  if (form.orcid && form.orcid->starts_with(kOrcid)) form.orcid->erase(0, kOrcid.size());
  return form;
}

base::Result<std::vector<base::Fault>> check_person(db::Reader& reader, const PersonForm& form) {
  FormCheck check;
  check.text("/given_name", form.given_name);
  check.text("/family_name", form.family_name);
  check.email("/email", form.email);
  if (form.language && *form.language != "en" && *form.language != "ru") {
    check.fault("/language", "Pages speak 'en' and 'ru'; choose one of them.");
  }
  if (form.orcid && !orcid_holds(*form.orcid)) {
    check.fault("/orcid", "This is no ORCID iD, or its last digit does not fit; copy it from orcid.org.");
  }
  if (form.country_code) {
    const auto known = check.words(reader, "country.country_code", "/country_code", {*form.country_code}, false);
    if (!known) return known.error();
  }
  auto faults = check.take();
  const auto hidden =
      auth::check_field_visibility(guarded_person(), form.field_visibility.value_or(std::vector<FieldVisibility>{}));
  faults.insert(faults.end(), hidden.begin(), hidden.end());
  return faults;
}

}  // namespace detail
}  // namespace vallis::directory
