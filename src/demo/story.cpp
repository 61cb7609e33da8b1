#include "demo/story.hpp"

#include <fmt/format.h>

#include <functional>

#include "directory/membership.hpp"
#include "directory/membership_application.hpp"
#include "directory/membership_calendar.hpp"
#include "directory/membership_proof.hpp"

namespace vallis::demo {
namespace {

using directory::MembershipId;

const activity::Actor kBy{{}, {}, "demo"};

/// What happens, by day; of one day in the order in which it was planned.
class Story {
 public:
  Story(db::Transaction& tx, base::SampleUuids& ids, const Sample& sample, directory::ClusterId cluster,
        const std::map<std::string, directory::OrganisationId>& organisations)
      : tx_(tx), ids_(ids), sample_(sample), cluster_(cluster), organisations_(organisations) {}

  base::Result<std::int64_t> play() {
    if (auto begun = begin(); !begun) return begun.error();
    for (const MembershipRow& row : sample_.memberships) {
      plan(row.applied_on, [this, &row](const base::Instant& now) { return apply(now, row); });
    }
    const base::Date last = sample_.story.told_on;
    for (base::Date month = base::Date::of(2021, 12, 2); month <= last; month = month.plus_months(1)) {
      plan(month, [this](const base::Instant& now) { return advance(now); });
      if (month.month() == 1) plan(month.plus_days(8), [this](const base::Instant& now) { return bill_all(now); });
    }
    // Steps plan further steps, behind themselves.
    for (auto step = steps_.begin(); step != steps_.end() && step->first <= last; ++step) {
      const auto done = step->second(morning_of(ids_, step->first));
      if (!done) return done.error().in("the demo's history on " + step->first.text());
    }
    return static_cast<std::int64_t>(members_.size());
  }

 private:
  using Step = std::function<base::Result<void>(const base::Instant&)>;
  struct Member {
    MembershipId id;
    const MembershipRow* row;
  };

  void plan(const base::Date& day, Step step) { steps_.emplace(day, std::move(step)); }

  base::Result<void> begin() {
    for (const auto& form : sample_.story.membership_types) {
      const auto made = directory::add_membership_type(tx_, kBy, morning_of(ids_, form.from_on), cluster_, form);
      if (!made) return made.error();
      types_[form.code] = made->membership_type_id;
    }
    for (const auto& form : sample_.story.dues_rules) {
      const auto made = directory::add_dues_rule(tx_, kBy, morning_of(ids_, form.from_on), cluster_, form);
      if (!made) return made.error();
    }
    return {};
  }

  base::Result<void> apply(const base::Instant& now, const MembershipRow& row) {
    const auto known = organisations_.find(row.organisation);
    const auto type = types_.find(row.type);
    if (known == organisations_.end() || type == types_.end()) {
      return base::invalid_input(
          "memberships.csv", fmt::format("There is no organisation '{}' or no type '{}'.", row.organisation, row.type));
    }
    directory::ApplicationForm form;
    form.membership_type_id = type->second;
    form.organisation_id = known->second;
    for (const OrganisationRow& organisation : sample_.organisations) {
      if (organisation.key != row.organisation) continue;
      form.organisation.name = organisation.name;
      form.organisation.kind = organisation.kind;
      form.organisation.country_code = organisation.country_code;
      form.organisation.city = organisation.city;
    }
    for (const PersonRow& person : sample_.people) {
      if (person.organisation != row.organisation || !person.is_contact) continue;
      form.contact_name = person.given_name + " " + person.family_name;
      form.contact_email = person.email;
      form.language = person.language;
    }
    const bool russian = form.language == "ru";
    form.answers =
        base::JsonObject{{"why", russian ? "Партнёры для проектов и испытаний." : "Partners for projects and trials."}};
    form.submit = true;
    const auto made = directory::apply(tx_, kBy, now, cluster_, form);
    if (!made) return made.error();
    if (row.outcome == Outcome::Submitted) return {};
    const auto id = made->application.application_id;
    plan(now.date().plus_days(2), [this, id](const base::Instant& at) {
      return move(at, id, directory::ApplicationSide::Staff, directory::ApplicationState::InReview, "");
    });
    if (row.decided_on) {
      plan(*row.decided_on, [this, id, &row](const base::Instant& at) { return decide(at, id, row); });
    }
    return {};
  }

  base::Result<void> move(const base::Instant& now, directory::ApplicationId id, directory::ApplicationSide side,
                          directory::ApplicationState state, const std::string& reason) {
    const auto application = directory::find_application(tx_, id);
    if (!application) return application.error();
    const auto moved = directory::move_application(tx_, kBy, now, id, application->version, side, {state, reason});
    if (!moved) return moved.error();
    return {};
  }

  base::Result<void> decide(const base::Instant& now, directory::ApplicationId id, const MembershipRow& row) {
    using enum directory::ApplicationState;
    using enum directory::ApplicationSide;
    if (row.outcome == Outcome::MoreAsked) return move(now, id, Staff, MoreAsked, row.reason);
    if (row.outcome == Outcome::Refused) return move(now, id, Staff, Refused, row.reason);
    if (row.outcome == Outcome::Withdrawn) return move(now, id, Applicant, Withdrawn, row.reason);
    if (row.outcome != Outcome::Member) return {};
    const auto application = directory::find_application(tx_, id);
    if (!application) return application.error();
    const auto member =
        directory::accept_application(tx_, kBy, now, id, application->version,
                                      {{}, directory::MembershipState::Pending, now.date(), true, "Welcome."});
    if (!member) return member.error();
    members_.push_back({member->membership_id, &row});
    if (auto billed = bill(now, members_.back()); !billed) return billed;
    if (row.proof) {
      const std::string address = fmt::format("https://www.{}.example/cluster-membership.pdf", row.organisation);
      plan(now.date().plus_days(7), [this, of = member->membership_id, address](const base::Instant& at) {
        const auto proved = directory::add_proof(tx_, kBy, at, of, {{}, address, at.date().plus_days(-7), at.date()});
        return proved ? base::Result<void>() : proved.error();
      });
    }
    if (row.leaves_on) {
      plan(row.leaves_on->plus_days(1),
           [this, of = members_.back()](const base::Instant& at) { return leave(at, of); });
    }
    return {};
  }

  base::Result<void> leave(const base::Instant& now, const Member& member) {
    const auto membership = directory::find_membership(tx_, member.id, now.date());
    if (!membership) return membership.error();
    const auto left = directory::add_state(
        tx_, kBy, now, member.id, membership->version,
        {directory::MembershipState::Ended, now.date(), directory::Cause::Left, member.row->reason, {}});
    if (!left) return left.error();
    return {};
  }

  base::Result<void> bill_all(const base::Instant& now) {
    for (const Member& member : members_) {
      const auto membership = directory::find_membership(tx_, member.id, now.date());
      if (!membership) return membership.error();
      if (membership->state != directory::MembershipState::Active) continue;
      if (auto billed = bill(now, member); !billed) return billed;
    }
    return {};
  }

  /// Draws up the year's dues, sends them, and plans when they are paid.
  base::Result<void> bill(const base::Instant& now, const Member& member) {
    const int year = now.date().year();
    const base::Period period{base::Date::of(year, 1, 1), base::Date::of(year, 12, 31)};
    const auto dues = directory::draw_up_dues(tx_, kBy, now, member.id, period);
    if (!dues) return dues.error();
    if (dues->state != directory::DuesState::Draft) return {};  // waived
    const auto sent = directory::move_dues(tx_, kBy, now, member.id, dues->dues_id, dues->version,
                                           {directory::DuesState::Sent, now.date(), ""});
    if (!sent) return sent.error();
    const Pays pays = member.row->pays.value_or(Pays::Never);
    if (pays == Pays::Never || year > member.row->last_paid_year.value_or(year)) return {};
    const std::int64_t first = pays == Pays::Parts ? sent->amount_minor / 2 : sent->amount_minor;
    const base::Date paid_on = sent->due_on.plus_days(pays == Pays::Late ? 24 : -11);
    pay(member.id, sent->dues_id, paid_on, first, fmt::format("{}-1", year));
    if (first < sent->amount_minor) {
      pay(member.id, sent->dues_id, paid_on.plus_days(8), sent->amount_minor - first, fmt::format("{}-2", year));
    }
    return {};
  }

  void pay(MembershipId of, directory::DuesId dues, const base::Date& day, std::int64_t amount,
           const std::string& reference) {
    plan(day, [this, of, dues, amount, reference](const base::Instant& now) {
      const auto paid = directory::record_payment(tx_, kBy, now, of, dues, {amount, now.date(), "DEMO-" + reference});
      return paid ? base::Result<void>() : paid.error();
    });
  }

  base::Result<void> advance(const base::Instant& now) {
    for (const Member& member : members_) {
      const auto moved = directory::advance_membership(tx_, kBy, now, member.id);
      if (!moved) return moved.error();
    }
    return {};
  }

  db::Transaction& tx_;
  base::SampleUuids& ids_;
  const Sample& sample_;
  directory::ClusterId cluster_;
  const std::map<std::string, directory::OrganisationId>& organisations_;
  std::map<std::string, directory::MembershipTypeId> types_;
  std::vector<Member> members_;
  std::multimap<base::Date, Step> steps_;
};

}  // namespace

base::Instant morning_of(base::SampleUuids& ids, const base::Date& day) {
  const base::Instant now{std::chrono::sys_time<std::chrono::milliseconds>(day.day) + std::chrono::hours(9)};
  ids.set_milliseconds(static_cast<std::uint64_t>(now.time.time_since_epoch().count()));
  return now;
}

base::Result<std::int64_t> play_memberships(db::Transaction& tx, base::SampleUuids& ids, const Sample& sample,
                                            directory::ClusterId cluster,
                                            const std::map<std::string, directory::OrganisationId>& organisations) {
  return Story(tx, ids, sample, cluster, organisations).play();
}

}  // namespace vallis::demo
