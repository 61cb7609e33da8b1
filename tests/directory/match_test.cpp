#include <gtest/gtest.h>

#include "directory/detail/form_check.hpp"
#include "directory/similar.hpp"

namespace vallis::directory {
namespace {

TEST(MatchKey, LeavesLegalFormsOut) {
  for (const char* name : {"Tilia Diagnostics GmbH", "TILIA Diagnostics", "Diagnostics Tilia Ltd.",
                           "Tilia diagnostics S.r.o.", "The Tilia-Diagnostics, Inc."}) {
    EXPECT_EQ(match_key(name), match_key("Tilia Diagnostics")) << name;
  }
  EXPECT_NE(match_key("Tilia Diagnostics"), match_key("Tilia Dialysis"));
}

TEST(MatchKey, TakesBothAlphabetsAsOne) {
  EXPECT_EQ(match_key("ООО «Медицина будущего»"), match_key("Meditsina buduschego"));
  EXPECT_EQ(match_key("Клиника Чехова"), match_key("Klinika Chekhova"));
  EXPECT_EQ(match_key("Королёв"), match_key("Королев"));
}

TEST(MatchKey, IsNeverEmptyForANameOfLetters) { EXPECT_EQ(match_key("GmbH"), "gmbh"); }

TEST(DomainOf, IsTheHostWithoutWww) {
  EXPECT_EQ(domain_of("https://WWW.Tilia.example:8443/de?x#y"), "tilia.example");
  EXPECT_EQ(domain_of("http://a.b.example"), "a.b.example");
  EXPECT_EQ(domain_of("tilia.example"), "");
}

TEST(RorId, HoldsByItsCheckDigits) {
  // Published ids: Cornell University, Harvard University, University of Copenhagen.
  for (const char* id : {"05bnh6r87", "03vek6s52", "035b05819"}) EXPECT_TRUE(detail::ror_holds(id)) << id;
  for (const char* id : {"05bnh6r88", "05bnh6r8", "15bnh6r87", "05bnhir87", "05BNH6R87", ""}) {
    EXPECT_FALSE(detail::ror_holds(id)) << id;
  }
}

TEST(Lei, IsOneModulo97) {
  // GLEIF's own, and Deutsche Bank's.
  for (const char* lei : {"506700GE1G29325QX363", "7LTWFZYICNSX8D621K86"}) EXPECT_TRUE(detail::lei_holds(lei)) << lei;
  for (const char* lei : {"506700GE1G29325QX364", "506700ge1g29325qx363", "506700GE1G29325QX36", ""}) {
    EXPECT_FALSE(detail::lei_holds(lei)) << lei;
  }
}

TEST(Orcid, HoldsByItsCheckDigit) {
  // The examples of ORCID's documentation.
  for (const char* id : {"0000-0002-1825-0097", "0000-0001-5109-3700", "0000-0002-1694-233X"}) {
    EXPECT_TRUE(detail::orcid_holds(id)) << id;
  }
  for (const char* id : {"0000-0002-1825-0098", "0000000218250097", "0000-0002-1694-2330", ""}) {
    EXPECT_FALSE(detail::orcid_holds(id)) << id;
  }
}

}  // namespace
}  // namespace vallis::directory
