# 时限提醒：快到期、逾期、请店长过问
cases-deadlines-title = { $loudness ->
    [warning] ⏰ <b>快到期了</b>
    [late] ⚠️ <b>已逾期</b>
   *[escalated] 🚨 <b>逾期还没做，请过问</b>
}
cases-deadlines-line = <b>{ $case }</b> { $plate } · { $advisor } · 第 { $day } 天
    { $item }
cases-deadlines-soon = ⏰ { cases-step } 还有 { $span } · 截止{ $when }
cases-deadlines-more = …还有 { $count } 项
cases-deadlines-answered = { $loudness ->
    [warning] ✅ <b>都赶在到期前做完了</b>
   *[late] ✅ <b>逾期的都处理了</b>
}
cases-button-open = 📋 { $case }
