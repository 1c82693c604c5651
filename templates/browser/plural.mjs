/** Messages with values in them, and the form that fits a number. */
import { formatter } from "./formatter.mjs";

const PARAMETER = /\{([A-Za-z_]+)\}/g;

/**
 * A message with its parameters replaced; braces in the values stay as they are.
 * @param {string} message
 * @param {Record<string, string | number>} values
 */
export const fill = (message, values) =>
  message.replace(PARAMETER, (written, name) => String(Object.hasOwn(values, name) ? values[name] : written));

/**
 * The form of a message that fits a number, which it may show as `{count}`.
 * @param {{one?: string, other: string}} forms
 * @param {number} count
 * @param {string} language
 * @param {Record<string, string | number>} [values]
 */
export function counted(forms, count, language, values = {}) {
  const form = formatter(Intl.PluralRules, language).select(count) === "one" ? forms.one : undefined;
  return fill(form ?? forms.other, { ...values, count: formatter(Intl.NumberFormat, language).format(count) });
}
