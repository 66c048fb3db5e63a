"""The sheet that an HTML page is: its look, its frame, and what it may load: nothing."""

from __future__ import annotations

import base64
import hashlib

STYLE = """
:root { color-scheme: light dark; --ink: #1b1b1b; --page: #fff; --soft: #555; --rule: #bbb; }
@media screen and (prefers-color-scheme: dark) {
  :root { --ink: #e8e6e3; --page: #16181a; --soft: #a9adb1; --rule: #4a4f54; }
}
body { background: var(--page); color: var(--ink); margin: 2rem auto; max-width: 46rem;
  padding: 0 1rem; font: 16px/1.45 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5em; margin: 0; } h2 { font-size: 1.05em; margin: 1.2em 0 .3em; }
p, ul, ol, dl, blockquote { margin: .3em 0; } ul, ol { padding-left: 1.4em; }
section.beside { display: grid; grid-template-columns: 9em 1fr; column-gap: 1em; }
h3 { font-size: .95em; margin: 1em 0 .3em; }
section.beside h2, section.beside h3 { margin: .2em 0; }
ul.boxes { list-style: none; padding-left: 0; }
.soft, .below { color: var(--soft); } .below { font-size: .92em; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: top; padding: .2em .6em .2em 0;
  border-bottom: 1px solid var(--rule); }
td.verdict { width: 34%; font-weight: 600; }
p, li, td, dt, dd { unicode-bidi: plaintext; }
blockquote { border-inline-start: 3px solid var(--rule); padding-inline-start: .8em; }
@page { size: A4; margin: 14mm 16mm; }
@media print {
  :root { color-scheme: light; --ink: #000; --page: #fff; --soft: #444; --rule: #999; }
  body { font-size: 9pt; line-height: 1.25; margin: 0; padding: 0; max-width: none; }
  h2 { margin: .6em 0 .1em; } th, td { padding: .1em .6em .1em 0; }
  section, li, tr, blockquote { break-inside: avoid; }
  .whys { break-before: page; break-inside: auto; }
}
"""
"""How it looks, by day, by night and on paper."""

PAGE = """<!DOCTYPE html>
<html lang="$language">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="$policy">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>$title</title>
<style>$style</style>
</head>
<body>
<h1>$title</h1>
$dates$body</body>
</html>
"""
"""What stands around it."""


def policy() -> str:
    """Nothing may be loaded, run or sent; one style is let in, by its digest."""
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
