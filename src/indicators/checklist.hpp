#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indicators/observation.hpp"

namespace vallis::indicators {

/// Whether the source gives the words of a criterion, or only tells that there is one.
enum class Wording { FromSource, NotInOurSources };
VALLIS_DESCRIBE_ENUM(Wording, FromSource, NotInOurSources)

struct ChecklistSource {
  std::string id;
  std::string title;
  std::string publisher;
  std::string address;
  base::Date retrieved_on;
  std::string note;
};
VALLIS_DESCRIBE(ChecklistSource, id, title, publisher, address, retrieved_on, note)

/// One question put to what is observed of a cluster; exactly one of the members after `indicator` is there.
struct ChecklistCheck {
  std::string indicator;
  std::optional<base::Json> at_least;          ///< a number, or a level of an ordinal
  std::optional<std::int64_t> count_at_least;  ///< so many words of a set
  std::optional<std::string> contains;         ///< a word of a set
  std::optional<bool> is;                      ///< of a boolean
};
VALLIS_DESCRIBE(ChecklistCheck, indicator, at_least, count_at_least, contains, is)

struct Criterion {
  std::string id;
  base::LocalText statement;
  std::vector<std::string> sources;
  Wording wording = Wording::FromSource;
  std::optional<base::LocalText> note;              ///< how the checks read the criterion
  std::optional<bool> others_would_do;              ///< it may be met in ways that nothing here measures
  std::vector<ChecklistCheck> checks;               ///< one that holds is enough
  std::optional<std::vector<std::string>> related;  ///< indicators that have to do with it and decide nothing
};
VALLIS_DESCRIBE(Criterion, id, statement, sources, wording, note, others_would_do, checks, related)

struct ChecklistBar {
  std::string id;
  base::LocalText label;
  std::vector<Criterion> criteria;
};
VALLIS_DESCRIBE(ChecklistBar, id, label, criteria)

/// One version of a list of criteria that somebody outside holds clusters to. docs/reference/checklist.schema.json
/// describes the file.
struct Checklist {
  std::string id;
  std::string version;
  base::LocalText label;
  base::LocalText about;
  std::optional<base::Date> in_force_from;  ///< none: not known
  std::optional<base::Date> in_force_to;    ///< the last day
  base::LocalText in_force_note;
  std::vector<ChecklistSource> sources;
  std::vector<IndicatorForm> indicators;  ///< that its checks need besides those of the scorecards
  std::vector<ChecklistBar> bars;
};
VALLIS_DESCRIBE(Checklist, id, version, label, about, in_force_from, in_force_to, in_force_note, sources, indicators,
                bars)

/// Errors: InvalidInput with every fault: another form, a source that the file does not name, a check that asks nothing
/// or two things, a criterion with checks whose wording is not in our sources.
base::Result<Checklist> read_checklist(std::string_view bytes, const std::string& name);

/// What is wrong with a check of that indicator, in words; empty when nothing is. A test holds the built-in data to it.
std::string check_fault(const Indicator& indicator, const ChecklistCheck& check);

enum class Verdict { Met, NotMet, NotKnown };
VALLIS_DESCRIBE_ENUM(Verdict, Met, NotMet, NotKnown)

/// What stands behind an answer: one indicator as it is published. Without an observation there is none.
struct ChecklistEvidence {
  std::string indicator;
  std::string name_en;
  std::string name_ru;
  bool decides = true;  ///< false: related only
  std::string asked;    ///< "at least 15"; empty where it does not decide
  Verdict verdict = Verdict::NotKnown;
  std::optional<ObservationId> observation_id;
  std::optional<base::Json> value;
  std::string period;
  std::optional<Origin> origin;
  std::optional<Confidence> confidence;
  std::string source_title;
  std::string source_address;
};
VALLIS_DESCRIBE(ChecklistEvidence, indicator, name_en, name_ru, decides, asked, verdict, observation_id, value, period,
                origin, confidence, source_title, source_address)

struct CriterionAnswer {
  std::string id;
  base::LocalText statement;
  std::vector<std::string> sources;
  Wording wording = Wording::FromSource;
  std::optional<base::LocalText> note;
  Verdict verdict = Verdict::NotKnown;
  std::vector<ChecklistEvidence> evidence;
};
VALLIS_DESCRIBE(CriterionAnswer, id, statement, sources, wording, note, verdict, evidence)

struct BarAnswer {
  std::string id;
  base::LocalText label;
  Verdict verdict = Verdict::NotKnown;  ///< met: all are; not met: one is not
  std::int64_t met_count = 0;
  std::int64_t not_met_count = 0;
  std::int64_t not_known_count = 0;
  std::vector<CriterionAnswer> criteria;
};
VALLIS_DESCRIBE(BarAnswer, id, label, verdict, met_count, not_met_count, not_known_count, criteria)

struct ChecklistAnswer {
  std::string id;
  std::string version;
  base::LocalText label;
  base::LocalText about;
  std::optional<base::Date> in_force_from;
  std::optional<base::Date> in_force_to;
  base::LocalText in_force_note;
  base::Date on;  ///< the day that the answer is for
  std::vector<ChecklistSource> sources;
  std::vector<BarAnswer> bars;
};
VALLIS_DESCRIBE(ChecklistAnswer, id, version, label, about, in_force_from, in_force_to, in_force_note, on, sources,
                bars)

/// The lists that were in force on a day, held to what is published of the cluster for periods that had begun by then,
/// the latest of each indicator; of several versions of a list the one that began last. What is not published counts
/// for nobody. Errors: NotFound – no such cluster. Cost: three statements.
base::Result<std::vector<ChecklistAnswer>> answer_checklists(db::Reader& reader, const std::vector<Checklist>& all,
                                                             base::Uuid cluster_id, const base::Date& on);

}  // namespace vallis::indicators
