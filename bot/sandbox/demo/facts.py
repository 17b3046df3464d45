"""The demo's facts as plain data. All people, plates, claims and phone numbers are made up."""

from dataclasses import dataclass, field

CENTRE = "北京朝阳"


@dataclass(frozen=True)
class DemoInsurer:
    """An insurer, its plan and the limit that was agreed later (yuan)."""

    name: str
    plan: str
    limit_yuan: int


@dataclass(frozen=True)
class DemoCase:
    """A car: days since it arrived, how many of its steps were done in time, and its figures in yuan."""

    insurer: str
    plate: str
    owner: str
    phone: str
    damage: str
    estimate_yuan: int
    days_ago: int
    steps_done: int
    hour: int = 10
    advisor: int = 0
    assessed_yuan: int | None = None
    deductible_yuan: int = 0


@dataclass(frozen=True)
class DemoReferral:
    """A referral: direction, agent, car, and what became of it how many days ago it was logged."""

    direction: str
    agent: str
    plate: str
    owner: str
    phone: str
    days_ago: int
    expires_in_days: int | None
    outcome: str = "open"


INSURERS = (
    DemoInsurer("平安", "basic", 100_000),
    DemoInsurer("人保", "deep", 120_000),
    DemoInsurer("太平洋", "basic", 90_000),
    DemoInsurer("阳光", "basic", 50_000),
    DemoInsurer("中华联合", "basic", 60_000),
)

AGENTS = (
    ("陈静", "平安", "13900001111"),
    ("赵磊", "人保", "13900002222"),
    ("孙丽华", "太平洋", "13900003333"),
    ("吴倩", "阳光", "13900004444"),
)

# Delivered long ago: they give the insurers their statements, paid in time but for two.
PAST_CASES = (
    DemoCase("中华联合", "京N8K216", "郑先生", "13700010001", "左后门", 9_800, 131, 11, assessed_yuan=9_400),
    DemoCase("平安", "京AD30518", "刘女士", "13700010002", "前杠", 6_200, 96, 11, assessed_yuan=6_000, advisor=1),
    DemoCase("人保", "京AF11823", "杨先生", "13700010003", "右侧两门", 15_600, 92, 11, assessed_yuan=15_200),
    DemoCase("太平洋", "京QX7731", "黄女士", "13700010004", "后备箱盖", 8_900, 66, 11, assessed_yuan=8_600, advisor=2),
    DemoCase("平安", "京AD77290", "徐先生", "13700010005", "大灯", 7_400, 41, 11, assessed_yuan=7_100),
    DemoCase("人保", "京AD90032", "马女士", "13700010006", "前杠、雷达", 8_300, 38, 11, assessed_yuan=8_000, advisor=1),
    DemoCase("阳光", "京P5M663", "罗先生", "13700010007", "左前叶子板", 5_600, 36, 11, assessed_yuan=5_400, advisor=2),
)

OPEN_CASES = (
    DemoCase("平安", "京AD12086", "王先生", "13810020001", "前杠、左大灯", 12_600, 0, 0, hour=8),
    DemoCase("人保", "京AF20877", "李女士", "13810020002", "右后门划伤", 5_200, 0, 0, hour=7, advisor=1),
    DemoCase("太平洋", "京N66C18", "张先生", "13810020003", "后杠", 4_800, 1, 1, hour=16, advisor=2),
    DemoCase("平安", "京AD45510", "陈先生", "13810020004", "左侧两门", 13_900, 1, 2, hour=11),
    DemoCase("人保", "京AD83391", "周女士", "13810020005", "前机盖、前杠", 16_400, 1, 3, hour=9, advisor=1),
    DemoCase("阳光", "京Q8F520", "吴先生", "13810020006", "右前轮、叶子板", 11_200, 1, 3, hour=13, advisor=2),
    DemoCase("太平洋", "京AF90126", "郑女士", "13810020007", "后备箱盖、后杠", 9_700, 2, 3, hour=9),
    DemoCase(
        "平安", "京AD51662", "冯先生", "13810020008", "前风挡", 6_300, 2, 4, hour=10, advisor=1, assessed_yuan=6_100
    ),
    DemoCase(
        "人保", "京P7K933", "蒋女士", "13810020009", "左后叶子板", 7_800, 2, 5, hour=14, assessed_yuan=7_500, advisor=2
    ),
    DemoCase(
        "阳光",
        "京AD70219",
        "沈先生",
        "13810020010",
        "前杠、雷达",
        8_600,
        2,
        5,
        hour=9,
        assessed_yuan=8_200,
        deductible_yuan=500,
    ),
    DemoCase(
        "太平洋", "京N2Z881", "韩女士", "13810020011", "右前门", 5_900, 3, 5, hour=10, assessed_yuan=5_600, advisor=1
    ),
    DemoCase(
        "平安",
        "京AF33471",
        "杨女士",
        "13810020012",
        "左大灯、机盖",
        14_800,
        3,
        5,
        hour=15,
        assessed_yuan=14_200,
        advisor=2,
    ),
    DemoCase("人保", "京AD60884", "朱先生", "13810020013", "后杠、尾灯", 8_900, 3, 5, hour=11, assessed_yuan=8_700),
    DemoCase(
        "阳光", "京QL5528", "秦女士", "13810020014", "两侧后视镜", 4_200, 3, 4, hour=9, assessed_yuan=4_000, advisor=1
    ),
    DemoCase(
        "平安", "京AD19937", "许先生", "13810020015", "底盘护板", 7_600, 4, 6, hour=9, assessed_yuan=7_300, advisor=2
    ),
    DemoCase(
        "人保", "京N9A702", "何先生", "13810020016", "右侧裙边、后门", 12_100, 4, 6, hour=13, assessed_yuan=11_800
    ),
    DemoCase(
        "太平洋", "京AF58803", "吕女士", "13810020017", "前杠", 5_400, 4, 6, hour=10, assessed_yuan=5_200, advisor=1
    ),
    DemoCase(
        "平安", "京AD88412", "施先生", "13810020018", "天窗玻璃", 9_300, 4, 5, hour=16, assessed_yuan=9_000, advisor=2
    ),
    DemoCase("人保", "京P3T618", "孔女士", "13810020019", "左前门、叶子板", 10_700, 5, 6, hour=9, assessed_yuan=10_300),
    DemoCase(
        "阳光", "京AD24406", "曹先生", "13810020020", "后备箱盖", 9_800, 5, 6, hour=11, assessed_yuan=9_500, advisor=1
    ),
    DemoCase(
        "太平洋",
        "京N7R245",
        "严女士",
        "13810020021",
        "前杠、中网",
        7_200,
        5,
        7,
        hour=10,
        assessed_yuan=6_900,
        advisor=2,
    ),
    DemoCase(
        "平安", "京AF71509", "华先生", "13810020022", "左后门、叶子板", 11_500, 5, 7, hour=14, assessed_yuan=11_100
    ),
    DemoCase(
        "人保", "京AD39915", "金女士", "13810020023", "尾灯、后杠", 6_800, 6, 7, hour=9, assessed_yuan=6_600, advisor=1
    ),
    DemoCase(
        "太平洋",
        "京Q6H877",
        "魏先生",
        "13810020024",
        "右前叶子板",
        8_400,
        6,
        8,
        hour=10,
        assessed_yuan=8_100,
        advisor=2,
    ),
    DemoCase("平安", "京AD55083", "陶女士", "13810020025", "机盖、大灯", 13_200, 6, 8, hour=15, assessed_yuan=12_700),
    DemoCase(
        "阳光", "京N5W319", "姜先生", "13810020026", "后视镜、车门", 5_100, 6, 7, hour=9, assessed_yuan=4_900, advisor=1
    ),
    DemoCase(
        "人保", "京AF46628", "戚女士", "13810020027", "前杠、雷达", 9_100, 7, 9, hour=10, assessed_yuan=8_800, advisor=2
    ),
    DemoCase("太平洋", "京AD92740", "谢先生", "13810020028", "左侧后门", 7_700, 7, 8, hour=13, assessed_yuan=7_400),
    DemoCase("平安", "京P8E156", "邹女士", "13810020029", "后杠", 4_600, 7, 10, hour=9, assessed_yuan=4_400, advisor=1),
    DemoCase(
        "中华联合",
        "京AF65037",
        "喻先生",
        "13810020030",
        "前风挡、机盖",
        10_400,
        75,
        6,
        hour=9,
        assessed_yuan=10_000,
        advisor=2,
    ),
)

REFERRALS = (
    DemoReferral("out", "陈静", "京AD12086", "王先生", "13810020001", 40, 12, "won"),
    DemoReferral("out", "陈静", "京N66C18", "张先生", "13810020003", 26, 30),
    DemoReferral("out", "赵磊", "京AF20877", "李女士", "13810020002", 21, 18),
    DemoReferral("in", "陈静", "京AD45510", "陈先生", "13810020004", 18, None, "won"),
    DemoReferral("in", "孙丽华", "京N2Z881", "韩女士", "13810020011", 15, None, "won"),
    DemoReferral("out", "孙丽华", "京QL5528", "秦女士", "13810020014", 12, 44, "lost"),
    DemoReferral("out", "吴倩", "京AD24406", "曹先生", "13810020020", 9, 25),
    DemoReferral("in", "赵磊", "京AF33471", "杨女士", "13810020012", 6, None),
    DemoReferral("out", "陈静", "京P7K933", "蒋女士", "13810020009", 3, 38),
    DemoReferral("out", "赵磊", "京AD88412", "施先生", "13810020018", 2, 29),
)

# Days ago, bundle (or none: all three compared), premium in yuan.
QUOTES = ((9, "economy", 4_200), (6, "comfort", 6_800), (4, "", 7_600), (2, "prestige", 16_500), (1, "comfort", 18_000))


@dataclass
class Numbers:
    """The numbers the centre gave to what the demo made."""

    insurers: dict[str, int] = field(default_factory=dict)
    agents: dict[str, int] = field(default_factory=dict)
