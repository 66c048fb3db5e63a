"""The app's own colours: warm paper by day, a warm dark by night, none where none are wanted.

Every pair of text and ground reaches 4.5 to 1. No state is told by colour alone, so the
third theme, for ``NO_COLOR``, may use the terminal's own two colours and nothing else.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

from textual.theme import Theme

DARK, LIGHT, PLAIN = "coach-dark", "coach-light", "coach-plain"


def _own(  # one word for each part of the screen, the same in every theme
    *,
    ground: str,
    raised: str,
    ink: str,
    quiet: str,
    voice: str,
    care: str,
    wrong: str,
    good: str,
    rule: str,
) -> dict[str, str]:
    return {
        "ground": ground,
        "raised": raised,
        "ink": ink,
        "quiet": quiet,
        "voice": voice,
        "care": care,
        "wrong": wrong,
        "good": good,
        "rule": rule,
        "text": ink,
        "text-muted": quiet,
        "text-disabled": quiet,
        "foreground-muted": quiet,
        "border": voice,
        "border-blurred": rule,
        "scrollbar": rule,
        "scrollbar-hover": quiet,
        "scrollbar-active": voice,
        "scrollbar-background": ground,
        "scrollbar-background-hover": ground,
        "scrollbar-background-active": ground,
        "scrollbar-corner-color": ground,
        "block-cursor-foreground": ink,
        "block-cursor-background": raised,
        "block-cursor-text-style": "bold",
        "input-cursor-background": voice,
        "input-cursor-foreground": ground,
        "input-cursor-text-style": "none",
        "input-selection-background": rule,
        "input-selection-foreground": ink,
        "screen-selection-background": rule,
        "screen-selection-foreground": ink,
        "link-color": voice,
        "link-style": "underline",
    }


NIGHT = _own(
    ground="#1c1a18",
    raised="#2b2723",
    ink="#ebe4da",
    quiet="#ab9f91",
    voice="#e3ad78",
    care="#e0c07a",
    wrong="#f0978a",
    good="#a3c9a0",
    rule="#4a433c",
)
DAY = _own(
    ground="#fbf7f0",
    raised="#f0e8da",
    ink="#2b2621",
    quiet="#655b50",
    voice="#8a4a14",
    care="#775200",
    wrong="#a12a20",
    good="#2f6636",
    rule="#cfc3b0",
)
BARE = dict.fromkeys(
    ("ground", "raised", "ink", "quiet", "voice", "care", "wrong", "good", "rule"), "ansi_default"
) | {
    "ansi-background": "ansi_default",
    "ansi-foreground": "ansi_default",
    "text-muted": "ansi_default",
    "text-disabled": "ansi_default",
    "foreground-muted": "ansi_default",
    "border": "ansi_default",
    "border-blurred": "ansi_default",
    "scrollbar": "ansi_default",
    "scrollbar-background": "ansi_default",
    "block-cursor-foreground": "ansi_default",
    "block-cursor-background": "ansi_default",
    "block-cursor-text-style": "bold reverse",
    "input-cursor-background": "ansi_default",
    "input-cursor-foreground": "ansi_default",
    "input-cursor-text-style": "reverse",
    "input-selection-background": "ansi_default",
    "input-selection-foreground": "ansi_default",
}


def _theme(name: str, own: Mapping[str, str], *, dark: bool, ansi: bool = False) -> Theme:
    return Theme(
        name=name,
        primary=own["voice"],
        secondary=own["quiet"],
        accent=own["voice"],
        foreground=own["ink"],
        background=own["ground"],
        surface=own["ground"],
        panel=own["raised"],
        boost=own["raised"],
        success=own["good"],
        warning=own["care"],
        error=own["wrong"],
        dark=dark,
        ansi=ansi,
        variables=dict(own),
    )


THEMES: tuple[Theme, ...] = (
    _theme(DARK, NIGHT, dark=True),
    _theme(LIGHT, DAY, dark=False),
    _theme(PLAIN, BARE, dark=True, ansi=True),
)


def wanted(remembered: str = "", set_: str = "") -> str:
    """The theme to begin with: no colours where ``NO_COLOR`` asks for that.

    Args:
        remembered: The theme left last.
        set_: "dark" or "light", as settings.toml may say.
    """
    if os.environ.get("NO_COLOR"):
        return PLAIN
    if remembered in (DARK, LIGHT):
        return remembered
    return LIGHT if set_ == "light" else DARK


def other(name: str) -> str:
    """The theme that the light switch leads to; without colours there is no other."""
    return {DARK: LIGHT, LIGHT: DARK}.get(name, name)
