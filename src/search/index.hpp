#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "auth/visibility.hpp"
#include "base/uuid.hpp"
#include "db/database.hpp"

namespace vallis::search {

/// A text of a thing, under the name of the field it is in.
struct Part {
  std::string field;  ///< "offers"; said as the reason of a match
  std::string text;
  auth::Visibility visibility = auth::Visibility::Public;  ///< it is never wider seen than the document
};

/// A thing as the index keeps it. Everything that can be found is found by its title or by one of its parts, by those
/// who may see the document and that part: a part that is hidden from a caller is not matched, counted or shown.
struct Document {
  std::string kind;  ///< "organisation", "person", …; letters, digits and "_"
  base::Uuid id;
  std::string title;
  std::vector<Part> parts{};
  auth::Visibility visibility = auth::Visibility::Public;  ///< of the document and its title
  std::vector<base::Uuid> owners{};                        ///< accounts and organisations that see all of it
  /// Accounts and organisations that see what is Named. It holds for the whole document: what only some of them may see
  /// is put in as Staff.
  std::vector<base::Uuid> audience{};
  bool personal = false;  ///< a person's record, which analysts never find
};

/// Puts a document in, in place of what was there. Belongs into the transaction that changes the thing.
/// Errors: those of db. Cost: some statements, about 1 ms; O(words), of which 20,000 bytes of each part are read.
base::Result<void> put(db::Transaction& tx, const Document& document);

/// Takes a thing out, with every word that only it had. Nothing where there is none.
base::Result<void> remove(db::Transaction& tx, const std::string& kind, const base::Uuid& id);

/// Gives the documents of a kind anew: those behind an id in the order of their ids, at most `limit`; fewer say that
/// there are no more.
using Provider =
    std::function<base::Result<std::vector<Document>>(db::Reader& reader, std::optional<base::Uuid> after, int limit)>;

/// The kinds of a program with what gives their documents.
using Providers = std::vector<std::pair<std::string, Provider>>;

/// Whether nothing of a kind is in the index though there is something to be found: after a restore, which leaves the
/// index out, or when the program learnt of the kind. Cost: two statements.
base::Result<bool> lacks(db::Reader& reader, const std::string& kind, const Provider& provider);

/// Makes the index of a kind anew while it is in use, in transactions of 200 documents each: what the provider gives is
/// put in, what it does not give is taken out. Gives how many there are.
base::Result<std::int64_t> rebuild(db::Database& database, const std::string& kind, const Provider& provider);

}  // namespace vallis::search
