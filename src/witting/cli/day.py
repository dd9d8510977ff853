"""A day as an option's value."""

from __future__ import annotations

import click

DAY = click.DateTime(formats=["%Y-%m-%d"])
"""An ISO date; click hands it on as a datetime at midnight."""
