# 今天
command-today = 我今天的待办（逾期、到期、续保、跟进）
today-title = <b>📋 { $name } · { $day }</b>
today-more = …另有 { $count } 项
today-nothing = 今天没有待办，一切正常。
