#include <fmt/format.h>

#include <array>

#include "base/text.hpp"
#include "directory/detail/form_check.hpp"
#include "directory/organisation.hpp"

namespace vallis::directory {
namespace {

bool own_organisations(db::Sql& sql, const auth::Sight& sight) {
  if (sight.organisations.empty()) return false;
  sql.add("o.organisation_id IN (").values(sight.organisations).add(")");
  return true;
}

}  // namespace

const auth::Guarded& guarded_organisation() {
  using auth::Visibility;
  static constexpr std::array kFields = {
      auth::HideableField{"region"},
      auth::HideableField{"city"},
      auth::HideableField{"address", Visibility::Members},
      auth::HideableField{"place"},
      auth::HideableField{"website"},
      auth::HideableField{"email", Visibility::Members},
      auth::HideableField{"phone", Visibility::Members},
      auth::HideableField{"ror_id"},
      auth::HideableField{"registry_number", Visibility::Members},
      auth::HideableField{"lei"},
      auth::HideableField{"founded_year"},
      auth::HideableField{"staff_count", Visibility::Members},
      auth::HideableField{"description"},
      auth::HideableField{"offers"},
      auth::HideableField{"needs"},
      auth::HideableField{"specialisations"},
      auth::HideableField{"countries"},
      auth::HideableField{"other_names"},
      auth::HideableField{"ended_reason", Visibility::Members},
  };
  static const auth::Guarded kind{"organisation", "o", "o.organisation_id", false, kFields, own_organisations};
  return kind;
}

std::span<const base::FieldRule> field_rules(const OrganisationForm*) {
  static const std::array<base::FieldRule, 23> rules = {{
      {.member = "name", .description = "As it is shown.", .min_length = 1, .max_length = 300},
      {.member = "kind", .description = "A word of /api/v1/organisation-kinds.", .max_length = 60},
      {.member = "country_code", .description = "Of its seat, ISO 3166-1 alpha-2.", .max_length = 2},
      {.member = "region", .max_length = 200},
      {.member = "city", .max_length = 200},
      {.member = "address", .max_length = 500},
      {.member = "latitude", .description = "Degrees, WGS 84.", .minimum = -90, .maximum = 90},
      {.member = "longitude", .description = "Degrees, WGS 84.", .minimum = -180, .maximum = 180},
      {.member = "website", .max_length = 500},
      {.member = "email", .max_length = 254},
      {.member = "phone", .max_length = 60},
      {.member = "ror_id", .description = "'03yrm5c26', with or without https://ror.org/.", .max_length = 40},
      {.member = "registry_number", .description = "Of its country's register; kept without blanks.", .max_length = 60},
      {.member = "lei", .description = "ISO 17442.", .max_length = 20},
      {.member = "staff_count", .minimum = 0, .maximum = 10'000'000},
      {.member = "description_en", .max_length = 10'000},
      {.member = "description_ru", .max_length = 10'000},
      {.member = "offers", .max_length = 5'000},
      {.member = "needs", .max_length = 5'000},
      {.member = "visibility", .description = "Of the record; public where absent."},
      {.member = "field_visibility", .description = "Where a field differs from its default.", .max_length = 40},
      {.member = "specialisations", .description = "Words of /api/v1/specialisations.", .max_length = 50},
      {.member = "countries", .description = "Where it works besides its seat.", .max_length = 260},
  }};
  return rules;
}

std::span<const base::FieldRule> field_rules(const Ending*) {
  static const std::array<base::FieldRule, 2> rules = {{
      {.member = "ended_on", .description = "The last day."},
      {.member = "reason", .min_length = 1, .max_length = 1'000},
  }};
  return rules;
}

OrganisationForm tidied(OrganisationForm form) {
  base::for_each_member(form, [](std::string_view, auto& member) {
    using Member = std::remove_reference_t<decltype(member)>;
    if constexpr (std::is_same_v<Member, std::string>) {
      member = std::string(base::trim(member));
    } else if constexpr (std::is_same_v<Member, std::optional<std::string>>) {
      if (member) member = std::string(base::trim(*member));
      if (member && member->empty()) member.reset();
    }
  });
  constexpr std::string_view kRor = "https://ror.org/";
  if (form.ror_id && form.ror_id->starts_with(kRor)) form.ror_id->erase(0, kRor.size());
  if (form.registry_number) std::erase(*form.registry_number, ' ');
  return form;
}

bool may_edit(const auth::Caller& caller, OrganisationId id) {
  if (caller.may(auth::Permission::ManageMembers)) return true;
  if (!caller.may(auth::Permission::EditOwnOrganisation)) return false;
  for (const base::Uuid& organisation : caller.administered()) {
    if (organisation == id.uuid) return true;
  }
  return false;
}

base::Result<std::vector<base::Fault>> check_organisation(db::Reader& reader, const OrganisationForm& raw,
                                                          const base::Date& today) {
  const OrganisationForm form = tidied(raw);
  detail::FormCheck check;
  check.text("/name", form.name);
  check.website("/website", form.website);
  check.email("/email", form.email);
  check.place(form.latitude, form.longitude);
  check.founded_year(form.founded_year, today);
  if (form.ror_id && !detail::ror_holds(*form.ror_id)) {
    check.fault("/ror_id", "This is no ROR id, or its last two digits do not fit; copy it from ror.org.");
  }
  if (form.lei && !detail::lei_holds(*form.lei)) {
    check.fault("/lei", "This is no LEI (20 letters and digits), or its last two digits do not fit.");
  }
  const auto other_names = form.other_names.value_or(std::vector<OtherName>{});
  for (std::size_t n = 0; n < other_names.size(); ++n) {
    check.text(fmt::format("/other_names/{}/name", n), other_names[n].name);
  }
  for (auto&& step : {
           check.words(reader, "organisation_kind.kind", "/kind", {form.kind}, false),
           check.words(reader, "country.country_code", "/country_code", {form.country_code}, false),
           check.words(reader, "country.country_code", "/countries",
                       form.countries.value_or(std::vector<std::string>{}), true),
           check.words(reader, "specialisation.specialisation", "/specialisations",
                       form.specialisations.value_or(std::vector<std::string>{}), true),
       }) {
    if (!step) return step.error();
  }
  auto faults = check.take();
  const auto hidden = auth::check_field_visibility(guarded_organisation(),
                                                   form.field_visibility.value_or(std::vector<FieldVisibility>{}));
  faults.insert(faults.end(), hidden.begin(), hidden.end());
  return faults;
}

}  // namespace vallis::directory
