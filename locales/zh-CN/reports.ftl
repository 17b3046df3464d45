# 报表
command-report = 看报表：事故车的台数、定损、毛利、返修、净推荐值
reports-cases-title = 📊 <b>事故车报表 · { $period }</b>{ $running ->
    [yes] （到今天为止）
   *[no] {""}
}
reports-month = { $year } 年 { $month } 月
reports-year = { $year } 年
reports-of-insurer = { $insurer } · { $period }
reports-none = { $period } 没有接车，也没有交车，暂无数据。
reports-cases-count = 🚗 接车 <b>{ $arrived }</b> 台{ $cancelled ->
    [0] {""}
   *[other] （撤案 { $cancelled } 台）
} · 交车 <b>{ $delivered }</b> 台
reports-revenue = 💰 定损营收 { $revenue_fen } · 台均 { $average_fen }
reports-margin = 📈 毛利率 <b>{ $rate }</b>（目标 { $target }，{ $count } 台已填成本）
reports-margin-none = 📈 毛利率：暂无数据（还没有填成本）
reports-in-time = ⏱ 24 小时内定损 <b>{ $rate }</b>（{ $done }/{ $of }）
reports-in-time-none = ⏱ 24 小时内定损：暂无数据
reports-cycle = 🔧 从到店到交车平均 <b>{ $days }</b> 天
reports-waited = ⏳ 停等 { $days } 天：{ $causes }
reports-waited-cause = { $cause ->
    [shop] 本店
    [insurer] 保险公司
    [parts] 配件
   *[customer] 客户
} { $days }
reports-fixed = ✅ 一次修复率 <b>{ $rate }</b>（{ $done }/{ $of }，返修 { $reworked } 台）
reports-converted = 🔁 保养转化 <b>{ $rate }</b>（{ $done }/{ $of }）
reports-nps = 😊 净推荐值 <b>{ $nps }</b>（{ $scored } 位打分）
reports-nps-none = 😊 净推荐值：暂无数据
reports-trouble = 📣 投诉 { $complaints } · 争议 { $disputes }（第三方 { $third }）
reports-insurers = <b>各保险公司</b>
reports-insurer-line = <b>{ $insurer }</b> 接 { $arrived } · 交 { $delivered } · 台均 { $average } · 毛利 { $rate } · 净推荐值 { $nps }
reports-no-data = 暂无
reports-button-month = { $month ->
    [before] ◀️ 上月
   *[after] 下月 ▶️
}
