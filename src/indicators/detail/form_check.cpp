#include "indicators/detail/form_check.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "files/files.hpp"

namespace vallis::indicators::detail {
namespace {

class FormCheck {
 public:
  FormCheck(db::Reader& reader, const Lookup& lookup, const activity::Actor& by, const base::Date& today,
            const ObservationForm& form)
      : reader_(reader), lookup_(lookup), by_(by), today_(today), form_(form) {}

  base::Result<CheckedForm> run() {
    check_indicator();
    check_period();
    if (indicator_) {
      check_value(*indicator_);
      check_measure_unit(*indicator_);
      check_evidence_value(*indicator_);
    }
    check_evidence();
    if (auto done = check_file(); !done) return done.error();
    NewObservation& made = checked_.observation;
    made.edition = form_.edition.value_or("");
    made.source_code = form_.source_code.value_or("");
    made.source_title = form_.source_title.value_or("");
    made.source_publisher = form_.source_publisher.value_or("");
    made.source_address = form_.source_address.value_or("");
    made.retrieved_on = form_.retrieved_on;
    made.confidence = form_.confidence.value_or(Confidence::Medium);
    made.note = form_.note.value_or("");
    made.reason = form_.reason.value_or("");
    return std::move(checked_);
  }

 private:
  void fault(std::string field, std::string what) {
    checked_.faults.push_back({.file = {}, .field = std::move(field), .what = std::move(what)});
  }

  void check_indicator() {
    auto indicator = lookup_.indicator(form_.indicator);
    if (!indicator) return fault("indicator", indicator.error().message);
    indicator_ = std::move(*indicator);
    checked_.observation.indicator = indicator_->code;
    checked_.observation.method_version = indicator_->method_version;
    auto unit = lookup_.unit(indicator_->unit_kind, form_.unit_code);
    if (unit) {
      checked_.observation.unit = std::move(*unit);
      return;
    }
    const std::string_view of = indicator_->unit_kind == UnitKind::Country ? "countries" : "clusters";
    fault("unit_code", fmt::format("{} is observed of {}. {}", indicator_->code, of, unit.error().message));
  }

  void check_period() {
    if (form_.period.empty()) return;
    const auto period = base::Period::parse(form_.period);
    if (!period) {
      fault("period", fmt::format("'{}' is no period; write one such as 2026, 2026-Q1, 2026-01 or "
                                  "2026-01-12/2026-02-11, or nothing where it is not known.",
                                  base::shorten(form_.period, 60)));
    } else if (period->first > today_) {
      fault("period", fmt::format("{} has not begun; what is planned or forecast is no observation.", form_.period));
    } else if (period->first.year() < 1800) {
      fault("period", fmt::format("{} lies before 1800; give the year of the figure.", form_.period));
    } else {
      checked_.observation.period = period;
    }
  }

  void check_value(const Indicator& indicator) {
    NewObservation& made = checked_.observation;
    if (!form_.value || form_.value->is_null()) {
      made.absence = form_.absence.value_or(Absence::NotAvailable);
      made.absence_reason = form_.absence_reason.value_or("");
      if (base::trim(made.absence_reason).empty()) {
        fault("value", "Give a value, or in 'absence_reason' why there is none.");
      }
      return;
    }
    if (form_.absence || (form_.absence_reason && !form_.absence_reason->empty())) {
      fault("absence_reason", "There is a value, so it is not absent; leave one of the two out.");
    }
    if (auto wrong = value_fault(indicator, *form_.value); !wrong.empty()) {
      fault("value", std::move(wrong));
    } else {
      made.value = canonical_value(indicator, *form_.value);
    }
  }

  void check_measure_unit(const Indicator& indicator) {
    if (!form_.measure_unit || form_.measure_unit->empty() || *form_.measure_unit == indicator.measure_unit) return;
    fault("measure_unit", indicator.measure_unit.empty()
                              ? fmt::format("{} has no unit; leave it empty.", indicator.code)
                              : fmt::format("{} is in '{}', not in '{}'; convert the value.", indicator.code,
                                            indicator.measure_unit, base::shorten(*form_.measure_unit, 60)));
  }

  void check_evidence_value(const Indicator& indicator) {
    if (!form_.evidence_value || base::trim(*form_.evidence_value).empty()) return;
    checked_.observation.evidence_value = *form_.evidence_value;
    const auto said = read_value_text(indicator, *form_.evidence_value);
    if (!said) {
      fault("evidence_value", "What the evidence says cannot be the value: " + said.error().message);
    } else if (!checked_.observation.value) {
      if (checked_.observation.absence) {
        fault("evidence_value", "The evidence has a value, so it is available; enter it.");
      }
    } else if (*said != *checked_.observation.value) {
      fault("evidence_value", fmt::format("The evidence says {}, the value is {}; one of them is wrong.",
                                          value_text(*said), value_text(*checked_.observation.value)));
    }
  }

  void check_evidence() {
    const std::string address = form_.source_address.value_or("");
    const bool web = address.starts_with("https://") || address.starts_with("http://");
    if (!address.empty() && (!web || address.find_first_of(" \t\r\n\"<>") != std::string::npos)) {
      fault("source_address", "The address begins with https:// or http:// and has no blanks.");
    }
    if (form_.retrieved_on && *form_.retrieved_on > today_) {
      fault("retrieved_on", "The source was read at the latest today.");
    }
    // That nothing is known needs no proof.
    if (checked_.observation.absence) return;
    if (form_.file_id) return;
    if (address.empty() && form_.source_title.value_or("").empty()) {
      fault("source_address", "Name the evidence: a file that is kept here, or a source with its address.");
    } else if (!address.empty() && !form_.retrieved_on) {
      fault("retrieved_on", "Give the day on which the address said so.");
    }
  }

  base::Result<void> check_file() {
    if (!form_.file_id) return {};
    const auto file = files::find_file(reader_, files::FileId{*form_.file_id});
    if (!file && file.error().kind != base::ErrorKind::NotFound) return file.error();
    // Who oversees the figure reads its file: somebody else's, named by its id, must not come to light in this way.
    if (!file || !by_.account_id || file->uploaded_by != by_.account_id) {
      fault("file_id", "There is no such file of yours; send it first.");
      return {};
    }
    checked_.observation.file_id = form_.file_id;
    checked_.observation.file_version = file->version;
    return {};
  }

  db::Reader& reader_;
  const Lookup& lookup_;
  const activity::Actor& by_;
  const base::Date today_;
  const ObservationForm& form_;
  std::optional<Indicator> indicator_;
  CheckedForm checked_;
};

}  // namespace

base::Result<CheckedForm> check_form(db::Reader& reader, const Lookup& lookup, const activity::Actor& by,
                                     const base::Date& today, const ObservationForm& form) {
  return FormCheck(reader, lookup, by, today, form).run();
}

}  // namespace vallis::indicators::detail
