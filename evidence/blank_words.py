"""The words of a blank form, in Vietnamese and English."""

WORDS: dict[str, dict[str, str]] = {
    "vi": {
        "form": "Hồ sơ chấm điểm: {title}",
        "for": "Bộ tiêu chí {ruleset}, kỳ từ {from} đến {to}.",
        "how": "Cách điền",
        "how_blank": (
            "Điền sau dấu hai chấm và một dấu cách. Để trống là chưa biết, 0 là bằng không, không"
            " phát sinh thì khai ở phần declarations: ba điều khác nhau, chấm khác nhau."
        ),
        "how_number": (
            "Số: 1240 hoặc 1 240. Số lẻ: 12,5 hoặc 12.5. Không ghi 1.240 vì có thể hiểu là 1,24."
            " Tỷ lệ phải có dấu %: 96,4%."
        ),
        "how_date": "Ngày: {iso} hoặc {day}, ngày trước tháng sau. Việc chưa làm: ghi chưa.",
        "how_text": 'Chữ có dấu hai chấm hoặc dấu # thì đặt trong ngoặc kép: "Đợt 2: đã xong".',
        "how_document": (
            "document: mã của tài liệu kiểm chứng đã liệt kê ở phần documents; page: số trang."
            " Số liệu không có tài liệu vẫn được chấm, nhưng báo là chưa có kiểm chứng."
        ),
        "unit_id": "mã ngắn, ví dụ tan-duc",
        "unit_name": "tên đơn vị",
        "unit_kind": "loại đơn vị: {kinds}",
        "unit_kind_asked": "bắt buộc ghi, vì cách chấm khác nhau: {kinds}",
        "or": "hoặc",
        "from_here": "đường dẫn tính từ thư mục để hồ sơ này; để nơi khác thì sửa lại",
        "from_elsewhere": (
            "chép {file} vào thư mục của hồ sơ rồi ghi ./{file}, hoặc chấm với --ruleset"
        ),
        "as_of": "ngày lập hồ sơ, sửa lại cho đúng",
        "facts": "SỐ LIỆU",
        "targets": "Mục tiêu",
        "other": "Số liệu khác",
        "count": "số nguyên từ 0 trở lên",
        "money": "số tiền",
        "share": "tỷ lệ, ghi cả dấu %",
        "number": "số",
        "date": "ngày, như {iso}; chưa làm thì ghi chưa",
        "yes_no": "có hoặc không",
        "choice": "một trong các mã: {options}",
        "rows": "danh sách, mỗi {unit} một dòng bắt đầu bằng -: {{name: tên gọi, {columns}}}",
        "row": "mục",
        "answers": "số người chọn từng mức dưới đây, đủ mọi mức; không ai chọn thì ghi 0",
        "not_valid": "Không tính là trả lời: {options}",
        "write": "Cách ghi: {how}",
        "example": "{how}; ví dụ {figure}",
        "at_least": "không dưới {limit}",
        "at_most": "không quá {limit}",
        "part_of_column": "Là một phần của {column}",
        "part_of": "Là một phần của {fact} ({label})",
        "definition": "Cách tính: {text}",
        "figure_as_of": "Số liệu tại thời điểm: {text}",
        "figure_period": "Số liệu của kỳ: {text}",
        "from": "Nơi có số liệu: {text}",
        "due": "Hạn: {text}",
        "last_day": "Hạn: {text} (ngày cuối {day})",
        "proof": "Tài liệu kiểm chứng: {kinds}",
        "read_by": "Dùng cho: {ids}",
        "marks": "ĐIỂM CHẤM CỦA NGƯỜI CHẤM",
        "marks_how": (
            "Mỗi điểm chấm phải có lý do (reason); by: người chấm; confirmed_by: người xác nhận,"
            " khác người chấm. Chưa chấm thì để trống."
        ),
        "mark": "Từ 0 đến {points} điểm",
        "step": "bước {step}",
        "on": "Chấm: {text}",
        "peers": "SỐ LIỆU CỦA CÁC ĐƠN VỊ KHÁC",
        "peers_how": (
            "Có tiêu chí so với các đơn vị khác, nên cần số liệu của họ, trừ khi chấm chung nhiều"
            " đơn vị. Mỗi đơn vị một mục, chưa biết thì để trống. Bỏ dấu # ở đầu dòng để dùng mẫu."
        ),
        "peer": "Xã",
        "documents": "TÀI LIỆU KIỂM CHỨNG",
        "documents_how": (
            "Mỗi tài liệu một mã tự đặt (D1, D2…). kind là một trong: {kinds}. file và sha256 chỉ"
            " khi có tệp để cùng thư mục với hồ sơ này. Bỏ dấu # ở đầu dòng để dùng mẫu."
        ),
        "no_kinds": "bộ tiêu chí này không nêu loại tài liệu nào, để trống",
        "example_title": "Báo cáo kết quả công tác năm",
        "example_issuer": "UBND xã",
        "example_number": "45/BC-UBND",
        "declarations": "KHAI BÁO",
        "declarations_how": (
            "is: nothing_arose là không phát sinh trong kỳ (khác với 0); is: blank là quá ít người"
            " trả lời nên không có số liệu. Phải có lý do. Đã khai thì để trống số liệu ở trên."
        ),
        "example_reason": "Trong kỳ không phát sinh",
        "claims": "ĐIỂM TỰ CHẤM",
        "claims_how": "Điểm đơn vị tự chấm theo từng tiêu chí và tổng (total), nếu có.",
    },
    "en": {
        "form": "Submission for scoring: {title}",
        "for": "Ruleset {ruleset}, period {from} to {to}.",
        "how": "How to fill it in",
        "how_blank": (
            "Write after the colon and a space. Left blank is unknown, 0 is zero, and that nothing"
            " arose is declared under declarations: three different things, scored differently."
        ),
        "how_number": (
            "Numbers: 1240 or 1 240. Decimals: 12.5 or 12,5. Not 1,240 or 1.240, which can be read"
            " in two ways. A share needs its %: 96.4%."
        ),
        "how_date": "Days: {iso} or {day}, the day first. Not done at all: never.",
        "how_text": 'Put words with a colon or a # in quotation marks: "Round 2: done".',
        "how_document": (
            "document: the id of a document listed under documents that proves the figure; page:"
            " where in it. A figure without one is scored, and reported as not supported."
        ),
        "unit_id": "a short id, e.g. tan-duc",
        "unit_name": "the unit's name",
        "unit_kind": "the kind of unit: {kinds}",
        "unit_kind_asked": "to be filled in, as it decides how to score: {kinds}",
        "or": "or",
        "from_here": "a path from the folder of this file: put it right if kept elsewhere",
        "from_elsewhere": "copy {file} beside this file and write ./{file}, or use --ruleset",
        "as_of": "the day of this submission: put the right one",
        "facts": "FACTS",
        "targets": "Targets",
        "other": "Other facts",
        "count": "a whole number from 0 up",
        "money": "an amount",
        "share": "a share with its %",
        "number": "a number",
        "date": "a day, as {iso}; never if it was not done",
        "yes_no": "yes or no",
        "choice": "one of the codes: {options}",
        "rows": "a list of {unit}, a line with - for each: {{name: its name, {columns}}}",
        "row": "rows",
        "answers": "how many chose each option below, all of them; 0 where nobody did",
        "not_valid": "Not counted as answers: {options}",
        "write": "Write: {how}",
        "example": "{how}; e.g. {figure}",
        "at_least": "no less than {limit}",
        "at_most": "no more than {limit}",
        "part_of_column": "Part of {column}",
        "part_of": "Part of {fact} ({label})",
        "definition": "How it is counted: {text}",
        "figure_as_of": "As at: {text}",
        "figure_period": "For the period: {text}",
        "from": "Held by: {text}",
        "due": "Due: {text}",
        "last_day": "Due: {text} (last day {day})",
        "proof": "Proved by: {kinds}",
        "read_by": "Read by: {ids}",
        "marks": "MARKS GIVEN BY A PERSON",
        "marks_how": (
            "Every mark needs a reason; by: who gave it; confirmed_by: who confirmed it, another"
            " person. Leave blank what is not marked yet."
        ),
        "mark": "From 0 to {points} points",
        "step": "in steps of {step}",
        "on": "Marked on: {text}",
        "peers": "FIGURES OF THE OTHER UNITS",
        "peers_how": (
            "Some criteria compare with the other units and need their figures, unless the units"
            " are scored together. An entry for each unit, left blank where it is not known. Remove"
            " the # at the start of the lines to use the example."
        ),
        "peer": "Commune",
        "documents": "DOCUMENTS",
        "documents_how": (
            "Give each document an id of your own (D1, D2…). kind is one of: {kinds}. file and"
            " sha256 only where the file lies in the folder of this submission. Remove the # at the"
            " start of the lines to use the example."
        ),
        "no_kinds": "this ruleset names no kinds, leave it blank",
        "example_title": "Report on the year's work",
        "example_issuer": "Commune People's Committee",
        "example_number": "45/BC-UBND",
        "declarations": "DECLARATIONS",
        "declarations_how": (
            "is: nothing_arose says that nothing arose in the period (not the same as 0); is: blank"
            " says that too few answered for a figure. A reason is needed. Leave the figure above"
            " blank for what is declared here."
        ),
        "example_reason": "Nothing arose in the period",
        "claims": "CLAIMED POINTS",
        "claims_how": "The points the unit claims, per criterion and in total, if any.",
    },
}

KINDS: dict[str, dict[str, str]] = {
    "vi": {
        "commune": "xã",
        "ward": "phường",
        "special_zone": "đặc khu",
        "district": "huyện",
        "province": "tỉnh",
        "department": "sở, ngành",
    },
    "en": {
        "commune": "xã",
        "ward": "phường",
        "special_zone": "đặc khu",
        "district": "huyện",
        "province": "tỉnh",
        "department": "sở",
    },
}
"""The kinds of units by their names."""
