"""Mapping files and sheets: what does a table say, whatever it is a table of?

What the lists' own tables and the tables of deals have in common. Nothing here knows what a list
or a deal is.
"""
