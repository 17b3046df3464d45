# 撤销
undo-nothing = 最近没有可以撤销的操作。
undo-button-over = 撤销按钮只在 { $seconds } 秒内有效。仍要撤销请发送 /undo。
undo-not-this = 这类操作不能撤销。
command-undo = 撤销我最近的一次操作
undo-button = ↩️ 撤销
undo-done = ↩️ 已撤销：{ $thing } · { $deed }{ $told }
undo-sum = （{ $amount_fen }）
