"""Every sentence that a person reads, made from explanations, errors, dates and chances.

Names and other data are put into sentences isolated, so that text of foreign direction cannot
reorder them. All sentences pass through `language.say` and can be translated.
"""
