"""The server's description as one page for people: works offline, loads nothing, runs no script."""

import json
from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby

from app.sandbox.description import examples, words
from app.sandbox.wire.shape import Declaration, Parameter

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_STYLE = """
:root { color-scheme: light dark; --ink: #1d2327; --soft: #5b666e; --paper: #fdfdfc;
  --card: #f3f4f2; --line: #d9dcd8; --get: #0b6e4f; --post: #8a4b08; --mark: #14507a; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e8e6; --soft: #a3adb3; --paper: #16191b;
  --card: #1f2426; --line: #353b3e; --get: #6fd3ac; --post: #f0b268; --mark: #8cc4ee; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2.5rem 1.25rem 5rem; max-width: 60rem; color: var(--ink);
  background: var(--paper); font: 16px/1.55 system-ui, sans-serif; }
h1 { font-size: 1.8rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { margin: 3rem 0 .75rem; font-size: 1.25rem; border-bottom: 1px solid var(--line); }
h3 { margin: 1.25rem 0 .35rem; font-size: .8rem; text-transform: uppercase;
  letter-spacing: .06em; color: var(--soft); }
p { max-width: 44rem; margin: .4rem 0; }
a { color: var(--mark); }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin: .5rem 0; }
details { background: var(--card); border: 1px solid var(--line); border-radius: .5rem;
  margin: .6rem 0; padding: 0 1rem; }
details[open] { padding-bottom: 1rem; }
summary { cursor: pointer; padding: .7rem 0; display: flex; flex-wrap: wrap; gap: .1rem .75rem;
  align-items: baseline; }
summary b { font: 700 .78rem/1 ui-monospace, monospace; width: 2.6rem; color: var(--get); }
summary b.post { color: var(--post); }
summary code { font-size: 1rem; font-weight: 600; }
summary span { color: var(--soft); }
code, pre { font-family: ui-monospace, "Cascadia Mono", Menlo, monospace; font-size: .86rem; }
pre { overflow-x: auto; padding: .8rem; margin: 0; border: 1px solid var(--line);
  border-radius: .35rem; background: var(--paper); }
table { border-collapse: collapse; width: 100%; }
td { padding: .25rem .75rem .25rem 0; vertical-align: top; border-top: 1px solid var(--line); }
td:first-child { white-space: nowrap; width: 1%; }
small { color: var(--soft); }
"""


def page(declarations: Sequence[Declaration], base_url: str) -> str:
    """HTML. `base_url`: where this server is reached, for commands that can be copied."""
    groups = [
        (name, list(calls))
        for name, calls in groupby(
            sorted(declarations, key=lambda each: each.resource.partition("/")[0]),
            key=lambda each: each.resource.partition("/")[0],
        )
    ]
    parts = [
        '<!doctype html><html lang="en"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(words.TITLE)}</title><style>{_STYLE}</style></head><body>",
        f"<h1>{escape(words.TITLE)}</h1>",
        _paragraphs(words.ABOUT),
        '<p>For programs: <a href="/openapi.json">openapi.json</a>.</p>',
        _contents(groups),
        '<h2 id="signing-in">Signing in</h2>',
        _paragraphs(words.SIGNING_IN),
        f"<pre>{escape(_token_commands(base_url))}</pre>",
        '<h2 id="test-values">Test values</h2>',
        _paragraphs(words.TEST_VALUES),
    ]
    for name, calls in groups:
        parts.append(f'<h2 id="{escape(name)}">{escape(name)}</h2>')
        parts += [_call(each, base_url) for each in calls]
    parts.append('<h2 id="control">The control port</h2>')
    parts.append(_paragraphs(words.CONTROL))
    parts.append("</body></html>")
    return "".join(parts)


def _contents(groups: Iterable[tuple[str, Sequence[Declaration]]]) -> str:
    names = ["signing-in", "test-values", *(name for name, _ in groups), "control"]
    links = (f'<a href="#{escape(name)}">{escape(name.replace("-", " "))}</a>' for name in names)
    return f"<nav>{''.join(links)}</nav>"


def _call(declaration: Declaration, base_url: str) -> str:
    method = declaration.method
    parts = [
        f'<details><summary><b class="{method.lower()}">{method}</b>',
        f"<code>{escape(declaration.resource)}</code>",
        f"<span>{escape(declaration.about)}</span></summary>",
    ]
    if declaration.parameters:
        rows = ((each.name, _about(each)) for each in declaration.parameters)
        parts.append(f"<h3>Parameters</h3>{_table(rows)}")
    if declaration.body is not None:
        tree = {"root": examples.body(declaration.body)}
        shown = json.dumps(tree, ensure_ascii=False, indent=2)
        parts.append(f"<h3>Body</h3><pre>{escape(shown)}</pre>")
    parts.append(f"<h3>Try it</h3><pre>{escape(examples.curl(declaration, base_url))}</pre>")
    if declaration.codes:
        told = ((code, words.code_words(code)) for code in declaration.codes)
        parts.append(f"<h3>Item codes</h3>{_table(told)}")
    parts.append("</details>")
    return "".join(parts)


def _about(parameter: Parameter) -> str:
    notes = [parameter.about]
    if parameter.choices:
        notes.append(f"one of {', '.join(parameter.choices)}")
    if parameter.separator:
        notes.append(f"several by {parameter.separator}")
    if parameter.is_needed:
        notes.append("needed")
    return "; ".join(notes)


def _table(rows: Iterable[tuple[str, str]]) -> str:
    cells = (
        f"<tr><td><code>{escape(name)}</code></td><td>{escape(about)}</td></tr>"
        for name, about in rows
    )
    return f"<table>{''.join(cells)}</table>"


def _paragraphs(texts: Iterable[str]) -> str:
    return "".join(f"<p>{escape(text)}</p>" for text in texts)


def _token_commands(base_url: str) -> str:
    return (
        "LOGIN=store.server PASSWORD=server123\n"
        "curl -H 'Content-Type: application/json' \\\n"
        '  --data "{\\"key\\": \\"$LOGIN\\", \\"secret\\": \\"$PASSWORD\\"}" \\\n'
        f"  '{base_url}/v3/oauth/token/generate'"
    )
