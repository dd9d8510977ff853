"""How good and how fast is the matching of names, beside two peers in the same run?"""
