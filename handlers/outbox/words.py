"""The words that only this room's commands know."""

SWITCH = {"on": True, "off": False, "开": True, "关": False, "开启": True, "关闭": False}
