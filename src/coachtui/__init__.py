"""coachtui: a coach in your terminal.

The package root imports nothing, so that every command pays only for what it uses. The version
is a literal, which the build reads from here: asking the installed metadata costs 20 ms.
"""

__version__ = "0.1.0"
