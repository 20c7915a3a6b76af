# What patrons read: signing in with their card.
card-title = Tài khoản của tôi
card-lead = Đăng nhập bằng thẻ thư viện.
card-number = Số thẻ
card-number-hint = 14 chữ số dưới mã vạch.
card-pin = Mã PIN
card-go = Đăng nhập
card-staff = Nhân viên đăng nhập ở đây
card-wrong = Số thẻ và mã PIN không khớp.
card-wrong-way = Hãy kiểm tra và thử lại, hoặc hỏi ở quầy.
sign-in-locked = Sai quá nhiều lần: khóa { $minutes } phút.
sign-in-locked-way = Hãy đợi, hoặc hỏi ở quầy.
signed-out = Bạn đã đăng xuất.
