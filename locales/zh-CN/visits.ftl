# 到店

command-visit = 登记付费到店：保养、加装、维修、续保、洗车
customers-visited = ✅ <b>{ $plate } { $kind ->
    [maintenance] 保养
    [addon] 加装
    [repair] 维修
    [insurance] 续保
   *[wash] 洗车
} { $amount_fen }</b> · { $day } · 第 { $count } 次付费到店
customers-visit-converts = 🔁 { $case } 交车后回店保养，已计入转化
customers-visit-in-future = { $day } 还没到。请写今天或以前的日期，例如 11-14。
customers-visit-not-paid = 付费到店的金额要大于 0，例如 1800。
choice-visited-for = { $value ->
    [maintenance] 保养
    [addon] 加装
    [repair] 维修
    [insurance] 续保
   *[wash] 洗车
}
