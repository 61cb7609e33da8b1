#pragma once

#include <optional>
#include <string>
#include <vector>

#include "directory/membership.hpp"

namespace vallis::directory {

enum class ApplicationState { Draft, Submitted, InReview, MoreAsked, Accepted, Refused, Withdrawn };
VALLIS_DESCRIBE_ENUM(ApplicationState, Draft, Submitted, InReview, MoreAsked, Accepted, Refused, Withdrawn)

enum class ApplicationSide { Applicant, Staff };

/// Whether that side may move an application from one state to the other. Who has more asked answers by submitting it
/// again; an application is taken into review before it is decided.
bool may_move(ApplicationSide side, ApplicationState from, ApplicationState to);
/// Whether the applicant may change what it says.
bool is_editable(ApplicationState state);

/// The organisation as its application has it, until there is a record of it.
struct ApplicantOrganisation {
  std::string name;
  std::string kind;          ///< a code of organisation_kind
  std::string country_code;  ///< of its seat, ISO 3166-1 alpha-2
  std::optional<std::string> region;
  std::optional<std::string> city;
  std::optional<std::string> address;
  std::optional<std::string> website;
  std::optional<std::string> email;
  std::optional<std::string> phone;
  std::optional<std::string> ror_id;
  std::optional<std::string> registry_number;
  std::optional<std::int64_t> founded_year;
  std::optional<std::int64_t> staff_count;
  std::optional<std::string> description_en;
  std::optional<std::string> description_ru;
};
VALLIS_DESCRIBE(ApplicantOrganisation, name, kind, country_code, region, city, address, website, email, phone, ror_id,
                registry_number, founded_year, staff_count, description_en, description_ru)
std::span<const base::FieldRule> field_rules(const ApplicantOrganisation*);

struct ApplicationForm {
  MembershipTypeId membership_type_id;
  ApplicantOrganisation organisation;
  std::optional<OrganisationId> organisation_id;  ///< a record that there is already
  std::string contact_name;
  std::string contact_email;
  std::string language;  ///< "en" or "ru"
  base::Json answers;    ///< by the codes of the type's questions
  bool submit = false;   ///< false: kept as a draft, in which answers may be missing
};
VALLIS_DESCRIBE(ApplicationForm, membership_type_id, organisation, organisation_id, contact_name, contact_email,
                language, answers, submit)
std::span<const base::FieldRule> field_rules(const ApplicationForm*);

struct Application {
  ApplicationId application_id;
  ClusterId cluster_id;
  MembershipTypeId membership_type_id;
  base::Json organisation;  ///< an ApplicantOrganisation
  std::optional<OrganisationId> organisation_id;
  std::string contact_name;
  std::string contact_email;
  std::string language;
  base::Json answers;
  ApplicationState state = ApplicationState::Draft;
  std::optional<auth::AccountId> account_id;   ///< who applies; none for a guest
  std::optional<auth::AccountId> assignee_id;  ///< who reviews it; told to staff
  base::Instant created_at;
  std::optional<base::Instant> submitted_at;
  std::optional<base::Instant> decided_at;
  base::Instant updated_at;
  std::int64_t version = 1;
};
VALLIS_DESCRIBE(Application, application_id, cluster_id, membership_type_id, organisation, organisation_id,
                contact_name, contact_email, language, answers, state, account_id, assignee_id, created_at,
                submitted_at, decided_at, updated_at, version)

struct NewApplication {
  Application application;
  std::string secret;  ///< opens it for a guest; shown this once
};
VALLIS_DESCRIBE(NewApplication, application, secret)

/// Errors: InvalidInput – faults of the answers and the contact, each at its JSON pointer; NotFound – the cluster has
/// no such type; Conflict – it is not offered today.
base::Result<NewApplication> apply(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                   ClusterId cluster, const ApplicationForm& form);

/// What the applicant changes in a draft or when more was asked. Errors: as apply; Stale; Conflict – it is with the
/// reviewers, or decided.
base::Result<Application> edit_application(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                           ApplicationId id, std::int64_t version, const ApplicationForm& form);

struct ApplicationMove {
  ApplicationState state = ApplicationState::InReview;
  std::string reason;  ///< the applicant reads it; needed to refuse and to ask for more
};
VALLIS_DESCRIBE(ApplicationMove, state, reason)
/// Errors: NotFound; Stale; Conflict – that side may not move it there; InvalidInput – no reason, or answers that are
/// missing when it is submitted.
base::Result<Application> move_application(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                           ApplicationId id, std::int64_t version, ApplicationSide side,
                                           const ApplicationMove& move);

/// Errors: NotFound – application or account; Stale.
base::Result<Application> assign_application(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                             ApplicationId id, std::int64_t version,
                                             std::optional<auth::AccountId> assignee);

/// For the reviewers; the applicant never sees it. Errors: NotFound.
base::Result<void> add_application_note(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                        ApplicationId id, const std::string& text);

struct Acceptance {
  std::optional<OrganisationId> organisation_id;  ///< the record to link; none: that of the application, or a new one
  MembershipState state = MembershipState::Pending;  ///< pending until the first dues are paid, or active
  base::Date from_on;
  bool is_listed = false;
  std::string reason;
};
VALLIS_DESCRIBE(Acceptance, organisation_id, state, from_on, is_listed, reason)
/// Accepts and opens the membership; of two at once one wins. Errors: NotFound; Stale; Conflict – it is not in review,
/// or the organisation is a member already; InvalidInput – the organisation's data do not hold.
base::Result<Membership> accept_application(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                            ApplicationId id, std::int64_t version, const Acceptance& acceptance);

/// Errors: NotFound.
base::Result<Application> find_application(db::Reader& reader, ApplicationId id);
/// Whether the secret is that application's.
base::Result<bool> secret_opens(db::Reader& reader, ApplicationId id, std::string_view secret);

struct ApplicationFilter {
  std::optional<ApplicationState> state;  ///< none: all but drafts
  std::optional<auth::AccountId> assignee_id;
};
/// The queue, the oldest first.
base::Result<http::Page<Application>> applications(db::Reader& reader, ClusterId cluster,
                                                   const ApplicationFilter& filter, const http::PageRequest& page);

enum class ApplicationEventKind { State, Note, Assigned };
VALLIS_DESCRIBE_ENUM(ApplicationEventKind, State, Note, Assigned)
struct ApplicationEvent {
  ApplicationEventKind kind = ApplicationEventKind::State;
  std::optional<ApplicationState> state;
  std::string text;
  std::optional<auth::AccountId> account_id;  ///< told to staff
  base::Instant recorded_at;
};
VALLIS_DESCRIBE(ApplicationEvent, kind, state, text, account_id, recorded_at)
/// What happened to it, in order; for the applicant the states alone, without names.
base::Result<std::vector<ApplicationEvent>> application_events(db::Reader& reader, ApplicationId id,
                                                               ApplicationSide side);

}  // namespace vallis::directory
