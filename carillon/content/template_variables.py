"""Which variables a template cannot do without, and which it can.

A variable is required where it is used and nothing around it has made sure that it is there. `{% if dose %}` makes
sure of `dose` for what stands inside; so do `and`, `or` and `not` by the rules of logic. To be asked for in
`{% if dose %}` is no use; to be compared, as in `{% if form == "f" %}`, is one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jinja2 import nodes

Names = frozenset[str]


def variables(tree: nodes.Template) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the required and the optional variables, each in the order in which they first appear."""
    needed = frozenset(_needed_by_all(tree.body, Names()))
    mentioned = dict.fromkeys(name.name for name in tree.find_all(nodes.Name))
    return tuple(n for n in mentioned if n in needed), tuple(n for n in mentioned if n not in needed)


def _needed_by_all(body: Iterable[nodes.Node], sure: Names) -> Iterator[str]:
    for node in body:
        yield from _needed_by(node, sure)


def _needed_by(node: nodes.Node, sure: Names) -> Iterator[str]:
    if isinstance(node, nodes.If):
        yield from _needed_by_condition(node, sure)
    elif isinstance(node, nodes.Name):
        yield from {node.name} - sure
    else:
        yield from _needed_by_all(node.iter_child_nodes(), sure)


def _needed_by_condition(chosen: nodes.If, sure: Names) -> Iterator[str]:
    for branch in (chosen, *chosen.elif_):
        yield from _needed_by_test(branch.test, sure)
        yield from _needed_by_all(branch.body, sure | _sure_if_true(branch.test))
        sure |= _sure_if_false(branch.test)
    yield from _needed_by_all(chosen.else_, sure)


def _needed_by_test(test: nodes.Node, sure: Names) -> Iterator[str]:
    if isinstance(test, nodes.Not):
        yield from _needed_by_test(test.node, sure)
    elif isinstance(test, (nodes.And, nodes.Or)):
        reached = _sure_if_true(test.left) if isinstance(test, nodes.And) else _sure_if_false(test.left)
        yield from _needed_by_test(test.left, sure)
        yield from _needed_by_test(test.right, sure | reached)
    elif not isinstance(test, nodes.Name):
        yield from _needed_by(test, sure)


def _sure_if_true(test: nodes.Node) -> Names:
    match test:
        case nodes.Name():
            return Names({test.name})
        case nodes.Not():
            return _sure_if_false(test.node)
        case nodes.And():
            return _sure_if_true(test.left) | _sure_if_true(test.right)
        case nodes.Or():
            return _sure_if_true(test.left) & _sure_if_true(test.right)
    return Names()


def _sure_if_false(test: nodes.Node) -> Names:
    match test:
        case nodes.Not():
            return _sure_if_true(test.node)
        case nodes.And():
            return _sure_if_false(test.left) & _sure_if_false(test.right)
        case nodes.Or():
            return _sure_if_false(test.left) | _sure_if_false(test.right)
    return Names()
