#pragma once

#include "auth/personal_data.hpp"

namespace vallis::scorecards {

/// Reports that somebody gets by mail, which go; tables that they froze, runs that they made, studies that they
/// proposed or decided, keys that they trusted. Those stay: who stood behind a published study must be answerable, and
/// the rows hold an id and no name. Reasons in the person's words go.
void add_personal_data(auth::PersonalDataList& list);

}  // namespace vallis::scorecards
