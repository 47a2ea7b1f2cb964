"""Words made ready for the scanner: proper names hidden, one-letter slips corrected. The text itself is untouched."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from itertools import chain

from carillon.when.grammar import Grammar
from carillon.when.patterns import GLUED, Node
from carillon.when.slips import SHORTEST, one_slip, shortened
from carillon.when.tokens import OPAQUE, ZONE_TOKENS, Token


def prepared(tokens: list[Token], grammar: Grammar, known: frozenset[str]) -> list[Token]:
    """The tokens as this language should see them. Words in `known` are right as they are, whatever they resemble."""
    changed: dict[int, str] = {}
    for at in _near_the_edges(len(tokens)):
        token = tokens[at]
        if token.word in grammar.name_words:
            changed |= dict.fromkeys(range(at, _longest(grammar.tables["names"], tokens, at)), OPAQUE)
        elif len(token.word) >= SHORTEST and token.num is None and token.word not in known:
            meant = correction(token.word, grammar)
            if meant is not None:
                changed[at] = meant
    if not changed:
        return tokens
    return [_with_word(token, changed[at]) if at in changed else token for at, token in enumerate(tokens)]


def _near_the_edges(count: int) -> Iterable[int]:
    return range(count) if count <= 2 * ZONE_TOKENS else chain(range(ZONE_TOKENS), range(count - ZONE_TOKENS, count))


def correction(word: str, grammar: Grammar) -> str | None:
    """The only time word one slip away that begins with the same letter, None if there is none or a choice."""
    if word in grammar.vocabulary or word in grammar.typo_traps or not word.isalpha():
        return None
    found = {
        meant
        for form in (word, *shortened(word))
        for meant in grammar.slips.get(form, ())
        if meant[0] == word[0] and one_slip(word, meant)
    }
    meanings = {grammar.correctable[meant] for meant in found}
    return min(found) if len(found) == 1 or (len(meanings) == 1 and "" not in meanings) else None


def _longest(node: Node, tokens: list[Token], at: int) -> int:
    """Where the longest name that begins here ends; -1 when there is none."""
    longest = at if node.ends else -1
    if at >= len(tokens):
        return longest
    following = node.words.get(tokens[at].word, ()) or node.words.get(GLUED + tokens[at].word, ())
    if not following and tokens[at].soft:
        return max(longest, _longest(node, tokens, at + 1))
    return max([longest, *(_longest(child, tokens, at + 1) for child in following)])


def _with_word(token: Token, word: str) -> Token:
    changed = copy(token)
    changed.word = word
    changed.num, changed.digits = None, 0
    return changed
