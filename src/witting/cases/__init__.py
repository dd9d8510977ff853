"""What was decided about a deal, by whom, and can it be shown two years later?"""
