"""XML that nobody vouches for: what do its bytes say, and where does each element begin?"""
