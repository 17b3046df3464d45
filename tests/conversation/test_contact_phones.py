"""What the audit tells in a group of the phones of an insurer's people (domain §2)."""

from tests.conversation.talking import Conversation


async def test_the_audit_masks_a_contacts_mobile_and_nothing_of_a_desk(talk: Conversation) -> None:
    await talk.say(talk.manager, "/insurer contact 平安 钱磊 13800009999")
    await talk.say(talk.manager, "/insurer contact 平安 钱磊 021-12345678")
    told = (await talk.ask(talk.manager, "/audit", chat_id=talk.group_id)).text
    assert "138****9999" in told
    assert "021-12345678" in told
    assert "13800009999" not in told
