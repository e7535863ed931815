"""Options and arguments that several verbs take."""

from pathlib import Path
from typing import Annotated

import typer

Lang = Annotated[str, typer.Option("--lang", metavar="vi|en", help="Ngôn ngữ. / Language.")]
Output = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="FILE", help="Ghi vào tệp. / Write to a file."),
]
Submission = Annotated[
    str,
    typer.Argument(metavar="SUBMISSION", help="Tệp hồ sơ, hoặc tên mẫu. / A file, or an example."),
]
Ruleset = Annotated[
    str | None,
    typer.Option(
        "--ruleset",
        metavar="X",
        help="Bộ tiêu chí: tên hoặc tệp. / Ruleset: id or file.",
    ),
]
Scale = Annotated[
    str | None,
    typer.Option("--scale", metavar="FILE", help="Thang điểm chính thức. / Official scale."),
]
Set = Annotated[
    list[str] | None,
    typer.Option(
        "--set", metavar="FACT=VALUE", help="Giả sử số liệu là. / Suppose that a fact is."
    ),
]
Form = Annotated[
    str | None, typer.Option("--format", metavar="text|json", help="Dạng kết quả. / Output form.")
]
FormOrTable = Annotated[
    str | None,
    typer.Option("--format", metavar="text|json|csv", help="Dạng kết quả. / Output form."),
]
