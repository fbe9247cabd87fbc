"""The introductions page: a goal, the answer, lanes that open into their parts."""
