#pragma once

#include <string>
#include <string_view>

namespace vallis::base {

/// A text as it is searched and compared: lower-case letters without accents and digits, words separated by one blank.
/// Cyrillic is written in Latin letters (ё as е, ь and ъ left out), so that "Здоровье" and "Zdorove" are one; ß is ss,
/// æ is ae, ø is o. Apostrophes vanish, other signs part words. Letters of other scripts stay as they are. The text
/// must be UTF-8; bytes that are none are left out. Cost: O(bytes).
std::string fold(std::string_view text);

}  // namespace vallis::base
