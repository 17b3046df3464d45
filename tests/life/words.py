"""How people tell the bot what they did: one line each, as it is typed in the group."""

from tests.life.plan import Act, Life

_WORDS = {
    "open": "/case new {life.insurer} {life.plate} 王先生 {life.phone} {life.estimate_yuan} {life.said}",
    "cancel": "/case cancel {case} 车主改去别处",
    "step": "/step {case} {step}",
    "waive": "/step {case} {step} waive 车主不需要",
    "assess": "/assess {case} {assessed} {deductible}",
    "verified": "/assess {case} verified {verified}",
    "cost": "/cost {case} {parts} {labour}",
    "review": "/dispute {case} review 差价{asked}",
    "third": "/dispute {case} third",
    "settled": "/dispute {case} settled {figure}",
    "supplement": "/supplement {case} {asked} 内骨架变形",
    "supplement_told": "/supplement {case} told",
    "supplement_agreed": "/supplement {case} agreed {agreed}",
    "eta": "/eta {case} {day} {why}",
    "wait": "/wait {case} {cause} 等着",
    "wait_end": "/wait {case} end",
    "photo": "/step {case} photo",
    "nps": "/nps {case} {score} {words}",
    "complaint_answer": "/complaint {case} answer {words}",
    "complaint_close": "/complaint {case} close {words}",
    "rework": "/rework {case} {why}",
    "rework_done": "/rework {case} done",
    "visit": "/visit {life.plate} maintenance {yuan}",
}


def words(act: Act, life: Life, number: int) -> str:
    """What is typed for ``act`` about case ``number``."""
    return _WORDS[act.kind].format(life=life, case=f"C{number}", **act.told).strip()
