#pragma once

#include "directory/cluster.hpp"
#include "directory/person.hpp"
#include "search/index.hpp"

namespace vallis::directory {

/// What can be found of the directory. Whoever changes a record calls these in the same transaction, before it records
/// the change: they put into the index what the record holds by then, or take it out where nothing of it is to be found
/// (an organisation that ended, a person that was erased). No such record: it is taken out. A grant of a named record
/// is a change of it.
///
/// Each field goes in for those who see it. The index knows fewer kinds of readers than the records do, and where it
/// cannot tell them apart it is the narrower: a field for named readers is found by the owner and the staff alone, and
/// so is what a named record shows to members; a grant that ends on a day opens the record but not the index; people
/// are found by organisations that everybody who is signed in may see, as long as no end of their time there is known,
/// and by the administrators of such organisations. Errors: those of db. Cost: some ten short statements a record,
/// about 1 ms.
base::Result<void> index_organisation(db::Transaction& tx, OrganisationId id);
base::Result<void> index_person(db::Transaction& tx, PersonId id);
base::Result<void> index_cluster(db::Transaction& tx, ClusterId id);

/// The same for a record that was just read as the staff see it, with some statements less.
base::Result<void> index_organisation(db::Transaction& tx, const Organisation& whole);
base::Result<void> index_person(db::Transaction& tx, const Person& whole);

/// The people of an organisation, whose name or visibility changed.
base::Result<void> index_people_of(db::Transaction& tx, OrganisationId id);

/// Everything of the directory, for search::rebuild.
search::Providers search_providers();

}  // namespace vallis::directory
