"""Paint and chalk: watercolour, oil, impressionist dabs, pastel."""

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
from social_tools.painter_local.styles.study import Study, evened, mirrored_paper, saturated, spread


def watercolour(study: Study) -> Array:
    """Washes that pool at their edges, lighter than the picture, on rough paper with a ragged white border."""
    height, width, rng = study.height, study.width, study.rng
    image = study.image(2)
    wash = from_image(evened(image, 7))
    tall, wide = wash.shape[:2]
    sway = (cloudy(rng, tall, wide, (34, 34), 3) - 0.5) * tall * 0.024
    rows = np.clip(np.arange(tall)[:, None] + sway, 0, tall - 1).astype(np.intp)
    columns = np.clip(np.arange(wide)[None, :] + sway[::-1], 0, wide - 1).astype(np.intp)
    still = Image.fromarray((np.clip(study.figures, 0, 1) * 255).astype(np.uint8)).reduce(2)
    keep = np.asarray(still.filter(ImageFilter.MaxFilter(3)), dtype=np.float32)[..., None] / 255
    wash = mix(wash[rows, columns], wash, keep * 0.85)
    grey = luminance(wash)
    pooled = (
        np.clip(blurred(grey, 4 * study.unit) - grey, 0, 1) * 3.4 + np.abs(grey - blurred(grey, 2 * study.unit)) * 2.0
    )
    bloom = cloudy(rng, tall, wide, (6, 6), 5) - 0.5
    backrun = np.exp(-(((cloudy(rng, tall, wide, (5, 5), 4) - 0.5) / 0.012) ** 2)) * 0.06
    light = mix(saturated(wash, 1.4), np.ones(3, np.float32), 0.1 + 0.14 * grey[..., None])
    light = light * (1 - np.clip(pooled, 0, 0.42) - backrun)[..., None] + bloom[..., None] * 0.24
    light = saturated(light, 1.15)
    full = spread(to_image(light), study)
    y, x = grid(height, width)
    border = np.minimum(np.minimum(x, 1 - x) * width, np.minimum(y, 1 - y) * height) / min(width, height)
    ragged = smooth(0.03, 0.045, border + (cloudy(rng, height, width, (14, 14), 4) - 0.5) * 0.06)
    paper = 0.975 + mirrored_paper(rng, height, width, 0.012) + 0.06 * (cloudy(rng, height, width, (190, 190), 1) - 0.5)
    full = mix(np.ones(3, np.float32), full, ragged[..., None])
    full *= paper[..., None]
    full *= rgb("#fffaf0")
    return np.clip(full, 0, 1, out=full)


def oil(study: Study) -> Array:
    """Strokes that follow the shapes, and the relief of thick paint."""
    image = evened(study.image(2), 5)
    base = from_image(image)
    tall, wide, rng = base.shape[0], base.shape[1], study.rng
    grey = blurred(luminance(base), 5 * study.unit)
    gy, gx = np.gradient(grey)
    angle = np.arctan2(gy, gx) + np.pi / 2 + (cloudy(rng, tall, wide, (8, 8), 2) - 0.5) * 2.6
    along_x, along_y = np.cos(angle), np.sin(angle)
    bristle = blurred(rng.random((tall, wide), dtype=np.float32), 0.8)
    rows, columns = np.arange(tall, dtype=np.float32)[:, None], np.arange(wide, dtype=np.float32)[None, :]
    stroke, relief = np.zeros_like(base), np.zeros_like(bristle)
    for step in (-14, -9, -5, -2, 2, 5, 9, 14):
        y = np.clip(rows + along_y * (step * study.unit), 0, tall - 1).astype(np.intp)
        x = np.clip(columns + along_x * (step * study.unit), 0, wide - 1).astype(np.intp)
        place = y * wide + x
        stroke += base.reshape(-1, 3)[place]
        relief += bristle.ravel()[place]
    relief = (relief / 8 - 0.5) * 2.6
    lit = np.roll(relief, 1, 0) - np.roll(relief, -1, 0) + np.roll(relief, 1, 1) - np.roll(relief, -1, 1)
    painted = saturated(stroke / 8, 1.26)
    painted = painted * (1 + relief * 0.5)[..., None] + (lit * 0.2)[..., None]
    full = spread(to_image(painted).filter(ImageFilter.UnsharpMask(2, 60, 0)), study)
    crisp = spread(evened(study.image(2), 3), study)
    full = mix(full, saturated(crisp, 1.15), (0.5 * smooth(0.3, 0.7, study.figures))[..., None])
    full += mirrored_paper(rng, study.height, study.width, 0.012)[..., None]
    return np.clip(full, 0, 1, out=full)


def impressionist(study: Study) -> Array:
    """Thousands of short dabs of pure, shimmering colour, small where the picture has detail."""
    rng, height, width = study.rng, study.height, study.width
    soft = study.image(4).filter(ImageFilter.GaussianBlur(2))
    field = np.asarray(soft, dtype=np.float32) / 255
    gy, gx = np.gradient(luminance(field))
    flow = np.arctan2(gy, gx) + np.pi / 2
    calm = np.hypot(gx, gy) < 0.01
    flow = np.where(calm, 0.25 * np.sin(np.arange(field.shape[1]) / 17)[None, :], flow)
    canvas = spread(soft, study)
    image = to_image(canvas)
    pen = ImageDraw.Draw(image)
    sharp = np.asarray(study.image(4), dtype=np.float32) / 255
    u = study.unit
    figures = np.asarray(Image.fromarray((np.clip(study.figures, 0, 1) * 255).astype(np.uint8)).reduce(4)) > 90
    for count, long, thick, only_figures in ((3600, 26, 11, False), (4600, 15, 7, False), (5200, 8, 4, True)):
        ys, xs = rng.random(count) * (field.shape[0] - 1), rng.random(count) * (field.shape[1] - 1)
        if only_figures:
            inside = np.argwhere(figures)
            if not len(inside):
                continue
            chosen = inside[rng.integers(len(inside), size=min(count, 3 * len(inside)))]
            ys, xs = chosen[:, 0] + rng.random(len(chosen)), chosen[:, 1] + rng.random(len(chosen))
        iy, ix = np.clip(ys, 0, field.shape[0] - 1).astype(int), np.clip(xs, 0, field.shape[1] - 1).astype(int)
        source = sharp if only_figures or thick < 9 else field
        tones = saturated(source[iy, ix], 1.3) + rng.normal(0, 0.028 if only_figures else 0.05, (len(iy), 3))
        tones = (np.clip(tones, 0, 1) * 255).astype(int).tolist()
        turn = flow[iy, ix] + rng.normal(0, 0.28, len(iy))
        dx, dy = np.cos(turn) * long * u / 2, np.sin(turn) * long * u / 2
        x0, y0 = xs * width / field.shape[1], ys * height / field.shape[0]
        ends = np.stack([x0 - dx, y0 - dy, x0 + dx, y0 + dy], axis=1).tolist()
        for line, tone in zip(ends, tones, strict=True):
            pen.line(line, fill=tuple(tone), width=max(1, round(thick * u)))
    full = from_image(image.filter(ImageFilter.SMOOTH))
    light = luminance(from_image(image.reduce(2)))
    lifted = np.clip(light - np.roll(light, 2, 0), -0.2, 0.2) * 0.3
    full += np.asarray(Image.fromarray(lifted).resize((width, height)), dtype=np.float32)[..., None]
    full += mirrored_paper(rng, height, width, 0.01)[..., None]
    return np.clip(full, 0, 1, out=full)


def pastel(study: Study) -> Array:
    """Soft chalk in light colours, rubbed over rough tinted paper that shows between the strokes."""
    rng, height, width = study.rng, study.height, study.width
    soft = from_image(evened(study.image(2), 5).filter(ImageFilter.GaussianBlur(1.2 * study.unit)))
    chalk = mix(saturated(soft, 1.12), np.ones(3, np.float32), 0.26)
    full = spread(to_image(chalk), study)
    side = max(width, height)
    speck = Image.fromarray(rng.integers(0, 256, (side, side), dtype=np.uint8))
    slanted = speck.filter(ImageFilter.BoxBlur((0, 4))).rotate(-35, Image.Resampling.BILINEAR, expand=False)
    middle = slanted.crop((side // 6, side // 6, side - side // 6, side - side // 6)).resize((width, height))
    grain = np.asarray(middle, dtype=np.float32) / 255 - 0.5
    tooth = mirrored_paper(rng, height, width, 0.1) + grain * 2.4
    full += (np.clip(tooth, -0.5, 0.5) * 0.16)[..., None]
    bare = smooth(0.16, 0.5, tooth)
    full = mix(full, rgb("#f1e7d6"), (bare * (0.42 - 0.2 * study.figures))[..., None])
    return np.clip(full, 0, 1, out=full)
