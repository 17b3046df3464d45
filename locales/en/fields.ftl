# What commands are told: what it is called, how it is asked for, its choices
field-name = { $field ->
    [plate] Plate
    [phone] Phone
    [agent-phone] Agent's phone
    [name] Customer
    [direction] Direction
    [agent] Agent
    [expires] Policy expires
    [referral] Referral
    [why-lost] Why it was lost
    [mine] Only mine
    [year] year
    [month] Month
    [agent-name] Agent's name
    [company] Company
    [found-by] How we found them
    [fees] Fees
    [from-day] In force from
    [insurer] Insurer
    [plan] Plan
    [insurer-name] Insurer's name
    [new-name] New name
    [more-name] Other name
    [gone-name] Name to go
    [contact-name] Contact
    [contact-role] Role
    [contact-phone] Contact's phone
    [contact-note] Note
    [gone-contact] Contact to go
    [new-plan] Plan
    [plan-since] From
    [why-plan] Reason
    [why-ended] Why it ends
    [why-reopened] Why it begins anew
    [limit] New limit
    [payment] Payment
    [why-reversed] Reason
    [right-amount] Right amount
    [penalty-received] Penalty received
    [all-of-it] All
    [penalty-waived] Penalty waived
    [why-let-off] Why it is waived
    [revenue-month] Month
    [revenue] Revenue
    [received] Amount received
    [received-on] Received on
    [statement] Statement
    [reason] Reason
    [why-stopped] Why it is stopped
    [why-resumed] Why it is resumed
    [which] Case
    [case] Case
    [estimate] Estimate
    [damage] Damage
    [called-claim] Claim number
    [claim] Claim number
    [override] Why we override
    [waiting] Waiting only
    [late] Only late ones
    [stage] Stage
    [step] Step
    [waived] Waived
    [done] Done
    [why-waived] Why it is waived
    [assessed] Assessed amount
    [deductible] Deductible
    [called-parts] Parts
    [called-labour] Labour
    [parts] Parts
    [labour] Labour
    [why-amount] Reason
    [verified] Verified amount
    [supplement] Supplement
    [asked] Amount asked
    [found] What was found
    [agreed] Amount agreed
    [called-difference] Difference
    [difference] Difference
    [items] Lines in dispute
    [why-disputed] Note
    [figure] Binding figure
    [why-withdrawn] Why it is withdrawn
    [why-kept] Why we go on
    [quote] Quote
    [bundle] Bundle
    [premium] Premium
    [kind] Kind
    [sold-by] Sold by
    [within] Days
    [other-bundle] Bundle
    [other-premium] New premium
    [staff] Colleague
    [role] Role
    [whose] For whom
    [language] Language
    [digest] Digest
    [source] Source
    [express] Express
    [promised] Promised delivery
    [why-later] Why it slips
    [cause] Waiting for
    [wait-note] Note
    [why-handed] Why it is handed over
    [why-cancelled] Why it is cancelled
    [why-back] What is wrong
    [step-title] Name of the step
    [sop-step] Step
    [step-due] When it is due
    [step-after] Behind which step
    [template] SOP
    [score] Score
    [said] Words
    [complaint] Complaint
    [answered] Answer
    [outcome] What was done
    [booked-on] Next maintenance
    [moment] Moment
    [loaner] Loaner car
    [loaner-model] Model
    [due-back] Due back
    [visited-for] For
    [spent] Amount
    [visited-on] Day
    [photo-number] Photo
    [why-withdrawn] Why withdrawn
    [photos] Photos
   *[switch] Switch
}
field-ask = { $field ->
    [plate] Which plate? For example 京AD12345
    [phone] What is the customer's phone number? For example <code>13812345678</code>
    [agent-phone] What is the agent's phone number? For example <code>13900001111</code>
    [name] What is the customer called? For example Mr Wang
    [direction] Do we refer the customer out, or does the agent send them in?
    [agent] Which agent?
    [expires] When does the policy expire? For example 12-31
    [referral] Which referral? For example R12
    [why-lost] Why was it lost? For example: renewed by themselves
    [mine] Only yours?
    [month] Which month? For example 2026-11
    [year] Which year? For example 2026
    [agent-name] What is the agent called? For example Chen Jing
    [company] Which company is the agent with? For example Ping An
    [found-by] How did we find them?
    [fees] What is the fee per deal? Out first, then in, for example 60 70
    [from-day] From which day? For example 12-01
    [insurer] Which insurer?
    [plan] Which cooperation plan?
    [insurer-name] What is the insurer called? For example Ping An
    [new-name] What is it to be called? For example Ping An China
    [more-name] What else is it called? For example Ping An Auto
    [gone-name] Which name is to go?
    [contact-name] What is the contact called? For example Li
    [contact-role] What do they do?
    [contact-phone] What is the contact's phone? A mobile, a landline or a hotline, for example <code>13812345678</code> or <code>021-12345678</code>
    [contact-note] Anything to note? For example WeChat only
    [gone-contact] Which contact is to go?
    [new-plan] Which plan is to hold?
    [plan-since] From which day? Today if nothing is said; for example 2027-01-01
    [why-plan] Why is the plan changed? For example as in the contract
    [why-ended] Why does the cooperation end? For example three disputes
    [why-reopened] Why does it begin anew? For example a new contract
    [limit] What is the new limit? For example 80000
    [payment] Which payment? Give its amount and day as recorded, for example 32000 11-14
    [why-reversed] Why? For example: entered twice
    [right-amount] What is the right amount? For example 23000
    [penalty-received] How much late penalty was received? For example 500
    [all-of-it] All of it?
    [penalty-waived] How much late penalty is waived? For example 300
    [why-let-off] Why is it waived? For example: long-standing partner
    [revenue-month] The revenue of which month? For example 2026-10
    [revenue] How much was the revenue? For example 1965000
    [received] How much was received? For example 32000
    [received-on] On which day was it received? For example 11-14
    [statement] Which statement? For example S3
    [reason] What is the reason? For example: pays on time again
    [why-stopped] Why do we stop? For example: waiting for the new contract
    [why-resumed] Why do we resume? For example: the contract is signed
    [which] Which car? Its number, plate or claim number, for example C12
    [case] Which case? For example C12
    [estimate] What is the repair estimate? For example 8500
    [damage] Where is the damage? For example: front bumper
    [called-claim] What is the claim number?
    [claim] What is the claim number?
    [override] Why do we override? For example: long-standing customer
    [waiting] Only those that wait?
    [late] Only late ones?
    [stage] Which stage?
    [step] Which step?
    [waived] Is it waived?
    [done] Is it done?
    [why-waived] Why is it waived? For example: the customer doesn't need it
    [assessed] What is the assessed amount? For example 8200
    [deductible] What is the deductible? For example 500
    [called-parts] What do parts cost? For example 3900
    [called-labour] What does labour cost? For example 1200
    [parts] What do parts cost? For example 3900
    [labour] What does labour cost? For example 1200
    [why-amount] Why is it so? For example: looked at again
    [verified] What did the insurer verify? For example 8000
    [supplement] Which supplement? For example #2
    [asked] How much is asked for? For example 1800
    [found] What was found? For example inner frame
    [agreed] How much did the insurer agree to? For example 1500
    [called-difference] By how much? For example 1500
    [difference] By how much is the assessment too low? For example 1500
    [items] Which lines? Ours first, then theirs, for example bumper 800/500
    [why-disputed] Anything to note? For example paint has to be redone
    [figure] Which figure binds? For example 9200
    [why-withdrawn] Why is it withdrawn? For example customer gave in
    [why-kept] Why do we go on? For example new prices agreed
    [quote] Which quote? For example Q7
    [bundle] Which bundle?
    [premium] What is the premium? For example 6800
    [kind] Which kind of insurance?
    [sold-by] Who sold this policy? For example Chen Jing
    [within] Expiring within how many days? For example 30
    [other-bundle] Which bundle instead?
    [other-premium] What is the new premium? For example 7200
    [staff] Which colleague? For example Zhang Wei
    [role] Which role?
    [whose] For whom?
    [language] Which language?
    [digest] Which digest?
    [source] How did the car come?
    [express] Is it express?
    [promised] On which day is the car to be delivered? For example 12-03
    [why-later] Why does it slip? For example parts are late
    [cause] It stands still: whose are these days?
    [wait-note] What does it wait for? For example the bumper
    [why-handed] Why is it handed over? For example on leave
    [why-cancelled] Why is it cancelled? For example the customer goes elsewhere
    [why-back] What is wrong with it? For example a rattle
    [step-title] What is the new step called? For example car wash
    [sop-step] Which step?
    [step-due] When is it due? For example delivery-1d
    [step-after] Behind which step does it stand?
    [template] Which SOP?
    [score] How many points, 0 to 10? 10 is best
    [said] What did the customer say? For example: well done, but a long wait
    [complaint] What does the customer complain about? For example: the colour does not match
    [answered] What was the customer answered? For example: apologised, repainting
    [outcome] What was done about it? For example: repainted, customer content
    [booked-on] On which day is the next maintenance? For example 2027-03-01
    [moment] Which moment?
    [loaner] Which loaner car? For example 京A12345
    [loaner-model] Which model? For example Model 3
    [due-back] On which day is it due back? For example 12-03
    [visited-for] What did the customer come for?
    [spent] How much was paid? For example 1800
    [visited-on] On which day was it? For example 11-14
    [photo-number] Which photo? Its number, such as 3
    [why-withdrawn] Why is it withdrawn? Such as: wrong car
    [photos] Only the photos?
   *[switch] On or off?
}
fields-yes = yes
fields-day = { $word ->
    [today] Today
    [yesterday] Yesterday
    [this-month] End of month, { $day }
    [next-month] End of next month, { $day }
    [year] End of year, { $day }
   *[first] 1st of next month, { $day }
}
choice-direction = { $value ->
    [out] Out (we refer to the agent)
   *[in] In (the agent sends to us)
}
choice-bundle = { $value ->
    [economy] Economy
    [comfort] Comfort
    [prestige] Prestige
   *[all] Compare all three
}
choice-other-bundle = { choice-bundle }
choice-found-by = { $value ->
    [customer] Named by a customer
    [field] Met in the field
   *[online] Found online
}
choice-kind = { $value ->
    [compulsory] Compulsory
    [commercial] Commercial
   *[full] Full
}
choice-plan = { $value ->
    [basic] Basic (A, monthly)
   *[deep] Deep (B, half-monthly)
}
choice-new-plan = { choice-plan }
choice-contact-role = { $value ->
    [adjuster] Adjuster
    [claims] Claims
    [liaison] Liaison
    [finance] Finance
    [head] Head
   *[other] Other
}
choice-role = { $value ->
    [manager] Manager
    [partner] Partner desk
   *[advisor] Advisor
}
choice-stage = { $value ->
    [inspection] To inspect
    [plan] To plan
    [assessment] To assess
    [repair] In repair
    [handover] To deliver
    [follow_up] Follow-up
   *[closed] Closed
}
choice-step = { $value ->
    [inspection] Inspection
    [plan] Repair plan
    [submitted] Submission
    [assessed] Assessment
    [informed] Customer informed
    [photo] Photo
    [eta] ETA
    [quality] Quality check
    [delivered] Delivery
    [booking] Booking
    [callback] Call-back
   *[other] { $value }
}
choice-language = { $value ->
    [en] English
   *[zh-CN] 中文 (Chinese)
}
choice-whose = { $value ->
    [group] This group
   *[me] Myself
}
choice-switch = { $value ->
    [True] On
   *[False] Off
}
choice-digest = { $value ->
    [cases] accident cases (cases)
   *[other] { $value }
}
