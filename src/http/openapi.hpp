#pragma once

#include <string>

#include "base/json.hpp"
#include "http/router.hpp"

namespace vallis::http {

/// What the API is called.
struct ApiTitle {
  std::string title;
  std::string version;
  std::string description;
};

/// The routes as an OpenAPI 3.1 document, in their order. Problem details are the answer to every error.
base::Json openapi(const Router& router, const ApiTitle& title);

}  // namespace vallis::http
