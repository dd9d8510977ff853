"""How do the tables come about, from nothing and from an earlier version?"""
