"""The product beside what else a user could pick, on the same gold: `make leaderboard`.

`rivals/` holds a small adapter for each rival. It runs in an environment of its own, reads texts as JSON lines and
writes the quantities that it found as JSON lines, so nothing there imports zongjie.
"""
