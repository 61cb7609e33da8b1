#pragma once

#include "auth/personal_data.hpp"
#include "auth/visible_kinds.hpp"

namespace vallis::indicators {

/// What a person entered, and every step that they took with it. It stays: who stood behind a published figure must be
/// answerable; the rows hold an id and no name. Reasons in the person's words go.
void add_personal_data(auth::PersonalDataList& list);

/// Changes of an observation are seen by who sees it; of a measurement, by who oversees the cluster; of an import or a
/// file of evidence, by staff alone.
void add_indicator_kinds(auth::VisibleKinds& kinds);

}  // namespace vallis::indicators
