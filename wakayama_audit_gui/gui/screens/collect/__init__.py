"""自己点検 for the office: who was given a form, who answered, and what came back.

Answering a form is screens/inspect; choosing what to audit from the answers is elsewhere.
"""
