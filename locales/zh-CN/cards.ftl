# 卡片
cards-moved = { $kind ->
    [form] ✓ 已填写，请看最新一步。
    [cover] 这台车的保单有更新的卡片，这一张不再更新。
    [insurer] 这家保险公司有更新的卡片，这一张不再更新。
   *[other] { $thing } 有更新的卡片，这一张不再更新。
}
cards-button-newest = 查看最新
