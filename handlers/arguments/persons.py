"""Which of several free words is a person's name, so that name and note may come in either order."""

import re

from handlers.arguments.tokens import Word

TITLES = "先生|女士|小姐|太太|师傅|老师|经理|老板|总|哥|姐|叔|阿姨|医生|主任|队长"
_TITLED = re.compile(f".{{1,12}}(?:{TITLES}|MR|MRS|MS)|(?:MR|MRS|MS)[. ].{{1,20}}")
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石"
    "廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁"
    "岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷曲盛冉翁蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾于佟娄阎窦卞洪缪邬岑隋匡冼敖荀戚邸佘巫晏卓"
)
DOUBLE_SURNAMES = (
    "欧阳",
    "上官",
    "司马",
    "诸葛",
    "司徒",
    "东方",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "令狐",
    "夏侯",
)
_HAN_NAME = re.compile("[\u4e00-\u9fff]{2,4}")
_LATIN_NAME = re.compile(r"[A-Z][A-Za-z.'-]{1,30}")
_ABOUT_CARS = re.compile(
    "[杠灯门漆胎镜窗轮盖板箱车撞刮擦碰剐蹭换补凹坏险价款左右前后]|玻璃|引擎|雷达|气囊|座椅|底盘|维修|追尾|保养|检测|电池"
)


def likeness(word: Word) -> int:
    """How much ``word`` is like a person's name: 3 with a title (王先生), 2 by form (王芳, John), else 1."""
    if word.quoted or _TITLED.fullmatch(word.shape):
        return 3
    if _LATIN_NAME.fullmatch(word.text):
        return 2
    if not _HAN_NAME.fullmatch(word.text) or _ABOUT_CARS.search(word.text):
        return 1
    if word.text.startswith(DOUBLE_SURNAMES):
        return 2
    return 2 if word.text[0] in SURNAMES and len(word.text) <= 3 else 1


def is_about_cars(word: Word) -> bool:
    """Whether ``word`` tells of a car or its damage: 前杠, 补漆. 车先生 and "车小姐" are people all the same."""
    return likeness(word) == 1 and bool(_ABOUT_CARS.search(word.text))


def goes_on(first: Word, second: Word) -> bool:
    """Whether ``second`` is the rest of a Latin name that ``first`` begins: John Smith."""
    return bool(_LATIN_NAME.fullmatch(first.text) and _LATIN_NAME.fullmatch(second.text))
