#!/usr/bin/env python3
"""Tests the checker itself on small made-up trees."""

import contextlib
import io
import tempfile
import unittest
from pathlib import Path

import check_includes


class MadeUpTree(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.tree = Path(folder.name)
        for package in ("base", "study", "db", "events", "projects", "app"):
            self.write(f"src/{package}/face.hpp", "#pragma once\n")
        self.write("src/study/detail/kernel.hpp", "#pragma once\n")

    def write(self, name: str, text: str) -> None:
        path = self.tree / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def breaches(self) -> list[str]:
        return check_includes.breaches(self.tree, check_includes.read_table())

    def assert_only_breach(self, beginning: str) -> None:
        found = self.breaches()
        self.assertEqual(len(found), 1, found)
        self.assertTrue(found[0].startswith(beginning), found[0])


class Arrows(MadeUpTree):
    def test_a_tree_that_keeps_the_rules_has_no_breach(self) -> None:
        self.write("src/study/a.cpp", '#include <vector>\n#include "base/face.hpp"\n#include "study/detail/kernel.hpp"\n')
        self.write("src/app/main.cpp", '#include "study/face.hpp"\n#include <CLI/CLI.hpp>\n')
        self.assertEqual(self.breaches(), [])

    def test_study_may_not_include_db(self) -> None:
        self.write("src/study/a.cpp", '#include "study/face.hpp"\n\n#include "db/face.hpp"\n')
        self.assert_only_breach("src/study/a.cpp:3: study may not include db")

    def test_a_lower_tier_may_not_include_a_higher_one(self) -> None:
        self.write("src/base/a.hpp", '#  include "study/face.hpp"\n')
        self.assert_only_breach("src/base/a.hpp:1: base may not include study")

    def test_features_may_not_include_each_other(self) -> None:
        self.write("src/events/a.cpp", '#include "projects/face.hpp"\n')
        self.assert_only_breach("src/events/a.cpp:1: events may not include projects")

    def test_a_detail_is_for_its_own_package(self) -> None:
        self.write("src/app/main.cpp", '#include "study/detail/kernel.hpp"\n')
        self.assert_only_breach('src/app/main.cpp:1: "study/detail/kernel.hpp" is a detail of study')

    def test_a_folder_without_a_row_is_a_breach(self) -> None:
        self.write("src/helpers/a.cpp", "")
        self.assert_only_breach("src/helpers/a.cpp: 'helpers' is no package")

    def test_our_headers_are_written_with_their_package(self) -> None:
        self.write("src/study/a.cpp", '#include "face.hpp"\n')
        self.assert_only_breach('src/study/a.cpp:1: "face.hpp" is no file of src/')

    def test_a_comment_is_no_include(self) -> None:
        self.write("src/study/a.cpp", '// #include "db/face.hpp"\n/*\n#include "db/face.hpp"\n*/\n')
        self.assertEqual(self.breaches(), [])

    def test_a_block_comment_does_not_shift_the_lines(self) -> None:
        self.write("src/study/a.cpp", '/* one\ntwo */\n#include "db/face.hpp"\n')
        self.assert_only_breach("src/study/a.cpp:3:")

    def test_a_link_against_the_table_is_a_breach(self) -> None:
        self.write("CMakeLists.txt", "vallis_package(base LINK PUBLIC fmt::fmt)\nvallis_package(base LINK vallis::study)\n")
        self.assert_only_breach("CMakeLists.txt:2: base may not link study")


class LibraryHeaders(MadeUpTree):
    def test_each_stays_in_its_place(self) -> None:
        places = {
            "boost/json.hpp": "study/a.cpp",
            "boost/json/value.hpp": "base/csv.cpp",
            "boost/asio.hpp": "base/net.cpp",
            "CLI/CLI.hpp": "study/a.cpp",
            "csv.h": "study/a.cpp",
            "sqlite3.h": "app/a.cpp",
            "libpq-fe.h": "base/a.cpp",
            "boost/beast/http.hpp": "app/a.cpp",
        }
        for header, file in places.items():
            with self.subTest(header=header, file=file):
                self.write(f"src/{file}", f"#include <{header}>\n")
                self.assert_only_breach(f"src/{file}:1: <{header}> may be included")
                (self.tree / "src" / file).unlink()

    def test_json_is_at_home_in_base_json(self) -> None:
        self.write("src/base/json.cpp", "#include <boost/json/serialize.hpp>\n")
        self.assertEqual(self.breaches(), [])


class TheTable(unittest.TestCase):
    def read(self, packages: str) -> check_includes.Table:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "packages.toml"
            path.write_text(f"[packages]\n{packages}\n[groups]\n[headers]\n", encoding="utf-8")
            return check_includes.read_table(path)

    def test_an_arrow_that_runs_up_is_refused(self) -> None:
        with self.assertRaisesRegex(ValueError, "does not lead down"):
            self.read('a = { tier = 0, includes = ["b"] }\nb = { tier = 1, includes = [] }')

    def test_an_arrow_that_runs_sideways_is_refused(self) -> None:
        with self.assertRaisesRegex(ValueError, "does not lead down"):
            self.read('a = { tier = 1, includes = ["b"] }\nb = { tier = 1, includes = [] }')

    def test_an_arrow_to_nowhere_is_refused(self) -> None:
        with self.assertRaisesRegex(ValueError, "no package of the table"):
            self.read('a = { tier = 1, includes = ["c"] }')


class TheProgram(MadeUpTree):
    def test_ends_with_1_and_names_the_breach(self) -> None:
        self.write("src/study/a.cpp", '#include "db/face.hpp"\n')
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            self.assertEqual(check_includes.main([str(self.tree)]), 1)
        self.assertIn("src/study/a.cpp:1: study may not include db", out.getvalue())

    def test_ends_with_0_without_a_breach(self) -> None:
        with contextlib.redirect_stdout(io.StringIO()):
            self.assertEqual(check_includes.main([str(self.tree)]), 0)


if __name__ == "__main__":
    unittest.main()
