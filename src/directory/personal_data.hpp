#pragma once

#include "auth/personal_data.hpp"

namespace vallis::directory {

/// The person that signs in by an account, with affiliations and what imports have of them, and applications for
/// membership that they made by the account or from its address.
void add_personal_data(auth::PersonalDataList& list);

}  // namespace vallis::directory
