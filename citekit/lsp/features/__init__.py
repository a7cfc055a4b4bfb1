"""What the editor asks for, as plain functions over document, offset and shelf.

To add a feature: write its module here and answer its request in ``server.py``.
"""
