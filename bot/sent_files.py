"""Files in messages: which file it is, and whether it may be a spreadsheet."""

from telegram import Message

from domain.insurers.views import SentFile

_LONGEST_FILE_ID = 255
_LONGEST_NAME = 200
_ENDINGS = (".xlsx", ".xlsm", ".csv", ".xls", ".et")
_KINDS = ("spreadsheet", "ms-excel", "text/csv", "comma-separated")


def file_in(message: Message | None) -> SentFile | None:
    """The file of a message; ``None`` without one."""
    file = message.document if message else None
    if message is None or file is None or not 0 < len(file.file_id) <= _LONGEST_FILE_ID or "\0" in file.file_id:
        return None
    name = (file.file_name or "").replace("\0", " ").encode(errors="ignore").decode()[:_LONGEST_NAME]
    is_known = name.lower().endswith(_ENDINGS) or any(kind in (file.mime_type or "").lower() for kind in _KINDS)
    size = file.file_size if file.file_size is not None and 0 <= file.file_size < 2**62 else None
    return SentFile(message.message_id, message.date, file.file_id, name, size, is_known)
