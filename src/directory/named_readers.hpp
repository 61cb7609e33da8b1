#pragma once

#include <optional>
#include <string>
#include <vector>

#include "auth/guarded.hpp"
#include "directory/organisation.hpp"
#include "directory/person.hpp"

namespace vallis::directory {

/// Who is named as a reader of a record, or of one of its fields, where that is for named readers: a person who can
/// sign in, or an organisation, which stands for its administrators.
struct NamedReaderForm {
  std::optional<std::string> field;  ///< none: of the whole record
  std::optional<PersonId> person_id;
  std::optional<OrganisationId> organisation_id;
  std::optional<base::Date> to_on;  ///< the last day; none: until it is taken back
};
VALLIS_DESCRIBE(NamedReaderForm, field, person_id, organisation_id, to_on)

struct NamedReadersForm {
  std::vector<NamedReaderForm> readers;
};
VALLIS_DESCRIBE(NamedReadersForm, readers)

struct NamedReader {
  std::optional<std::string> field;
  std::optional<PersonId> person_id;  ///< none with an account that is no person of the directory
  std::optional<OrganisationId> organisation_id;
  std::string name;
  std::optional<base::Date> to_on;
};
VALLIS_DESCRIBE(NamedReader, field, person_id, organisation_id, name, to_on)

struct NamedReaders {
  std::vector<NamedReader> readers;  ///< by field, then name; those whose last day is past too
  std::int64_t version = 1;          ///< of the record
};
VALLIS_DESCRIBE(NamedReaders, readers, version)

/// Those of a record. For who may edit it. Errors: NotFound – no such record.
base::Result<NamedReaders> named_readers(db::Reader& reader, const auth::Guarded& kind, base::Uuid id);

/// Puts others in their place; the record gets its next version, and search finds it for them alone.
/// @param sight  of who names them: whom one cannot see one cannot name
/// Errors: InvalidInput at /readers/N – a field that cannot be hidden, neither or both of person and organisation, none
/// that can be seen, a person who cannot sign in, a day that is past, the same twice; Stale; NotFound.
base::Result<void> name_readers(db::Transaction& tx, const activity::Actor& by, const auth::Sight& sight,
                                const base::Instant& now, const auth::Guarded& kind, base::Uuid id,
                                std::int64_t version, const NamedReadersForm& form);

}  // namespace vallis::directory
