"""Ownership files: read, kept in a home, joined to one graph."""
