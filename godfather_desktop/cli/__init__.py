"""The command line: one module a verb, each with its arguments and what it answers.

The same actions and questions as the windows; neither knows the other.
"""
