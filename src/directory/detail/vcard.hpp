#pragma once

#include <string>

#include "directory/person.hpp"

namespace vallis::directory::detail {

/// A card of vCard 4.0 with what the record holds. Source: RFC 6350.
std::string vcard(const Organisation& organisation);
std::string vcard(const Person& person);

}  // namespace vallis::directory::detail
