#include "indicators/fixture.hpp"
#include "indicators/observation_export.hpp"
#include "indicators/observation_import.hpp"

namespace vallis::indicators {
namespace {

constexpr const char* kHeader =
    "indicator,unit_code,period,value,measure_unit,source_address,retrieved_on,evidence_value\n";
constexpr const char* kRight = "M8,tilia,2025,12,organisations,https://tilia.example,2026-01-12,12\n";

class Importing : public IndicatorsTest {
 protected:
  static bool anything(const std::optional<base::Uuid>&) { return true; }
  ObservationImport preview(const std::string& bytes, const MayEdit& may = anything) {
    return write(
        [&](db::Transaction& tx) { return preview_observations(tx, person(anna_), now_, may, "figures.csv", bytes); });
  }
  ObservationImport commit(const ObservationImport& import) {
    return write([&](db::Transaction& tx) {
      return commit_observations(tx, person(anna_), now_, anything, import.import_id, import.version);
    });
  }
  /// "line 3 value": where the faults of a table lie.
  std::vector<std::string> wrong(const std::string& rows) {
    const auto import = preview(kHeader + rows);
    std::vector<std::string> places;
    for (const base::Fault& fault :
         read([&](db::Reader& reader) { return observation_import_faults(reader, import.import_id); })) {
      EXPECT_EQ(fault.file, "figures.csv");
      EXPECT_FALSE(fault.what.empty());
      places.push_back("line " + std::to_string(fault.line) + " " + fault.field);
    }
    const auto error = refused([&](db::Transaction& tx) {
      return commit_observations(tx, person(anna_), now_, anything, import.import_id, import.version);
    });
    EXPECT_EQ(error.kind, base::ErrorKind::InvalidInput);
    EXPECT_EQ(count("observation"), 0) << "nothing is half-imported";
    return places;
  }
  using Places = std::vector<std::string>;
};

TEST_P(Importing, ProposesWhatThePreviewSaid) {
  published(size_form(10, "2024"));
  const auto import = preview(std::string(kHeader) + kRight +
                              "M8,tilia,2024,11,,https://tilia.example,2026-01-12,\n"
                              "H1,DE,2018,317,USD million a year,https://de.example,2026-01-12,317\n");
  EXPECT_EQ(import.line_count, 3);
  EXPECT_EQ(import.new_count, 2);
  EXPECT_EQ(import.revised_count, 1);
  EXPECT_EQ(import.fault_count, 0);
  EXPECT_EQ(count("observation"), 1) << "a preview writes no observation";
  EXPECT_EQ(commit(import).state, ObservationImportState::Committed);
  ObservationQuery proposed;
  proposed.states = {ObservationState::Proposed};
  const auto made = read([&](db::Reader& reader) { return observations(reader, proposed); });
  ASSERT_EQ(made.size(), 3U);
  for (const Observation& one : made) {
    EXPECT_EQ(one.origin, Origin::Imported);
    EXPECT_EQ(one.proposed_by, anna_) << "so that somebody else checks it";
  }
}

TEST_P(Importing, LocatesEveryFaultAndKeepsNothing) {
  const std::string right = kRight;
  EXPECT_EQ(wrong(right + "M88,tilia,2024,12,,https://a.example,2026-01-12,\n"), Places{"line 3 indicator"});
  EXPECT_EQ(wrong(right + "M8,tilja,2024,12,,https://a.example,2026-01-12,\n"), Places{"line 3 unit_code"});
  EXPECT_EQ(wrong(right + "M8,tilia,2024,12,thousand,https://a.example,2026-01-12,\n"), Places{"line 3 measure_unit"});
  EXPECT_EQ(
      wrong(right + "M8,tilia," + std::to_string(now_.date().year() + 1) + ",12,,https://a.example,2026-01-12,\n"),
      Places{"line 3 period"});
  EXPECT_EQ(wrong(right + "M8,tilia,2024,0,,https://a.example,2026-01-12,\n"), Places{"line 3 value"});
  EXPECT_EQ(wrong(right + "M8,tilia,2024,\"1,200\",,https://a.example,2026-01-12,\n"), Places{"line 3 value"});
  EXPECT_EQ(wrong(right + "M8,tilia,2024,12,,https://a.example,2026-01-12,21\n"), Places{"line 3 evidence_value"});
  EXPECT_EQ(wrong(right + "M8,tilia,2024,,,https://a.example,2026-01-12,\n"), Places{"line 3 value"});
  EXPECT_EQ(wrong(right + "M8,tilia,2024,12,,,,\n"), Places{"line 3 source_address"});
  EXPECT_EQ(wrong(right + "M8,tilia,2024,12,,https://a.example,12.01.2026,\n"), (Places{"line 3 retrieved_on"}));
  EXPECT_EQ(wrong(right + "G13,tilia,2024,platinum,,https://a.example,2026-01-12,\n"), Places{"line 3 value"});
  EXPECT_EQ(wrong(right + right), Places{"line 3 "}) << "the same cell twice";
  EXPECT_EQ(wrong("M8,tilia,2024,12,thousand,,,\nH9,XX,2999,,,,,\n").size(), 5U);
}

TEST_P(Importing, RefusesTablesThatAreNone) {
  const auto refusal = [&](const std::string& bytes) {
    return refused([&](db::Transaction& tx) {
      return preview_observations(tx, person(anna_), now_, anything, "figures.csv", bytes);
    });
  };
  EXPECT_NE(refusal("").message, "");
  EXPECT_EQ(refusal("indicator,unit_code,period\nM8,tilia,2025\n").faults[0].field, "value");
  EXPECT_EQ(refusal("indicator,unit_code,period,valu\n").faults[0].what, "There is no such column; is it 'value'?");
  EXPECT_EQ(refusal(std::string(kHeader)).kind, base::ErrorKind::InvalidInput);
  EXPECT_EQ(refusal("{\"observations\":").kind, base::ErrorKind::InvalidInput);
  EXPECT_EQ(refusal("[1,2]").kind, base::ErrorKind::InvalidInput);
  EXPECT_EQ(refusal(R"({"observations":[{"indicator":"M\u00008"}]})").kind, base::ErrorKind::InvalidInput);
  EXPECT_NE(refusal(kHeader + std::string("M8,tilia,2025,12\0,,,,\n", 23)).message, "");
  EXPECT_NE(refusal(std::string(200, '[')).message, "");
  std::string many = kHeader;
  for (std::size_t i = 0; i <= kMostObservationLines; ++i) many += kRight;
  EXPECT_EQ(refusal(many).kind, base::ErrorKind::TooLarge);
  EXPECT_EQ(count("observation_import"), 0);
}

TEST_P(Importing, HoldsLinesOfJsonToTheirForm) {
  const auto import = preview(R"({"observations":[{"indicator":"M8","unit_code":"tilia","period":"2025","value":"12"},
      {"indicator":"M8","unit_code":"tilia","value":{"deep":[[[]]]},"strange":1}, 7]})");
  EXPECT_EQ(import.fault_count, 3);
}

TEST_P(Importing, KeepsOthersClustersClosed) {
  const MayEdit own = [&](const std::optional<base::Uuid>& cluster_id) { return cluster_id == tilia_; };
  EXPECT_EQ(preview(std::string(kHeader) + kRight, own).fault_count, 0);
  EXPECT_EQ(preview(std::string(kHeader) + "M8,alder,2025,12,,https://a.example,2026-01-12,\n", own).fault_count, 1);
  EXPECT_EQ(preview(std::string(kHeader) + "H1,DE,2018,317,,https://a.example,2026-01-12,\n", own).fault_count, 1)
      << "countries are nobody's cluster";
}

TEST_P(Importing, EndsWhereSomethingChangedSinceThePreview) {
  const auto import = preview(std::string(kHeader) + kRight + "M8,alder,2025,9,,https://a.example,2026-01-12,\n");
  published(size_form(11, "2025"));
  const auto error = refused([&](db::Transaction& tx) {
    return commit_observations(tx, person(anna_), now_, anything, import.import_id, import.version);
  });
  EXPECT_EQ(error.kind, base::ErrorKind::Conflict);
  ASSERT_EQ(error.faults.size(), 1U);
  EXPECT_EQ(error.faults[0].line, 2U);
  EXPECT_EQ(count("observation"), 1) << "nor is the other line imported";
}

TEST_P(Importing, IsDoneOnce) {
  const auto import = preview(std::string(kHeader) + kRight);
  commit(import);
  EXPECT_EQ(refused([&](db::Transaction& tx) {
              return commit_observations(tx, person(anna_), now_, anything, import.import_id, import.version);
            }).kind,
            base::ErrorKind::Conflict);
}

TEST_P(Importing, FindsAnExportUnchanged) {
  ObservationForm rich = size_form(12);
  rich.note = "=1+1, \"quoted\"; а по-русски\nin two lines";
  rich.evidence_value = "12";
  rich.edition = "2025-26";
  published(rich);
  ObservationForm trades = size_form(0, "2025");
  trades.indicator = "M7";
  trades.value = base::JsonArray{"production", "medical_services"};
  published(trades);
  ObservationForm none = size_form(0, "");
  none.indicator = "G13";
  none.value.reset();
  none.absence_reason = "Not asked.";
  published(none);
  const auto all = read([](db::Reader& reader) { return observations(reader); });
  ASSERT_EQ(all.size(), 3U);
  for (const auto& [word, format] : base::enum_words<ObservationFormat>()) {
    const auto bytes = read([&](db::Reader& reader) { return export_observations(reader, all, format); });
    const auto import = preview(bytes);
    EXPECT_EQ(import.unchanged_count, 3) << word << "\n" << bytes;
    EXPECT_EQ(import.fault_count, 0) << word;
  }
}

VALLIS_ON_BOTH_DATABASES(Importing);

}  // namespace
}  // namespace vallis::indicators
