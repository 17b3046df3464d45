# Turning pages
paging-button = { $way ->
    [back] ‹ Previous ({ $page }/{ $pages })
   *[on] Next ({ $page }/{ $pages }) ›
}
paging-more = …and { $count } more: turn the page
paging-history-button = { $way ->
    [newer] ‹ Newer
   *[older] Older ›
}
