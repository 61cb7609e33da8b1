#pragma once

#include <string>
#include <string_view>

#include "http/message.hpp"

namespace vallis::http {

/// The language of an answer, "en" or "ru": ?language= where it is one of them, else the first of the two that
/// Accept-Language asks for by its weights, else `fallback`.
std::string language_of(const Request& request, std::string_view fallback = "en");

}  // namespace vallis::http
