#pragma once

#include "auth/visible_kinds.hpp"

namespace vallis::scorecards {

/// Studies that are published: everybody; all else of this package for who sees its version.
void add_scorecard_kinds(auth::VisibleKinds& kinds);

}  // namespace vallis::scorecards
