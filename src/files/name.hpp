#pragma once

#include <string>
#include <string_view>

namespace vallis::files {

/// A name that is safe to keep, to show and to offer for saving: what comes behind the last path separator, as UTF-8,
/// without control characters, marks that turn the direction of writing or take no room, and the characters that some
/// systems forbid; no dot or blank at either end, no device of Windows, at most 200 bytes with the ending kept.
/// "file" where nothing is left. It never names a path of the server: the store's paths are hashes.
std::string clean_name(std::string_view name);

/// Whether a browser may show the content in the page's own origin; everything else (HTML, SVG, XML …) is to be offered
/// for saving, as it could run scripts.
bool may_be_shown(std::string_view media_type);

}  // namespace vallis::files
