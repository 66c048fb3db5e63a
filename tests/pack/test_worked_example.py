"""The worked example of the notation, as small as a pack can be and still decide."""

from __future__ import annotations

from pathlib import Path

from coachtui.pack import condition
from coachtui.pack.condition import Ref
from coachtui.pack.load import load

FILES = {
    "pack.toml": """\
schema = 1
id = "linkedin"
lessons = ["link-strategically"]                         # the recommended order
sections = { rules = "How I decide", guidelines = "How I invite", statement = "What I tell" }
verdicts.in = { accept = "accept", ask = "ask how we know each other", decline = "decline" }
asks.in = ["known", "note"]                              # the fixed order of facts
documents.card = ["rules.in", "guidelines", "statement"]   # a direction's part of rules
""",
    "facts.toml": """\
[[fact]]
id = "known"
ask = "How well do I know {name}?"
ladder = true                                            # choices rise
choices = { stranger = "never heard of them", met = "met or talked", worked = "worked with them" }
say = { stranger = "I know of them", met = "we have met", worked = "I have worked with them" }
[[fact]]
id = "note"
ask = "What did {name} write?"
choices = { none = "nothing", default = "the standard line", own = "words of their own" }
""",
    "lessons/link-strategically.md": """\
+++
id = "link-strategically"
title = "Take time to link strategically"
+++
## What for?
A network is for something. Say what, and half of the later questions answer themselves.
```toml question
id = "aim"
kind = "text"
text = "Finish the sentence: a year from now, my network has helped me to ..."
why = "Every rule that you make here is held against this."
soft = [{ shorter = 12, say = "That is short. What would it look like on a Tuesday?" }]
public = true                                            # may appear in the statement
```
## Where do I stand?
Some do best with few whom they trust, others with thousands whom they can reach.[^spectrum]
```toml question
id = "spectrum"
kind = "scale"
max = 7
text = "Which would you rather be able to say?"
ends = ["I know each of them", "I can reach almost anyone"]
```
## Who counts as known?
```toml question
id = "in-line"
kind = "choice"
choices_from = "known"                                   # the fact's own ids, labels and clauses
text = "From which rung up do you say yes without asking anything?"
hints = ["Put one real person on each rung.", "Whom of them would you introduce to a client?"]
public = true
```
```toml question
id = "in-bare"
kind = "choice"
choices_from = "verdicts.in"
text = "And where none of your answers speaks?"
```
""",
    "rules.toml": """\
[[rule]]
id = "in-known"
direction = "in"
if = { known = { at_least = "{in-line}" } }              # on facts; the threshold is the answer
verdict = "accept"
text = "If {in-line}, then I accept."
[[rule]]
id = "in-no-words"
direction = "in"
when = { spectrum = { below = 5 } }                      # on answers: is this my rule at all?
if = { note = ["none", "default"] }
verdict = "decline"
text = "If they sent no words of their own, then I decline."
[[rule]]
id = "in-otherwise"
direction = "in"
otherwise = true
verdict = "{in-bare}"
text = "If none of these holds, then I {in-bare}."
""",
    "lines.toml": """\
[[line]]
id = "own-words"
section = "guidelines"
when = { spectrum = { below = 5 } }
text = "I say how I know them and why I write, in words only I would use."
[[line]]
id = "who-i-accept"
section = "statement"
text = "I connect with people when {in-line}. What I'm here for: {aim}."
""",
    "rehearsal.toml": """\
[[card]]
id = "taxi"
direction = "in"
name = "Ana Prado"
text = "Buyer at a hospital group. You shared a taxi after a conference in May. No note."
facts = { known = "met", note = "none" }
""",
    "personas/careful.toml": """\
title = "Twenty years in hospitals, few contacts, all close"
answers = { aim = "find steady work", spectrum = 2, in-line = "worked", in-bare = "ask" }
expect = { has = ["in-known", "own-words"], tensions = [], verdicts = { taxi = "decline" } }
""",
}


def test_the_worked_example_loads_as_it_is_written(tmp_path: Path) -> None:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    pack = load(tmp_path)
    assert pack.title == "linkedin", "a pack without a title is called by its id"
    assert list(pack.questions) == ["aim", "spectrum", "in-line", "in-bare"]
    assert pack.documents["card"].parts == ("rules.in", "guidelines", "statement")
    assert pack.rules[0].if_ == (condition.Test(subject="known", at_least=Ref("in-line")),)
    assert pack.rules[1].when == ((condition.Test(subject="spectrum", below=5),),)
    assert [c.key for c in pack.questions["in-line"].choices] == ["1", "2", "3"]
    persona = pack.personas[0]
    assert (persona.id, persona.expect.tensions) == ("careful", ())
    assert persona.expect.verdicts == {"taxi": "decline"}
