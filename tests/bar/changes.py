"""Small changes to a source file, one at a time: what a slip of the hand would make of it."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from typing import Any

COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
COUNTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
}
"""What stands in the place of what."""


def changed(source: str) -> Iterator[tuple[str, str]]:
    """Every source that differs in one place: what was changed and where, and the source."""
    tree = ast.parse(source)
    for place, node in enumerate(_weighed(tree)):
        if (said := _slip(node)) is not None:
            other = copy.deepcopy(tree)
            found = list(_weighed(other))[place]
            _slip(found, make=True)
            yield f"{node.lineno}: {said}", ast.unparse(ast.fix_missing_locations(other))


def _weighed(tree: ast.Module) -> Iterator[ast.expr]:
    """Expressions that decide something: none of an annotation, an import or a docstring."""
    passed = {id(one) for node in ast.walk(tree) for one in _passed_over(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.expr) and id(node) not in passed:
            yield node


def _passed_over(node: ast.AST) -> Iterator[ast.AST]:
    outer: list[ast.AST | None] = []
    match node:
        case ast.Expr(value=ast.Constant() as words):
            outer = [words]
        case ast.arg(annotation=hint) | ast.AnnAssign(annotation=hint):
            outer = [hint]
        case ast.FunctionDef(returns=hint, decorator_list=marks):
            outer = [hint, *marks]
        case ast.Assign(targets=[ast.Name(id="__all__")], value=value):
            outer = [value]
        case ast.Raise(exc=error):
            outer = [error]
    for one in outer:
        yield from ast.walk(one) if one is not None else ()


def _slip(node: ast.expr, *, make: bool = False) -> str | None:
    """What else an expression might have been, in words; None where nothing else. It is made so."""
    now = ""
    match node:
        case ast.Compare(ops=[op]) if type(op) in COMPARED:
            now, node.ops = type(op).__name__, [COMPARED[type(op)]()] if make else [op]
        case ast.BoolOp(op=op):
            now = type(op).__name__
            node.op = op if not make else ast.Or() if isinstance(op, ast.And) else ast.And()
        case ast.BinOp(op=op) if type(op) in COUNTED:
            now, node.op = type(op).__name__, COUNTED[type(op)]() if make else op
        case ast.UnaryOp(op=ast.Not(), operand=inner):
            now, node.operand = "not", ast.UnaryOp(ast.Not(), inner) if make else inner
        case ast.Constant(value=value) if value not in (None, "", b"", ...):
            now, node.value = repr(value)[:30], _else(value) if make else value
        case ast.IfExp(body=body, orelse=other):
            now = "if"
            node.body, node.orelse = (other, body) if make else (body, other)
    return f"{now} otherwise" if now else None


def _else(value: Any) -> Any:  # noqa: ANN401  (what a constant may be)
    """Another value of the same kind."""
    match value:
        case bool():
            return not value
        case int():
            return value + 1
        case str():
            return f"{value}XX"
    return value
