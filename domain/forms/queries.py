"""Every read and write of forms."""

from collections.abc import Iterable
from datetime import datetime

from tortoise.queryset import QuerySetSingle

from domain.actor import Actor
from domain.database.prepared import prepared_first
from domain.forms.models import Form


async def form_here(actor: Actor) -> Form | None:
    """The actor's form in the chat and topic they speak in, locked until the transaction ends."""
    return await _form_of(actor.centre_id, actor.place.chat_id, topic_of(actor), actor.staff_id)


@prepared_first
def _form_of(centre_id: int, chat_id: int, thread_id: int, staff_id: int) -> QuerySetSingle[Form | None]:
    found = Form.filter(centre_id=centre_id, chat_id=chat_id, thread_id=thread_id, staff_id=staff_id)
    return found.select_for_update().first()


async def form(actor: Actor, form_id: int) -> Form | None:
    """A form in the chat the actor speaks in, whosever it is."""
    return await Form.filter(centre_id=actor.centre_id, chat_id=actor.place.chat_id, id=form_id).first()


async def exists(centre_id: int, form_id: int) -> bool:
    """Whether a form is still being filled in."""
    return await Form.filter(centre_id=centre_id, id=form_id).exists()


async def count() -> int:
    """How many forms there are, over all centres."""
    return await Form.all().count()


async def untouched_since(moment: datetime, limit: int) -> list[Form]:
    """Some of the forms that nobody has touched since ``moment``, locked until the transaction ends."""
    return await Form.filter(touched_at__lt=moment).select_for_update().order_by("id").limit(limit)


async def delete(forms: Iterable[Form]) -> int:
    """Forget forms: they hold people's data."""
    return await Form.filter(id__in=[row.id for row in forms]).delete()


def topic_of(actor: Actor) -> int:
    """The topic someone speaks in; 0 where there are none."""
    return actor.place.thread_id or 0
