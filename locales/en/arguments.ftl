# The words of a command: what is missing, which word was not understood, how to write it

# What things are called, for the sentences below
arguments-thing = { $what ->
    [agent] agent
    [insurer] insurer
    [bundle] bundle
    [customer] customer
    [staff] staff member
    [centre] centre
    [role] role
    [step] step
    [case] case
    [quote] quote
    [referral] referral
    [sale] bundle sale
    [statement] statement
    [fleet] fleet
    [request] service request
    [direction] direction
    [entitlement] entitlement
    [plan] cooperation plan
    [insurer_name] insurer's name
    [contact_role] role
    [digest] digest
    [switch] switch
    [language] language
   *[other] choice
}

arguments-missing = { $what ->
    [plate] The plate is missing, for example 京AD12345.
    [phone] The mobile number is missing, for example <code>13812345678</code>.
    [vin] The VIN (17 characters) is missing, for example LRW3E7FA1LC000001.
    [amount] The amount is missing, for example 8500, 5,000 or 1.2万.
    [date] The date is missing, for example 12-31, 2026-12-31 or tomorrow.
    [month] The month is missing, for example 2026-11.
    [number] A number is missing, for example 9.
    [name] The name is missing, for example 王先生.
    [reason] The reason is missing; write it at the end, for example: waiting for parts.
    [note] The note is missing; write it at the end, for example: front bumper.
    [agent] The agent is missing, for example 陈静.
    [insurer] The insurer is missing, for example 平安.
    [insurer_name] The name is missing, for example Ping An China.
    [contact_role] The role is missing, for example adjuster.
    [bundle] The bundle is missing, for example comfort.
    [direction] The direction is missing: out or in.
    [case] The case number is missing, for example C12.
    [quote] The quote number is missing, for example Q7.
    [referral] The referral number is missing, for example R12.
    [sale] The bundle sale number is missing, for example B5.
    [statement] The statement number is missing, for example S3.
    [fleet] The fleet number is missing, for example F2.
    [request] The service request number is missing, for example T9.
    [role] The role is missing: advisor, partner or manager.
    [step] The step is missing, for example inspection.
    [plan] The cooperation plan is missing: basic or deep.
    [digest] The name of the digest is missing, for example cases.
    [switch] Please add on or off.
    [premium] The premium is missing, for example 6800.
    [estimate] The estimate is missing, for example 8500.
    [assessment] The assessed amount is missing; a deductible comes after it, for example 8200 500.
    [costs] The costs are missing, for example 3900 1200 (parts, labour), or labour 1200.
    [verified] The verified amount is missing, for example 8000.
    [difference] The difference is missing, for example 1500, or line by line, for example bumper 800/500.
    [case_or_new] Name the car to show, by number, plate or claim; to take a new one, send /case new.
   *[other] Something is missing; please complete it as in the example.
}

arguments-unexpected-word = I don't understand “{ $text }”. Leave it out, or write it as in the example; put a name of several words in quotes, for example "John Smith".
arguments-text-too-long = The text is too long: { $count } characters, { $limit_characters } at most. Please make it shorter.
arguments-not-an-amount = “{ $text }” is not an amount. Amounts can be written 5000, 5,000, ¥5000, 5k or 1.2万.
arguments-negative-amount = An amount can't be negative: “{ $text }”. Use zero or more, for example 5000.
arguments-amount-too-precise = “{ $text }” has too many decimals. Amounts have two at most, for example 8500.50.
arguments-amount-too-large = “{ $text }” is too large: ¥{ $limit_yuan } is the most. Is there a digit too many? An example is 8500.
arguments-not-a-date = “{ $text }” is not a date that exists. Dates can be written 2026-12-31, 12-31, 12/31, tomorrow or +30d.
arguments-not-a-month = “{ $text }” is not a month that exists. Months can be written 2026-11, Nov or last month.
arguments-not-hours = “{ $text }” are not hours of a day. Write 9-17 or 9:00-17:30, the beginning first.
arguments-not-a-whole-number = “{ $text }” is not a whole number. Use a whole number from { $least } to { $most }, for example { $least }.
arguments-number-out-of-range = “{ $text }” is out of range. Use a whole number from { $least } to { $most }.
arguments-wrong-number-kind = “{ $text }” is not a { arguments-thing } number. One looks like { $example }.
arguments-unknown = There is no { arguments-thing } called “{ $text }”. There are: { $known }.
arguments-nothing-to-choose-from = There is no { arguments-thing } yet; please add one first.
arguments-several-named = Only one { arguments-thing } fits here, and you named several: { $choices }. Please keep one.
arguments-ambiguous = “{ $text }” could be more than one { arguments-thing }: { $choices }. Please write the full name, with what stands in brackets.
