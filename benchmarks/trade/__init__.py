"""Made-up deals, drawn by a seed, for the runs that measure screening."""
