"""Whatever is done about cases, the insurers' months come to what the cases come to (domain §4)."""

import pytest

from tests.factories.margins import counted, kept, told_wrong
from tests.factories.world import ZONE, move_to_now
from tests.house.calls import CALLS
from tests.house.worlds import Worlds, undone

pytestmark = pytest.mark.asyncio(loop_scope="package")

ABOUT_CASES = [name for name in CALLS if name.startswith("cases.")]


@pytest.mark.parametrize("name", ABOUT_CASES)
async def test_months_follow_every_use_case_of_cases(name: str, worlds: Worlds) -> None:
    move_to_now()
    centre_id = worlds.mine.centre_id
    async with undone():
        await CALLS[name].mine(worlds.mine)
        months = await kept(centre_id)
        assert months
        assert not await told_wrong(centre_id)
        assert months == await counted(centre_id, ZONE)
