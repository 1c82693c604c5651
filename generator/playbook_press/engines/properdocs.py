"""The engine ProperDocs: MkDocs continued under another name, module for module.

Whatever asks for MkDocs after `take_place` gets ProperDocs: our plugin, Material, and every
other plugin. That holds for a whole process, so it happens before anything else is imported.
"""

import importlib
import os
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec

from playbook_press.engines.engine_error import EngineError

_VARIABLE = "PLAYBOOK_ENGINE"
_NAME = "properdocs"


def is_wanted() -> bool:
    """Whether this process was started to work with ProperDocs."""
    return os.environ.get(_VARIABLE) == _NAME


def take_place() -> None:
    """Put ProperDocs in the place of MkDocs, for this process.

    Raises:
        RuntimeError: MkDocs is at work already.
    """
    if "mkdocs" in sys.modules:
        raise RuntimeError("MkDocs is imported already")
    importlib.import_module("properdocs")
    importlib.import_module("properdocs.replacement")


def run_again(arguments: Sequence[str]) -> int:
    """Run the command once more, in a process where ProperDocs stands in; its exit status.

    Raises:
        EngineError: ProperDocs is not installed.
    """
    if find_spec(_NAME) is None:
        raise EngineError(
            "ProperDocs is not installed here. Type: pip install 'playbook-press[properdocs]'"
        )
    environment = {**os.environ, _VARIABLE: _NAME}
    # Without -P a file of the site that is named like a module would be run instead of it.
    command = [sys.executable, "-P", "-m", "playbook_press", *arguments]
    return subprocess.run(command, env=environment, check=False).returncode
