# 车主与车辆：看不懂的输入

customers-not-a-plate = 「{ $text }」不像车牌。车牌是 7 位，新能源 8 位，例如 京AD12345。
customers-plate-has-no-i-or-o = 「{ $text }」里有字母 I 或 O，车牌不用这两个字母。是不是 { $suggestion }？请核对后重发。
customers-not-a-phone = 「{ $text }」不像手机号。请填 11 位的大陆手机号，例如 <code>13812345678</code>。
customers-not-a-vin = 「{ $text }」不像车架号。车架号是 17 位，没有字母 I、O、Q，例如 LRW3E7FA1LC000001。
customers-not-a-name = 「{ $text }」不能作姓名。请填 1 到 { $limit_characters } 个字，不要换行，例如 王先生。

# 变更记录
audit-customer-created = 登记
audit-customer-phone = 补登手机号
audit-customer-renamed = 改姓名
audit-vehicle-created = 登记
audit-vehicle-owner = 更换车主
