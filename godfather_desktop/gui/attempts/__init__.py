"""The callback desk: the form for an attempt, its gate, and the boxes around it."""
