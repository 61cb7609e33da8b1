#include "directory/named_readers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "directory/search_documents.hpp"

namespace vallis::directory {
namespace {

constexpr std::size_t kMost = 200;

bool is_person(const auth::Guarded& kind) { return kind.object_kind == guarded_person().object_kind; }

/// The statements of either kind of record.
std::string_view version_of(const auth::Guarded& kind) {
  return is_person(kind) ? "SELECT version FROM person WHERE person_id = $1 AND erased_at IS NULL"
                         : "SELECT version FROM organisation WHERE organisation_id = $1 AND ended_on IS NULL";
}
std::string_view touch(const auth::Guarded& kind) {
  return is_person(kind) ? "UPDATE person SET version = version + 1, updated_at = $3 "
                           "WHERE person_id = $1 AND version = $2 AND erased_at IS NULL"
                         : "UPDATE organisation SET version = version + 1, updated_at = $3 "
                           "WHERE organisation_id = $1 AND version = $2 AND ended_on IS NULL";
}

struct Row {
  std::string field;
  std::optional<PersonId> person_id;
  std::optional<OrganisationId> organisation_id;
  std::string name;
  std::optional<base::Date> to_on;
};
VALLIS_DESCRIBE(Row, field, person_id, organisation_id, name, to_on)

constexpr std::string_view kSelect = R"sql(
    SELECT g.field, p.person_id, o.organisation_id, g.to_on,
           coalesce(o.name, CASE WHEN p.person_id IS NULL THEN a.name ELSE p.given_name || ' ' || p.family_name END, '')
               AS name
    FROM visibility_grant g
    LEFT JOIN organisation o ON g.grantee_kind = 'organisation' AND o.organisation_id = g.grantee_id
    LEFT JOIN account a ON g.grantee_kind = 'account' AND a.account_id = g.grantee_id
    LEFT JOIN person p ON g.grantee_kind = 'account' AND p.account_id = g.grantee_id
    WHERE g.object_kind = $1 AND g.object_id = $2
    ORDER BY g.field, name, g.grantee_id
)sql";

/// A row of visibility_grant to be.
struct Grant {
  std::string field;
  std::string grantee_kind;
  base::Uuid grantee_id;
  std::optional<base::Date> to_on;

  auto key() const { return std::tie(field, grantee_kind, grantee_id); }
};

/// Turns a form into grants, and collects what is wrong with it.
class Checker {
 public:
  Checker(db::Reader& reader, const auth::Sight& sight, const auth::Guarded& kind)
      : reader_(reader), sight_(sight), kind_(kind) {}

  base::Result<void> add(const NamedReaderForm& form, std::size_t number) {
    place_ = fmt::format("/readers/{}", number);
    Grant grant{form.field.value_or(""), "", {}, form.to_on};
    const bool known = grant.field.empty() || std::any_of(kind_.fields.begin(), kind_.fields.end(),
                                                          [&](const auto& one) { return one.name == grant.field; });
    if (!known) fault("/field", fmt::format("'{}' is no field that can be hidden.", grant.field));
    if (form.to_on && *form.to_on < sight_.today) fault("/to_on", "The last day is past.");
    if (form.person_id.has_value() == form.organisation_id.has_value()) {
      fault("", "Name either a person or an organisation.");
      return {};
    }
    if (auto done =
            form.person_id ? take_person(*form.person_id, grant) : take_organisation(*form.organisation_id, grant);
        !done) {
      return done;
    }
    const bool twice =
        std::any_of(grants_.begin(), grants_.end(), [&](const Grant& one) { return one.key() == grant.key(); });
    if (twice && !grant.grantee_kind.empty()) fault("", "The same reader of the same field was named before.");
    grants_.push_back(std::move(grant));
    return {};
  }

  std::vector<base::Fault>& faults() { return faults_; }
  const std::vector<Grant>& grants() const { return grants_; }

 private:
  void fault(std::string_view below, std::string what) {
    base::Fault one;
    one.field = place_ + std::string(below);
    one.what = std::move(what);
    faults_.push_back(std::move(one));
  }

  base::Result<void> take_person(PersonId id, Grant& grant) {
    const auto person = find_person(reader_, sight_, id);
    if (!person && person.error().kind != base::ErrorKind::NotFound) return person.error();
    if (!person) {
      fault("/person_id", "There is no such person.");
      return {};
    }
    const auto account =
        reader_.maybe<std::optional<base::Uuid>>("SELECT account_id FROM person WHERE person_id = $1", id);
    if (!account) return account.error();
    if (!*account || !**account) {
      fault("/person_id", "Nobody signs in as this person; invite them first, or name their organisation.");
      return {};
    }
    grant.grantee_kind = "account";
    grant.grantee_id = ***account;
    return {};
  }

  base::Result<void> take_organisation(OrganisationId id, Grant& grant) {
    const auto organisation = find_organisation(reader_, sight_, id);
    if (!organisation && organisation.error().kind != base::ErrorKind::NotFound) return organisation.error();
    if (!organisation) {
      fault("/organisation_id", "There is no such organisation.");
      return {};
    }
    grant.grantee_kind = "organisation";
    grant.grantee_id = id.uuid;
    return {};
  }

  db::Reader& reader_;
  const auth::Sight& sight_;
  const auth::Guarded& kind_;
  std::string place_;
  std::vector<base::Fault> faults_;
  std::vector<Grant> grants_;
};

}  // namespace

base::Result<NamedReaders> named_readers(db::Reader& reader, const auth::Guarded& kind, base::Uuid id) {
  const auto version = reader.one<std::int64_t>(version_of(kind), id);
  if (!version) return version.error();
  auto rows = reader.many<Row>(kSelect, kind.object_kind, id);
  if (!rows) return rows.error();
  NamedReaders named{{}, *version};
  for (Row& row : *rows) {
    const auto field = row.field.empty() ? std::nullopt : std::optional(std::move(row.field));
    named.readers.push_back({field, row.person_id, row.organisation_id, std::move(row.name), row.to_on});
  }
  return named;
}

base::Result<void> name_readers(db::Transaction& tx, const activity::Actor& by, const auth::Sight& sight,
                                const base::Instant& now, const auth::Guarded& kind, base::Uuid id,
                                std::int64_t version, const NamedReadersForm& form) {
  const auto before = named_readers(tx, kind, id);
  if (!before) return before.error();
  if (form.readers.size() > kMost) {
    return base::invalid_argument(fmt::format("At most {} readers are named; name organisations instead.", kMost));
  }
  Checker checker(tx, sight, kind);
  for (std::size_t n = 0; n < form.readers.size(); ++n) {
    if (auto added = checker.add(form.readers[n], n); !added) return added;
  }
  if (!checker.faults().empty()) return base::invalid_input(std::move(checker.faults()));
  const auto touched = tx.execute(touch(kind), id, version, now);
  if (!touched) return touched.error();
  if (*touched == 0) {
    return base::stale("Somebody else changed the record since you read it; read it again and repeat your change.");
  }
  const auto gone =
      tx.execute("DELETE FROM visibility_grant WHERE object_kind = $1 AND object_id = $2", kind.object_kind, id);
  if (!gone) return gone.error();
  for (const Grant& one : checker.grants()) {
    const auto put = tx.execute(
        "INSERT INTO visibility_grant (object_kind, object_id, field, grantee_kind, grantee_id, to_on) "
        "VALUES ($1, $2, $3, $4, $5, $6)",
        kind.object_kind, id, one.field, one.grantee_kind, one.grantee_id, one.to_on);
    if (!put) return put.error();
  }
  const auto indexed = is_person(kind) ? index_person(tx, PersonId{id}) : index_organisation(tx, OrganisationId{id});
  if (!indexed) return indexed;
  const auto after = named_readers(tx, kind, id);
  if (!after) return after.error();
  activity::Entry entry;
  entry.by = by;
  entry.verb = "readers_named";
  entry.object_kind = kind.object_kind;
  entry.object_id = id.text();
  entry.before = activity::snapshot(*before);
  entry.after = activity::snapshot(*after);
  const auto kept = activity::record(tx, entry);
  if (!kept) return kept.error();
  return {};
}

}  // namespace vallis::directory
