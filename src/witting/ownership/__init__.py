"""Who owns and who controls, by the test of each regime; knows no files and no lists."""
