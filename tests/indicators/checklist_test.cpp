#include "indicators/checklist.hpp"

#include "indicators/checklist_routes.hpp"
#include "indicators/fixture.hpp"

namespace vallis::indicators {
namespace {

/// A list with one bar of the criteria given, on two sources.
std::string list_of(const std::string& criteria, const std::string& from = "null", const std::string& version = "1") {
  return R"({"id":"bar","version":")" + version + R"(","label":{"en":"Bar","ru":"Планка"},
    "about":{"en":"About.","ru":"Об этом."},"in_force_from":)" +
         from + R"(,"in_force_to":null,"in_force_note":{"en":"Since.","ru":"С."},
    "sources":[{"id":"page","title":"Page","publisher":"They","address":"https://page.example",
      "retrieved_on":"2026-01-12","note":""}],"indicators":[],
    "bars":[{"id":"one","label":{"en":"One","ru":"Один"},"criteria":[)" +
         criteria + "]}]}";
}
std::string criterion(const std::string& checks, const std::string& more = "",
                      const std::string& wording = "from_source") {
  return R"({"id":"c","statement":{"en":"S","ru":"С"},"sources":["page"],"wording":")" + wording + R"(","checks":[)" +
         checks + "]" + more + "}";
}
const std::string kTen = R"({"indicator":"M8","at_least":10})";

class Checklists : public IndicatorsTest {
 protected:
  void add_routes(http::Router& router) override {
    IndicatorsTest::add_routes(router);
    add_checklist_routes(router, database(), {read_checklist(list_of(criterion(kTen)), "bar").value()});
  }
  BarAnswer answer(const std::string& checks, const std::string& more = "") {
    const std::vector<Checklist> all = {read_checklist(list_of(criterion(checks, more)), "bar").value()};
    const auto answers = read([&](db::Reader& reader) { return answer_checklists(reader, all, tilia_, now_.date()); });
    return answers.at(0).bars.at(0);
  }
  ObservationForm of(const std::string& indicator, base::Json value) {
    ObservationForm form = size_form();
    form.indicator = indicator;
    form.value = std::move(value);
    return form;
  }
};

TEST_P(Checklists, SayNotKnownWhereNothingIsPublished) {
  EXPECT_EQ(answer(kTen).verdict, Verdict::NotKnown);
  propose(size_form(12));
  EXPECT_EQ(answer(kTen).verdict, Verdict::NotKnown) << "a proposal counts for nobody";
  published(size_form(12, "2024"));
  EXPECT_EQ(answer(kTen).verdict, Verdict::Met);
}

TEST_P(Checklists, AnswerByTheLatestPeriodWithItsEvidence) {
  published(size_form(12, "2023"));
  published(size_form(9, "2024"));
  const BarAnswer bar = answer(kTen);
  EXPECT_EQ(bar.verdict, Verdict::NotMet);
  const ChecklistEvidence evidence = bar.criteria.at(0).evidence.at(0);
  EXPECT_EQ(evidence.period, "2024");
  EXPECT_EQ(evidence.value, base::Json(9));
  EXPECT_EQ(evidence.asked, "at least 10");
  EXPECT_EQ(evidence.source_address, "https://tilia.example/members");
}

TEST_P(Checklists, AnswerForADayByWhatHadBegunThen) {
  published(size_form(12, "2023"));
  published(size_form(9, "2025"));
  const std::string path = "/api/v1/clusters/" + tilia_.text() + "/checklists";
  const auto verdict = [&](const std::string& query) {
    const auto answer = guest().get(path + query);
    EXPECT_EQ(answer.status, 200) << answer.body;
    return std::string(answer.json().at("items").at(0).at("bars").at(0).at("verdict").as_string());
  };
  EXPECT_EQ(verdict(""), "not_met");
  EXPECT_EQ(verdict("?on=2024-06-30"), "met");
  EXPECT_EQ(verdict("?on=2022-12-31"), "not_known");
  EXPECT_EQ(guest().get(path + "?on=yesterday").status, 422);
  EXPECT_EQ(guest().get("/api/v1/clusters/" + base::Uuid::next().text() + "/checklists").status, 404);
}

TEST_P(Checklists, ReadLevelsAndSets) {
  published(of("G13", "bronze"));
  published(of("M7", base::JsonArray{"medical_services", "production"}));
  EXPECT_EQ(answer(R"({"indicator":"G13","at_least":"bronze"})").verdict, Verdict::Met);
  EXPECT_EQ(answer(R"({"indicator":"G13","at_least":"gold"})").verdict, Verdict::NotMet);
  EXPECT_EQ(answer(R"({"indicator":"M7","count_at_least":2})").verdict, Verdict::Met);
  EXPECT_EQ(answer(R"({"indicator":"M7","count_at_least":3})").verdict, Verdict::NotMet);
  EXPECT_EQ(answer(R"({"indicator":"M7","contains":"production"})").verdict, Verdict::Met);
  EXPECT_EQ(answer(R"({"indicator":"M7","contains":"biomedical_rnd"})").verdict, Verdict::NotMet);
}

TEST_P(Checklists, TakeOneCheckThatHoldsForEnoughAndNoneForNoOnlyWhereThereIsNoOtherWay) {
  published(size_form(9));
  const std::string gold = R"(,{"indicator":"G13","at_least":"gold"})";
  EXPECT_EQ(answer(kTen + gold).verdict, Verdict::NotKnown) << "the label is not known";
  published(of("G13", "none"));
  EXPECT_EQ(answer(kTen + gold).verdict, Verdict::NotMet);
  EXPECT_EQ(answer(kTen + gold, R"(,"others_would_do":true)").verdict, Verdict::NotKnown);
  published(of("G13", "gold"));
  EXPECT_EQ(answer(kTen + gold).verdict, Verdict::Met);
}

TEST_P(Checklists, LeaveSuppressedFiguresUnknown) {
  ObservationForm form = size_form();
  form.value.reset();
  form.absence = Absence::Suppressed;
  form.absence_reason = "Fewer than three.";
  published(form);
  const BarAnswer bar = answer(kTen);
  EXPECT_EQ(bar.verdict, Verdict::NotKnown);
  EXPECT_TRUE(bar.criteria.at(0).evidence.at(0).observation_id);
}

TEST_P(Checklists, OfSeveralVersionsTakeTheOneThatBeganLast) {
  const std::vector<Checklist> all = {read_checklist(list_of(criterion(kTen), "\"2020-01-01\"", "2"), "two").value(),
                                      read_checklist(list_of(criterion(kTen), "null", "1"), "one").value(),
                                      read_checklist(list_of(criterion(kTen), "\"2030-01-01\"", "3"), "three").value()};
  const auto version = [&](const base::Date& on) {
    const auto answers = read([&](db::Reader& reader) { return answer_checklists(reader, all, tilia_, on); });
    EXPECT_EQ(answers.size(), 1U);
    return answers.at(0).version;
  };
  EXPECT_EQ(version(base::Date::of(2019, 12, 31)), "1");
  EXPECT_EQ(version(base::Date::of(2020, 1, 1)), "2");
  EXPECT_EQ(version(base::Date::of(2031, 1, 1)), "3");
}

VALLIS_ON_BOTH_DATABASES(Checklists);

TEST(ReadChecklist, NamesEveryFault) {
  const auto faults = [](const std::string& text) {
    const auto read = read_checklist(text, "list.json");
    EXPECT_FALSE(read);
    return read ? std::string() : read.error().message;
  };
  EXPECT_NE(faults(list_of(criterion(R"({"indicator":"M8"})"))).find("/bars/0/criteria/0/checks/0"), std::string::npos);
  EXPECT_NE(faults(list_of(criterion(R"({"indicator":"M8","at_least":1,"is":true})"))).find("Ask one thing"),
            std::string::npos);
  EXPECT_NE(faults(list_of(criterion(kTen, "", "not_in_our_sources"))).find("nothing can be checked"),
            std::string::npos);
  std::string unknown = criterion(kTen);
  unknown.replace(unknown.find("[\"page\"]"), 8, "[\"none\"]");
  EXPECT_NE(faults(list_of(unknown)).find("no source 'none'"), std::string::npos);
  EXPECT_NE(faults("{}").find("list.json"), std::string::npos);
}

}  // namespace
}  // namespace vallis::indicators
