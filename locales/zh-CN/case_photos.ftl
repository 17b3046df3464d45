# 事故车照片：归档、询问、查看、撤回

command-photo = 查看事故车的照片，或撤回发错的

# 归档
cases-photo-batch = 📷 { $case } 已存 { $count } 张照片{ $withdrawn ->
    [0] {""}
   *[other] {""}（另撤回 { $withdrawn } 张）
} · 今天共 { $today } 张
cases-photo-batch-of-day = 📷 { $case } 已存 { $count } 张照片（{ $day }）{ $withdrawn ->
    [0] {""}
   *[other] {""}（另撤回 { $withdrawn } 张）
} · 共 { $total } 张
cases-photo-batch-withdrawn = 🚫 { $case } 的 { $withdrawn } 张照片已撤回。
cases-photo-same = ℹ️ { $case } 已经有这张照片（第 { $number } 张），没有重复存。
cases-photo-which = 📷 这 { $count } 张照片是哪台车的？请点选；不在下面的，请重新发照片，并在说明里写上编号，例如 C12。
cases-photo-lost = { $why ->
    [kind] ⚠️ { $case } 的第 { $number } 张不是照片，已撤回。请用「照片」方式发送。
    [large] ⚠️ { $case } 的第 { $number } 张超过 20 兆，已撤回。请用「照片」方式重新发送。
   *[other] ⚠️ { $case } 的第 { $number } 张照片一直下载不下来，没有存进照片库。请重新发送一次。
}

# 查看
cases-photo-counts = { $today ->
    [0] 📷 照片 { $total } 张
   *[other] 📷 照片 { $total } 张 · 今天 { $today } 张
}
cases-photo-none = { $case } 还没有照片。把照片发过来，在说明里写上 { $case }，或者直接回复它的卡片。
cases-photo-title = { $pages ->
    [1] 📷 <b>{ $case }　{ $plate }</b> 照片 { $count } 张
   *[other] 📷 <b>{ $case }　{ $plate }</b> 照片 { $count } 张（{ $page }/{ $pages }）
}
cases-photo-day = { $today ->
    [yes] 今天：第 { $numbers } 张
   *[no] { $day }：第 { $numbers } 张
}
cases-photo-how-to-withdraw = 发错的，点 🗑 撤回。
cases-photo-caption = { $case } 第 { $number } 张 · { $day } { $time } · { $by }
cases-photo-button-withdraw = 🗑 { $number }

# 撤回
cases-photo-withdrawn = 🗑 { $case } 第 { $number } 张照片（{ $day }）已撤回 · 还有 { $total } 张
cases-photo-none-such = { $last ->
    [0] { $case } 还没有照片。
   *[other] { $case } 没有第 { $number } 张照片，现在编到第 { $last } 张。发送 /photo { $case } 可以查看。
}
cases-photo-withdrawn-before = { $whose ->
    [bot] { $case } 的第 { $number } 张照片已经撤回（{ $at }）。
   *[other] { $case } 的第 { $number } 张照片已由 { $by } 撤回（{ $at }）。
}
cases-photo-forgotten = 这张照片等得太久，已经不在了。请重新发送，并在说明里写上编号，例如 C12。
cases-photo-not-a-picture = { $kind } 格式不能存为照片。请用「照片」方式发送。
cases-photo-too-large = 照片超过 { $most_mb } 兆，收不到。请用「照片」方式发送，Telegram 会自动压缩。

# 变更记录
audit-case-photo = 存照片
audit-case-photo-joined = 存照片（同一组）
audit-case-photo-withdrawn = 撤回照片
audit-field-photos = 张数
audit-field-photo-number = 第几张
