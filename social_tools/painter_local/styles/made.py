"""Pictures put together from pieces: glass, stones, polygons, paper, thread."""

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from social_tools.painter_local.brush import (
    Array,
    blurred,
    cloudy,
    from_image,
    grid,
    luminance,
    mix,
    rgb,
    smooth,
    to_image,
)
from social_tools.painter_local.styles.facets import borders, pieces, resized
from social_tools.painter_local.styles.study import (
    Study,
    enlarged,
    evened,
    few_colours,
    figure_edge,
    mirrored_paper,
    saturated,
    spread,
)

WORK = 320
"""The side on which pieces are found; they are then drawn at the full size."""


def working(study: Study, side: int = WORK) -> tuple[Array, float]:
    """A small copy of the picture to cut, and how many of its pixels make one of the full size."""
    scale = min(1.0, side / max(study.height, study.width))
    size = (max(16, round(study.width * scale)), max(16, round(study.height * scale)))
    return from_image(study.image().resize(size, Image.Resampling.BOX)), scale


def stained_glass(study: Study) -> Array:
    """Panes of glowing glass that follow the shapes, lead between them, faces painted on the glass."""
    rng = study.rng
    field, _ = working(study)
    soft = from_image(to_image(field).filter(ImageFilter.MedianFilter(5)))
    labels, colours = pieces(soft, 17, rng, 26.0, 0.95, 3)
    vivid = saturated(colours, 1.75)
    vivid = np.clip(vivid * 1.1 + rng.normal(0, 0.05, (len(vivid), 1)), 0.03, 1).astype(np.float32)
    panes = to_image(vivid[labels])
    inside = (
        np.asarray(
            Image.fromarray((np.clip(study.figures, 0, 1) * 255).astype(np.uint8)).resize(
                panes.size, Image.Resampling.BOX
            ),
            dtype=np.float32,
        )
        / 255
    )
    lines = borders(labels) * np.where(inside > 0.5, smooth(0.12, 0.3, differing(vivid[labels])) * 0.8, 1.0)
    lead = Image.fromarray((lines * 255).astype(np.uint8))
    lead = lead.resize((study.width, study.height), Image.Resampling.BICUBIC).filter(
        ImageFilter.GaussianBlur(1.6 * study.unit)
    )
    lead_mask = smooth(0.2, 0.44, np.asarray(lead, dtype=np.float32) / 255)
    lead_mask = np.maximum(lead_mask, smooth(0.3, 0.6, blurred(enlarged(figure_edge(study, 8), study), 1.2)))
    full = spread(panes, study, Image.Resampling.BICUBIC)
    streak = cloudy(rng, study.height, study.width, (26, 8), 4) - 0.5
    y, x = grid(study.height, study.width)
    shine = np.exp(-(((x - 0.5) / 0.45) ** 2 + ((y - 0.42) / 0.5) ** 2)) * 0.26
    full *= (0.92 + 0.5 * streak + shine)[..., None]
    grey = luminance(study.picture)
    around = blurred(grey, 9 * study.unit)
    painted = smooth(0.07, 0.3, around - grey) * smooth(0.3, 0.7, study.figures)
    full *= (1 - 0.8 * painted)[..., None]
    bright = smooth(0.1, 0.3, grey - around) * smooth(0.3, 0.7, study.figures)
    full += (bright * 0.3)[..., None]
    light = np.clip(np.roll(lead_mask, 2, 0) - lead_mask, 0, 1)
    metal = rgb("#17151c") + light[..., None] * 0.22
    full = mix(full, metal, lead_mask[..., None])
    edge = np.minimum(np.minimum(x, 1 - x) * study.width, np.minimum(y, 1 - y) * study.height) / study.unit
    full[edge < 20] = rgb("#17151c")
    return np.clip(full, 0, 1, out=full)


def differing(panes: Array) -> Array:
    """How unlike a pane and its neighbour are, at their border."""
    apart = np.zeros(panes.shape[:2], dtype=np.float32)
    apart[:, 1:] = np.abs(panes[:, 1:] - panes[:, :-1]).max(axis=2)
    apart[1:] = np.maximum(apart[1:], np.abs(panes[1:] - panes[:-1]).max(axis=2))
    return apart


def mosaic(study: Study) -> Array:
    """Small stones in rows, each in one colour, with grout between them and a lit edge."""
    rng = study.rng
    field, _ = working(study, 512)
    labels, colours = pieces(field, 9, rng, 3.0, 0.35, 2)
    tones = saturated(colours, 1.35) * (1 + rng.normal(0, 0.07, (len(colours), 1))).astype(np.float32)
    big = resized(labels, study.height, study.width)
    grout = Image.fromarray((borders(labels) * 255).astype(np.uint8)).resize(
        (study.width, study.height), Image.Resampling.BICUBIC
    )
    gap = smooth(0.16, 0.5, np.asarray(grout, dtype=np.float32) / 255)
    full = np.clip(tones, 0, 1).astype(np.float32)[big]
    step = max(1, round(2 * study.unit))
    lit = np.roll(gap, step, (0, 1)) - np.roll(gap, -step, (0, 1))
    full += (np.clip(lit, -1, 1) * 0.2)[..., None]
    full = mix(full, rgb("#cfc6b8") * 0.72, (gap * 0.92)[..., None])
    full += mirrored_paper(rng, study.height, study.width, 0.018)[..., None]
    return np.clip(full, 0, 1, out=full)


def low_poly(study: Study) -> Array:
    """A net of triangles, finer at the subjects, each in the one colour that lies under it."""
    rng, height, width = study.rng, study.height, study.width
    field, scale = working(study, 512)
    field = from_image(to_image(field).filter(ImageFilter.MedianFilter(3)))
    image = Image.new("RGB", (width, height))
    pen = ImageDraw.Draw(image)
    triangles(pen, study, field, scale, 21, None, rng)
    inside = Image.fromarray((smooth(0.3, 0.6, study.figures) * 255).astype(np.uint8))
    if inside.getbbox():
        fine = Image.new("RGB", (width, height))
        triangles(ImageDraw.Draw(fine), study, field, scale, 74, inside.getbbox(), rng)
        image.paste(fine, mask=inside)
    return from_image(image)


def triangles(
    pen: ImageDraw.ImageDraw,
    study: Study,
    field: Array,
    scale: float,
    across: int,
    box: tuple[int, ...] | None,
    rng: np.random.Generator,
) -> None:
    height, width = study.height, study.width
    cell = max(study.height, study.width) / across
    x0, y0, x1, y1 = box or (0, 0, width, height)
    columns, rows = int((x1 - x0) / cell) + 3, int((y1 - y0) / cell) + 3
    xs = x0 + (np.arange(columns)[None, :] - 1 + 0.5 * (np.arange(rows) % 2)[:, None]) * cell
    ys = np.repeat((y0 + (np.arange(rows) - 1) * cell)[:, None], columns, axis=1)
    corner_x, corner_y = snapped(
        xs + rng.uniform(-0.26, 0.26, xs.shape) * cell,
        ys + rng.uniform(-0.26, 0.26, ys.shape) * cell,
        field,
        scale,
        cell,
    )
    for j in range(rows - 1):
        for i in range(columns - 1):
            a, b, c, d = (j, i), (j, i + 1), (j + 1, i), (j + 1, i + 1)
            for corners in ((a, b, c), (b, d, c)) if j % 2 == 0 else ((a, d, c), (a, b, d)):
                points = [(float(corner_x[k]), float(corner_y[k])) for k in corners]
                pen.polygon(points, fill=shade_of(points, field, scale))


def snapped(xs: Array, ys: Array, field: Array, scale: float, cell: float) -> tuple[Array, Array]:
    """Corners move to the strongest change of colour nearby, so that borders of triangles follow the shapes."""
    grey = luminance(field)
    gy, gx = np.gradient(grey)
    strong = np.hypot(gx, gy)
    best, bx, by = np.full(xs.shape, 0.05), xs.copy(), ys.copy()
    for dy in np.linspace(-0.34, 0.34, 5) * cell:
        for dx in np.linspace(-0.34, 0.34, 5) * cell:
            iy = np.clip(((ys + dy) * scale).astype(int), 0, grey.shape[0] - 1)
            ix = np.clip(((xs + dx) * scale).astype(int), 0, grey.shape[1] - 1)
            better = strong[iy, ix] > best
            best = np.where(better, strong[iy, ix], best)
            bx, by = np.where(better, xs + dx, bx), np.where(better, ys + dy, by)
    return bx, by


def shade_of(points: list[tuple[float, float]], field: Array, scale: float) -> tuple[int, int, int]:
    """The colour in the middle of a triangle, a little lighter or darker by the way it faces."""
    (ax, ay), (bx, by), (cx, cy) = points
    total = np.zeros(3, dtype=np.float32)
    for wa, wb, wc in ((0.34, 0.33, 0.33), (0.6, 0.2, 0.2), (0.2, 0.6, 0.2), (0.2, 0.2, 0.6)):
        x, y = int((ax * wa + bx * wb + cx * wc) * scale), int((ay * wa + by * wb + cy * wc) * scale)
        total += field[min(max(y, 0), field.shape[0] - 1), min(max(x, 0), field.shape[1] - 1)]
    facing = 1 + 0.06 * np.sin(ax * 0.37 + by * 0.61 + cx * 0.83)
    red, green, blue = np.clip(total / 4 * facing * 255, 0, 255)
    grey = 0.3 * red + 0.59 * green + 0.11 * blue
    vivid = [int(np.clip(grey + (v - grey) * 1.18, 0, 255)) for v in (red, green, blue)]
    return vivid[0], vivid[1], vivid[2]


def paper_cut(study: Study) -> Array:
    """Sheets of coloured paper, one above the other, each throwing a soft shadow on the one below."""
    rng = study.rng
    field, _ = working(study, 384)
    vivid = saturated(field, 1.5)
    few = few_colours(evened(to_image(vivid), 7), 13).filter(ImageFilter.ModeFilter(7))
    index = np.asarray(few)
    table = np.asarray((few.getpalette() or [])[: 13 * 3], dtype=np.float32).reshape(-1, 3) / 255
    order = np.argsort(depth_of(index, len(table)))
    sheets = Image.new("RGB", (study.width, study.height), paper_tone(table[order[0]]))
    rank = np.empty(len(table), dtype=np.intp)
    rank[order] = np.arange(len(table))
    for place, which in enumerate(order[1:], start=1):
        if not (index == which).any():
            continue
        lay_sheet(
            sheets, Image.fromarray(((rank[index] >= place) * 255).astype(np.uint8)), paper_tone(table[which]), study
        )
    figure = Image.fromarray((smooth(0.35, 0.65, study.figures) * 255).astype(np.uint8))
    if figure.getbbox():
        rim = enlarged_mask(figure, max(1, round(5 * study.unit)))
        lay_sheet(sheets, rim, (255, 250, 242), study)
        flat = few_colours(evened(study.image(2), 3), 40)
        sheets.paste(flat.convert("RGB").resize(sheets.size, Image.Resampling.BICUBIC), mask=figure)
    full = from_image(sheets)
    fibre = mirrored_paper(rng, study.height, study.width, 0.014)
    full += (fibre + (cloudy(rng, study.height, study.width, (60, 60), 2) - 0.5) * 0.05)[..., None]
    return np.clip(full, 0, 1, out=full)


def paper_tone(colour: Array) -> tuple[int, int, int]:
    red, green, blue = (int(v) for v in np.clip(colour * 1.04 * 255, 0, 255))
    return red, green, blue


def enlarged_mask(mask: Image.Image, by: int) -> Image.Image:
    """A mask that reaches a few pixels further out."""
    half = mask.reduce(2).filter(ImageFilter.MaxFilter(2 * max(1, by // 2) + 1))
    return half.resize(mask.size, Image.Resampling.BICUBIC)


def depth_of(index: Array, count: int) -> Array:
    """How far down the picture each colour lies on average: what is lower is nearer."""
    rows = np.repeat(np.linspace(0, 1, index.shape[0]), index.shape[1])
    flat = index.ravel().astype(np.intp)
    total = np.maximum(np.bincount(flat, minlength=count), 1)
    return np.asarray(np.bincount(flat, rows, count) / total)


STEEP = [0 if v < 96 else 255 if v > 160 else (v - 96) * 4 for v in range(256)]


def lay_sheet(sheets: Image.Image, mask: Image.Image, colour: tuple[int, int, int], study: Study) -> None:
    size = (study.width, study.height)
    u = study.unit
    large = mask.resize(size, Image.Resampling.BICUBIC) if mask.size != size else mask
    edge = large.filter(ImageFilter.BoxBlur(1.6 * u)).point(STEEP)
    shadow = edge.reduce(4).filter(ImageFilter.GaussianBlur(3.0 * u)).point([int(v * 0.5) for v in range(256)])
    sheets.paste((18, 14, 34), (round(6 * u), round(9 * u)), shadow.resize(size, Image.Resampling.BILINEAR))
    sheets.paste(colour, mask=edge)


def embroidery(study: Study) -> Array:
    """Rows of short stitches on linen, each with its own light and shade; the direction changes with the shape."""
    rng, height, width = study.rng, study.height, study.width
    field, _ = working(study, 256)
    labels, colours = pieces(from_image(to_image(field).filter(ImageFilter.MedianFilter(5))), 20, rng, 22.0, 0.8, 2)
    turn = resized(labels, height, width)
    angles = (rng.integers(0, 6, len(colours)) * 30 + 15).astype(np.float32)
    angles = np.deg2rad(angles)[turn]
    rows, columns = np.arange(height, dtype=np.float32)[:, None], np.arange(width, dtype=np.float32)[None, :]
    u = study.unit
    along = columns * np.cos(angles) + rows * np.sin(angles)
    across = rows * np.cos(angles) - columns * np.sin(angles)
    row = np.floor(across / (5.2 * u))
    thread = across / (5.2 * u) - row
    stitch = (along / (26 * u) + np.sin(row * 12.9898) * 43.7) % 1
    round_off = 1 - (2 * thread - 1) ** 2
    ends = smooth(0.0, 0.1, stitch) * smooth(1.0, 0.9, stitch)
    few = few_colours(study.image(4).filter(ImageFilter.MedianFilter(3)), 36).convert("RGB")
    sharp = spread(study.image(2).filter(ImageFilter.MedianFilter(5)), study)
    base = mix(spread(few, study), sharp, (0.3 + 0.6 * smooth(0.3, 0.7, study.figures))[..., None])
    tint = 1 + 0.07 * np.sin(row * 78.233 + np.floor(along / (26 * u)) * 3.7)
    sheen = 0.56 + 0.5 * round_off * (0.55 + 0.45 * ends) + 0.12 * np.sin(stitch * np.pi)
    full = saturated(base, 1.2) * (sheen * tint)[..., None]
    ring = smooth(0.3, 0.6, enlarged(figure_edge(study, 8), study))
    twist = 0.5 + 0.5 * np.sin((rows + columns) / (3.2 * u))
    full = mix(full, (rgb("#3a2a34") * (0.6 + 0.8 * twist[..., None])).astype(np.float32), (ring * 0.85)[..., None])
    y, x = grid(height, width)
    hoop(full, np.sqrt(((x - 0.5) * width) ** 2 + ((y - 0.5) * height) ** 2) / (min(height, width) / 2), rng)
    return np.clip(full, 0, 1).astype(np.float32)


def hoop(full: Array, d: Array, rng: np.random.Generator) -> None:
    """Plain linen outside, and the wooden ring that holds the cloth."""
    height, width = full.shape[:2]
    rows, columns = np.arange(height)[:, None], np.arange(width)[None, :]
    weave = 0.9 + 0.07 * ((rows // 3 + columns // 3) % 2) + mirrored_paper(rng, height, width, 0.02)
    linen = rgb("#e6dac4") * weave[..., None]
    outside = smooth(0.955, 0.96, d)
    full[:] = mix(full, linen, outside[..., None])
    full *= (1 - 0.34 * np.exp(-(((d - 1.0) / 0.03) ** 2)))[..., None]
    ring = smooth(0.918, 0.922, d) * smooth(0.972, 0.968, d)
    wood = rgb("#c89a60") * (0.72 + 0.42 * np.sin(np.clip((d - 0.92) / 0.05, 0, 1) * np.pi))[..., None]
    full[:] = mix(full, np.clip(wood, 0, 1), ring[..., None])
