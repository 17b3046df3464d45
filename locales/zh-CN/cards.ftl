# 卡片
cards-moved = { $kind ->
    [form] ✓ 已填写，请看最新一步。
    [cover] 这台车保单的最新卡片在下面。
    [insurer] 这家保险公司的最新卡片在下面。
   *[other] { $thing } 的最新卡片在下面。
}
cards-button-newest = 查看最新
