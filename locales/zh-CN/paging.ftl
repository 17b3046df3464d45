# 翻页
paging-button = { $way ->
    [back] ‹ 上一页（{ $page }/{ $pages }）
   *[on] 下一页（{ $page }/{ $pages }）›
}
paging-more = …还有 { $count } 条，请翻页
paging-history-button = { $way ->
    [newer] ‹ 较新的
   *[older] 更早的 ›
}
