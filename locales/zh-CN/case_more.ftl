# 卡片上的「更多」
cases-button-more = ⋯ 更多
cases-button-back = ↩️ 返回
cases-act = { $act ->
    [assess] 💰 定损
    [verify] 🧾 核损
    [cost] 🔩 成本
    [supplement] ➕ 增项
    [dispute] ⚖️ 争议
    [amounts] 📜 金额记录
    [eta] 📅 交车时间
    [wait] ⏳ 等待
    [go-on] ▶️ 不等了
    [photos] 📷 看照片
    [tell] 💬 告知客户
    [loaner] 🔑 代步车
    [handover] 🤝 移交
    [nps] 📞 回访打分
    [booking] 🗓 预约保养
    [complain] 📣 投诉
    [answer] 📣 答复投诉
    [close] ✅ 投诉办结
    [rework] 🔁 返修
    [mended] ✅ 返修完成
   *[cancel] 🚫 撤案
}
