"""What is said when a form ends."""

from handlers.declaration import Call, Reply


def left(call: Call) -> Reply:
    """The form was given up."""
    return Reply(call.say("forms-left"), edits=call.pressed is not None)


def nothing_to_leave(call: Call) -> Reply:
    """There was no form."""
    return Reply(call.say("forms-none"))
