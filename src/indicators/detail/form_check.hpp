#pragma once

#include <vector>

#include "indicators/detail/lookup.hpp"
#include "indicators/detail/store.hpp"

namespace vallis::indicators::detail {

/// What a form says, held to the indicator, the unit, the calendar and its own evidence.
struct CheckedForm {
  NewObservation observation;       ///< whole where there are no faults
  std::vector<base::Fault> faults;  ///< `field` is the form's member
};

/// Errors: those of db; what is wrong with the form is in its faults.
base::Result<CheckedForm> check_form(db::Reader& reader, const Lookup& lookup, const activity::Actor& by,
                                     const base::Date& today, const ObservationForm& form);

}  // namespace vallis::indicators::detail
