#pragma once

#include <functional>

#include "directory/organisation.hpp"
#include "notify/notifier.hpp"

namespace vallis::directory::detail {

/// What a message is filled with, in one language.
using ValuesIn = std::function<notify::Values(const std::string& language)>;

/// Tells the people who speak for an organisation: its contacts on the day and its administrators, nobody twice.
/// @param notice  without account and values. Gives how many were told. Errors: those of db and of the notifier.
base::Result<std::int64_t> tell_organisation(db::Transaction& tx, const notify::Notifier& notifier,
                                             OrganisationId organisation, const base::Date& today,
                                             const notify::Notice& notice, const ValuesIn& values);

}  // namespace vallis::directory::detail
