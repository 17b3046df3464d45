# Help
command-help = Everything I can do here
help-title = <b>Baohe assistant · help</b>
help-room = <b>{ $room ->
    [talk] Everyday
    [status] This deployment
    [people] People and centres
    [policy] Policy
    [outbox] Pushes
    [customers] Customers
    [insurers] Insurers and credit
    [cases] Accident cases
    [bundles] Bundles and quotes
    [reports] Reports
    [agents] Agents and referrals
   *[other] More
}</b>
help-line = /{ $name } ({ $word }): { $does }
help-example = · <code>{ $example }</code>
help-more = Send /help and a command's name for examples, such as /help quote. In a group you can also mention me and just say it: quote comfort 6800.
help-unknown = There is no command “{ $word }”, or your role can't use it. Send /help to see them all.
