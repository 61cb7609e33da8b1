#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "directory/organisation.hpp"

namespace vallis::directory {

using PersonId = base::Id<struct PersonTag>;
using AffiliationId = base::Id<struct AffiliationTag>;

struct PersonForm {
  std::string given_name;
  std::string family_name;
  std::optional<std::string> title;  ///< "Dr", "Prof."
  std::optional<std::string> email;
  std::optional<std::string> phone;
  std::optional<std::string> language;  ///< "en" or "ru"; English where absent
  std::optional<std::string> country_code;
  std::optional<std::string> orcid;  ///< "0000-0002-1825-0097"
  std::optional<std::string> about;
  std::optional<std::string> offers;
  std::optional<std::string> needs;
  std::optional<auth::Visibility> visibility;  ///< members where absent
  std::optional<std::vector<FieldVisibility>> field_visibility;
};
VALLIS_DESCRIBE(PersonForm, given_name, family_name, title, email, phone, language, country_code, orcid, about, offers,
                needs, visibility, field_visibility)
std::span<const base::FieldRule> field_rules(const PersonForm*);

/// A person in an organisation, from one side or the other.
struct AffiliationForm {
  OrganisationId organisation_id;
  std::optional<std::string> position;  ///< "Head of oncology"
  bool is_contact = false;              ///< whom the cluster writes to
  std::optional<base::Date> from_on;
  std::optional<base::Date> to_on;  ///< the last day
};
VALLIS_DESCRIBE(AffiliationForm, organisation_id, position, is_contact, from_on, to_on)
std::span<const base::FieldRule> field_rules(const AffiliationForm*);

struct Affiliation {
  AffiliationId affiliation_id;
  PersonId person_id;
  OrganisationId organisation_id;
  std::string organisation_name;
  std::optional<std::string> position;
  bool is_contact = false;
  std::optional<base::Date> from_on;
  std::optional<base::Date> to_on;
  std::int64_t version = 1;
};
VALLIS_DESCRIBE(Affiliation, affiliation_id, person_id, organisation_id, organisation_name, position, is_contact,
                from_on, to_on, version)

struct NewPerson {
  PersonForm person;
  std::vector<AffiliationForm> affiliations;
};
VALLIS_DESCRIBE(NewPerson, person, affiliations)

/// A person as somebody may see it: fields that are hidden from them are absent, and named in `hidden`.
struct Person {
  PersonId person_id;
  std::optional<base::Uuid> account_id;  ///< told to those who may edit
  std::string given_name;
  std::string family_name;
  std::optional<std::string> title;
  std::optional<std::string> email;
  std::optional<std::string> phone;
  std::string language;
  std::optional<std::string> country_code;
  std::optional<std::string> orcid;
  std::optional<std::string> about;
  std::optional<std::string> offers;
  std::optional<std::string> needs;
  std::vector<Affiliation> affiliations;       ///< with organisations that the reader may see
  std::optional<auth::Visibility> visibility;  ///< told to those who may edit
  std::optional<std::vector<FieldVisibility>> field_visibility;
  std::vector<std::string> hidden;
  std::optional<base::Instant> erased_at;  ///< a tombstone: nothing personal is left
  base::Instant created_at;
  base::Instant updated_at;
  std::int64_t version = 1;
};
VALLIS_DESCRIBE(Person, person_id, account_id, given_name, family_name, title, email, phone, language, country_code,
                orcid, about, offers, needs, affiliations, visibility, field_visibility, hidden, erased_at, created_at,
                updated_at, version)

/// Who sees which fields of a person; statements call its table "p".
const auth::Guarded& guarded_person();

/// May edit the record: staff of the cluster, the person, and administrators of an organisation that the person is in
/// today.
base::Result<bool> may_edit(db::Reader& reader, const auth::Caller& caller, PersonId id, const base::Date& today);

/// Errors: InvalidInput – each fault at its JSON pointer.
base::Result<PersonId> create_person(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                     const NewPerson& person);

/// Errors: NotFound – there is none that this reader may see.
base::Result<Person> find_person(db::Reader& reader, const auth::Sight& sight, PersonId id);

/// Errors: InvalidInput; NotFound; Stale; Conflict – the person was erased.
base::Result<void> replace_person(db::Transaction& tx, const activity::Actor& by, const base::Instant& now, PersonId id,
                                  std::int64_t version, const PersonForm& form);

/// Ties a person to who signs in, or unties them. Errors: NotFound – person or account; Stale; Conflict – the account
/// is another person's.
base::Result<void> link_account(db::Transaction& tx, const activity::Actor& by, const base::Instant& now, PersonId id,
                                std::int64_t version, std::optional<auth::AccountId> account);

/// Takes away all that is personal, also from the log, from lines of imports and mails; a tombstone stays, with the
/// organisations but without positions, so that what refers to the person still holds. Their account is
/// auth::erase_account's to erase. Cannot be undone. Errors: NotFound; Conflict – was done already.
base::Result<void> erase_person(db::Transaction& tx, const activity::Actor& by, const base::Instant& now, PersonId id,
                                const std::string& reason);

/// Errors: NotFound – person or organisation; InvalidInput – an end before its beginning; Conflict – erased or ended.
base::Result<AffiliationId> add_affiliation(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                            PersonId person, const AffiliationForm& form);

/// The organisation cannot change: end one and add another. Errors: NotFound; Stale; InvalidInput.
base::Result<void> replace_affiliation(db::Transaction& tx, const activity::Actor& by, PersonId person,
                                       AffiliationId id, std::int64_t version, const AffiliationForm& form);

/// Of one person, where the reader may see the organisation. NotFound is find_person's to say.
base::Result<std::vector<Affiliation>> affiliations_of(db::Reader& reader, const auth::Sight& sight, PersonId id);

/// An organisation that an account has to do with.
struct MyOrganisation {
  OrganisationId organisation_id;
  std::string name;
  bool administers = false;  ///< may edit it and act for it
  bool works_there = false;  ///< by an affiliation of today
};
VALLIS_DESCRIBE(MyOrganisation, organisation_id, name, administers, works_there)
base::Result<std::vector<MyOrganisation>> organisations_of(db::Reader& reader, const auth::Caller& caller,
                                                           const base::Date& today);

}  // namespace vallis::directory
