/** Exact numbers: BigInt pairs, read from decimals, rounded once for display (SCORING.md). */

/** @typedef {{n: bigint, d: bigint}} Fraction Lowest terms, `d` above zero. */

const DECIMAL = /^[+-]?[0-9]+(\.[0-9]+)?$/;

/** @param {bigint} n @param {bigint} d @returns {Fraction} */
export function fraction(n, d = 1n) {
  if (d < 0n) {
    n = -n;
    d = -d;
  }
  let a = n < 0n ? -n : n;
  let b = d;
  while (b) [a, b] = [b, a % b];
  return { n: n / a, d: d / a };
}

export const ZERO = fraction(0n);
export const ONE = fraction(1n);

/** @param {Fraction} a @param {Fraction} b */
export const plus = (a, b) => fraction(a.n * b.d + b.n * a.d, a.d * b.d);
/** @param {Fraction} a @param {Fraction} b */
export const minus = (a, b) => fraction(a.n * b.d - b.n * a.d, a.d * b.d);
/** @param {Fraction} a @param {Fraction} b */
export const times = (a, b) => fraction(a.n * b.n, a.d * b.d);

/**
 * @param {Fraction} a
 * @param {Fraction} b
 * @throws {RangeError} `b` is zero.
 */
export const over = (a, b) => fraction(a.n * b.d, a.d * b.n);

/** Below, at or above: a number under, at or over 0. @param {Fraction} a @param {Fraction} b */
export function compare(a, b) {
  const left = a.n * b.d;
  const right = b.n * a.d;
  return left < right ? -1 : left > right ? 1 : 0;
}

/**
 * The exact value of an integer or decimal string, or null for anything else.
 * A JSON number counts where it is whole and exact.
 * @param {unknown} value
 * @returns {Fraction | null}
 */
export function decimal(value) {
  if (typeof value === "number") return Number.isSafeInteger(value) ? fraction(BigInt(value)) : null;
  if (typeof value !== "string" || !DECIMAL.test(value)) return null;
  const [whole, rest = ""] = value.split(".");
  const digits = (whole + rest).replace("+", "");
  return fraction(BigInt(digits), 10n ** BigInt(rest.length));
}

/**
 * A number of the score tree; the model has made sure that it is one.
 * @param {unknown} value
 * @throws {TypeError} It is not, so the tree was not made from a valid assessment.
 */
export function exact(value) {
  const found = decimal(value);
  if (!found) throw new TypeError(`not a decimal in a score tree: ${value}`);
  return found;
}

/** `n/d` in lowest terms, or null. @param {Fraction | null} value */
export const fractionText = (value) => (value ? `${value.n}/${value.d}` : null);

/** The value in display steps of 10^-digits, half away from zero. */
function rounded(/** @type {Fraction} */ value, /** @type {number} */ digits) {
  const scaled = (value.n < 0n ? -value.n : value.n) * 10n ** BigInt(digits);
  const whole = (2n * scaled + value.d) / (2n * value.d);
  return value.n < 0n ? -whole : whole;
}

/**
 * A score as readers see it; an end of the scale only when it is exactly reached,
 * wherever the scale is wider than two display steps (SCORING.md, rule 6).
 * @param {Fraction} value
 * @param {[Fraction, Fraction]} scale
 * @param {number} digits
 */
export function shown(value, [low, high], digits) {
  let steps = rounded(value, digits);
  const unit = 10n ** BigInt(digits);
  const width = minus(high, low);
  const inwards = width.n > 0n ? 1n : -1n;
  if (width.n * inwards * unit > 2n * width.d) {
    if (compare(value, high) && steps === rounded(high, digits)) steps -= inwards;
    else if (compare(value, low) && steps === rounded(low, digits)) steps += inwards;
  }
  const sign = steps < 0n ? "-" : "";
  const size = steps < 0n ? -steps : steps;
  const rest = String(size % unit).padStart(digits, "0");
  return digits ? `${sign}${size / unit}.${rest}` : `${sign}${size}`;
}
