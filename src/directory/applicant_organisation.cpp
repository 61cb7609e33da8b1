#include "directory/applicant_organisation.hpp"

#include <array>

namespace vallis::directory {

std::span<const base::FieldRule> field_rules(const ApplicantOrganisation*) {
  static constexpr std::array kRules = {
      base::FieldRule{.member = "name", .min_length = 1, .max_length = 300},
      base::FieldRule{.member = "kind", .min_length = 1, .max_length = 60},
      base::FieldRule{.member = "country_code", .min_length = 2, .max_length = 2},
      base::FieldRule{.member = "founded_year", .minimum = 1000, .maximum = 9999},
      base::FieldRule{.member = "staff_count", .minimum = 0, .maximum = 10'000'000},
      base::FieldRule{.member = "description_en", .max_length = 10'000},
      base::FieldRule{.member = "description_ru", .max_length = 10'000}};
  return kRules;
}

base::Result<void> check_applicant(db::Reader&, const ApplicantOrganisation&, const base::Date&, const std::string&) {
  return {};
}

base::Result<OrganisationId> create_from_application(db::Transaction&, const activity::Actor&, const base::Instant&,
                                                     const ApplicantOrganisation&) {
  return base::conflict("Say which organisation's record belongs to this application.");
}

}  // namespace vallis::directory
