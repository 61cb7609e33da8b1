#pragma once

#include "auth/personal_data.hpp"

namespace vallis::notify {

/// Notices, choices of channels, and mails to somebody with an account, also those sent to the address alone.
void add_personal_data(auth::PersonalDataList& list);

}  // namespace vallis::notify
