#pragma once

#include "auth/visible_kinds.hpp"

namespace vallis::directory {

/// Who sees changes of the directory: organisations, people (their affiliations among them) and clusters as their
/// records are seen; memberships, dues and applications as their routes show them; imports for who makes such.
void add_directory_kinds(auth::VisibleKinds& kinds);

}  // namespace vallis::directory
