# Customers and vehicles: input that could not be understood

customers-not-a-plate = “{ $text }” doesn't look like a plate. A plate has 7 characters, 8 for new-energy cars, for example 京AD12345.
customers-plate-has-no-i-or-o = “{ $text }” has a letter I or O, which plates never use. Did you mean { $suggestion }? Please check and send it again.
customers-not-a-phone = “{ $text }” doesn't look like a mobile number. Use a mainland mobile of 11 digits, for example <code>13812345678</code>.
customers-not-a-vin = “{ $text }” doesn't look like a VIN. A VIN has 17 characters and no letters I, O or Q, for example LRW3E7FA1LC000001.
customers-not-a-name = “{ $text }” can't be a name. Use 1 to { $limit_characters } characters on one line, for example 王先生.

# Audit
audit-customer-created = added
audit-customer-phone = phone noted
audit-customer-renamed = renamed
audit-vehicle-created = added
audit-vehicle-owner = new owner
