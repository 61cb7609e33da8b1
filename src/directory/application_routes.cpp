#include "auth/use_counter.hpp"
#include "directory/detail/membership_route_parts.hpp"
#include "directory/membership_rights.hpp"

namespace vallis::directory {

struct AssigneeBody {
  std::optional<auth::AccountId> account_id;
};
VALLIS_DESCRIBE(AssigneeBody, account_id)

struct NoteBody {
  std::string text;
};
VALLIS_DESCRIBE(NoteBody, text)
static std::span<const base::FieldRule> field_rules(const NoteBody*) {
  static constexpr base::FieldRule kRules[] = {{.member = "text", .min_length = 1, .max_length = 10'000}};
  return kRules;
}

namespace {

using auth::Call;
using auth::Permission;

constexpr int kGuestApplications = 10;
constexpr auto kGuestSpan = std::chrono::hours(24);

ApplicationId application_of(const Call& call) { return call.path<ApplicationId>("application_id"); }

/// Only those who look after a record apply for it.
base::Result<void> may_name(const auth::Caller& caller, const ApplicationForm& form) {
  if (!form.organisation_id || administers(caller, *form.organisation_id)) return {};
  return base::forbidden(
      "You do not administer that organisation; leave 'organisation_id' out, and staff will link it.");
}

base::Result<http::Created<NewApplication>> apply_here(Call& call, const ApplicationForm& form) {
  if (auto may = may_name(call.caller(), form); !may) return may.error();
  auto made = call.transact([&](db::Transaction& tx) -> base::Result<NewApplication> {
    if (!call.caller().signed_in()) {
      const auto counted = auth::count_use(tx, "membership_application:" + call.request().remote_address,
                                           kGuestApplications, kGuestSpan, call.now());
      if (!counted) return counted.error();
    }
    return apply(tx, call.actor(), call.now(), call.path<ClusterId>("cluster_id"), form);
  });
  if (!made) return made.error();
  const std::string location = "/api/v1/membership-applications/" + made->application.application_id.text();
  return http::Created<NewApplication>{std::move(*made), location};
}

base::Result<http::Page<Application>> list_applications(Call& call) {
  const auto cluster = call.path<ClusterId>("cluster_id");
  if (auto may = require_overseer(call.caller(), cluster); !may) return may.error();
  const auto page = http::page_of(call.request());
  if (!page) return page.error();
  const auto state = word_of<ApplicationState>(call, "state");
  if (!state) return state.error();
  if (*state == ApplicationState::Draft) return base::forbidden("Drafts are the applicants' own.");
  const auto assignee = id_of<auth::AccountId>(call, "assignee_id");
  if (!assignee) return assignee.error();
  return call.read([&](db::Reader& reader) { return applications(reader, cluster, {*state, *assignee}, *page); });
}

base::Result<Application> read_application(Call& call) {
  auto opened = call.read([&](db::Reader& reader) { return open_application(call, reader, application_of(call)); });
  if (!opened) return opened.error();
  return std::move(opened->application);
}

/// Opens the application for a change by the applicant, or by staff.
base::Result<OpenedApplication> open_for(Call& call, db::Transaction& tx, ApplicationSide side) {
  auto opened = open_application(call, tx, application_of(call));
  if (!opened) return opened;
  if (opened->side != side) {
    return base::forbidden(side == ApplicationSide::Applicant
                               ? "The applicant does this."
                               : "Staff of the cluster do this, not on their own behalf.");
  }
  if (side == ApplicationSide::Staff && !opened->manages) return base::forbidden("Staff of the cluster do this.");
  return opened;
}

base::Result<Application> replace_application(Call& call, const ApplicationForm& form) {
  return call.transact([&](db::Transaction& tx) -> base::Result<Application> {
    const auto opened = open_for(call, tx, ApplicationSide::Applicant);
    if (!opened) return opened.error();
    if (form.organisation_id != opened->application.organisation_id) {
      if (auto may = may_name(call.caller(), form); !may) return may.error();
    }
    return edit_application(tx, call.actor(), call.now(), application_of(call), call.version(), form);
  });
}

base::Result<Application> move(Call& call, const ApplicationMove& move) {
  return call.transact([&](db::Transaction& tx) -> base::Result<Application> {
    const bool by_applicant = move.state == ApplicationState::Submitted || move.state == ApplicationState::Withdrawn;
    const auto side = by_applicant ? ApplicationSide::Applicant : ApplicationSide::Staff;
    const auto opened = open_for(call, tx, side);
    if (!opened) return opened.error();
    auto moved = move_application(tx, call.actor(), call.now(), application_of(call), call.version(), side, move);
    if (moved && by_applicant) moved->assignee_id.reset();
    return moved;
  });
}

base::Result<Application> assign(Call& call, const AssigneeBody& body) {
  return call.transact([&](db::Transaction& tx) -> base::Result<Application> {
    const auto opened = open_for(call, tx, ApplicationSide::Staff);
    if (!opened) return opened.error();
    return assign_application(tx, call.actor(), call.now(), application_of(call), call.version(), body.account_id);
  });
}

base::Result<void> note(Call& call, const NoteBody& body) {
  return call.transact([&](db::Transaction& tx) -> base::Result<void> {
    const auto opened = open_for(call, tx, ApplicationSide::Staff);
    if (!opened) return opened.error();
    return add_application_note(tx, call.actor(), call.now(), application_of(call), body.text);
  });
}

base::Result<Membership> accept(Call& call, const Acceptance& acceptance) {
  return call.transact([&](db::Transaction& tx) -> base::Result<Membership> {
    const auto opened = open_for(call, tx, ApplicationSide::Staff);
    if (!opened) return opened.error();
    return accept_application(tx, call.actor(), call.now(), application_of(call), call.version(), acceptance);
  });
}

base::Result<http::Page<ApplicationEvent>> list_events(Call& call) {
  auto events = call.read([&](db::Reader& reader) -> base::Result<std::vector<ApplicationEvent>> {
    const auto opened = open_application(call, reader, application_of(call));
    if (!opened) return opened.error();
    return application_events(reader, application_of(call), opened->side);
  });
  if (!events) return events.error();
  return http::Page<ApplicationEvent>{std::move(*events), {}, {}};
}

}  // namespace

void detail::add_application_routes(auth::Routes& routes) {
  const std::string all = "/api/v1/clusters/{cluster_id}/membership-applications";
  const std::string one = "/api/v1/membership-applications/{application_id}";
  routes.post(all, Permission::Public, "Apply for membership, with or without an account", apply_here);
  routes.get(all, Permission::ReadDirectory, "Applications to review, the oldest first", list_applications);
  routes.get(one, Permission::Public, "An application, for its applicant and its reviewers", read_application);
  routes.put(one, Permission::Public, "Change a draft, or answer what was asked", replace_application);
  routes.get(one + "/events", Permission::Public, "What happened to an application", list_events);
  routes.put(one + "/state", Permission::Public, "Submit, withdraw, take into review, ask for more, refuse", move);
  routes.put(one + "/assignee", Permission::ManageMembers, "Say who reviews it", assign);
  routes.post(one + "/notes", Permission::ManageMembers, "Note something for the reviewers", note);
  routes.put(one + "/acceptance", Permission::ManageMembers, "Accept, and open the membership", accept);
}

}  // namespace vallis::directory
