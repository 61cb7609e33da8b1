#pragma once

#include "auth/visibility.hpp"

namespace vallis::directory::detail {

/// Who sees everything: for what the log keeps of a change.
inline auth::Sight whole_sight(const base::Instant& now) {
  auth::Sight sight;
  sight.today = now.date();
  for (const auto& [word, level] : base::enum_words<auth::Visibility>()) sight.levels.push_back(level);
  return sight;
}

}  // namespace vallis::directory::detail
