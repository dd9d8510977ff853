"""A path to be read, as an argument or an option's value."""

from __future__ import annotations

from pathlib import Path

import click

INPUT = click.Path(path_type=Path, readable=False)
"""Whether it can be read is seen by who reads it: a file that cannot is an unusable input and no
wrong usage, and must not keep the others from being read."""
