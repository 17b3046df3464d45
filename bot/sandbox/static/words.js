// The page's own words. What people and the bot write is never translated.

const WORDS = {
  zh: {
    product: "保合", tagline: "沙盒 · 本地演示", title: "保合 · 沙盒", skip: "跳到输入框",
    acting: "以此身份操作", chats: "聊天", clock: "机器人的时间", clockDate: "日期和时间", hour: "＋1 小时",
    morning: "次日 08:30", set: "设定", reset: "重新开始演示", resetSure: "再点一次：清空并重新开始",
    resetting: "正在重新开始…", back: "返回聊天列表", messages: "消息", down: "到最新消息", commands: "命令菜单",
    attach: "附加图片或文件", send: "发送", write: "输入消息", writeAs: "以{name}的身份发消息", caption: "添加说明",
    close: "关闭", ok: "知道了", reply: "回复", copy: "复制", edit: "编辑", edited: "已编辑", copied: "已复制",
    replyTo: "回复 {name}", editing: "编辑消息", forwarded: "转发自 {name}", photo: "图片", document: "文件",
    you: "我", bot: "机器人", members: "{n} 位成员", typing: "{name}正在输入…", today: "今天", yesterday: "昨天",
    start: "开始", unblock: "解除屏蔽并继续", left: "机器人不在这个群里", whatBot: "这个机器人能做什么？",
    noCommands: "机器人还没有登记命令", noMatch: "没有以此开头的命令", emptyGroup: "这里还没有消息",
    timeNow: "时间已到 {time}", added: "{name} 加入了群组", removed: "{name} 被移出群组", leftChat: "{name} 离开了群组",
    upgraded: "群组已升级为超级群组", expand: "展开", collapse: "收起", spoiler: "点按显示", download: "下载 {name}",
    online: "已连接", offline: "连接断开，正在重连…", noAnswer: "机器人没有响应", noMessages: "暂无消息",
    insert: "填入", other: "English",
    "clock-back": "时间只能向前", "not-a-moment": "这不是有效的日期时间", empty: "没有可发送的内容",
    "too-long": "内容太长", "not-a-picture": "无法识别这张图片", failed: "没有成功：{reason}",
    role: { manager: "店长", partner: "合作专员", advisor: "服务顾问", stranger: "店外人员" },
  },
  en: {
    product: "Baohe", tagline: "Sandbox · local demo", title: "Baohe · Sandbox", skip: "Skip to the message box",
    acting: "Acting as", chats: "Chats", clock: "The bot’s time", clockDate: "Date and time", hour: "+1 hour",
    morning: "Next 08:30", set: "Set", reset: "Start the demo again", resetSure: "Again: clear all and restart",
    resetting: "Starting again…", back: "Back to chats", messages: "Messages", down: "To the latest message",
    commands: "Command menu", attach: "Attach a picture or file", send: "Send", write: "Write a message",
    writeAs: "Message as {name}", caption: "Add a caption", close: "Close", ok: "OK", reply: "Reply", copy: "Copy",
    edit: "Edit", edited: "edited", copied: "Copied", replyTo: "Reply to {name}", editing: "Edit message",
    forwarded: "Forwarded from {name}", photo: "Photo", document: "File", you: "You", bot: "bot",
    members: "{n} members", typing: "{name} is typing…", today: "Today", yesterday: "Yesterday", start: "Start",
    unblock: "Unblock and go on", left: "The bot is not in this group", whatBot: "What can this bot do?",
    noCommands: "The bot has not registered commands yet", noMatch: "No command begins like this",
    emptyGroup: "No messages here yet", timeNow: "It is now {time}", added: "{name} joined the group",
    removed: "{name} was removed", leftChat: "{name} left the group", upgraded: "The group is a supergroup now",
    expand: "Show more", collapse: "Show less", spoiler: "Show hidden text", download: "Download {name}",
    online: "Connected", offline: "Connection lost, trying again…", noAnswer: "The bot did not answer",
    noMessages: "No messages yet", insert: "Insert", other: "中文",
    "clock-back": "Time only moves forward", "not-a-moment": "Not a valid date and time",
    empty: "There is nothing to send", "too-long": "Too long", "not-a-picture": "This picture cannot be read",
    failed: "That did not work: {reason}",
    role: { manager: "Manager", partner: "Partner desk", advisor: "Advisor", stranger: "Not staff" },
  },
};

let language = "zh";

export const locale = () => (language === "zh" ? "zh-CN" : "en-GB");
export const currentLanguage = () => language;

export function setLanguage(chosen) {
  language = chosen === "en" ? "en" : "zh";
  document.documentElement.lang = locale();
}

export function word(key, values = {}) {
  const sentence = WORDS[language][key] ?? key;
  return sentence.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

export const knows = (key) => key in WORDS[language];
export const roleName = (role) => WORDS[language].role[role] ?? role;

// Fill in every word and label of the page that is marked for it.
export function translatePage() {
  document.title = word("title");
  for (const node of document.querySelectorAll("[data-word]")) node.textContent = word(node.dataset.word);
  for (const node of document.querySelectorAll("[data-label]")) {
    node.setAttribute("aria-label", word(node.dataset.label));
    if (node.matches("button")) node.title = word(node.dataset.label);
  }
}
