"""How does another system ask over HTTP?"""
