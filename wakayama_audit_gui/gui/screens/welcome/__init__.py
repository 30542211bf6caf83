"""The first start: 見本で試す, 新しい監査ファイル, or opening one that exists.

What is done inside an open workspace begins at the home screen.
"""
