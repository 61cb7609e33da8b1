#include "activity/chain.hpp"

#include <fmt/format.h>

#include <map>
#include <utility>

#include "activity/detail/chain_row.hpp"

namespace vallis::activity {
namespace {

constexpr std::int64_t kPage = 1'000;

struct Link {
  std::int64_t sequence = 0;
  std::string entry_hash;
  std::string previous_hash;
  base::Instant occurred_at;
  std::optional<base::Uuid> account_id;
  std::optional<base::Uuid> organisation_id;
  std::string request_id;
  std::string verb;
  std::string object_kind;
  std::string object_id;
  std::string scope;
  std::string detail_hash;
  std::optional<std::string> salt;
  std::optional<std::string> before_value;
  std::optional<std::string> after_value;
  std::optional<std::string> reason;
};
VALLIS_DESCRIBE(Link, sequence, entry_hash, previous_hash, occurred_at, account_id, organisation_id, request_id, verb,
                object_kind, object_id, scope, detail_hash, salt, before_value, after_value, reason)

constexpr std::string_view kSelectLinks = R"sql(
    SELECT e.sequence, e.entry_hash, e.previous_hash, e.occurred_at, e.account_id, e.organisation_id, e.request_id,
           e.verb, e.object_kind, e.object_id, e.scope, e.detail_hash, d.salt, d.before_value, d.after_value, d.reason
    FROM activity_entry e LEFT JOIN activity_detail d ON d.sequence = e.sequence
    WHERE e.sequence > $1 ORDER BY e.sequence LIMIT $2
)sql";

constexpr std::string_view kStrayDetail = R"sql(
    SELECT min(d.sequence) FROM activity_detail d LEFT JOIN activity_entry e ON e.sequence = d.sequence
    WHERE e.sequence IS NULL
)sql";

/// Follows the chain entry by entry.
class Follower {
 public:
  explicit Follower(const std::optional<ChainHead>& known) : known_(known) {}

  /// The fault of this entry, if it has one.
  std::optional<ChainFault> follow(const Link& link) {
    if (link.sequence > last_.sequence + 1) {
      return ChainFault{last_.sequence + 1,
                        link.sequence == last_.sequence + 2
                            ? fmt::format("Entry {} is missing.", last_.sequence + 1)
                            : fmt::format("Entries {} to {} are missing.", last_.sequence + 1, link.sequence - 1)};
    }
    // SQL cannot give what lies below the first number, so a number that is too low is the first of all.
    if (link.sequence < last_.sequence + 1) return ChainFault{link.sequence, "There is no entry of such a number."};
    const detail::ChainRow row{link.sequence,        link.previous_hash, link.occurred_at, link.account_id,
                               link.organisation_id, link.request_id,    link.verb,        link.object_kind,
                               link.object_id,       link.scope,         link.detail_hash};
    if (detail::entry_hash(row) != link.entry_hash) {
      return ChainFault{link.sequence, fmt::format("Entry {} was changed: its hash is another.", link.sequence)};
    }
    if (link.previous_hash != last_.entry_hash) {
      return ChainFault{link.sequence, fmt::format("Entry {} does not follow the one before it: one of the two was "
                                                   "replaced.",
                                                   link.sequence)};
    }
    if (known_ && known_->sequence == link.sequence && known_->entry_hash != link.entry_hash) {
      return ChainFault{link.sequence,
                        fmt::format("The chain was computed anew: entry {} had the hash {}, which was written down.",
                                    link.sequence, known_->entry_hash)};
    }
    if (auto fault = follow_detail(link)) return fault;
    last_ = {link.sequence, link.entry_hash};
    ++count_;
    return std::nullopt;
  }

  /// What can be said only when all were seen.
  std::optional<ChainFault> end(const ChainHead& head) const {
    for (const ChainHead& later : {head, known_.value_or(ChainHead{})}) {
      if (later.sequence > last_.sequence) {
        return ChainFault{last_.sequence + 1,
                          fmt::format("Entries {} to {} are missing at the end.", last_.sequence + 1, later.sequence)};
      }
    }
    if (head.sequence != last_.sequence || head.entry_hash != last_.entry_hash) {
      return ChainFault{last_.sequence, "The note of the chain's end does not fit its last entry."};
    }
    std::optional<ChainFault> first;
    for (const auto& [object, missing] : without_detail_) {
      if (!first || missing.first < first->sequence) {
        first = ChainFault{missing.first, fmt::format("The details of entry {} are gone without an erasure on record.",
                                                      missing.first)};
      }
    }
    return first;
  }

  std::int64_t count() const { return count_; }
  std::int64_t erased() const { return erased_; }
  std::int64_t position() const { return last_.sequence; }

 private:
  std::optional<ChainFault> follow_detail(const Link& link) {
    const std::pair object{link.object_kind, link.object_id};
    // An erasure accounts for what is gone of the entries before it.
    if (link.verb == detail::kDetailsErased) {
      if (const auto missing = without_detail_.find(object); missing != without_detail_.end()) {
        erased_ += missing->second.second;
        without_detail_.erase(missing);
      }
    }
    if (!link.salt) {
      if (!link.detail_hash.empty()) {
        auto& [first, count] = without_detail_[object];
        if (count++ == 0) first = link.sequence;
      }
      return std::nullopt;
    }
    if (detail::detail_hash({*link.salt, link.before_value, link.after_value, link.reason.value_or("")}) !=
        link.detail_hash) {
      return ChainFault{link.sequence, fmt::format("The details of entry {} were changed.", link.sequence)};
    }
    return std::nullopt;
  }

  const std::optional<ChainHead>& known_;
  ChainHead last_;
  std::int64_t count_ = 0;
  std::int64_t erased_ = 0;
  // Object → the first entry whose details are gone, and how many there are.
  std::map<std::pair<std::string, std::string>, std::pair<std::int64_t, std::int64_t>> without_detail_;
};

}  // namespace

base::Result<ChainReport> verify(db::Reader& reader, const std::optional<ChainHead>& known) {
  const auto head = chain_head(reader);
  if (!head) return head.error();
  Follower follower(known);
  ChainReport report{.head = *head};
  // The first page begins below all numbers, so that an entry put in before the first is seen.
  for (std::int64_t after = std::numeric_limits<std::int64_t>::min(); !report.fault; after = follower.position()) {
    const auto page = reader.many<Link>(kSelectLinks, after, kPage);
    if (!page) return page.error();
    for (std::size_t i = 0; i < page->size() && !report.fault; ++i) report.fault = follower.follow((*page)[i]);
    if (page->size() < static_cast<std::size_t>(kPage)) break;
  }
  report.entry_count = follower.count();
  report.erased_count = follower.erased();
  if (!report.fault) report.fault = follower.end(*head);
  if (!report.fault) {
    const auto stray = reader.one<std::optional<std::int64_t>>(kStrayDetail);
    if (!stray) return stray.error();
    if (*stray)
      report.fault = ChainFault{**stray, fmt::format("There are details of entry {}, which is none.", **stray)};
  }
  return report;
}

}  // namespace vallis::activity
