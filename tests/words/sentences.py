"""Finds the sentences of C++ sources that a person may read as a problem.

A sentence is a text that ends as sentences do, or one that stands where the text of an error or of a fault belongs,
however it ends. Literals side by side are one; what is added to them by `+` is a hole. Holes are written as fmt writes
them, {} or {:.1f}, and braces that are text are doubled. Left out is what no reader of a page sees as a problem: SQL,
assertions, descriptions of the API, texts that stand beside their Russian.
"""

import re
from dataclasses import dataclass
from pathlib import Path

TOKEN = re.compile(
    r"""(?P<skip>//[^\n]*|/\*.*?\*/|\s+|^[ \t]*\#[^\n]*)
    |(?P<raw>R"(?P<tag>\w*)\((?P<rawtext>.*?)\)(?P=tag)")
    |"(?P<text>(?:[^"\\\n]|\\.)*)"
    |(?P<char>'(?:[^'\\\n]|\\.)+')
    |(?P<word>[A-Za-z_]\w*(?:::[A-Za-z_~]\w*)*|\d[\w.]*(?:'\d+)*)
    |(?P<mark>::|->|==|!=|<=|>=|\+\+|\+=|&&|\|\||.)""",
    re.DOTALL | re.MULTILINE | re.VERBOSE,
)
ESCAPE = {"n": "\n", "t": "\t", "r": "\r", "0": "\0"}
CLOSING = {"(": ")", "[": "]", "{": "}"}
ENDS_VALUE = {",", ";", "=", "?", ":", "return", "+=", "==", "!=", "<=", ">=", "&&", "||", "case", "else", "<", ">", "!"}

KINDS = "invalid_argument not_found unavailable too_large conflict stale unauthenticated forbidden too_many"
# Calls whose argument, by its place, is a problem's text. `in` puts a context before one.
PROBLEM_AT = {f"base::{kind}": {0} for kind in KINDS.split()} | {kind: {0} for kind in KINDS.split()}
PROBLEM_AT |= {"base::invalid_input": {1}, "invalid_input": {1}, "in": {0}, "untrusted": {0}, "wrong_state": {1}, "refuse": {0, 1}}
PROBLEM_AT |= {"problem_reply": {1, 2}, "http::problem_reply": {1, 2}, "Complaint": {0}, "located": {1}, "fault": {0, 1, 2, 3}}
# Calls whose texts are for programs and those who write them.
DESCRIPTIONS = {"parameter", "header_parameter", "query_parameter", "http::query_parameter"}
DESCRIPTIONS |= {"auth::ListFilter", "base::FieldRule", "FieldRule", "assert", "static_assert", "Help"}
SENTENCE = re.compile(r"^\s?[^a-z\s].*[.?!…][’”»)'`]*$", re.DOTALL)
ENDS_IN_HOLE = re.compile(r"^(?=.*[a-z]{2} [a-z]{2})[A-Z'{].*\{[:\d.f]*\}$")
SQL = re.compile(r"^(SELECT|INSERT|UPDATE|DELETE|PRAGMA|WITH|BEGIN|CREATE|DROP|ALTER)\b")
CYRILLIC = re.compile("[А-Яа-яЁё]")
HOLE = re.compile(r"\{[:\d.f]*\}")


@dataclass(frozen=True)
class Literal:
    text: str
    line: int


@dataclass
class Group:
    opening: str
    items: list  # of str (marks and words), Literal and Group


def tokens(source):
    """Strings for words and marks, Literals for texts; a raw text is one that is no sentence."""
    line, at = 1, 0
    for match in TOKEN.finditer(source):
        line += source.count("\n", at, match.start())
        at = match.start()
        if match["skip"] is not None:
            continue
        if match["raw"] is not None:
            yield Literal("", line)
        elif match["text"] is not None:
            yield Literal(re.sub(r"\\(x[0-9a-fA-F]+|.)", lambda m: ESCAPE.get(m[1], m[1]), match["text"]), line)
        elif match["char"] is not None:
            yield Literal(re.sub(r"\\(.)", lambda m: ESCAPE.get(m[1], m[1]), match["char"][1:-1]), line)
        else:
            yield match["word"] or match["mark"]


def tree(source):
    """What stands in brackets, as groups within groups."""
    top = Group("", [])
    open_groups = [top]
    for token in tokens(source):
        if isinstance(token, str) and token in CLOSING:
            group = Group(token, [])
            open_groups[-1].items.append(group)
            open_groups.append(group)
        elif isinstance(token, str) and token in CLOSING.values() and len(open_groups) > 1:
            open_groups.pop()
        else:
            open_groups[-1].items.append(token)
    return top


def split(items, marks):
    """(the mark before, the items) of each part between the marks."""
    mark, part = "", []
    for item in items:
        if isinstance(item, str) and item in marks:
            yield mark, part
            mark, part = item, []
        else:
            part.append(item)
    yield mark, part


def sentence_of(value, is_format):
    """The text of a literal, or of a sum with a literal; a hole for each operand that is none."""
    text, line = "", 0
    for _, operand in split(value, {"+"}):
        if operand and all(isinstance(item, Literal) for item in operand):
            piece = "".join(item.text for item in operand)
            line = line or operand[0].line
            text += piece if is_format or HOLE.search(piece) else piece.replace("{", "{{").replace("}", "}}")
        else:
            text += "{}"
    return Literal(text, line) if line else None


def flat(items):
    for item in items:
        if isinstance(item, Group):
            yield from flat(item.items)
        else:
            yield item


def in_both_languages(group):
    """Whether the group is a value, no statements, with something in Russian."""
    items = list(flat(group.items))
    return ";" not in items and any(isinstance(item, Literal) and CYRILLIC.search(item.text) for item in items)


def described(mark, before, group):
    """Whether a text is a description, or one of a pair in both languages."""
    if mark == "=" and before and before[-1] in ("description", "en", "ru"):
        return True
    texts = [item.text for item in group.items if isinstance(item, Literal)]
    return texts[:1] == ["description"]


def walk(group, callee, found):
    """Puts (callee, argument, Literal) of each sentence of the group into `found`."""
    if callee in DESCRIPTIONS or group.opening and in_both_languages(group):
        return
    argument, before, called = 0, [], ""
    for mark, value in split(group.items, ENDS_VALUE):
        argument += mark == ","
        sentence = sentence_of(value, callee.startswith("fmt::"))
        if sentence is not None and not described(mark, before, group):
            found.append((callee, argument, sentence))
        if mark == "<":
            called = before[-1] if before and isinstance(before[-1], str) else ""
        name = called if mark == ">" else ""  # call<Type>(…)
        for item in value:
            if isinstance(item, Group):
                walk(item, name if item.opening != "[" else "", found)
            elif isinstance(item, str):
                name = item
        before = value


def all_texts(path):
    found = []
    walk(tree(path.read_text(encoding="utf-8")), "", found)
    return found


def is_problem(callee, argument, text):
    if not re.search(r"[A-Za-z]{2}", text) or SQL.match(text) or text.startswith("/") or CYRILLIC.search(text):
        return False
    if (SENTENCE.match(text) or ENDS_IN_HOLE.match(text)) and " " in text:
        return True
    return argument in PROBLEM_AT.get(callee, ()) and (callee not in ("fault", "in") or " " in text)


def problems(path):
    """The sentences of one file, as Literals."""
    return [text for callee, argument, text in all_texts(path) if is_problem(callee, argument, text.text)]
