"""Papers that are about the same deal, made one."""

from __future__ import annotations

from witting.deals.related.join import join_related

__all__ = ["join_related"]
