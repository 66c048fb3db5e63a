"""What every screen and dialog can rely on, however fast they are opened and left."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from functools import partial
from inspect import isawaitable
from typing import Any, Generic, TypeVar

from textual.await_complete import AwaitComplete
from textual.css.query import NoMatches
from textual.screen import Screen
from textual.worker import Worker

from coachtui.tui.coach import Coach

Result = TypeVar("Result")


class Topmost(Screen[Result], Generic[Result]):
    """What screens and dialogs have in common.

    Textual's own way out takes whatever lies on top: a second key or click that was on its
    way already would close what lies beneath. It comes after `ModalScreen` among the bases of a
    dialog: styles are inherited from the first alone.
    """

    @property
    def coach(self) -> Coach:
        """The app, as every screen knows it."""
        assert isinstance(self.app, Coach)  # noqa: S101
        return self.app

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Leave with a result, unless that was done already or something lies above."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def run_worker(self, work: Any, *given: Any, **named: Any) -> Worker[Any]:  # noqa: ANN401
        """Run something beside the screen, as Textual does.

        Its widgets go a moment before its workers are told to end: what one of them brings in
        between comes too late, and is no crash.
        """
        return super().run_worker(partial(_while_there, self, work), *given, **named)

    def call_after_refresh(self, callback: Callable[..., Any], *given: Any, **named: Any) -> bool:  # noqa: ANN401
        """Do something once the screen was painted, as Textual does; its widgets may be gone."""
        call = partial(callback, *given, **named)
        return super().call_after_refresh(partial(_while_there, self, call))


async def _while_there(
    screen: Screen[Any], work: Callable[[], Any] | Coroutine[None, None, Any]
) -> Any:  # noqa: ANN401  (whatever it gives)
    try:
        done = work() if callable(work) else work
        return await done if isawaitable(done) else done
    except NoMatches:
        if screen in screen.app.screen_stack:
            raise
        return None
