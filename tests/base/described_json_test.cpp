#include "base/described_json.hpp"

#include <gtest/gtest.h>

#include <array>

namespace vallis::base {

enum class Stage { Draft, InReview };
VALLIS_DESCRIBE_ENUM(Stage, Draft, InReview)

struct Part {
  std::string name;
  std::optional<int> count;
};
VALLIS_DESCRIBE(Part, name, count)

std::span<const FieldRule> field_rules(const Part*) {
  static constexpr std::array rules{
      FieldRule{.member = "name", .description = "as printed", .min_length = 1, .max_length = 5},
      FieldRule{.member = "count", .minimum = 0, .maximum = 9}};
  return rules;
}

struct Thing {
  Id<struct ThingTag> thing_id;
  Date day;
  std::optional<Instant> made_at;
  Stage stage = Stage::Draft;
  std::vector<Part> parts;
  double share = 0;
  bool open = false;
  Json extra;
};
VALLIS_DESCRIBE(Thing, thing_id, day, made_at, stage, parts, share, open, extra)

namespace {

constexpr std::string_view kThing =
    R"({"thing_id":"01890a5d-ac96-774b-bcce-b302099a8057","day":"2026-01-12","made_at":null,"stage":"in_review",)"
    R"("parts":[{"name":"a\"\n","count":3},{"name":"ё","count":null}],"share":0.30000000000000004,"open":true,)"
    R"("extra":{"x":[1]}})";

Result<Thing> read(std::string_view text) { return read_document<Thing>(parse_json(text, "t").value(), "t"); }

TEST(DescribedJson, GivesBackWhatItRead) {
  const auto thing = read(kThing);
  ASSERT_TRUE(thing) << thing.error().message;
  EXPECT_EQ(thing->stage, Stage::InReview);
  std::string out;
  write_json(out, *thing);
  EXPECT_EQ(out, kThing);
}

TEST(DescribedJson, FindsEveryFaultWithItsPlace) {
  const auto wrong =
      read(R"({"thing_id":"x","day":"2026-02-30","stage":"gone","parts":[{"name":"","count":10},{"name":"abcdef"},)"
           R"({"name":"\u0007"}],"share":"much","open":true,"extra":null,"more":1})");
  ASSERT_FALSE(wrong);
  std::vector<std::string> pointers;
  for (const Fault& fault : wrong.error().faults) pointers.push_back(fault.field);
  for (const char* pointer :
       {"/thing_id", "/day", "/stage", "/parts/0/name", "/parts/0/count", "/parts/1/name", "/parts/2/name", "/share"}) {
    EXPECT_NE(std::find(pointers.begin(), pointers.end(), pointer), pointers.end()) << pointer;
  }
  EXPECT_NE(wrong.error().message.find("'more'"), std::string::npos);
  EXPECT_FALSE(read("{}"));
  EXPECT_FALSE(read("[]"));
}

TEST(DescribedJson, PrintsTheSchemaOfAType) {
  const Json schema = json_schema<Thing>();
  EXPECT_EQ(schema.at("properties").at("thing_id").at("format"), "uuid");
  EXPECT_EQ(schema.at("properties").at("stage").at("enum").as_array().size(), 2U);
  const auto& part = schema.at("properties").at("parts").at("items");
  EXPECT_EQ(part.at("properties").at("name").at("maxLength"), 5);
  EXPECT_EQ(part.at("properties").at("name").at("description"), "as printed");
  EXPECT_EQ(part.at("required").as_array().size(), 1U);
  EXPECT_EQ(part.at("properties").at("count").at("type").as_array().size(), 2U);
}

}  // namespace
}  // namespace vallis::base
