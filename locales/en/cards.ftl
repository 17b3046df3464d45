# Cards
cards-moved = { $kind ->
    [form] ✓ Answered. Please use the newest message.
    [cover] The newest card of this car's policy is further down.
    [insurer] This insurer's newest card is further down.
   *[other] The newest card of { $thing } is further down.
}
cards-button-newest = Show the newest
