/** A result drawn as a picture, in the colours and letters of the page. */

/**
 * @typedef {{name: string, score: string, status: string, share: number}} Row
 * @typedef {{title: string, name: string, lead: string, note: string, foot: string, rows: Row[]}} Keepsake
 */

const WIDTH = 1080;
const MARGIN = 72;
const INNER = WIDTH - 2 * MARGIN;
const BAR = 16;
/** Size of the letters and height of a line. @type {Record<string, [number, number]>} */
const SIZES = { title: [54, 72], row: [34, 50], text: [32, 48], small: [26, 38] };

/**
 * @param {Keepsake} result
 * @param {Element} around Whose colours and letters it has.
 * @returns {string} An address that holds the picture.
 */
export function drawPicture(result, around) {
  const canvas = document.createElement("canvas");
  canvas.width = WIDTH;
  // Once to learn how high it is, once to draw it.
  canvas.height = drawn(canvas, result, around);
  drawn(canvas, result, around);
  return canvas.toDataURL("image/png");
}

/** Draw everything; how high it is comes back. @param {HTMLCanvasElement} canvas @param {Keepsake} result @param {Element} around */
function drawn(canvas, result, around) {
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const style = getComputedStyle(around);
  const colour = (/** @type {string} */ name) => style.getPropertyValue(`--pb-${name}`).trim();
  let y = MARGIN;
  pen.fillStyle = colour("paper");
  pen.fillRect(0, 0, WIDTH, canvas.height);
  pen.textBaseline = "middle";

  const write = (/** @type {string} */ text, /** @type {string} */ size, /** @type {string} */ tone, width = INNER, weight = 400) => {
    const [letters, line] = SIZES[size];
    pen.font = `${weight} ${letters}px ${style.fontFamily}`;
    pen.fillStyle = colour(tone);
    for (const words of lines(pen, text, width)) {
      pen.fillText(words, MARGIN, y + line / 2);
      y += line;
    }
  };

  write(result.title, "title", "primary", INNER, 700);
  write(result.name, "small", "ink-soft");
  y += 28;
  write(result.lead, "text", "ink");
  for (const row of result.rows) {
    y += 30;
    const said = `${row.score} ${row.status}`.trim();
    const [letters, line] = SIZES.row;
    pen.font = `700 ${letters}px ${style.fontFamily}`;
    const wide = pen.measureText(said).width;
    pen.fillStyle = colour("primary");
    pen.fillText(said, WIDTH - MARGIN - wide, y + line / 2);
    write(row.name, "row", "ink", INNER - wide - 40);
    y += 8;
    pen.fillStyle = colour("tint-deep");
    pen.fillRect(MARGIN, y, INNER, BAR);
    pen.fillStyle = colour("primary");
    pen.fillRect(MARGIN, y, INNER * row.share, BAR);
    y += BAR;
  }
  y += 36;
  write(result.note, "small", "ink-soft");
  write(result.foot, "small", "ink-soft");
  return y + MARGIN;
}

/** A sign that may not begin a line stays with what it follows. */
const PIECES = /(?:[\u2e80-\uffff]|[^\s\u2e80-\uffff]+)[，。、：；！？）》」』”’]*\s*/gu;

/** The text in lines that fit. @param {CanvasRenderingContext2D} pen @param {string} text @param {number} width */
function lines(pen, text, width) {
  const fits = (/** @type {string} */ words) => pen.measureText(words.trimEnd()).width <= width;
  // A word that is wider than a line is broken anywhere.
  const pieces = (text.match(PIECES) ?? []).flatMap((piece) => (fits(piece) ? [piece] : Array.from(piece)));
  /** @type {string[]} */
  const found = [];
  for (const piece of pieces) {
    const last = found.length - 1;
    if (last >= 0 && fits(found[last] + piece)) found[last] += piece;
    else found.push(piece);
  }
  return found.map((line) => line.trimEnd());
}
