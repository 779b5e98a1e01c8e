"""Drawings of content/pictures/*.svg, read as shapes to paint and places for labels.

The profile of SVG is small and strict, so that a drawing is only what it says and follows the style:

- `<svg viewBox="0 0 W H">`: one unit is one point. A drawing wider than its column is scaled down (labels
  keep their size), never up, never mirrored. The full measure of A4 is 493 units.
- Shapes: `path` (M L H V C S Q T A Z, absolute or relative), `line`, `circle`, `ellipse`, `rect` (`rx`),
  `polyline`, `polygon`. Groups: `g`. No transforms, no clipping, no gradients, no defs. Fills are nonzero.
  Painting order is file order: to hide what lies below, fill with `f-paper`. `title`, `desc`, `metadata`
  and `style` are skipped (a `style` that spells the classes below lets a browser show the drawing).
- Colours are names of the style's colours and stand in `class`: `s-hue` strokes, `f-tint` fills. Names of
  the default style: ink, hue, alert, soft, outline, mid, tint, paper. Without a class nothing is painted.
  No `fill`, `stroke` or `style` attribute.
- Other attributes: `stroke-width` (units), `stroke-linecap="round"` (round ends and joins),
  `stroke-dasharray="4 2"`. These and the classes are inherited from the groups above; a shape's own win
  (`s-none`, `f-none` take an inherited one away).
- A label's place: `<text id="LABEL" x y text-anchor="start|middle|end" data-width="60"
  font-weight="bold">`. LABEL is a key of `labels` in the locale's pictures.yaml. (x, y) is the baseline of
  the FIRST line; further lines go down. `text-anchor` is physical in every language: start = the text's
  left edge is at x, end = its right edge. `data-width` is the width at which the label may wrap, as
  generous as the drawing allows (other languages are longer); without it the label stays on one line.
  The text inside is a sample for people who open the file; it is never printed.
- For right-to-left leaflets: a `g data-dir="rtl"` (or "ltr") is shown only in documents of that direction,
  so that leaders and label places may differ; `data-rtl-dx="120"` on a `g` moves it, with the labels
  in it, that far to the right (negative: left) in right-to-left documents. This is how panels swap order
  while nothing is mirrored. An id may stand once for each direction.
"""
