#include "directory/membership_application.hpp"

#include <fmt/format.h>

#include <array>

#include "auth/scope_grants.hpp"
#include "auth/secret.hpp"
#include "db/sql.hpp"
#include "directory/applicant_organisation.hpp"

namespace vallis::directory {
namespace {

constexpr std::string_view kInsert = R"sql(
    INSERT INTO membership_application (application_id, cluster_id, membership_type_id, organisation, organisation_id,
        contact_name, contact_email, language, answers, state, account_id, secret_hash, created_at, submitted_at,
        updated_at, version)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $13, 1)
)sql";

constexpr std::string_view kSelect = R"sql(
    SELECT application_id, cluster_id, membership_type_id, organisation, organisation_id, contact_name, contact_email,
        language, answers, state, account_id, assignee_id, created_at, submitted_at, decided_at, updated_at, version
    FROM membership_application)sql";

constexpr std::string_view kEdit = R"sql(
    UPDATE membership_application SET membership_type_id = $3, organisation = $4, organisation_id = $5,
        contact_name = $6, contact_email = $7, language = $8, answers = $9, updated_at = $10, version = version + 1
    WHERE application_id = $1 AND version = $2
)sql";

constexpr std::string_view kMove = R"sql(
    UPDATE membership_application SET state = $3, submitted_at = $4, decided_at = $5, organisation_id = $6,
        updated_at = $7, version = version + 1
    WHERE application_id = $1 AND version = $2
)sql";

constexpr std::string_view kAssign = R"sql(
    UPDATE membership_application SET assignee_id = $3, updated_at = $4, version = version + 1
    WHERE application_id = $1 AND version = $2
)sql";

constexpr std::string_view kInsertEvent = R"sql(
    INSERT INTO membership_application_event (application_event_id, application_id, kind, state, text, account_id,
        recorded_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7)
)sql";

constexpr std::string_view kSelectEvents = R"sql(
    SELECT kind, state, text, account_id, recorded_at FROM membership_application_event
    WHERE application_id = $1 ORDER BY application_event_id
)sql";

constexpr std::string_view kSecretOpens =
    "SELECT application_id FROM membership_application WHERE application_id = $1 AND secret_hash = $2";

base::Error changed_meanwhile() {
  return base::stale("The application was changed by somebody else meanwhile; read it again.");
}

base::Result<void> keep_event(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                              ApplicationId id, ApplicationEventKind kind, std::optional<ApplicationState> state,
                              const std::string& text) {
  const auto kept = tx.execute(kInsertEvent, base::Uuid::next(), id, kind, state, text, by.account_id, now);
  if (!kept) return kept.error();
  return {};
}

base::Result<void> tell(db::Transaction& tx, const activity::Actor& by, std::string verb,
                        const std::optional<Application>& before, const Application& after, const std::string& reason) {
  activity::Entry entry{.by = by,
                        .verb = std::move(verb),
                        .object_kind = "membership_application",
                        .object_id = after.application_id.text(),
                        .scope = after.cluster_id.text(),
                        .after = activity::snapshot(after),
                        .reason = reason};
  if (before) entry.before = activity::snapshot(*before);
  if (auto told = activity::record(tx, entry); !told) return told.error();
  return {};
}

/// The faults of a form, and whether its type can be applied for today.
base::Result<void> check(db::Reader& reader, ClusterId cluster, const ApplicationForm& form, const base::Date& today,
                         Completeness completeness) {
  const auto type = find_membership_type(reader, cluster, form.membership_type_id);
  if (!type) return type.error();
  if (today < type->from_on || (type->to_on && *type->to_on < today)) {
    return base::conflict("This type of membership is not offered today; choose another one.");
  }
  std::vector<base::Fault> faults;
  if (auto key = auth::email_key(form.contact_email); !key) {
    faults.push_back({.file = {}, .field = "/contact_email", .what = key.error().message});
  }
  if (form.language != "en" && form.language != "ru") {
    faults.push_back({.file = {}, .field = "/language", .what = "The language is 'en' or 'ru'."});
  }
  if (auto fine = check_answers(type->questions, form.answers, completeness, "/answers"); !fine) {
    faults.insert(faults.end(), fine.error().faults.begin(), fine.error().faults.end());
  }
  if (auto fine = check_applicant(reader, form.organisation, today, "/organisation"); !fine) {
    if (fine.error().faults.empty()) return fine;
    faults.insert(faults.end(), fine.error().faults.begin(), fine.error().faults.end());
  }
  if (!faults.empty()) return base::invalid_input(std::move(faults));
  return {};
}

Completeness completeness_of(const ApplicationForm& form) {
  return form.submit ? Completeness::Whole : Completeness::Draft;
}

/// What an application says, to be checked again when it is submitted later.
base::Result<ApplicationForm> form_of(const Application& application) {
  auto organisation = base::read_document<ApplicantOrganisation>(application.organisation, "");
  if (!organisation) return organisation.error();
  return ApplicationForm{
      application.membership_type_id, std::move(*organisation), application.organisation_id, application.contact_name,
      application.contact_email,      application.language,     application.answers,         true};
}

/// A new state, with its event; the caller tells the log.
base::Result<Application> move_to(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                  const Application& before, std::int64_t version, const ApplicationMove& move,
                                  std::optional<OrganisationId> organisation) {
  using enum ApplicationState;
  const bool decided = move.state == Accepted || move.state == Refused || move.state == Withdrawn;
  const auto submitted_at = move.state == Submitted ? std::optional(now) : before.submitted_at;
  const auto moved = tx.execute(kMove, before.application_id, version, move.state, submitted_at,
                                decided ? std::optional(now) : std::nullopt, organisation, now);
  if (!moved) return moved.error();
  if (*moved == 0) return changed_meanwhile();
  const auto kept =
      keep_event(tx, by, now, before.application_id, ApplicationEventKind::State, move.state, move.reason);
  if (!kept) return kept.error();
  return find_application(tx, before.application_id);
}

base::Result<Application> read_for_change(db::Reader& reader, ApplicationId id, std::int64_t version) {
  auto application = find_application(reader, id);
  if (application && application->version != version) return changed_meanwhile();
  return application;
}

base::Error cannot_move(ApplicationState from, ApplicationState to) {
  return base::conflict(fmt::format("An application that is '{}' cannot be made '{}' by you.", base::enum_word(from),
                                    base::enum_word(to)));
}

}  // namespace

bool may_move(ApplicationSide side, ApplicationState from, ApplicationState to) {
  using enum ApplicationState;
  if (side == ApplicationSide::Applicant) {
    if (to == Submitted) return from == Draft || from == MoreAsked;
    return to == Withdrawn && (from == Draft || from == Submitted || from == InReview || from == MoreAsked);
  }
  switch (to) {
    case InReview:
      return from == Submitted;
    case MoreAsked:
    case Accepted:
      return from == InReview;
    case Refused:
      return from == InReview || from == MoreAsked;
    case Draft:
    case Submitted:
    case Withdrawn:
      return false;
  }
  return false;
}

bool is_editable(ApplicationState state) {
  return state == ApplicationState::Draft || state == ApplicationState::MoreAsked;
}

std::span<const base::FieldRule> field_rules(const ApplicationForm*) {
  static constexpr std::array kRules = {base::FieldRule{.member = "contact_name", .min_length = 1, .max_length = 200},
                                        base::FieldRule{.member = "contact_email", .min_length = 3, .max_length = 254},
                                        base::FieldRule{.member = "language", .min_length = 2, .max_length = 2}};
  return kRules;
}

base::Result<NewApplication> apply(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                   ClusterId cluster, const ApplicationForm& form) {
  if (auto fine = check(tx, cluster, form, now.date(), completeness_of(form)); !fine) return fine.error();
  const ApplicationId id = ApplicationId::next();
  std::string secret = auth::make_secret();
  const auto state = form.submit ? ApplicationState::Submitted : ApplicationState::Draft;
  const auto made =
      tx.execute(kInsert, id, cluster, form.membership_type_id, activity::snapshot(form.organisation),
                 form.organisation_id, form.contact_name, form.contact_email, form.language, form.answers, state,
                 by.account_id, auth::secret_hash(secret), now, form.submit ? std::optional(now) : std::nullopt);
  if (!made) return made.error();
  if (auto kept = keep_event(tx, by, now, id, ApplicationEventKind::State, state, ""); !kept) return kept.error();
  auto application = find_application(tx, id);
  if (!application) return application.error();
  if (auto told = tell(tx, by, "applied", {}, *application, ""); !told) return told.error();
  return NewApplication{std::move(*application), std::move(secret)};
}

base::Result<Application> edit_application(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                           ApplicationId id, std::int64_t version, const ApplicationForm& form) {
  const auto before = read_for_change(tx, id, version);
  if (!before) return before.error();
  if (!is_editable(before->state)) {
    return base::conflict(
        "The application is with its reviewers or decided; it can be changed when they ask for more.");
  }
  if (auto fine = check(tx, before->cluster_id, form, now.date(), completeness_of(form)); !fine) return fine.error();
  const auto edited =
      tx.execute(kEdit, id, version, form.membership_type_id, activity::snapshot(form.organisation),
                 form.organisation_id, form.contact_name, form.contact_email, form.language, form.answers, now);
  if (!edited) return edited.error();
  if (*edited == 0) return changed_meanwhile();
  auto after = find_application(tx, id);
  if (!after) return after;
  if (form.submit) {
    after = move_to(tx, by, now, *after, after->version, {ApplicationState::Submitted, ""}, after->organisation_id);
    if (!after) return after;
  }
  if (auto told = tell(tx, by, "changed", *before, *after, ""); !told) return told.error();
  return after;
}

base::Result<Application> move_application(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                           ApplicationId id, std::int64_t version, ApplicationSide side,
                                           const ApplicationMove& move) {
  using enum ApplicationState;
  const auto before = read_for_change(tx, id, version);
  if (!before) return before.error();
  // Accepting opens a membership: accept_application does both.
  if (move.state == Accepted || !may_move(side, before->state, move.state)) {
    return cannot_move(before->state, move.state);
  }
  if ((move.state == Refused || move.state == MoreAsked) && base::trim(move.reason).empty()) {
    return base::invalid_input({{.file = {}, .field = "/reason", .what = "Tell the applicant why, or what is asked."}});
  }
  if (move.state == Submitted) {
    const auto form = form_of(*before);
    if (!form) return form.error();
    if (auto fine = check(tx, before->cluster_id, *form, now.date(), Completeness::Whole); !fine) return fine.error();
  }
  auto after = move_to(tx, by, now, *before, version, move, before->organisation_id);
  if (!after) return after;
  if (auto told = tell(tx, by, std::string(base::enum_word(move.state)), *before, *after, move.reason); !told) {
    return told.error();
  }
  return after;
}

base::Result<Application> assign_application(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                             ApplicationId id, std::int64_t version,
                                             std::optional<auth::AccountId> assignee) {
  const auto before = read_for_change(tx, id, version);
  if (!before) return before.error();
  std::string name;
  if (assignee) {
    const auto account = auth::find_account(tx, *assignee);
    if (!account) return account.error();
    name = account->name;
  }
  const auto assigned = tx.execute(kAssign, id, version, assignee, now);
  if (!assigned) return assigned.error();
  if (*assigned == 0) return changed_meanwhile();
  if (auto kept = keep_event(tx, by, now, id, ApplicationEventKind::Assigned, {}, name); !kept) return kept.error();
  auto after = find_application(tx, id);
  if (!after) return after;
  if (auto told = tell(tx, by, "assigned", *before, *after, ""); !told) return told.error();
  return after;
}

base::Result<void> add_application_note(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                        ApplicationId id, const std::string& text) {
  const auto application = find_application(tx, id);
  if (!application) return application.error();
  if (auto kept = keep_event(tx, by, now, id, ApplicationEventKind::Note, {}, text); !kept) return kept;
  return tell(tx, by, "noted", {}, *application, text);
}

base::Result<Membership> accept_application(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                            ApplicationId id, std::int64_t version, const Acceptance& acceptance) {
  const auto before = read_for_change(tx, id, version);
  if (!before) return before.error();
  if (!may_move(ApplicationSide::Staff, before->state, ApplicationState::Accepted)) {
    return cannot_move(before->state, ApplicationState::Accepted);
  }
  auto organisation = acceptance.organisation_id ? acceptance.organisation_id : before->organisation_id;
  if (!organisation) {
    const auto form = form_of(*before);
    if (!form) return form.error();
    const auto created = create_from_application(tx, by, now, form->organisation);
    if (!created) return created.error();
    organisation = *created;
    // Who applied for an organisation that nobody knew here looks after its record; of one that was known, others do.
    if (before->account_id) {
      const auto granted =
          auth::grant_role(tx, *before->account_id,
                           {auth::Role::OrganisationAdmin, "organisation", organisation->uuid, now.date(), {}}, {});
      if (!granted) return granted.error();
    }
  }
  // The application first: of two who accept at once, the second finds its version gone.
  const auto after =
      move_to(tx, by, now, *before, version, {ApplicationState::Accepted, acceptance.reason}, organisation);
  if (!after) return after.error();
  auto membership = admit(tx, by, now, before->cluster_id,
                          {*organisation,
                           before->membership_type_id,
                           acceptance.state,
                           acceptance.from_on,
                           acceptance.is_listed,
                           {},
                           acceptance.reason},
                          id);
  if (!membership) return membership;
  if (auto told = tell(tx, by, "accepted", *before, *after, acceptance.reason); !told) return told.error();
  return membership;
}

base::Result<Application> find_application(db::Reader& reader, ApplicationId id) {
  auto application = reader.maybe<Application>(std::string(kSelect) + " WHERE application_id = $1", id);
  if (!application) return application.error();
  if (!*application) return base::not_found("There is no such application.");
  return std::move(**application);
}

base::Result<bool> secret_opens(db::Reader& reader, ApplicationId id, std::string_view secret) {
  const auto found = reader.maybe<ApplicationId>(kSecretOpens, id, auth::secret_hash(secret));
  if (!found) return found.error();
  return found->has_value();
}

base::Result<http::Page<Application>> applications(db::Reader& reader, ClusterId cluster,
                                                   const ApplicationFilter& filter, const http::PageRequest& page) {
  db::Sql sql(kSelect);
  sql.add(" WHERE cluster_id = ").value(cluster);
  if (filter.state) {
    sql.add(" AND state = ").value(*filter.state);
  } else {
    sql.add(" AND state <> 'draft'");
  }
  if (filter.assignee_id) sql.add(" AND assignee_id = ").value(*filter.assignee_id);
  if (!page.cursor.empty()) {
    const auto cursor = http::read_cursor(page.cursor, 1);
    if (!cursor) return cursor.error();
    const auto after = ApplicationId::parse(cursor->front());
    if (!after) return base::invalid_argument("'cursor' is none that this list gave; ask for the first page again.");
    sql.add(" AND application_id > ").value(*after);
  }
  sql.add(" ORDER BY application_id LIMIT ").value(page.limit + 1);
  auto rows = reader.many_with<Application>(sql.text(), sql.arguments());
  if (!rows) return rows.error();
  http::Page<Application> result{std::move(*rows), {}, {}};
  if (result.items.size() > static_cast<std::size_t>(page.limit)) {
    result.items.pop_back();
    result.next = http::make_cursor({result.items.back().application_id.text()});
  }
  return result;
}

base::Result<std::vector<ApplicationEvent>> application_events(db::Reader& reader, ApplicationId id,
                                                               ApplicationSide side) {
  auto events = reader.many<ApplicationEvent>(kSelectEvents, id);
  if (!events || side == ApplicationSide::Staff) return events;
  std::erase_if(*events, [](const ApplicationEvent& event) { return event.kind != ApplicationEventKind::State; });
  for (ApplicationEvent& event : *events) event.account_id.reset();
  return events;
}

}  // namespace vallis::directory
