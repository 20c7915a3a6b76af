# What patrons read: signing in with their card.
card-title = 我的账户
card-lead = 请用借书证登录。
card-number = 借书证号
card-number-hint = 条形码下方的 14 位数字。
card-pin = 密码 (PIN)
card-go = 登录
card-staff = 工作人员由此登录
card-wrong = 借书证号与密码不相符。
card-wrong-way = 请检查后重试，或到服务台询问。
sign-in-locked = 错误次数过多：锁定 { $minutes } 分钟。
sign-in-locked-way = 请稍候再试，或到服务台询问。
signed-out = 您已退出登录。
