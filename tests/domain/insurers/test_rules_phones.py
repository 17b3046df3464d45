"""What can be the phone of an insurer's desk, in one form (domain §4)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.customers.rules import mask_mobile
from domain.insurers.errors import NotAContactPhone
from domain.insurers.rules.phones import office_line
from domain.insurers.service import checked_phone

LINES = {
    "021-12345678": "021-12345678",
    "021 1234 5678": "021-12345678",
    "（021）12345678": "021-12345678",
    "02112345678": "021-12345678",
    "０２１－１２３４５６７８": "021-12345678",
    "021–1234–5678": "021-12345678",
    "+86 21 12345678": "021-12345678",
    "86-021-12345678": "021-12345678",
    "0086 21 1234 5678": "021-12345678",
    "0312-1234567": "0312-1234567",
    "0755-8888 6666 转 801": "0755-88886666-801",
    "0755-88886666转分机801": "0755-88886666-801",
    "0755-8888-6666-801": "0755-88886666-801",
    "0755 88886666 ext. 801": "0755-88886666-801",
    "075588886666x801": "0755-88886666-801",
    "0755-88886666#801": "0755-88886666-801",
    "95518": "95518",
    "９５５１８": "95518",
    "95518 转 2": "95518-2",
    "400-810-8888": "400-810-8888",
    "4008108888": "400-810-8888",
    "400 8108 888 转 12": "400-810-8888-12",
    "800-820-8888": "800-820-8888",
}
NO_LINES = (
    "", "12345678", "110", "955", "955188", "95518 123", "021-1234567", "021-123456789", "0755", "400-123",
    "13812345678", "+86 13812345678", "+1 212 555 0199", "+852 2123 4567", "2026-12-31", "8500", "021-12345678-1234567",
    "021-12345678转", "转801", "-------", "((((((", "0" * 40, "021-12345678" * 20, "王主任",
)  # fmt: skip


@pytest.mark.parametrize(("typed", "line"), LINES.items())
def test_lines_have_one_form(typed: str, line: str) -> None:
    assert office_line(typed) == line
    assert checked_phone(typed) == line
    assert office_line(line) == line, "what is stored is understood again"
    assert mask_mobile(line) == line


@pytest.mark.parametrize("typed", NO_LINES)
def test_what_is_no_line(typed: str) -> None:
    assert office_line(typed) is None


def test_a_mobile_stays_a_mobile_and_anything_else_is_refused() -> None:
    assert checked_phone("+86 138-1234-5678") == "13812345678"
    assert mask_mobile("13812345678") == "138****5678"
    for typed in ("12345678", "1381234567", "<b>021</b>", "😀" * 50):
        with pytest.raises(NotAContactPhone):
            checked_phone(typed)


@given(st.text(alphabet="0123456789+-() 转x#.95", max_size=60))
def test_any_line_fits_its_column_and_is_its_own_form(typed: str) -> None:
    line = office_line(typed)
    if line is not None:
        assert 5 <= len(line) <= 20
        assert office_line(line) == line
