"""自己点検: a 所属長 answers a form, question by question, and hands it in as one file.

What the office does with the files that come back is in screens/collect.
"""
