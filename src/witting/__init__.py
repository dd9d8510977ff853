"""Does this deal expose us to sanctions over Russia's war?"""

from __future__ import annotations

__version__ = "0.1.0"
