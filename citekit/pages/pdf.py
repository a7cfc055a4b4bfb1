"""PDF → Page: the text of its first and last pages, where citations stand.

Needs the extra ``pdf`` (pypdfium2, the library of Chrome's viewer).
"""

from __future__ import annotations

from citekit.errors import MissingExtraError, SourceError
from citekit.model import MetaTag, Page, PageFormat

_FIRST, _LAST = 4, 2
_MAX_CHARACTERS = 400_000


def read_pdf_page(data: bytes, source: str, *, sha256: str, url: str | None) -> Page:
    """Return the page of a PDF; form feeds stand between its sheets.

    Raises:
        MissingExtraError: pypdfium2 is not installed.
        SourceError: the file is encrypted, broken, or has no text (a scan).
    """
    try:
        import pypdfium2
    except ImportError as error:
        raise MissingExtraError("pdf", "reading PDF files") from error
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        reason = "is an encrypted PDF" if "assword" in str(error) else "is no PDF that can be read"
        raise SourceError(source, reason) from error
    try:
        count = len(document)
        wanted = sorted({*range(min(_FIRST, count)), *range(max(0, count - _LAST), count)})
        sheets = [_sheet_text(document, index) for index in wanted]
        metadata = tuple(
            MetaTag(f"pdf:{name.lower()}", value)
            for name, value in document.get_metadata_dict(skip_empty=True).items()
        )
    except pypdfium2.PdfiumError as error:
        raise SourceError(source, f"is a broken PDF: {error}") from error
    finally:
        document.close()
    text = "\n\f".join(sheets)[:_MAX_CHARACTERS]
    if not text.strip():
        raise SourceError(source, "is a PDF without text (a scan); run OCR on it first")
    return Page(
        source=source, text=text, format=PageFormat.PDF, sha256=sha256, url=url, metadata=metadata
    )


def _sheet_text(document: object, index: int) -> str:
    sheet = document[index]  # type: ignore[index]
    text = str(sheet.get_textpage().get_text_bounded())
    # PDFium marks a word broken at a line's end with U+FFFE.
    return text.replace("\r\n", "\n").replace("\ufffe", "-\n").replace("\0", "\ufffd")
