#pragma once

#include <string>

#include "directory/membership_application.hpp"

namespace vallis::directory {

/// Errors: InvalidInput – the faults of the organisation's data, at `pointer`.
base::Result<void> check_applicant(db::Reader& reader, const ApplicantOrganisation& applicant, const base::Date& today,
                                   const std::string& pointer);

/// The record of an organisation that was accepted. Errors: those of create_organisation.
base::Result<OrganisationId> create_from_application(db::Transaction& tx, const activity::Actor& by,
                                                     const base::Instant& now, const ApplicantOrganisation& applicant);

}  // namespace vallis::directory
