# What is said when something is refused or fails
errors-refused = That can't be done.
errors-not-allowed = { $needed ->
    [operator] Only an operator of this deployment may do that.
    [manager] Only a manager may do that. Please ask yours.
    [partner] Only a partner specialist or a manager may do that. Please ask one of them.
   *[other] Only staff of this centre may do that.
}
errors-not-found = There is no “{ $what }” here. Please check the number or name and send it again.
errors-changed-meanwhile = “{ $what }” has just changed. Please look at its current state and try again.
errors-example = For example: <code>{ $example }</code>
errors-set-aside = Sorry, this message could not be handled, and nothing was changed. Please try again later; if it still fails, give your administrator the reference { $reference }.
errors-unknown-button = This button no longer works. Please open the card again.
errors-not-understood = I did not understand that. Did you mean one of these? Send /help to see everything.
errors-anonymous = I can't tell who an anonymous admin is. Press the button below to run this as yourself.
errors-anonymous-button = Run as myself
errors-stranger = Hello. This is a service centre's internal assistant, and you have no access yet. If you work here, please ask your manager for an invite link.
errors-group-not-bound = This group is not bound to a service centre yet. A manager can bind it by sending /bind here.
errors-courtesy = 👌 Just say what you need, for example: quote comfort 6800. Everything is in /help.
errors-not-understood-pasted = This looks like a car and its owner. What is it to be entered as?
