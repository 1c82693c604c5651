/** Shares as readers of a language write them. */
import { formatter } from "./formatter.mjs";
import { ZERO, fraction, shown, times } from "./fraction.mjs";

/**
 * A share `n/d` as a whole percentage; 0 % and 100 % only when they are exact.
 * @param {string} share A fraction from 0 to 1, as results hold it.
 * @param {string} language
 */
export function percent(share, language) {
  const [n, d] = share.split("/").map(BigInt);
  const hundred = fraction(100n);
  const whole = Number(shown(times(fraction(n, d), hundred), [ZERO, hundred], 0));
  return formatter(Intl.NumberFormat, language, { style: "percent" }).format(whole / 100);
}
