# Cards
cards-moved = { $kind ->
    [form] ✓ Answered. Please use the newest message.
    [cover] This car's policy has a newer card; this one no longer follows.
    [insurer] This insurer has a newer card; this one no longer follows.
   *[other] { $thing } has a newer card; this one no longer follows.
}
cards-button-newest = Show the newest
