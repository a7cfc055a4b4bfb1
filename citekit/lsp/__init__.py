"""The language server: citations in the documents that authors write.

``markups`` finds the cited keys of a document, ``projects`` the libraries it declares,
``shelf`` their entries. ``features`` are plain functions over text, offset and shelf;
the protocol's own types stand in ``convert`` and ``server`` alone.
"""
