"""Trade flows: which country, code and month departs from its past, as diversion would explain?

Import from its modules: who asks for a corridor of an earlier answer needs no reader of tables.
"""
