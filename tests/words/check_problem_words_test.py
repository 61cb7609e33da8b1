#!/usr/bin/env python3
"""Tests the checker itself on made-up sources."""

import tempfile
import unittest
from pathlib import Path

import check_problem_words
from sentences import problems

PHRASES = 'phrases = {{200, "OK"}, {404, "Not Found"}};\n'


def sentences(source):
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "a.cpp"
        file.write_text(source, encoding="utf-8")
        return [literal.text for literal in problems(file)]


class Sentences(unittest.TestCase):
    def test_of_errors_are_found(self) -> None:
        self.assertEqual(sentences('return base::conflict("It is there.");'), ["It is there."])
        self.assertEqual(sentences('return base::not_found("no such thing");'), ["no such thing"])
        self.assertEqual(sentences('http::problem_reply(500, "A fault", "the file is gone", id);'), ["A fault", "the file is gone"])

    def test_of_faults_are_found(self) -> None:
        self.assertEqual(sentences('check.fault("/code", "the code is taken");'), ["the code is taken"])
        self.assertEqual(sentences('faults.push_back({.file = {}, .field = "/a", .what = "Fill it in."});'), ["Fill it in."])
        self.assertEqual(sentences('std::string why() { return "Somebody was first."; }'), ["Somebody was first."])

    def test_parted_literals_are_one(self) -> None:
        self.assertEqual(sentences('base::stale("One half, "\n  "and \\"another\\".")'), ['One half, and "another".'])

    def test_holes_are_those_of_formats_and_sums(self) -> None:
        self.assertEqual(sentences('base::conflict(fmt::format("{} of {:.2f} is {{a}}.", a, b))'), ["{} of {:.2f} is {{a}}."])
        self.assertEqual(sentences('base::conflict("There is no " + name(a, "b") + " here.")'), ["There is no {} here."])
        self.assertEqual(sentences('base::conflict("Write {\\"a\\": 1} here.")'), ['Write {{"a": 1}} here.'])

    def test_of_either_branch_are_found(self) -> None:
        self.assertEqual(sentences('base::forbidden(a ? "Sign in first." : "You may not.")'), ["Sign in first.", "You may not."])

    def test_are_not_descriptions_comments_or_statements(self) -> None:
        for source in (
            '// return "No sentence of ours.";',
            '/* "No sentence of ours." */',
            'assert(ok && "It is so.");',
            'constexpr auto kSql = R"sql(SELECT \'A text.\')sql";',
            'tx.execute("DELETE FROM a WHERE b = \'It is.\'.");',
            'rule{.member = "a", .description = "What it is."};',
            'base::JsonObject{{"description", "What it is."}};',
            'routes.get(http::query_parameter<int>("a", "What it is."));',
            'lines.push_back({fmt::format("It is {}.", a), fmt::format("Это {}.", a)});',
        ):
            self.assertEqual(sentences(source), [], source)


class MadeUpTree(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.tree = Path(folder.name)
        for package in check_problem_words.PACKAGES:
            path = self.tree / "src" / package
            (path.parent if path.suffix else path).mkdir(parents=True, exist_ok=True)
            if path.suffix:
                path.write_text("", encoding="utf-8")
        texts = "; ".join(f'a("{text}")' for text in sorted(check_problem_words.NO_PROBLEMS))
        self.write("src/db/kept.cpp", texts)
        self.write("src/http/message.cpp", PHRASES)
        self.write("src/auth/account.cpp", 'base::conflict(fmt::format("It is {} and {}.", a, b));')

    def write(self, name: str, text: str) -> None:
        path = self.tree / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def breaches(self, rows: str) -> list[str]:
        self.write(check_problem_words.TABLE, "en,ru\nNot Found,Не найдено\n" + rows)
        return check_problem_words.breaches(self.tree)

    def assert_one(self, rows: str, words: str) -> None:
        found = self.breaches(rows)
        self.assertEqual(len(found), 1, found)
        self.assertIn(words, found[0])

    def test_passes_where_every_sentence_has_a_row(self) -> None:
        self.assertEqual(self.breaches("It is {} and {}.,Это {1} и {0}.\n"), [])

    def test_finds_a_sentence_without_a_row(self) -> None:
        self.assert_one("", "src/auth/account.cpp:1: 'It is {} and {}.' has no row")

    def test_finds_a_row_that_nobody_says(self) -> None:
        self.assert_one("It is {} and {}.,Это {} и {}.\nIt was.,Было.\n", "'It was.' is said nowhere")

    def test_finds_holes_that_differ(self) -> None:
        self.assert_one("It is {} and {}.,Это {}.\n", "has other holes")
        self.assert_one("It is {} and {}.,Это {} и {{}}.\n", "has other holes")
        self.assert_one("It is {} and {}.,Это {} и {2}.\n", "has other holes")

    def test_finds_a_row_without_russian_or_twice(self) -> None:
        self.assert_one("It is {} and {}.,It is {} and {}.\n", "is not in Russian")
        self.assert_one("It is {} and {}.,Это {} и {}.\nIt is {} and {}.,Это {} и {}.\n", "is there already")

    def test_finds_a_title_without_a_row(self) -> None:
        self.write("src/http/message.cpp", PHRASES + '{409, "Conflict"}')
        self.assert_one("It is {} and {}.,Это {} и {}.\n", "'Conflict' has no row")

    def test_takes_words_of_enumerations_for_said(self) -> None:
        self.write("src/jobs/queue.hpp", "VALLIS_DESCRIBE_ENUM(State, Queued, InReview)")
        self.assertEqual(self.breaches("It is {} and {}.,Это {} и {}.\nin_review,на рассмотрении\n"), [])


if __name__ == "__main__":
    unittest.main()
