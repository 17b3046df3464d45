"""The demo's facts as plain data: a mostly well-run shop. All people, plates and phone numbers are made up."""

from dataclasses import dataclass, field

CENTRE = "北京朝阳"
PHONES = 13_810_020_000
"""Customers' phones count up from here, in the order of the cars below."""


@dataclass(frozen=True)
class DemoInsurer:
    """An insurer, its plan, the limit that was agreed (yuan), one that it was raised to later, and whom we talk to."""

    name: str
    plan: str
    limit_yuan: int
    raised_yuan: int = 0
    contacts: tuple[tuple[str, str, str], ...] = ()
    """Name, role and phone."""


@dataclass(frozen=True)
class DemoCase:
    """A car: when it came, the last step that was done, and its figures in yuan.

    A punctual team does every step up to ``reached`` in time and sends a photo every day of repair, but for the
    last ``photos_missed``. The quality check is done on day ``finish_day``.
    """

    insurer: str
    plate: str
    owner: str
    damage: str
    estimate_yuan: int
    days_ago: int
    at: str
    reached: str = ""
    advisor: int = 0
    assessed_yuan: int | None = None
    deductible_yuan: int = 0
    finish_day: int = 6
    photos_missed: int = 0
    photos_waived: str = ""
    override: str = ""
    """Why a manager took it although the insurer's intake was stopped."""
    source: str = "walk_in"
    waits_for_part: str = ""
    """Which part it has waited for since the third day before today."""
    parts_percent: int = 0
    """What the parts cost of what is billed, where it is not the usual share."""


@dataclass(frozen=True)
class DemoReferral:
    """A referral: direction, agent, car, when it was logged and by whom, and what became of it some days later."""

    direction: str
    agent: str
    plate: str
    days_ago: int
    expires_in_days: int | None
    advisor: int = 0
    outcome: str = ""
    closed_days_later: int = 0


@dataclass(frozen=True)
class DemoQuote:
    """A quote for one bundle, or comparing all; a day later one was chosen, or it was made anew."""

    days_ago: int
    premium_yuan: int
    bundle: str = ""
    advisor: int = 1
    chosen: str = ""
    anew_yuan: int = 0


@dataclass(frozen=True)
class DemoPolicy:
    """A car's insurance policy: when it was told, insurer, premium in yuan, when it expires, and who sold it."""

    days_ago: int
    plate: str
    insurer: str
    premium_yuan: int
    expires_in_days: int
    sold_by: str = ""
    kind: str = "full"
    advisor: int = 0


INSURERS = (
    DemoInsurer(
        "平安", "basic", 100_000, contacts=(("张工", "adjuster", "13900007001"), ("李倩", "finance", "13900007002"))
    ),
    DemoInsurer("人保", "deep", 100_000, raised_yuan=120_000, contacts=(("周经理", "liaison", "13900007003"),)),
    DemoInsurer("太平洋", "basic", 90_000),
    DemoInsurer("阳光", "basic", 30_000),
    DemoInsurer("中华联合", "basic", 60_000),
)
"""Today: stopped by its limit, open, one statement late, on watch near its limit, in the legal stage."""
PAYERS = ("平安", "人保", "阳光")
"""Those who pay in time."""

AGENTS = (
    ("陈静", "平安", "13900001111", "customer"),
    ("赵磊", "人保", "13900002222", "field"),
    ("孙丽华", "太平洋", "13900003333", "customer"),
    ("吴倩", "阳光", "13900004444", "online"),
)

# Delivered and called back long ago; days far enough back that everybody's statements have come due.
PAST_CASES = (
    DemoCase("中华联合", "京N8K216", "郑先生", "左后门", 9_800, 131, "10:10", "callback", 0, 9_400),
    DemoCase("平安", "京AD30518", "刘女士", "前杠", 6_200, 118, "09:40", "callback", 1, 6_000),
    DemoCase("人保", "京AF11823", "杨先生", "右侧两门", 15_600, 112, "14:05", "callback", 2, 15_200, 500),
    DemoCase("平安", "京AD08827", "范女士", "后杠、尾灯", 7_900, 97, "11:20", "callback", 0, 7_700),
    DemoCase("人保", "京P2G550", "邓先生", "左前门", 6_600, 88, "10:45", "callback", 1, 6_300),
    DemoCase("阳光", "京P5M663", "罗先生", "左前叶子板", 5_600, 76, "13:30", "callback", 2, 5_400),
    DemoCase("太平洋", "京QX7731", "黄女士", "后备箱盖", 8_900, 66, "09:15", "callback", 2, 8_600),
    DemoCase("平安", "京AD77290", "徐先生", "大灯", 7_400, 62, "15:10", "callback", 0, 7_100),
    DemoCase("人保", "京AD90032", "马女士", "前杠、雷达", 8_300, 58, "10:25", "callback", 1, 8_000),
    # Last month's: one insurer's parts have become dear.
    DemoCase("人保", "京AF50217", "宋先生", "左前门", 9_800, 41, "09:50", "callback", 0, 9_500),
    DemoCase("人保", "京AD61880", "唐女士", "后杠、尾灯", 7_200, 38, "10:30", "callback", 1, 7_000),
    DemoCase("阳光", "京P1X408", "钱先生", "大灯", 4_200, 37, "11:00", "callback", 2, 4_000, parts_percent=68),
)

# Thirty cars in care. Seven are late, each for a reason of its own.
OPEN_CASES = (
    DemoCase("平安", "京AD12086", "王先生", "前杠、左大灯", 12_600, 0, "08:05"),
    # Towed in during the night, nobody has looked at it yet.
    DemoCase("人保", "京AF20877", "李女士", "右后门（夜间拖车到店）", 5_200, 0, "07:10", "", 1, source="tow"),
    DemoCase("太平洋", "京N66C18", "张先生", "后杠", 4_800, 0, "07:20", "inspection", 2),
    # Came before closing time and was forgotten after the first look.
    DemoCase("平安", "京AD45510", "陈先生", "左侧两门", 13_900, 1, "16:20", "inspection"),
    DemoCase("人保", "京AD83391", "周女士", "前机盖、前杠", 16_400, 1, "13:10", "submitted", 1),
    DemoCase("阳光", "京Q8F520", "吴先生", "右前轮、叶子板", 11_800, 1, "14:30", "submitted", 2),
    DemoCase("平安", "京AD51662", "冯先生", "前风挡", 6_300, 1, "09:10", "informed", 1, 6_100),
    # The adjuster has not come.
    DemoCase("太平洋", "京AF90126", "郑女士", "后备箱盖、后杠", 9_700, 2, "10:20", "submitted"),
    DemoCase("人保", "京P7K933", "蒋女士", "左后叶子板", 7_800, 2, "11:30", "informed", 2, 7_500),
    DemoCase("阳光", "京AD70219", "沈先生", "前杠、雷达", 8_600, 2, "09:20", "informed", 0, 8_200, 500),
    DemoCase("平安", "京AF33471", "杨女士", "左大灯、机盖", 14_800, 2, "15:10", "informed", 2, 14_200),
    DemoCase("太平洋", "京N2Z881", "韩女士", "右前门", 5_900, 3, "10:10", "informed", 1, 5_600),
    DemoCase("人保", "京AD60884", "朱先生", "后杠、尾灯", 8_900, 3, "11:40", "informed", 0, 8_700),
    DemoCase(
        "平安", "京QL5528", "秦女士", "两侧后视镜", 4_200, 3, "09:30", "informed", 1, 4_000, photos_waived="车主出差"
    ),
    DemoCase(
        "中华联合",
        "京AF65037",
        "喻先生",
        "前风挡、机盖",
        10_400,
        3,
        "14:20",
        "informed",
        2,
        10_000,
        override="老客户，省公司承诺本周先付清旧账",
    ),
    DemoCase("平安", "京AD19937", "许先生", "底盘护板", 7_600, 4, "09:05", "informed", 2, 7_300),
    DemoCase("人保", "京N9A702", "何先生", "右侧裙边、后门", 12_100, 4, "13:25", "informed", 0, 11_800),
    DemoCase("太平洋", "京AF58803", "吕女士", "前杠", 5_400, 4, "10:35", "informed", 1, 5_200),
    # Nobody sent yesterday's photo.
    DemoCase("平安", "京AD88412", "施先生", "天窗玻璃", 9_300, 4, "15:45", "informed", 2, 9_000, photos_missed=1),
    DemoCase("人保", "京P3T618", "孔女士", "左前门、叶子板", 10_700, 5, "09:25", "informed", 0, 10_300),
    DemoCase("平安", "京AD24406", "曹先生", "后备箱盖", 9_800, 5, "11:05", "eta", 1, 9_500, finish_day=5),
    DemoCase("太平洋", "京N7R245", "严女士", "前杠、中网", 7_200, 5, "10:15", "informed", 2, 6_900),
    DemoCase("人保", "京AD39915", "金女士", "尾灯、后杠", 6_800, 6, "09:50", "eta", 1, 6_600),
    DemoCase("太平洋", "京Q6H877", "魏先生", "右前叶子板", 8_400, 6, "10:40", "quality", 2, 8_100, finish_day=5),
    DemoCase("平安", "京AD55083", "陶女士", "机盖、大灯", 13_200, 6, "15:20", "quality", 0, 12_700, finish_day=5),
    # Ready, but its owner did not come to collect it.
    DemoCase("阳光", "京N5W319", "姜先生", "后视镜、车门", 5_100, 7, "09:35", "quality", 1, 4_900),
    DemoCase("人保", "京AF46628", "戚女士", "前杠、雷达", 9_100, 7, "10:05", "booking", 2, 8_800),
    # Waits for a part.
    DemoCase(
        "太平洋", "京AD92740", "谢先生", "左侧后门", 7_700, 8, "13:15", "eta", 0, 7_400, waits_for_part="左后门总成"
    ),
    DemoCase("平安", "京P8E156", "邹女士", "后杠", 4_600, 8, "09:15", "booking", 1, 4_400, finish_day=7),
    # Delivered, and its owner was not called back.
    DemoCase("平安", "京AF71509", "华先生", "左后门、叶子板", 11_500, 9, "14:10", "booking", 2, 11_100, finish_day=7),
)

REFERRALS = (
    DemoReferral("out", "赵磊", "京AD30518", 104, 20, 1),
    DemoReferral("out", "陈静", "京AD12086", 40, 12, 0, "won", 6),
    DemoReferral("out", "陈静", "京N66C18", 26, 30, 2),
    DemoReferral("out", "赵磊", "京AF20877", 21, 18, 1, "won", 4),
    DemoReferral("in", "陈静", "京AD45510", 18, None, 0, "won", 2),
    DemoReferral("in", "孙丽华", "京N2Z881", 15, None, 1, "won", 3),
    DemoReferral("out", "孙丽华", "京QL5528", 12, 44, 1, "lost", 5),
    DemoReferral("out", "吴倩", "京AD24406", 9, 25, 0),
    DemoReferral("in", "赵磊", "京AF33471", 6, None, 2),
    DemoReferral("out", "陈静", "京P7K933", 3, 38, 1),
    DemoReferral("out", "赵磊", "京AD88412", 2, 29, 2),
)
"""Open, won and lost both ways; the oldest has expired."""

QUOTES = (
    DemoQuote(12, 4_200, "economy"),
    DemoQuote(7, 5_600, "comfort", 2),
    DemoQuote(6, 6_800, "comfort", anew_yuan=7_100),
    DemoQuote(4, 7_600, chosen="comfort", advisor=0),
    DemoQuote(2, 16_500, "prestige", 2),
    DemoQuote(1, 18_000),
)
"""Expired, valid until today, made anew, compared and chosen, and two that are fresh."""


POLICIES = (
    DemoPolicy(131, "京N8K216", "中华联合", 4_900, -12, "吴倩"),
    DemoPolicy(88, "京P2G550", "人保", 5_300, -3, "", "commercial", 1),
    DemoPolicy(2, "京AF90126", "太平洋", 6_400, 0, "孙丽华"),
    DemoPolicy(2, "京AD70219", "阳光", 7_200, 1, "吴倩", "full", 2),
    DemoPolicy(112, "京AF11823", "人保", 8_600, 5, "赵磊", "full", 2),
    DemoPolicy(40, "京AD12086", "平安", 7_800, 12, "陈静"),
    DemoPolicy(21, "京AF20877", "人保", 6_900, 18, "赵磊", "full", 1),
    DemoPolicy(5, "京AD24406", "平安", 8_100, 25, "", "full", 1),
    DemoPolicy(26, "京N66C18", "太平洋", 5_600, 30, "孙丽华", "full", 2),
    DemoPolicy(2, "京P7K933", "国寿", 5_200, 38, "郭敏", "commercial", 2),
    DemoPolicy(3, "京QL5528", "平安", 4_700, 44, "陈静", "full", 1),
    DemoPolicy(97, "京AD08827", "大地", 6_100, 57, "郭敏"),
    DemoPolicy(6, "京AD55083", "平安", 9_400, 71),
    DemoPolicy(7, "京AF46628", "人保", 7_700, 88, "赵磊", "full", 2),
    DemoPolicy(1, "京AD83391", "人保", 8_800, 210, "赵磊", "full", 1),
)
"""On the radar: expired, today, tomorrow and on to ninety days; one far off. Some insurers are no partners."""


@dataclass
class Numbers:
    """The ids and numbers the centre gave to what the demo made; cases by their plates."""

    insurers: dict[str, int] = field(default_factory=dict)
    agents: dict[str, int] = field(default_factory=dict)
    cases: dict[str, int] = field(default_factory=dict)


def customers() -> dict[str, tuple[str, str]]:
    """Everybody's name and phone, by plate."""
    cars = enumerate((*PAST_CASES, *OPEN_CASES), start=1)
    return {car.plate: (car.owner, str(PHONES + place)) for place, car in cars}
