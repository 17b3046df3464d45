"""Pages of long lists: where one begins, and that the last there is stands in for one that is gone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.pages import Page, beginning_of, page_of


@pytest.mark.parametrize(
    ("offset", "total", "begins"),
    [(0, 0, 0), (0, 5, 0), (10, 23, 10), (20, 23, 20), (30, 23, 20), (10, 10, 0), (-5, 23, 0), (10**30, 23, 20)],
)
def test_a_page_that_is_gone_is_the_last_there_is(offset: int, total: int, begins: int) -> None:
    assert beginning_of(offset, 10, total) == begins


@given(st.integers(0, 200), st.integers(1, 30))
def test_the_pages_together_are_the_list(total: int, limit: int) -> None:
    everything = range(total)
    pages = [page_of(everything, 0, limit)]
    while pages[-1].left:
        pages.append(page_of(everything, pages[-1].offset + limit, limit))
    assert [item for page in pages for item in page] == list(everything)
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))
    assert {page.count for page in pages} == {len(pages)}
    assert all(page.left == total - sum(map(len, pages[: page.number])) for page in pages)


def test_a_page_holds_what_was_made_of_its_items() -> None:
    page = page_of("abcde", 2, 2).holding([1, 2])
    assert page == Page((1, 2), 2, 2, 5)
    assert not page_of("", 0, 2)
