# 银行流水：发来文件，逐笔确认

insurers-bank-taken = 📥 收到《{ $file }》，马上读取，读好了在这里告诉大家。
insurers-bank-taken-before = 这条消息里的文件《{ $file }》已经收到过了。
insurers-bank-file = 💰 <b>《{ $file }》</b>
insurers-bank-title = 💰 <b>银行流水</b>《{ $file }》　{ $who } { $day } 发来
insurers-bank-same = 💰 <b>《{ $file }》</b>这份文件 { $who } 在 { $day } 已经导入过，不会重复登记。
insurers-bank-waiting = { $count ->
    [0] ☑️ 没有待确认的回款。
   *[other] { $sure ->
        [0] 待确认 <b>{ $count }</b> 笔，请逐笔选择。
       *[other] 待确认 <b>{ $count }</b> 笔，其中 { $sure } 笔可以直接登记。
    }
}
insurers-bank-decided = 已登记 { $confirmed } 笔（{ $confirmed_fen }），不登记 { $left_out } 笔。
insurers-bank-unread = ⚠️ { $count } 行读不出来，请核对。
insurers-bank-no-money = 没有进账的 { $count } 行（支出、零或空）已略过。
insurers-bank-other-sheets = 只读了像银行流水的那张工作表，另外 { $count } 张没有读。
insurers-bank-none-open = 没有待确认的银行流水。把银行流水（xlsx 或 csv）发过来，说明写 <code>/paid</code>，就会逐笔对上保险公司。
insurers-bank-open-title = 💰 <b>待确认的银行流水（{ $count }）</b>
insurers-bank-open-line = • 《{ $file }》{ $day }：还有 { $count } 笔待确认
insurers-bank-by-hand = 流水之外的回款：<code>/paid 平安 32000</code>，或发送 <code>/paid 手工</code> 逐项填写。
insurers-bank-gone = { $state ->
    [withdrawn] 这份银行流水已经撤回。
    [refused] 这份文件没有读成，请重新发送。
    [same] 这份文件之前已经导入过。
   *[waiting] 这份文件还在读取，请稍等。
}

# 一笔
insurers-bank-line = { $known ->
    [yes] <b>第 { $row } 行</b>　{ $day }　<b>{ $insurer }</b>　<b>{ $amount_fen }</b>
   *[no] <b>第 { $row } 行</b>　{ $day }　<b>{ $amount_fen }</b>
}
insurers-bank-payer = 付款人：{ $payer }
insurers-bank-goes-to = → { $parts }
insurers-bank-part = { $left ->
    [none] 冲 { $statement } { $part_fen }（付清）
   *[some] 冲 { $statement } { $part_fen }（还欠 { $unpaid_fen }）
}
insurers-bank-parts-more = 另外 { $count } 期
insurers-bank-kept = { $kept_fen } 留作结余
insurers-bank-exact = ✓ 正好等于 { $statement } 的未付金额
insurers-bank-refused = ⛔ 不能登记：{ $why }
insurers-bank-doubt = { $doubt ->
    [unknown] ❓ 不像保险公司的付款
    [ambiguous] ❓ 可能是：{ $names }，请选一家
    [likely] ⚠️ 里面有「{ $insurer }」，但不一定是保险公司付的，请看清再登记
   *[told] ⚠️ { $told } 已经登记过 { $insurer } 一笔同样金额的回款，可能是同一笔
}
insurers-bank-done-line = { $state ->
    [confirmed] ✅ 第 { $row } 行　{ $day }　{ $who }　{ $amount_fen }
   *[left-out] ✕ 第 { $row } 行　{ $day }　{ $who }　{ $amount_fen }　不登记
}
insurers-bank-unread-line = 第 { $row } 行「{ $raw }」：{ $why ->
    [date] 日期认不出来，例如 2026-11-14
    [decimals] 金额超过两位小数
    [large] 金额太大
    [way] 看不出是收入还是支出
    [currency] 不是人民币，请按到账的人民币金额手工登记
   *[amount] 金额认不出来，例如 32,000.00
}
insurers-bank-part-title = { $part ->
    [unread] <b>读不出来的行（{ $count }）</b>，请对照原文件手工登记
   *[done] <b>已处理的（{ $count }）</b>
}
insurers-bank-part-none = 这里没有了。
insurers-bank-which = 这笔钱是哪家保险公司付的？

# 结果
insurers-bank-confirmed = ✅ 已登记：{ $day } { $insurer } { $amount_fen }
insurers-bank-confirmed-all = ✅ 已登记 { $count } 笔，共 { $amount_fen }
insurers-bank-left-out = 第 { $row } 行 { $amount_fen } 不登记
insurers-bank-left-out-all = { $count } 笔非保险公司的进账不登记
insurers-bank-assigned = 第 { $row } 行改为 { $insurer }，再按一次登记

# 按钮
insurers-bank-button = { $what ->
    [yes] ✅ { $row } 登记
    [despite] ⚠️ { $row } 仍登记
    [other] 🏢 { $row } 换一家
    [who] 🏢 { $row } 选保险公司
    [no] ✕ { $row } 不登记
    [all] ✅ 登记全部可直接登记的 { $count } 笔
    [none] ✕ 非保险公司的 { $count } 笔都不登记
    [done] 📋 已处理 { $count }
    [unread] ⚠️ 读不出 { $count }
   *[back] « 返回流水
    [look] 🔍 看流水（待确认 { $count }）
    [open] 💰 { $file }（{ $count }）
}

# 不能这样做
insurers-bank-file-refused = { $why ->
    [old] 这是旧格式的 .xls 文件，请在 Excel 里另存为 .xlsx 或 .csv 再发。
    [password] 这份文件设了密码，请取消密码后再发。
    [large] 文件超过 2 MB，请只导出需要的日期再发。
    [lines] 行数太多，一次最多 1,000 行，请按日期分开导出再发。
    [damaged] 这份表格打不开，可能已损坏，请重新导出再发。
    [empty] 这份表格里没有回款记录。
    [date] 前 20 行里找不到日期这一列。表头要有「日期」「付款人」「金额」。
    [amount] 前 20 行里找不到收入金额这一列。表头要有「日期」「付款人」「金额」。
    [gone] 这份文件取不到了，请重新发送。
   *[kind] 这不是表格。请发 .xlsx 或 .csv 的银行流水，表头要有「日期」「付款人」「金额」。
}
insurers-bank-line-decided = { $state ->
    [confirmed] 第 { $row } 行已经有人登记了。
   *[left_out] 第 { $row } 行已经有人处理为不登记。
}
insurers-bank-line-changed = 第 { $row } 行的情况刚才变了，没有登记。请看清再按一次。
insurers-bank-line-without-insurer = 第 { $row } 行（{ $day }，{ $amount_fen }）还不知道是哪家保险公司付的，请先选保险公司。
insurers-bank-list-moved = 流水刚才变了，这次没有处理。请看清再按一次。
insurers-bank-line-told-anew = 这笔回款不能恢复：它来自《{ $file }》第 { $row } 行，那一行已经重新登记，恢复就会记两次。要恢复，请先撤销或冲正新登记的那笔。
insurers-bank-list-used = 不能撤回：这份流水里已经登记了 { $confirmed } 笔回款。请先撤销这些回款。

# 变更记录
audit-subject-bank = 银行流水
audit-bank-sent = 发来文件
audit-bank-confirmed = 登记回款
audit-bank-left-out = 不登记
audit-bank-assigned = 指定保险公司
audit-bank-looked = 查看付款人
audit-field-file = 文件
audit-field-row = 行号
audit-field-lines = 笔数

# 今天
insurers-bank-today-title = <b>💰 待确认的银行回款</b>（{ $count } 笔）
insurers-bank-button-today = 💰 确认回款
insurers-bank-today-line = 《{ $file }》{ $day } 发来，还有 { $count } 笔
