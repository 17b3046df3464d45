"""The words by which banks name the columns of a list, and by which organisations go (domain §4)."""

import re

DATES = (
    "交易日期", "入账日期", "记账日期", "到账日期", "收款日期", "日期", "交易日", "记账日", "入账日", "交易时间",
    "时间", "date", "time",
)  # fmt: skip
"""What a column of days is called, the best first."""
PAYERS = (
    "对方户名", "对方名称", "对方账户名称", "付方名称", "付)方名称",
    "付款人", "付款方", "付款单位", "对方单位", "交易对手", "对手", "往来单位",
    "汇款人", "户名", "payer", "counterparty", "account name", "paid by", "received from", "from",
    "回款单位", "回款方", "来款单位", "来款方", "打款单位", "打款方", "保险公司", "insurer", "客户", "customer",
    "单位", "公司", "名称",
)  # fmt: skip
"""What the column of payers is called, by banks and in lists of one's own."""
WHO = ("单位", "公司", "户名", "名称", "款人", "款方", "客户", "payer", "from", "customer", "insurer")
"""What is somebody, whatever else its name holds: 回款单位 is no amount."""
REMARKS = (
    "摘要", "附言", "用途", "备注", "description", "narrative", "memo", "remark", "reference", "summary", "details",
)  # fmt: skip
"""What the column is called that says who paid where no other does."""
IN = (
    "收入", "贷方", "存入", "转入", "收款金额", "到账", "入账金额", "回款", "进账", "来款", "credit", "deposit",
    "paid in", "money in", "received",
)  # fmt: skip
"""What a column of money that came in is called."""
OUT = ("支出", "借方", "付出", "转出", "取出", "出账", "debit", "withdraw", "paid out", "money out")
"""What a column of money that went out is called."""
AMOUNTS = ("金额", "发生额", "amount")
WAYS = (
    "借贷", "收支", "借/贷", "收/支", "收付", "收/付", "流向", "debit/credit", "dr/cr", "cr/dr", "d/c", "direction",
    "方向",
)  # fmt: skip
"""What the column is called that says whether money came in or went out."""
CURRENCIES = ("币种", "币别", "货币", "currency")
"""What the column of currencies is called."""
NEVER = (
    "余额", "balance", "账号", "帐号", "卡号", "行名", "开户", "account no", "account number", "本方", "我方", "笔数",
    "收款人", "收款方", "收款单位", "收款公司", "收款户", "收款账户", "我司", "本公司", "方式",
)  # fmt: skip
"""What is none of these, whatever else its name holds."""
WAY_IN = re.compile(r"(?:贷|收|转入|存入|来账|进账).*|c|cr|credit|in")
WAY_OUT = re.compile(r"(?:借|支|付|转出|取出|往账|出账).*|d|dr|debit|out")
ONLY_A_WAY = re.compile(r"[借贷]方?|收[入款]?|支出?|付款?|转[入出]|存入|取出|[来往进出]账|[cd]r?|credit|debit|in|out")
"""What says whether money came in or went out, and nothing else: such a column needs no name to be known by."""
YUAN = re.compile(r".*(?:人民币|cny|rmb).*|元|156|0*1")
"""What a column of currencies says of yuan: by name, by the national code, by the banks' own."""
ORGANISED = re.compile(
    "公司|集团|事务所|协会|(?:保险|财险|产险|中心|银行|支行|分行|学校|医院|厂|店|局|院|部|社)$"
    r"|\b(?:co|ltd|inc|llc|corp|company|insurance|bank|group|branch)\b",
)
"""What an organisation's name says of itself."""
SAYS_MORE = re.compile(r"[一-鿿]\s+\S|[一-鿿][,，;；/]")
"""Several words in Chinese: one of them may be somebody's name."""
BEHIND_COMPANY = re.compile(r".*(?:公司|\b(?:co|ltd|inc|llc|corp|company)\b)(?:\([^)]*\)|[\W\d_])*(?P<rest>.*)")
"""What stands behind a company's name, but for figures and brackets: a branch of it, or somebody's name."""
SAYS_INSURER = re.compile(r"保险|财险|产险|车险|寿险|人寿|赔款|理赔|赔付|insur|assuranc|claim|\bp&c\b", re.IGNORECASE)
"""What an insurer's payment says of itself."""
COUNTRY, REGISTERED = "中国", "财产保险"
"""What stands before and behind an insurer's usual name where its company is registered."""
INSURES = ("保险", "财险", "产险", "车险")
"""What a name ends with that says already what the company does."""
TOTALS = re.compile(r"(?:本页|本月|本期|累计)?(?:合\s*计|总\s*计|小\s*计|总额)[:：]?|(?:sub|grand )?total:?")
"""What a row says that adds up others."""
