#include "directory/applicant_organisation.hpp"

#include <array>

namespace vallis::directory {
namespace {

OrganisationForm form_of(const ApplicantOrganisation& applicant) {
  OrganisationForm form;
  form.name = applicant.name;
  form.kind = applicant.kind;
  form.country_code = applicant.country_code;
  form.region = applicant.region;
  form.city = applicant.city;
  form.address = applicant.address;
  form.website = applicant.website;
  form.email = applicant.email;
  form.phone = applicant.phone;
  form.ror_id = applicant.ror_id;
  form.registry_number = applicant.registry_number;
  form.founded_year = applicant.founded_year;
  form.staff_count = applicant.staff_count;
  form.description_en = applicant.description_en;
  form.description_ru = applicant.description_ru;
  return form;
}

}  // namespace

std::span<const base::FieldRule> field_rules(const ApplicantOrganisation*) {
  static constexpr std::array kRules = {base::FieldRule{.member = "name", .min_length = 1, .max_length = 300},
                                        base::FieldRule{.member = "kind", .min_length = 1, .max_length = 60},
                                        base::FieldRule{.member = "country_code", .min_length = 2, .max_length = 2},
                                        base::FieldRule{.member = "founded_year", .minimum = 1000, .maximum = 9999},
                                        base::FieldRule{.member = "staff_count", .minimum = 0, .maximum = 10'000'000},
                                        base::FieldRule{.member = "description_en", .max_length = 10'000},
                                        base::FieldRule{.member = "description_ru", .max_length = 10'000}};
  return kRules;
}

base::Result<void> check_applicant(db::Reader& reader, const ApplicantOrganisation& applicant, const base::Date& today,
                                   const std::string& pointer) {
  auto faults = check_organisation(reader, form_of(applicant), today);
  if (!faults) return faults.error();
  if (faults->empty()) return {};
  for (base::Fault& fault : *faults) fault.field = pointer + fault.field;
  return base::invalid_input(std::move(*faults));
}

base::Result<OrganisationId> create_from_application(db::Transaction& tx, const activity::Actor& by,
                                                     const base::Instant& now, const ApplicantOrganisation& applicant) {
  return create_organisation(tx, by, now, form_of(applicant));
}

}  // namespace vallis::directory
