"""Compiles the hot modules with mypyc when a wheel is built with NUMCLAIMS_COMPILE=1; without it the wheel is pure Python.

    NUMCLAIMS_COMPILE=1 pip wheel --no-deps -w dist .

The compiled wheel gives the same claims as the pure one, to the byte, and needs a C compiler where it is built, not where it is
installed. The sources stay in it: they are what ``numclaims`` names as the version of its rules, and what a traceback shows.
``python benchmarks/compiled.py`` builds both and compares them.

The work is done in a copy of the sources, so that no compiled file is left among them: Python would go on to import it in place
of a module edited since.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ASKED_BY = "NUMCLAIMS_COMPILE"
COMPILED = ("reading.py", "lexicons/phrases.py", "extraction", "normalization")
"""Modules and packages below ``src/numclaims`` on which extraction spends its time."""
LEFT_OUT = ("normalization/quantities.py",)
"""Modules in them that would gain nothing: this one asks Pint, once for a word."""

_SETUP = """
import sys
from mypyc.build import mypycify
from setuptools import setup

files = sys.argv.pop().split(",")
modules = mypycify(["--config-file=mypy.ini", *files], opt_level="2", debug_level="0", multi_file=True, group_name="numclaims")
if sys.platform == "linux":
    # No other library may put its own in the place of these functions: so calls are direct, and short ones are put where they are
    # called. Only what starts each module is seen from without. It takes a tenth to an eighth off the time.
    for module in modules:
        own = ["-fvisibility=hidden", "-fno-semantic-interposition", "-fno-plt"]
        module.extra_compile_args = [*module.extra_compile_args, *own]
setup(name="numclaims-compiled", packages=[], ext_modules=modules)
"""

# Types of other packages are of no use to the compiler, and reading Pint's takes it minutes.
_MYPY = "[mypy]\nignore_missing_imports = True\nno_site_packages = True\nfollow_imports = silent\n"


class CompileHook(BuildHookInterface[Any]):
    """Adds the compiled modules to a wheel, if asked to."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """What must be installed to build."""
        return ["mypy[mypyc]>=1.15", "setuptools>=65"] if self._asked() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and tell the builder which files to take in.

        Args:
            version: ``standard``, or ``editable`` for an install that runs from the sources, which stays pure.
            build_data: What goes into the wheel; added to.
        """
        if not self._asked() or version == "editable":
            return
        made = self._compile(Path(self.root, "src"))
        build_data["pure_python"] = False
        build_data["infer_tag"] = True
        build_data["force_include"].update(made)

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Remove what was compiled; the wheel holds it now."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    _folder: Path | None = None

    @staticmethod
    def _asked() -> bool:
        return os.environ.get(ASKED_BY, "0") not in {"", "0"}

    def _compile(self, source: Path) -> dict[str, str]:
        """Compile a copy of the sources; gives each file made, and its place in the wheel."""
        self._folder = folder = Path(tempfile.mkdtemp(prefix="numclaims-compiled-"))
        shutil.copytree(
            source, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__", "*.so", "*.bin")
        )
        (folder / "mypy.ini").write_text(_MYPY, encoding="utf-8")
        (folder / "setup.py").write_text(_SETUP, encoding="utf-8")
        files = ",".join(_modules(folder))
        done = subprocess.run(  # noqa: S603 -- our own setup file, by this interpreter
            [sys.executable, "setup.py", "build_ext", "--inplace", files],
            cwd=folder, capture_output=True, text=True, check=False,
        )  # fmt: skip
        made = {str(p): p.relative_to(folder).as_posix() for p in folder.rglob("*") if _is_library(p, folder)}
        if done.returncode or not made:
            shutil.rmtree(folder, ignore_errors=True)
            told = "\n".join((done.stdout + done.stderr).splitlines()[-30:])
            raise RuntimeError(
                f"mypyc could not compile numclaims:\n{told}\n"
                f"Is there a C compiler? Without {ASKED_BY} the wheel is pure Python and needs none."
            )
        return made


def _modules(folder: Path) -> list[str]:
    """The modules to compile, as paths below ``folder``, in order."""
    found: list[Path] = []
    for name in COMPILED:
        path = folder / "numclaims" / name
        found += [path] if path.is_file() else sorted(p for p in path.rglob("*.py") if p.name != "__init__.py")
    left_out = {folder / "numclaims" / name for name in LEFT_OUT}
    return [p.relative_to(folder).as_posix() for p in found if p not in left_out]


def _is_library(path: Path, folder: Path) -> bool:
    """Whether a file is a module compiled, and none of what was made on the way to it."""
    return path.suffix in {".so", ".pyd"} and path.relative_to(folder).parts[0] != "build"
