"""What is ticked shows its day, and what stands open again shows the last one."""

from __future__ import annotations

import json

import pytest

from coachtui.documents import as_data, as_html, as_markdown, as_text
from coachtui.documents.model import Document, Item
from tests.documents.pages import Page, page

DONE = Item(id="tyres", text="I press the tyres.", tick=True, done=True, ticked="2027-03-03")
AGAIN = Item(id="chain", text="I wipe the chain.", tick=True, ticked="2027-02-28")
NEVER = Item(id="brakes", text="I try the brakes.", tick=True)
ODD = Item(id="bell", text="I ring the bell.", tick=True, done=True, ticked="\x1b]52;c;aGk=\x07")


def document(style: str) -> Document:
    return page(style, DONE, AGAIN, NEVER, ODD)  # type: ignore[arg-type]


@pytest.mark.parametrize("style", ["list", "checks", "numbered", "beside"])
def test_in_text(style: str) -> None:
    told = " ".join(as_text.render(document(style)).split())
    assert "[x] I press the tyres. (3 March 2027)" in told
    assert "[ ] I wipe the chain. (last: 28 February 2027)" in told
    assert "I try the brakes. (" not in told
    assert "I ring the bell. (" not in told
    assert "\x1b" not in told


@pytest.mark.parametrize("style", ["list", "checks", "numbered", "beside"])
def test_in_markdown(style: str) -> None:
    told = as_markdown.render(document(style))
    assert "[x] I press the tyres. (3 March 2027)\n" in told
    assert "[ ] I wipe the chain. (last: 28 February 2027)\n" in told
    assert "[ ] I try the brakes.\n" in told
    assert "\x1b" not in told


@pytest.mark.parametrize("style", ["list", "checks", "numbered", "beside", "first-yes"])
def test_in_html(style: str) -> None:
    told = as_html.render(document(style))
    assert "I press the tyres. (3 March 2027)" in "".join(Page(told).text)
    assert "I wipe the chain. (last: 28 February 2027)" in "".join(Page(told).text)
    assert "I try the brakes. (" not in "".join(Page(told).text)
    assert "\x1b" not in told


def test_in_json() -> None:
    (block,) = json.loads(as_data.render(document("checks")))["blocks"]
    found = {one["id"]: (one["tick"], one["done"], one["ticked"]) for one in block["items"]}
    assert found["tyres"] == (True, True, "2027-03-03")
    assert found["chain"] == (True, False, "2027-02-28")
    assert found["brakes"] == (True, False, "")
