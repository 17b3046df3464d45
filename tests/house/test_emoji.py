"""What the sandbox's page draws itself, for machines that have no font for it."""

from pathlib import Path

from locales import LANGUAGES, resources

EMOJI_JS = Path(__file__).parents[2] / "bot" / "sandbox" / "static" / "emoji.js"
IN_EVERY_FONT = "▫✓✕"


def test_every_picture_in_a_sentence_is_drawn() -> None:
    """A manager who looks at the sandbox sees no empty boxes."""
    drawn = EMOJI_JS.read_text("utf-8")
    said = {character for lang in LANGUAGES for text in resources(lang).values() for character in text}
    pictures = {character for character in said if 0x2300 <= ord(character) <= 0x2BFF or ord(character) >= 0x1F300}
    assert pictures
    assert not {character for character in pictures if f'"{character}"' not in drawn} - set(IN_EVERY_FONT)
