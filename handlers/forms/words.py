"""What people type to a form that is no answer."""

CANCEL = frozenset(("取消", "算了", "不填了", "退出", "cancel", "quit", "stop"))
BACK = frozenset(("返回", "上一步", "back"))
SKIP = frozenset(("跳过", "不填", "没有", "无", "skip", "none", "-"))
YES = frozenset(("确认", "好", "好的", "对", "是", "可以", "ok", "yes", "confirm"))
