"""指摘・意見: the ledger as a board, with what became of each and the next step.

What a step does is said in use_cases.step_finding; a finding is raised on the walkthrough.
"""
