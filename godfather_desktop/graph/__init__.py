"""The network of people: kept in step with the records, compiled to arrays, searched and laid out.

networkx holds the graph and igraph finds circles and places; paths run on the arrays.
"""
