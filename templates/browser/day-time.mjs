/** Days and times as readers of a language write them. */
import { formatter } from "./formatter.mjs";

/**
 * A day and time of an answer file for readers, or "" for what is none.
 * @param {string} at
 * @param {string} language
 */
export function dayTime(at, language) {
  const time = Date.parse(at);
  if (Number.isNaN(time)) return "";
  return formatter(Intl.DateTimeFormat, language, { dateStyle: "medium", timeStyle: "short" }).format(time);
}
