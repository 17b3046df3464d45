"""Every read and lock of loaner cars and who has them (domain §3)."""

from domain.cases.models import Case, Loan, LoanerCar


async def lock_car(centre_id: int, plate: str) -> LoanerCar | None:
    """The car of that plate, retired or not, locked until the transaction ends."""
    return await LoanerCar.filter(centre_id=centre_id, plate=plate).select_for_update().first()


async def lock_car_of_id(centre_id: int, car_id: int) -> LoanerCar | None:
    """The car of that id, locked until the transaction ends."""
    return await LoanerCar.filter(centre_id=centre_id, id=car_id).select_for_update().first()


async def pool(centre_id: int) -> list[LoanerCar]:
    """Every car that is not retired, by plate."""
    return await LoanerCar.filter(centre_id=centre_id, is_retired=False).order_by("plate")


async def loans_now(centre_id: int) -> list[Loan]:
    """Every car that is out, with its case."""
    return await Loan.filter(centre_id=centre_id, returned_at__isnull=True).select_related("case")


async def loan_of_car(car: LoanerCar) -> Loan | None:
    """For which case the car is out now."""
    found = Loan.filter(centre_id=car.centre_id, car_id=car.id, returned_at__isnull=True)
    return await found.select_related("case").first()


async def loan_of_case(case: Case) -> Loan | None:
    """The car that is out for the case now."""
    found = Loan.filter(centre_id=case.centre_id, case_id=case.id, returned_at__isnull=True)
    return await found.select_related("car").first()


async def loan_of_id(centre_id: int, loan_id: int) -> Loan | None:
    """The loan of that id."""
    return await Loan.filter(centre_id=centre_id, id=loan_id).first()


async def was_lent(car: LoanerCar) -> bool:
    """Whether the car was ever lent."""
    return await Loan.filter(centre_id=car.centre_id, car_id=car.id).exists()


async def case_with_loaner(centre_id: int, plate: str) -> int | None:
    """The number of the case that the car of that plate is out for."""
    found = Loan.filter(centre_id=centre_id, car__plate=plate, returned_at__isnull=True).select_related("case")
    loan = await found.first()
    return loan.case.number if loan else None
