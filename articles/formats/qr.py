"""A QR code as SVG, black on white, so that a printed page leads back to the site."""

from django.utils.safestring import SafeString, mark_safe


def qr_svg(address: str) -> SafeString:
    """`<svg>` of one path, without a size or a style (the policy forbids both inline): a style sheet gives the size.

    Level M still reads with a seventh of it stained. ValueError past about 2,300 characters.
    """
    import segno  # its tables take 2 MB, which only a worker that prints needs

    code = segno.make(address, error="m", micro=False)
    return mark_safe(code.svg_inline(omitsize=True, border=4, svgclass="qr", lineclass=None))
