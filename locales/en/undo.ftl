# Undo
undo-nothing = There is nothing of yours to undo.
undo-button-over = The undo button works for { $seconds } seconds. To undo it all the same, send /undo.
undo-not-this = This can't be undone.
command-undo = Undo my last change
undo-button = ↩️ Undo
undo-done = ↩️ Undone: { $thing } · { $deed }{ $told }
undo-sum = {" "}({ $amount_fen })
