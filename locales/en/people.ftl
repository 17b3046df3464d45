# Centres, staff, groups, languages, the audit
command-start = Begin, or join a centre by an invite
command-lang = Choose the language (中文 / English)
command-bind = Bind this group to a centre
command-unbind = Free this group from its centre
command-invite = Make an invite link for a colleague
command-staff = List the staff, remove someone
command-role = Give someone another role
command-audit = See who changed what, and when
command-centre = Create a centre

people-role = { $role ->
    [manager] manager
    [partner] partner specialist
   *[advisor] service advisor
}
people-group-kind = { $kind ->
    [partner] partner group
   *[team] team group
}
people-language = { $language ->
    [en] English
   *[zh-CN] 中文 (Chinese)
}
people-language-itself = English

# /start
people-start = Hello { $name }. You are a { people-role } at { $centre }.
people-start-operator = Hello. You run this deployment, and you are not on the staff of any centre yet. Create one by sending /centre add and its name, for example: <code>/centre add 北京朝阳</code>
people-joined = ✅ Welcome, { $name }! You have joined { $centre } as a { people-role }.
people-next-bind = Next: add me (@{ $bot }) to your team group and send /bind there.
people-next-invite = Invite colleagues: send /invite advisor here and hand on the link.
people-next-help = Send /help to see what you can do, or just say it, for example: quote comfort 6800.
people-several-centres = You are on the staff of several centres. In this private chat I now act for { $centre }. To switch, press a button:
people-switch-to = Switch to { $centre }
people-chosen = Switched: in this private chat I now act for { $centre }, where you are a { people-role }.

# /centre
people-centre-added = ✅ The centre { $centre } now exists, and you are its first manager.

    <b>Next steps</b>
    1. Add me (@{ $bot }) to your team group and send /bind there
    2. Come back here and send /invite advisor to invite service advisors
    3. Add an insurer, for example <code>/insurer add 平安 basic</code>
people-centre-added-which = ⚠️ You are on the staff of several centres now. First send /start and choose which one I act for in this private chat.
people-centres-title = { $count ->
    [0] There is no centre yet.
    [one] <b>{ $count } centre</b>
   *[other] <b>{ $count } centres</b>
}
people-centres-line = · { $centre } ({ $zone })
people-centres-how = Create a centre: <code>/centre add 北京朝阳</code>
people-centre-name-taken = There is a centre called { $name } already. Please choose another name.
people-centre-name-wrong = A centre's name has 1 to { $longest } characters, for example 北京朝阳.

# /bind /unbind
people-which-centre = Which centre shall this group be bound to?
people-bound-new = ✅ This group is now the { people-group-kind } of { $centre }.
people-bound-changed = ✅ This group has become the { people-group-kind } of { $centre }.
people-bound-again = ✅ This group is the { people-group-kind } of { $centre }, and pushes come here.
people-bound-digests = <b>What will come here</b>
people-bound-digest = · { $at } { outbox-digest-name }
people-bound-more = { $kind ->
    [partner] Nothing is sent when there is nothing to say. Times: /policy digest, on and off: /schedule.
   *[team] Nothing is sent when there is nothing to say. Times: /policy digest, on and off: /schedule. Credit and settlement can have a partner group of their own: send /bind partner in it.
}
people-unbound = This group is no longer the { people-group-kind } of { $centre }. Nothing more will be sent here.
people-unbound-last = ⚠️ The centre has no team group now, so its daily pushes have nowhere to go. Send /bind in another group.
people-only-in-group = This command is for groups: add me to the group and send <code>{ $command }</code> there.
people-chat-taken = This group is bound to another centre already. To change that, a manager of that centre first sends /unbind here.
people-chat-not-bound = This group is not bound to a centre yet. A manager can send /bind here.

# /invite and joining
people-which-role = Which role is the invite for?
people-invitation = <b>Invite a { people-role } to { $centre }</b>
    { $link }

    Hand this link on. It works once, until { $until } ({ $hours } hours).
    If the link does not open, they can send me in private:
    <code>/start { $code }</code>
people-copy-link = Copy link
people-only-in-private = To keep it safe, please send <code>{ $command }</code> in a private chat with me, not in a group.
people-invite-unknown = This invite is not valid. Please ask your manager for a new link.
people-invite-used = This invite has been used already; each one works once. Please ask your manager for a new link.
people-invite-expired = This invite has expired (they last { $hours } hours). Please ask your manager for a new link.
people-already-staff = You are a { people-role } at { $centre } already, so you need no invite. Someone else can still use this one.

# /staff /role
people-staff-title = <b>Staff of { $centre }: { $count }</b>
people-staff-line = · { $name }: { people-role } since { $since }
people-staff-label = { $name } ({ people-role }, { $since })
people-staff-how = Change a role: <code>/role 张伟 partner</code>
    Remove someone: <code>/staff remove 张伟</code>
    Invite a colleague: /invite (in private)
people-which-leaves = Several colleagues match. Who is to be removed?
people-leave-yourself = You are about to remove yourself. You will lose access at once, and another manager will have to invite you again.
people-which-role-of = Several colleagues match. Who is to become { people-role }?
people-sure = ✅ Yes, do it
people-role-yourself = You are about to make yourself { people-role }. Only another manager can change that back.
people-removed = { $name } has been removed from { $centre } and has no access from now on. Invites they gave out that nobody has used are void.
people-role-changed = ✅ Role of { $name }: { $old ->
    [manager] manager
    [partner] partner specialist
   *[advisor] service advisor
} → <b>{ people-role }</b>
people-role-same = { $name } is { people-role } already. Nothing was changed.
people-last-manager = { $name } is the only manager and can't be removed or given a lower role. Make someone else manager first, for example <code>/role 张伟 manager</code>.

# /lang
people-which-language = Choose a language:
people-language-own = ✅ From now on I speak { people-language } with you.
people-language-own-only = ✅ From now on I speak { people-language } with you in private. This group keeps its language; a manager can change it with <code>/lang group en</code>.
people-language-group = ✅ This group is in { people-language } from now on. Your own private language is { $own ->
    [en] English
   *[zh-CN] 中文 (Chinese)
}.

# /undo
people-not-yours-to-undo = { $by } did this. Only they or a manager can undo it.
people-undone-already = This has been undone already.
people-undo-too-late = This was over { $hours } hours ago and can no longer be undone. Please enter what is true now instead.
people-built-on = This can't be undone: something else happened since ({ $at }, { $by ->
    [bot] the bot
   *[other] { $by }
}: { $deed }). Undo that first, or enter what is true now.
people-chat-taken-since = This can't be undone: the group { $title } has been bound to another centre since.
people-chat-binding-changed = This can't be undone: the group is not bound any more as it was then. Send /bind or /unbind in the group to set it right.
people-invite-taken-up = This can't be undone: { $name } has joined by this invite. To take them off the staff again, send <code>/staff remove { $name }</code>.

# /audit
people-audit-title = <b>Changes: { $of }</b>
people-audit-title-all = <b>Changes</b>
people-audit-none = Nothing on record.
people-audit-whose = Whose changes do you want to see?
people-audit-bot = the bot
people-audit-line = { $at } <b>{ $who }</b>: { $thing } · { $action }
people-audit-undid = took back “{ $action }”
people-audit-detail = 　{ $field }: { $value }
people-audit-change = 　{ $field }: { $old } → { $new }
people-audit-yes = yes
people-audit-no = no
people-audit-nothing = none
audit-subject-agent = agent
audit-subject-audit = audit
audit-subject-case = case
audit-subject-centre = centre
audit-subject-chat = group
audit-subject-cover = Policy
audit-subject-customer = customer
audit-subject-digest = digest
audit-subject-fleet = fleet
audit-subject-insurer = insurer
audit-subject-invite = invite
audit-subject-policy = policy
audit-subject-quote = quote
audit-subject-referral = referral
audit-subject-request = request
audit-subject-sale = sale
audit-subject-staff = staff
audit-subject-statement = statement
audit-subject-vehicle = vehicle
audit-audit-looked = looked at personal data in full
audit-centre-created = created
audit-chat-bound = bound
audit-chat-language = language changed
audit-chat-migrated = kept its binding after the upgrade
audit-chat-retired = bot removed from the group
audit-chat-revived = bot back in the group
audit-chat-unbound = unbound
audit-invite-made = given out
audit-staff-joined = joined
audit-staff-removed = removed
audit-staff-role = role changed
audit-field-from-day = in force from
audit-field-kind = kind
audit-field-lang = language
audit-field-name = name
audit-field-role = role
audit-field-role-since = role since
audit-field-title = group name
audit-field-on = on
audit-field-phone = phone
audit-field-plate = plate
audit-field-reason = reason
audit-field-state = state
audit-field-value = value
audit-value-kind-partner = partner group
audit-value-kind-team = team group
audit-value-lang-en = English
audit-value-lang-zh-CN = Chinese
audit-value-role-advisor = service advisor
audit-value-role-manager = manager
audit-value-role-partner = partner specialist
