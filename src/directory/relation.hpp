#pragma once

#include <optional>
#include <vector>

#include "directory/organisation.hpp"

namespace vallis::directory {

using RelationId = base::Id<struct RelationTag>;

/// What one organisation is to another.
enum class RelationKind { OwnerOf, SpinOffOf, SupplierTo, PartOf };
VALLIS_DESCRIBE_ENUM(RelationKind, OwnerOf, SpinOffOf, SupplierTo, PartOf)

struct RelationForm {
  OrganisationId to_id;
  RelationKind kind = RelationKind::OwnerOf;
  std::optional<base::Date> from_on;
  std::optional<base::Date> to_on;  ///< the last day
};
VALLIS_DESCRIBE(RelationForm, to_id, kind, from_on, to_on)

/// Both ends with their names, from whichever end it is read.
struct Relation {
  RelationId organisation_relation_id;
  RelationKind kind = RelationKind::OwnerOf;
  OrganisationId from_id;
  std::string from_name;
  OrganisationId to_id;
  std::string to_name;
  std::optional<base::Date> from_on;
  std::optional<base::Date> to_on;
};
VALLIS_DESCRIBE(Relation, organisation_relation_id, kind, from_id, from_name, to_id, to_name, from_on, to_on)

/// Errors: NotFound – one of the two; InvalidInput – to itself, or an end before its beginning.
base::Result<RelationId> add_relation(db::Transaction& tx, const activity::Actor& by, OrganisationId from,
                                      const RelationForm& form);

/// Of both directions, where the reader may see both ends.
base::Result<std::vector<Relation>> relations_of(db::Reader& reader, const auth::Sight& sight, OrganisationId id);

/// Takes away one that was entered by mistake; what came to an end has a `to_on`. Errors: NotFound – the organisation
/// is no end of it.
base::Result<void> remove_relation(db::Transaction& tx, const activity::Actor& by, OrganisationId end, RelationId id);

}  // namespace vallis::directory
