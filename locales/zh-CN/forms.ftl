# 表单：一步一步问
forms-over = 这张表单已经结束，或者超过 { $minutes } 分钟没有填写。请重新输入命令。
forms-of-another = 这张表单由 { $by } 填写。
forms-prompt-over = 这一步已经填过了，请看最新的一条。
