"""設定: who works here, 定型句, how the window looks, where the file is and its backups.

Nothing about a visit is set here.
"""
