"""What a user can do: each intent is a function of the Rolodex that returns a ChangeSet.

Nothing is altered here. New ids and today come in as arguments.
"""
