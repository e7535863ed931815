"""Every code that this folder reports, with the names of its parameters."""

CODES: dict[str, frozenset[str]] = {
    code: frozenset(names.split())
    for code, names in {
        # bytes (decode)
        "Y001": "size limit",  # larger than `limit` bytes
        "Y002": "byte",  # not UTF-8
        "Y003": "encoding",  # another encoding, e.g. UTF-16
        "Y004": "character",  # a character that text cannot have, as U+0000
        # syntax (read); `problem` is the parser's own short phrase
        "Y010": "problem",  # any other break of YAML's syntax
        "Y011": "",  # a tab as indentation
        "Y012": "",  # a second `:` in a plain value, or a key deeper than its neighbours
        "Y013": "",  # a line without `:` where `key: value` must stand
        "Y014": "character",  # a value that begins with a reserved character
        "Y015": "",  # a quotation mark that is never closed
        "Y016": "",  # a `[` or `{` that is never closed, or a comma missing in it
        "Y017": "",  # indentation that fits no level, or text after a closed value
        "Y018": "",  # an escape that a double-quoted text cannot have
        "Y019": "key",  # `key:value`: the space after the colon is missing
        "Y031": "got",  # a text with a colon inside [ ] or { }; `got` is the whole of it
        # what YAML allows and these files do not (read)
        "Y020": "",  # nothing in the file
        "Y021": "got",  # not a mapping at the top; `got` is a shape
        "Y022": "",  # more than one document
        "Y023": "key",  # the same key twice; the second span is the first one's
        "Y024": "name",  # an anchor or an alias
        "Y025": "tag",  # an explicit tag
        "Y026": "got",  # a key that is not text; `got` is a shape
        "Y027": "",  # the merge key `<<`
        "Y028": "limit",  # nested deeper than `limit`
        "Y029": "limit",  # more than `limit` values
        "Y030": "limit",  # more than `limit` mistakes; reading stopped
        # what a model does not allow (build); `expected` and `got` are shapes where it says so
        "Y040": "key expected",  # unknown key; `expected` are the keys that can stand there
        "Y041": "key",  # missing key
        "Y042": "expected got",  # text that is not of the `expected` shape; `got` is the text
        "Y043": "expected got",  # not one of the `expected` words
        "Y044": "expected got",  # a value of another shape; both are shapes
        "Y045": "operator limit got",  # a number outside its limit, e.g. >= 0
        "Y046": "operator limit got",  # too short or too long; in characters or items
        "Y047": "pattern got",  # text of another form
        "Y048": "expected",  # no value; `expected` is a shape
        "Y049": "problem got",  # anything else; `problem` is the validator's own short phrase
        "Y050": "got",  # text cut by a comma inside { }; `got` is the whole of it
        "Y051": "got",  # a number with a decimal comma inside { }
    }.items()
}

SHAPES = ("text", "whole_number", "number", "yes_no", "date", "mapping", "list", "nothing")
"""The shapes a value can have or be expected to have; several are joined with a comma."""
