#pragma once

#include <string>

#include "base/json.hpp"

namespace vallis::http {

/// An OpenAPI document as a page to read, without scripts: routes by feature, with what they take and give.
std::string api_page(const base::Json& openapi);

/// Text as HTML takes it, also within quotes.
std::string html_escaped(std::string_view text);

}  // namespace vallis::http
