# Cards
cards-moved = { $kind ->
    [form] ✓ Answered. Please use the newest message.
    [insurer] This insurer's newest card is further down.
   *[other] The newest card of { $thing } is further down.
}
cards-button-newest = Show the newest
