"""reference_texts.py: the texts in a row of the reference data, for the tools that read them."""


def long_strings(value, least, key=""):
    """All strings of more than `least` characters, but for what people wrote about the texts."""
    if isinstance(value, dict):
        for k, v in value.items():
            yield from long_strings(v, least, k)
    elif isinstance(value, list):
        for v in value:
            yield from long_strings(v, least, key)
    elif isinstance(value, str) and len(value) > least and key not in ("summary", "headline", "reference"):
        yield value
