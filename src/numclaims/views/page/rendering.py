"""Templates, style and scripts put together into one file that runs nothing but its own code and loads nothing at all."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from markupsafe import Markup

from numclaims.version import VERSION
from numclaims.views.page.digests import EMPTY_WHOLE, sealed, sealed_whole
from numclaims.views.page.texts import FAMILY_WORDS, source_text

if TYPE_CHECKING:
    from jinja2 import Environment

_LIBRARIES: Final = ("vendor/d3.min.js", "vendor/plot.umd.min.js")
_SCRIPTS: Final = ("charts.js", "labels.js", "tips.js", "reader.js", "finder.js", "sorting.js", "start.js")
"""The page's own scripts, in the order in which they are read; together they are one."""
PLOT_STYLE: Final = """:where(.chart-svg) {
  --plot-background: white;
  display: block;
  height: auto;
  height: intrinsic;
  max-width: 100%;
}
:where(.chart-svg text),
:where(.chart-svg tspan) {
  white-space: pre;
}"""
"""The style that Observable Plot sets on a figure of the class ``chart-svg``: the policy must let it pass, and it alone."""
MARKER_PATHS: Final = (
    "M5 0A5 5 0 1 1-5 0A5 5 0 1 1 5 0Z",
    "M-4.5-4.5H4.5V4.5H-4.5Z",
    "M0-5.5L5.5 4.5H-5.5Z",
    "M0-6L6 0L0 6L-6 0Z",
    "M0 5.5L5.5-4.5H-5.5Z",
    "M-2-5.5H2V-2H5.5V2H2V5.5H-2V2H-5.5V-2H-2Z",
    "M-5.5-3.3L-3.3-5.5L0-2.2L3.3-5.5L5.5-3.3L2.2 0L5.5 3.3L3.3 5.5L0 2.2L-3.3 5.5L-5.5 3.3L-2.2 0Z",
    "M0-5.6L5.4-1.7L3.3 4.6H-3.3L-5.4-1.7Z",
)
"""The markers of ``views.marks``, in its order, as SVG paths around the origin: o s ^ D v P X p."""


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("numclaims.views.page", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        keep_trailing_newline=False,
    )
    made.globals["source_text"] = source_text
    return made


def block(template: str, **values: Any) -> Markup:  # noqa: ANN401 -- whatever the template names
    """A block of the page with its digest.

    Args:
        template: Name of the template, without its ending.
        values: What it names; every text is escaped.
    """
    return Markup(sealed(_environment().get_template(f"{template}.html").render(values)))  # noqa: S704 -- autoescaped


def page(values: Mapping[str, Any], *, has_scripts: bool = True) -> str:
    """A whole file.

    Args:
        values: What the template of the page names.
        has_scripts: Whether it carries charts and what makes them; a file without figures needs none.
    """
    style = asset("assets/page.css")
    scripts = _scripts(libraries=has_scripts)
    return sealed_whole(
        _environment()
        .get_template("page.html")
        .render(
            values,
            policy=policy(scripts, [style, PLOT_STYLE]),
            empty_digest=Markup(EMPTY_WHOLE),  # noqa: S704 -- a constant
            style=Markup(style),  # noqa: S704 -- our own file
            scripts=[Markup(s) for s in scripts],  # noqa: S704 -- our own files, none of which ends a script
            has_scripts=has_scripts,
            markers=MARKER_PATHS,
            families=FAMILY_WORDS,
            version=VERSION,
        )
        + "\n"
    )


def _scripts(*, libraries: bool) -> list[str]:
    own = "\n".join(asset(f"assets/{name}") for name in _SCRIPTS)
    wrapped = f'"use strict";\n(() => {{\n{own}\n}})();\n'
    return [*(asset(name) for name in _LIBRARIES if libraries), wrapped]


def policy(scripts: Sequence[str], styles: Sequence[str]) -> str:
    """A content security policy that lets these scripts and styles pass, and nothing else: no network, no frames, no eval."""
    return (
        f"default-src 'none'; script-src {' '.join(map(fingerprint, scripts))}; "
        f"style-src {' '.join(map(fingerprint, styles))}; base-uri 'none'; form-action 'none'"
    )


def fingerprint(source: str) -> str:
    """The SHA-256 of a script or style in the form of a policy."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()}'"


@cache
def asset(name: str) -> str:
    """A file of the package as text; it is never read from anywhere else."""
    return files("numclaims.views.page").joinpath(name).read_bytes().decode("utf-8")
