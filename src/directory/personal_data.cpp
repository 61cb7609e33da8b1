#include "directory/personal_data.hpp"

#include "directory/detail/forget_person.hpp"
#include "directory/detail/whole_sight.hpp"
#include "directory/membership_application.hpp"
#include "notify/keeping.hpp"

namespace vallis::directory {
namespace {

using auth::AccountId;
using auth::Fate;

constexpr std::string_view kPerson = "SELECT person_id FROM person WHERE account_id = $1";

// By the account, or by a guest from its address.
#define VALLIS_THEIR_APPLICATIONS                      \
  "FROM membership_application WHERE account_id = $1 " \
  "OR lower(contact_email) = (SELECT email_key FROM account WHERE account_id = $1) ORDER BY application_id"
constexpr std::string_view kApplications = "SELECT application_id " VALLIS_THEIR_APPLICATIONS;
#undef VALLIS_THEIR_APPLICATIONS

constexpr std::string_view kEmptyApplication = R"sql(
    UPDATE membership_application SET contact_name = '', contact_email = '', answers = '{}', organisation = $2,
        state = CASE WHEN state IN ('draft', 'submitted', 'in_review', 'more_asked') THEN 'withdrawn' ELSE state END,
        decided_at = coalesce(decided_at, $3), updated_at = $3, version = version + 1
    WHERE application_id = $1
)sql";
constexpr std::string_view kEmptyEvents = "UPDATE membership_application_event SET text = '' WHERE application_id = $1";
// Whom applications of others were given to is noted by name.
constexpr std::string_view kForgetAssignee = R"sql(
    UPDATE membership_application_event SET text = ''
    WHERE kind = 'assigned' AND text <> '' AND text = (SELECT name FROM account WHERE account_id = $1)
)sql";

base::Result<std::optional<Person>> person_of(db::Reader& reader, AccountId account) {
  const auto id = reader.maybe<PersonId>(kPerson, account);
  if (!id) return id.error();
  if (!*id) return std::optional<Person>();
  auto person = find_person(reader, detail::whole_sight(base::Instant::now()), **id);
  if (!person) return person.error();
  return std::optional(std::move(*person));
}

auth::PersonalData person_data() {
  const base::LocalText why{
      .en = "An empty record stays with its organisations, so that what refers to it still holds.",
      .ru = "Остаётся пустая запись, связанная с организациями, чтобы ссылки на неё не потерялись."};
  const auto gather = [](db::Reader& reader, AccountId account) -> base::Result<base::Json> {
    const auto person = person_of(reader, account);
    if (!person) return person.error();
    if (!*person) return base::Json(nullptr);
    return auth::as_json(**person);
  };
  const auto foresee = [why](db::Reader& reader, AccountId account) -> base::Result<Fate> {
    const auto person = reader.maybe<PersonId>(kPerson, account);
    if (!person) return person.error();
    if (!*person) return Fate{"person", 0, 0, {}};
    return Fate{"person", 1, 1, why};
  };
  const auto erase = [](db::Transaction& tx, const activity::Actor& by, AccountId account,
                        const base::Instant& now) -> base::Result<void> {
    const auto person = tx.maybe<PersonId>(kPerson, account);
    if (!person) return person.error();
    if (!*person) return {};
    return erase_person(tx, by, now, **person, "erasure");
  };
  return {"person", gather, foresee, erase};
}

/// Lines that are about the person; erase_person empties them.
auth::PersonalData import_data() {
  const auto lines_of = [](db::Reader& reader, AccountId account) -> base::Result<std::vector<base::Json>> {
    const auto person = person_of(reader, account);
    if (!person) return person.error();
    std::vector<base::Json> cells;
    if (!*person) return cells;
    const auto lines = detail::lines_of_person(reader, (*person)->person_id, (*person)->email);
    if (!lines) return lines.error();
    for (const detail::LineOfPerson& line : *lines) {
      if (line.about) cells.push_back(line.cells);
    }
    return cells;
  };
  const auto gather = [lines_of](db::Reader& reader, AccountId account) -> base::Result<base::Json> {
    const auto lines = lines_of(reader, account);
    if (!lines) return lines.error();
    return base::Json(base::JsonArray(lines->begin(), lines->end()));
  };
  const auto foresee = [lines_of](db::Reader& reader, AccountId account) -> base::Result<Fate> {
    const auto lines = lines_of(reader, account);
    if (!lines) return lines.error();
    return Fate{"import_lines", static_cast<std::int64_t>(lines->size()), 0, {}};
  };
  return {"import_lines", gather, foresee};
}

/// The contact and the answers; what is said of the organisation stays, but for its address and telephone.
base::Result<void> empty_application(db::Transaction& tx, const activity::Actor& by, ApplicationId id,
                                     const base::Instant& now) {
  const auto application = find_application(tx, id);
  if (!application) return application.error();
  auto organisation =
      base::read_document<ApplicantOrganisation>(application->organisation, "").value_or(ApplicantOrganisation{});
  organisation.email.reset();
  organisation.phone.reset();
  if (auto gone = tx.execute(kEmptyApplication, id, activity::snapshot(organisation), now); !gone) return gone.error();
  if (auto gone = tx.execute(kEmptyEvents, id); !gone) return gone.error();
  if (!application->contact_email.empty()) {
    if (auto mails = notify::forget_address(tx, application->contact_email); !mails) return mails;
  }
  const auto details = activity::erase_details(tx, by, "membership_application", id.text(), "erasure");
  if (!details) return details.error();
  return {};
}

auth::PersonalData application_data() {
  const base::LocalText why{.en = "What was said of the organisation stays; contact, answers and notes go.",
                            .ru = "Остаются сведения об организации; контакт, ответы и заметки удаляются."};
  const auto gather = [](db::Reader& reader, AccountId account) -> base::Result<base::Json> {
    const auto ids = reader.many<ApplicationId>(kApplications, account);
    if (!ids) return ids.error();
    std::vector<Application> all;
    for (const ApplicationId id : *ids) {
      auto application = find_application(reader, id);
      if (!application) return application.error();
      application->assignee_id.reset();
      all.push_back(std::move(*application));
    }
    return auth::as_json(all);
  };
  const auto foresee = [why](db::Reader& reader, AccountId account) -> base::Result<Fate> {
    const auto ids = reader.many<ApplicationId>(kApplications, account);
    if (!ids) return ids.error();
    const auto count = static_cast<std::int64_t>(ids->size());
    return Fate{"membership_applications", count, count, count > 0 ? why : base::LocalText{}};
  };
  const auto erase = [](db::Transaction& tx, const activity::Actor& by, AccountId account,
                        const base::Instant& now) -> base::Result<void> {
    const auto ids = tx.many<ApplicationId>(kApplications, account);
    if (!ids) return ids.error();
    for (const ApplicationId id : *ids) {
      if (auto emptied = empty_application(tx, by, id, now); !emptied) return emptied;
    }
    if (auto forgotten = tx.execute(kForgetAssignee, account); !forgotten) return forgotten.error();
    return {};
  };
  return {"membership_applications", gather, foresee, erase};
}

}  // namespace

void add_personal_data(auth::PersonalDataList& list) {
  list.push_back(person_data());  // with its affiliations
  list.push_back(import_data());
  list.push_back(application_data());
}

}  // namespace vallis::directory
