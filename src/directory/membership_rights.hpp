#pragma once

#include <optional>
#include <string>

#include "auth/call.hpp"
#include "base/described_csv.hpp"
#include "directory/membership_application.hpp"

namespace vallis::directory {

// Who may do what with memberships. Permissions open a route; these say of which cluster and organisation.

/// Staff of that cluster.
bool manages_members(const auth::Caller& caller, ClusterId cluster);
/// Staff or board of that cluster.
bool oversees_members(const auth::Caller& caller, ClusterId cluster);
bool administers(const auth::Caller& caller, OrganisationId organisation);

/// Errors: Forbidden.
base::Result<void> require_manager(const auth::Caller& caller, ClusterId cluster);
base::Result<void> require_overseer(const auth::Caller& caller, ClusterId cluster);

/// A membership for whoever may see all of it: staff and board of its cluster, administrators of its member. Errors:
/// NotFound for all others, so that nobody learns of what they may not see.
base::Result<Membership> open_membership(auth::Call& call, db::Reader& reader, MembershipId id, const base::Date& on);

/// The same for whoever manages it. Errors: NotFound; Forbidden – who may see it, but not do this.
base::Result<Membership> manage_membership(auth::Call& call, db::Reader& reader, MembershipId id);

/// An application, and from which side the caller looks at it: staff and board of its cluster, or the applicant by
/// account or by the secret in the header X-Application-Secret. Errors: NotFound for all others.
struct OpenedApplication {
  Application application;
  ApplicationSide side = ApplicationSide::Applicant;
  bool manages = false;  ///< staff; the board reads
};
base::Result<OpenedApplication> open_application(auth::Call& call, db::Reader& reader, ApplicationId id);

/// The day of the query ("on"), today where there is none; the period ("period"), this year where there is none.
/// Errors: InvalidArgument.
base::Result<base::Date> day_of(auth::Call& call);
base::Result<base::Period> period_of(auth::Call& call);

/// A word of the query that is one of an enum's, if it is there. Errors: InvalidArgument – with the words that are.
template <base::DescribedEnum E>
base::Result<std::optional<E>> word_of(auth::Call& call, std::string_view name) {
  const auto given = call.request().query_value(name);
  if (!given) return std::optional<E>();
  if (const auto word = base::enum_of<E>(*given)) return std::optional<E>(*word);
  std::vector<std::string> words;
  for (const auto& [known, value] : base::enum_words<E>()) words.push_back(known);
  return base::invalid_argument("'" + std::string(name) + "' is one of: " + base::join(words, ", ") + ".");
}

/// An id of the query, if it is there. Errors: InvalidArgument.
template <class Id>
base::Result<std::optional<Id>> id_of(auth::Call& call, std::string_view name) {
  const auto given = call.request().query_value(name);
  if (!given) return std::optional<Id>();
  if (const auto id = Id::parse(*given)) return std::optional<Id>(*id);
  return base::invalid_argument("'" + std::string(name) + "' is an id.");
}

/// Rows as JSON ("items"), or as CSV where the query says format=csv.
template <class T>
http::Reply table_reply(auth::Call& call, std::vector<T> rows, const std::string& name) {
  if (call.request().query_value("format") == "csv") {
    auto reply = http::text_reply(200, base::write_csv(rows), "text/csv; charset=utf-8");
    reply.headers.add("Content-Disposition", "attachment; filename=\"" + name + ".csv\"");
    return reply;
  }
  return http::reply_of(call.request(), http::Page<T>{std::move(rows), {}, {}});
}

}  // namespace vallis::directory
