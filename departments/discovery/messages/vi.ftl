# Trang đầu
front-nav-search = Tìm kiếm
front-nav-hours = Giờ mở cửa
front-title = Mục lục thư viện
front-find = Bạn đang tìm gì?
front-holds = { $number } nhan đề: sách, sách điện tử, video, tạp chí, bản đồ và đồ cho mượn.
front-hint = Gõ từ, tên người, nhan đề trong “dấu ngoặc kép”, ISBN hoặc ký hiệu xếp giá.
front-ways = Lối vào nhanh
front-way-here = Đang có trên giá
front-way-ebooks = Sách điện tử
front-way-videos = Video
front-way-journals = Tạp chí
front-way-spanish = Tiếng Tây Ban Nha
front-hours = Giờ mở cửa hôm nay
front-all-hours = Tất cả giờ mở cửa
front-new = Nhan đề mới
front-about = Về { $library }
front-about-what = Ai cũng được chào đón đến đọc. Sinh viên, giảng viên và nhân viên mượn bằng thẻ thư viện; mục lục cho biết từng bản ở đâu và khi nào được trả.
front-about-account = Đăng nhập bằng thẻ để xem bạn đã mượn gì, gia hạn, và xem bạn nợ gì, vì sao.
front-about-help = Không tìm thấy, hoặc cần dạng khác? Hãy hỏi ở bất kỳ quầy nào. Người hiểu rõ bộ sưu tập sẽ cùng tìm với bạn.

# Tìm kiếm
find-label = Tìm trong mục lục
find-go = Tìm
find-all = Tất cả nhan đề
find-chosen = Nhan đề bạn đã chọn
find-quoted = “{ $q }”
find-count = { $n ->
    [0] Không có kết quả
   *[other] { $number } kết quả trong { $ms } ms
}
find-most-words = Không có biểu ghi nào chứa tất cả các từ này. Dưới đây là những biểu ghi chứa phần lớn các từ đó.
find-mean = Có phải bạn muốn tìm
find-none-for = Không tìm thấy “{ $q }”.
find-shown-for = Đây là kết quả cho
find-sort = Sắp xếp theo
find-sort-go = Sắp xếp
find-sort-best = Phù hợp nhất
find-sort-newest = Mới nhất
find-sort-oldest = Cũ nhất
find-sort-title = Nhan đề
find-narrow = Thu hẹp kết quả
find-narrowed = Bạn đã thu hẹp kết quả theo
find-take-back = Bỏ
find-widen = Bỏ tất cả
find-results = kết quả
find-more = Thêm
find-facet-status = Tình trạng
find-facet-branch = Thư viện
find-facet-format = Loại
find-facet-language = Ngôn ngữ
find-facet-subject = Chủ đề
find-facet-author = Tác giả
find-available = Có thể dùng ngay
find-unavailable = Hiện không có
find-years = Năm xuất bản
find-years-before = trước { $year }
find-years-since = từ { $year }
find-years-until = đến { $year }
find-years-go = Đặt năm
find-years-clear = Mọi năm
find-from = Từ
find-to = Đến
find-decades = Thập niên
find-nothing = Không tìm thấy gì.
find-nothing-way = Hãy thử ít từ hơn hoặc từ khác, hoặc kiểm tra chính tả. Thủ thư có thể cùng tìm với bạn, và có thể mượn từ thư viện khác.
find-nothing-widen = Tìm không thu hẹp
find-online = Trực tuyến
find-read = Đọc hoặc xem trực tuyến
find-no-copy = Thư viện không có bản nào
find-pages = Các trang kết quả
find-page = Trang { $page } / { $pages }
find-before = Trước
find-after = Sau

# Bản ở đâu
copy-on-shelf = Trên giá
copy-some-here = Trên giá, { $here } trong { $all }
copy-stays-here = Trên giá, dùng tại thư viện
copy-due = Hạn trả { $day }
copy-today = hôm nay, { $time }
copy-was-due = Lẽ ra phải trả { $day }
copy-away = Hiện không có trên giá
copy-missing = Thất lạc
copy-standing-in-transit = Đang chuyển giữa các thư viện
copy-standing-on-hold = Đang giữ cho người khác
copy-standing-lost = Đã mất
copy-standing-claimed = Đang được tìm

# Biểu ghi
record-get = Tìm ở đâu
record-no-copy = Thư viện không có bản này. Hãy hỏi ở quầy: có thể mượn từ thư viện khác.
record-here = { $all ->
    [1] { $here ->
        [0] Bản duy nhất hiện không có trên giá.
       *[other] Bản duy nhất đang ở trên giá.
    }
   *[other] { $here ->
        [0] Không bản nào trong { $all } bản đang ở trên giá.
       *[other] { $here } trong { $all } bản đang ở trên giá.
    }
}
record-copies = Các bản
record-branch = Thư viện
record-location = Vị trí
record-call-number = Ký hiệu xếp giá
record-status = Tình trạng
record-summary = Tóm tắt
record-about = Về nhan đề này
record-author = Tác giả
record-with = Cùng với
record-also = Cũng gồm
record-edition = Lần xuất bản
record-published = Xuất bản
record-description = Mô tả
record-series = Tùng thư
record-language = Ngôn ngữ
record-translated = Dịch từ
record-captions = Phụ đề
record-genre = Thể loại hoặc hình thức
record-isbn = ISBN
record-issn = ISSN
record-class = Phân loại
record-subjects = Chủ đề
record-contents = Mục lục nội dung
record-link = Thêm thông tin trực tuyến
record-shelf = Bên cạnh trên giá
record-cite = Trích dẫn hoặc tải về
record-cite-hint = Hãy đối chiếu với hướng dẫn trích dẫn của bạn trước khi nộp.
record-ris = Cho phần mềm quản lý tài liệu (RIS)
record-marc = Biểu ghi (MARC)
record-staff = Mở trong mục lục nhân viên

# Giờ mở cửa
open-title = Giờ mở cửa
open-of = Giờ mở cửa của { $branch }
open-day = Ngày
open-hours = Giờ
open-today = hôm nay
open-closed = Đóng cửa
open-until = Mở cửa đến { $time }
open-closed-until = Đóng cửa, mở lại { $when }
open-when = { $day }, { $time }

# Mã của mục lục
said-format-book = Sách
said-format-ebook = Sách điện tử
said-format-manuscript = Bản thảo
said-format-journal = Tạp chí
said-format-ejournal = Tạp chí điện tử
said-format-article = Bài báo hoặc chương
said-format-updating = Trang web hoặc cơ sở dữ liệu
said-format-map = Bản đồ
said-format-score = Bản nhạc
said-format-video = Video
said-format-projected = Phim đèn chiếu
said-format-music = Ghi âm nhạc
said-format-spoken = Ghi âm lời nói
said-format-picture = Tranh ảnh
said-format-computer = Tệp máy tính
said-format-kit = Bộ tài liệu
said-format-object = Hiện vật
said-format-mixed = Tài liệu hỗn hợp
said-format-other = Khác
said-language-eng = Tiếng Anh
said-language-spa = Tiếng Tây Ban Nha
said-language-fre = Tiếng Pháp
said-language-ger = Tiếng Đức
said-language-ita = Tiếng Ý
said-language-por = Tiếng Bồ Đào Nha
said-language-lat = Tiếng La-tinh
said-language-rus = Tiếng Nga
said-language-ukr = Tiếng Ukraina
said-language-pol = Tiếng Ba Lan
said-language-gre = Tiếng Hy Lạp
said-language-grc = Tiếng Hy Lạp cổ
said-language-heb = Tiếng Do Thái
said-language-ara = Tiếng Ả Rập
said-language-per = Tiếng Ba Tư
said-language-tur = Tiếng Thổ Nhĩ Kỳ
said-language-hin = Tiếng Hindi
said-language-urd = Tiếng Urdu
said-language-chi = Tiếng Trung
said-language-jpn = Tiếng Nhật
said-language-kor = Tiếng Hàn
said-language-vie = Tiếng Việt
said-language-tgl = Tiếng Tagalog
said-language-tha = Tiếng Thái
said-language-dut = Tiếng Hà Lan
said-language-swe = Tiếng Thụy Điển
said-language-mul = Nhiều ngôn ngữ
said-language-und = Không ghi
said-language-zxx = Không có lời
said-label-uniform-title = Nhan đề thống nhất
said-label-translated-title = Nhan đề dịch
said-label-former-title = Nhan đề cũ
said-label-abbreviated-title = Nhan đề viết tắt
said-label-key-title = Nhan đề khóa
said-label-added-title = Nhan đề bổ sung
said-label-portion-of-title = Một phần nhan đề
said-label-parallel-title = Nhan đề song song
said-label-distinctive-title = Nhan đề riêng
said-label-cover-title = Nhan đề bìa
said-label-added-title-page-title = Nhan đề trang tên phụ
said-label-caption-title = Nhan đề đầu trang
said-label-running-title = Nhan đề chạy
said-label-spine-title = Nhan đề gáy
said-label-other-title = Nhan đề khác

# Tài khoản
own-title = Tài khoản của tôi
own-card = thẻ
own-until = có giá trị đến { $day }
own-not-renewed = Chưa gia hạn:
own-not-renewed-way = Hãy hỏi ở quầy nếu bạn cần lâu hơn: nhân viên sẽ cho biết có thể làm gì.
own-blocks = Hiện bạn không thể mượn
own-blocks-way = Hãy đến quầy hoặc viết cho chúng tôi, chúng ta sẽ cùng giải quyết.
own-loans = { $n ->
    [0] Không mượn gì
   *[other] Đang mượn { $n }
}
own-no-loans = Hiện bạn không mượn gì của thư viện.
own-loans-table = Những gì bạn đã mượn
own-what = Tài liệu
own-due = Hạn trả
own-renewed-col = Gia hạn
own-renewals = { $n ->
    [0] chưa lần nào
   *[other] { $n } lần
}
own-renew = Gia hạn
own-renew-all = Gia hạn tất cả
own-renewed = Đã gia hạn “{ $title }”. Hạn trả mới là { $day }.
own-all-renewed = Đã gia hạn tất cả { $n } tài liệu.
own-some-renewed = { $n ->
    [0] Không gia hạn được tài liệu nào.
   *[other] Đã gia hạn { $n } tài liệu; những tài liệu này thì không.
}
own-late = Quá hạn
own-lost = Tính là đã mất
own-due-today = Phải trả hôm nay
own-due-soon = Sắp đến hạn
own-owed = Số tiền bạn nợ
own-no-charges = Bạn không nợ khoản nào.
own-charges-table = Số tiền bạn nợ, từng khoản
own-when = Từ
own-open = Phải trả
own-why = Số tiền này được tính thế nào
own-pay = Trả tại bất kỳ quầy nào của thư viện. Nếu có gì sai hoặc khó trả, hãy nói với chúng tôi: số tiền có thể được xem lại.
own-desk = Tìm chúng tôi ở đâu
# Vì sao không mượn hoặc gia hạn được, nói với người mượn.
own-because-patron-expired = Thẻ của bạn có giá trị đến { $day }. Mang thẻ sinh viên đến quầy để gia hạn.
own-because-block-card-lost = Thẻ này đã được báo mất. Hãy đến quầy để nhận thẻ mới.
own-because-block-address = Thư gửi bạn bị trả lại. Hãy cho biết cách liên lạc với bạn.
own-because-block-agreement = Còn một thỏa thuận cần chữ ký của bạn. Hãy đến quầy để ký.
own-because-block-conduct = Việc mượn đang tạm ngưng. Hãy liên hệ thư viện.
own-because-block-other = Có một ghi chú trên thẻ của bạn. Hãy hỏi ở quầy cần làm gì.
own-because-loan-owes = Bạn nợ { $owed }; trên { $limit } thì không mượn được.
own-because-loan-lost-items = { $n } thứ được tính là đã mất. Hãy trả lại hoặc thanh toán.
own-because-loan-claims = Chúng tôi vẫn đang tìm { $n } thứ bạn nói đã trả.
own-because-loan-overdue-items = { $n } thứ đã quá hạn. Hãy trả hoặc gia hạn.
own-because-loan-overdue-long = Có thứ đã quá hạn { $days } ngày. Hãy trả trước.
own-because-loan-overdue-hourly = Có thứ mượn theo giờ đã quá hạn. Người khác đang đợi.
own-because-renew-limit = Đã gia hạn { $n } lần; không được thêm nữa.
own-because-renew-late = Đã quá hạn { $days } ngày, không gia hạn được. Hãy trả lại.
own-because-renew-lost = Được tính là đã mất. Nếu còn, hãy trả lại.
own-because-renew-claimed = Chúng tôi đang tìm, vì bạn nói đã trả.
own-because-renew-no-gain = Gia hạn bây giờ không cho ngày muộn hơn. Hãy thử lại khi gần đến hạn.
own-because-loan-no-term = Chưa biết ngày cuối học kỳ. Hãy hỏi ở quầy.
own-because-loan-over = Bạn đã trả thứ này.
own-explain-due = Hạn trả
own-explain-returned = Đã trả
own-explain-rate = Mức phí
own-explain-grace = Số ngày ân hạn
own-explain-cap = Tối đa
own-explain-price = Giá thay thế
own-explain-counted = Số ngày được tính
own-explain-closed = Số ngày đóng cửa không tính
own-explain-step-late = Trễ { $days } ngày
own-explain-step-closed = { $days } ngày đóng cửa không tính
own-explain-step-grace = { $days } ngày ân hạn không tính
own-explain-step-fine = { $days } ngày, mỗi ngày { $rate }
own-explain-step-cap = Không quá { $cap }
own-explain-step-late-minutes = Trễ { $minutes } phút được tính
own-explain-step-grace-passed = Đã qua { $days } ngày ân hạn: tính mọi ngày
own-explain-step-grace-minutes = Đã qua { $minutes } phút ân hạn
own-explain-step-fine-hours = { $hours } giờ, mỗi giờ { $rate }
own-history = Các khoản tính và thanh toán đến nay
own-history-table = Các khoản tính và thanh toán, mới nhất trước
own-amount = Số tiền
own-balance = Khi đó bạn nợ
own-receipt = Biên lai
own-line-charge = Tính phí
own-line-payment = Đã trả
own-line-from-credit = Trả từ số dư của bạn
own-line-void = Hủy khoản trả
own-line-waiver = Được miễn
own-line-write-off = Xóa nợ
own-line-cancellation = Hủy khoản phí
own-line-refund = Hoàn lại cho bạn
