"""What may stand in a template: text, `{name}`, and `{% if %}`. Everything else is refused before it is compiled.

Jinja2's sandbox stands behind this as a second wall. It alone would still let a template compute for hours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

from jinja2 import Environment, TemplateSyntaxError, nodes

from carillon.content.template_errors import BadTemplate, Flaw

LONGEST_SOURCE = 10_000
"""Characters. Platforms stop at 4096 for a message; reading this much takes some hundredths of a second."""

_MOST_NODES = 1_000
_DEEPEST = 16
_NAME = re.compile(r"[^\W\d_]\w{0,39}")
_ALLOWED = (
    nodes.And,
    nodes.Compare,
    nodes.Const,
    nodes.If,
    nodes.Name,
    nodes.Not,
    nodes.Operand,
    nodes.Or,
    nodes.Output,
    nodes.Template,
    nodes.TemplateData,
)
_FLAWS: dict[type[nodes.Node], Flaw] = {
    nodes.Call: Flaw.CALL,
    nodes.CallBlock: Flaw.CALL,
    nodes.Extends: Flaw.OTHER_FILE,
    nodes.Filter: Flaw.FILTER,
    nodes.FilterBlock: Flaw.FILTER,
    nodes.For: Flaw.LOOP,
    nodes.FromImport: Flaw.OTHER_FILE,
    nodes.Getattr: Flaw.ATTRIBUTE,
    nodes.Getitem: Flaw.ATTRIBUTE,
    nodes.Import: Flaw.OTHER_FILE,
    nodes.Include: Flaw.OTHER_FILE,
}
_TAG = r"\{%(?:(?!%\})[^\n])*%\}"
_COMMENT = r"\{#(?:(?!#\})[\s\S])*#\}"
_ONLY_TAGS = re.compile(rf"^[ \t]*((?:(?:{_TAG}|{_COMMENT})[ \t]*)+)\n", re.MULTILINE)


def syntax_tree(environment: Environment, source: str) -> nodes.Template:
    """Return a template's tree, or raise BadTemplate with the line and the reason."""
    if len(source) > LONGEST_SOURCE:
        raise BadTemplate(Flaw.TOO_LONG, 1)
    try:
        tree = environment.parse(_without_tag_lines(normalize("NFC", source)))
    except TemplateSyntaxError as error:
        raise BadTemplate(_flaw_of(source, error.lineno), error.lineno) from error
    except RecursionError:  # hundreds of brackets or conditions inside each other
        raise BadTemplate(Flaw.TOO_DEEP, 1) from None
    _refuse_what_is_not_allowed(tree)
    return tree


def _without_tag_lines(source: str) -> str:
    """Make lines that hold nothing but tags leave no line behind, as their authors expect.

    The end of the line moves into the tag, where it means nothing, so that errors still name the right line.
    Jinja2's own `trim_blocks` would also join a line of text that ends with a tag to the next one.
    """
    return _ONLY_TAGS.sub(lambda line: f"{line[1].rstrip()[:-2]}\n{line[1].rstrip()[-2:]}", _one_newline(source))


def _one_newline(source: str) -> str:
    return source.replace("\r\n", "\n").replace("\r", "\n")


def _flaw_of(source: str, line: int) -> Flaw:
    """Guess from the text what its author meant: Jinja2's own words speak of tokens."""
    lines = _one_newline(source).split("\n")
    if "{{" in lines[min(line, len(lines)) - 1]:
        return Flaw.DOUBLED
    ifs, ends = (len(re.findall(rf"\{{%[-+]?\s*{word}\b", source)) for word in ("if", "endif"))
    return Flaw.UNREADABLE if ifs == ends else Flaw.UNCLOSED


def _refuse_what_is_not_allowed(tree: nodes.Template) -> None:
    says_something = False
    for count, (node, depth) in enumerate(_walk(tree), start=1):
        flaw = Flaw.TOO_BIG if count > _MOST_NODES else Flaw.TOO_DEEP if depth > _DEEPEST else _flaw(node)
        if flaw:
            raise BadTemplate(flaw, node.lineno)
        says_something |= isinstance(node, nodes.Output) and any(map(_is_something, node.nodes))
    if not says_something:
        raise BadTemplate(Flaw.EMPTY, 1)


def _walk(tree: nodes.Template) -> Iterator[tuple[nodes.Node, int]]:
    waiting: list[tuple[nodes.Node, int]] = [(tree, 0)]
    while waiting:
        node, depth = waiting.pop()
        yield node, depth
        children = [(child, depth + 1) for child in node.iter_child_nodes()]
        waiting.extend(reversed(children))


def _flaw(node: nodes.Node) -> Flaw | None:
    if not isinstance(node, _ALLOWED):
        return _FLAWS.get(type(node), Flaw.EXPRESSION)
    if isinstance(node, nodes.Name):
        return None if _is_name(node.name) else Flaw.NAME
    if isinstance(node, nodes.Const):
        return None if isinstance(node.value, str) else Flaw.EXPRESSION
    if isinstance(node, nodes.Operand):
        return None if node.op in {"eq", "ne"} else Flaw.EXPRESSION
    if isinstance(node, nodes.Output):
        return next(filter(None, map(_flaw_in_text, node.nodes)), None)
    return None


def _flaw_in_text(node: nodes.Expr) -> Flaw | None:
    """Conditions may stand in `{% if %}` only: in the text they would show as True or False."""
    return Flaw.EXPRESSION if isinstance(node, (nodes.And, nodes.Compare, nodes.Not, nodes.Or)) else None


def _is_name(name: str) -> bool:
    """Small letters only, because telephones like to begin a word with a large one. Jinja2 keeps `self` to itself."""
    return bool(_NAME.fullmatch(name)) and name != "self" and name == normalize("NFKC", name.lower())


def _is_something(node: nodes.Expr) -> bool:
    return not isinstance(node, nodes.TemplateData) or bool(node.data.strip())
