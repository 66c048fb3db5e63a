"""The full-screen app: its look, the keys that work everywhere, its window and its end."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.screen import Screen

from coachtui.tui import theme
from coachtui.tui.ahead import load_next
from coachtui.tui.coach import Coach
from coachtui.tui.ending import listen, report_of
from coachtui.workspace.errors import Conflict

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.command import Provider

    from coachtui.workspace.home import Home
    from coachtui.workspace.workspace import Workspace

SMALLEST = (60, 18)
"""Columns and rows below which one message is all that is shown."""

SHEETS = 1024
"""Pieces of styles that are kept as they were understood: more than there are. Of fewer none would
stay, as they are always asked for in turn."""

TOO_SMALL = "too-small"
"""The id of the screen that shows it."""


def _palette() -> type[Provider]:
    from coachtui.tui.palette import Everything

    return Everything


def _collect_again() -> None:
    """Once something can be seen: what was loaded for it is never garbage, what follows may be."""
    gc.freeze()
    gc.enable()


class CoachApp(Coach):
    """One workspace, open on the whole screen."""

    TITLE = "coachtui"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_palette}
    # The first screen's own is listed too: Textual reads that of pushed screens only.
    CSS_PATH = ["app.tcss", "home.tcss"]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1,question_mark", "help", "help", id="app.help"),
        Binding("f5", "undo", "undo", id="app.undo", show=False),
        Binding("ctrl+z", "undo", show=False, id="app.undo-too"),
        Binding("f6", "redo", "redo", id="app.redo", show=False),
        Binding("ctrl+y", "redo", show=False, id="app.redo-too"),
        Binding("ctrl+f", "quiet", "quiet view", id="app.quiet", show=False),
        Binding("ctrl+l", "light", "light or dark", id="app.light", show=False),
        Binding("ctrl+s", "save", "save now", id="app.save", show=False, priority=True),
        Binding("ctrl+p", "command_palette", "more", id="app.palette"),
        Binding("ctrl+q", "quit", "leave", id="app.quit", show=False, priority=True, system=True),
    ]

    _themed = False
    """Whether the theme is chosen."""

    def __init__(self, workspace: Workspace, home: Home) -> None:
        settings = home.settings
        wanted = theme.wanted(home.state.theme, settings.theme)
        super().__init__(workspace, home, ansi_color=True if wanted == theme.PLAIN else None)
        self.animation_level = "none"
        for one in theme.THEMES:
            self.register_theme(one)
        self._settings = settings
        # Nothing is styled yet. Watched, a theme would have every style read a second time.
        self.set_reactive(CoachApp.theme, wanted)
        self._themed = True
        self.stylesheet._parse_cache.grow(SHEETS)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_css_variables(self) -> dict[str, str]:
        """The colours of the theme; none before it is chosen: Textual asks while it is made."""
        return super().get_css_variables() if self._themed else {}

    def _load_screen_css(self, screen: Screen[object]) -> None:
        """Read the styles of a screen as it is first shown, and those alone.

        Textual would read all of those before it anew. What ours say names the screen that it is
        for, so none on view needs to be styled again.
        """
        new = [one for one in screen.css_path if not self.stylesheet.has_source(str(one))]
        if new:
            self.stylesheet.read_all(new)
            self.stylesheet.parse()
        super()._load_screen_css(screen)

    def get_default_screen(self) -> Screen[None]:
        """Home: there is nothing below it."""
        from coachtui.tui.home import HomeScreen

        return HomeScreen(self.workspace)

    def on_mount(self) -> None:
        if not gc.isenabled():
            self.call_after_refresh(_collect_again)
        self.set_keymap(dict(self._settings.keys))
        if not self.is_headless:
            listen(self.end_now)
            self.call_after_refresh(load_next, self.workspace)
        if self._settings.trouble:
            self.say(self._settings.trouble, wrong=True, seconds=12)
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        """Once something can be seen: put what is to be settled, and say what was noticed."""
        from coachtui.crash import untold

        if self.workspace.unsettled or untold(self.home.path, self.home.state.told):
            from coachtui.tui.matters import open_matters

            open_matters(self)
        else:
            self.say_noticed()

    # Keys that work everywhere

    def action_help(self) -> None:
        """What this screen is for, and every key that works here."""
        from coachtui.tui.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))

    def action_command_palette(self) -> None:
        """All that can be done here, and where one can go: type a few letters of it."""
        from textual.command import CommandPalette

        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder="What would you like to do?"))

    def action_focus_next(self) -> None:
        """On to what stands next: a field, a list, the ways on."""
        super().action_focus_next()

    def action_undo(self) -> None:
        """Take back the last change that was kept, whatever it was."""
        from coachtui.tui.stepping import undo

        undo(self)

    def action_redo(self) -> None:
        """Bring back what was taken back last."""
        from coachtui.tui.stepping import redo

        redo(self)

    def action_quiet(self) -> None:
        """Only question and answer, in a narrow column; the same key brings the rest back."""
        self.quiet = not self.quiet

    def watch_quiet(self, quiet: bool) -> None:
        for screen in self.screen_stack if self.is_running else ():
            screen.set_class(quiet, "-quiet")

    def action_light(self) -> None:
        """Light paper or a dark screen; it is remembered."""
        self.theme = theme.other(self.theme)
        self.remember(theme=self.theme)

    def action_save(self) -> None:
        """Save now; where that fails, say why and what can be done."""
        self.keep_typed()
        if self.workspace.read_only:
            from coachtui.tui.matters import open_barred

            open_barred(self)
            return
        self.run_worker(self._save_now(), group="save")

    async def _save_now(self) -> None:
        """Beside the work: keys that come meanwhile don't wait for the disk."""
        trouble = await self.writer.now()
        if trouble is not None and not isinstance(trouble, Conflict):
            from coachtui.tui.trouble import show_trouble

            show_trouble(self, trouble)

    async def action_quit(self) -> None:
        """Leave. Everything is saved first."""
        self.keep_typed()
        trouble = await self.writer.last()
        if trouble is None:
            self.exit(0)
        elif not isinstance(trouble, Conflict):
            from coachtui.tui.trouble import show_trouble

            show_trouble(self, trouble, leaving=True)

    def action_help_quit(self) -> None:
        """Say how to leave: this key is for copying in many terminals."""
        self.say("Ctrl+Q leaves. Everything is saved.")

    async def action_command(self, id: str) -> None:
        """Do what a command of the screen on view does, as its key would."""
        from coachtui.tui.keys import commands

        for command in commands(self.screen):
            if command.id == id:
                await self.run_action(command.action, command.node)

    # The window

    def on_resize(self, event: events.Resize) -> None:
        """Where the window is too small for any screen, say which size is needed."""
        small = event.size.width < SMALLEST[0] or event.size.height < SMALLEST[1]
        said = self.screen.id == TOO_SMALL
        if small and not said:
            from coachtui.tui.small import TooSmall

            self.push_screen(TooSmall(*SMALLEST, id=TOO_SMALL))
        elif not small and said:
            self.pop_screen()

    # Its end

    def end_now(self, signal: int) -> None:
        """Told to end: save first, whatever is on view."""
        self.keep_typed()
        self.run_worker(self._end(128 + signal), group="end")

    async def _end(self, code: int) -> None:
        await self.writer.last()
        self.exit(code)

    def _handle_exception(self, error: Exception) -> None:
        """A crash says one plain line, and where its report is: never what anybody wrote.

        Textual would print local variables here, and so names and answers.
        """
        if self._exit:
            # All is saved by then; a screen that was still being opened finds itself gone.
            return
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
            self.last_words = report_of(error, self.reports)
        self._close_messages_no_wait()

    @property
    def reports(self) -> Path:
        """The folder in which the report of a crash is kept."""
        return self.home.path

    last_words: str = ""
    """What is said on the terminal once the app is gone."""
