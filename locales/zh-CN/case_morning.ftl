# 时限提醒：快到期、逾期、请店长过问
cases-deadlines-title = { $loudness ->
    [warning] ⏰ <b>快到期了</b>
    [late] ⚠️ <b>已逾期</b>
   *[escalated] 🚨 <b>逾期还没做，请过问</b>
}
cases-deadlines-case = <b>{ $case }</b> { $plate } · { $advisor } · 第 { $day } 天
    { $items }
cases-deadlines-soon = { $item } · 还有 { $span }
cases-deadlines-more = …还有 { $count } 台
cases-deadlines-answered = ✅ <b>都做完了</b>
cases-button-open = 📋 { $case }

# 早报
cases-digest-delivering = 🏁 今天交车 <b>{ $count }</b>
cases-digest-photos = 📷 今天要发照片 <b>{ $count }</b>
cases-digest-short-line = { $photo ->
    [due] <b>{ $case }</b> { $plate } { $advisor } · 第 { $day } 天 { cases-stage } 📷
   *[none] <b>{ $case }</b> { $plate } { $advisor } · 第 { $day } 天 { cases-stage }
}
cases-digest-fold = <blockquote expandable>{ $lines }</blockquote>
cases-button-others = 🔧 其余 { $count } 台 →

# 照片催办
cases-chase-title = { $count ->
    [0] 📷 <b>今天的照片都发了 · { $day }</b>
   *[other] 📷 <b>今天还没发照片（{ $count }）· { $day }</b>
}
cases-chase-advisor = <b>{ $advisor }</b>
cases-chase-line = { $state ->
    [sent] ✅ { $case } { $plate } · 第 { $day } 天
    [missed] ⚠️ { $case } { $plate } · 第 { $day } 天 · 此前漏了 { $missed } 天
   *[today] ▫️ { $case } { $plate } · 第 { $day } 天
}
cases-chase-button = ✅ { $case } 已发
