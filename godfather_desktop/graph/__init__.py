"""The network of people: kept in step with the records, compiled to arrays, searched and laid out.

igraph finds circles and places; everything else runs on the arrays.
"""
