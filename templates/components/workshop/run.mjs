/**
 * Where a workshop stands, from the moments at which things happened and the clock; nothing is
 * counted in ticks, so a tab in the background loses nothing.
 *
 * A run is a list of words, as files keep it: `[step, begun, spent, state]`: which step (from 0),
 * when it was begun or continued last, milliseconds spent in it before that, `running` or
 * `paused`.
 */

const MINUTE = 60_000;

/** @typedef {{step: number, begun: number, spent: number, isRunning: boolean}} Run */

/** @param {any} value @param {number} count How many steps there are. @returns {Run | null} */
export function readRun(value, count) {
  if (!Array.isArray(value)) return null;
  const [step, begun, spent] = value.slice(0, 3).map(Number);
  const isWhole = [step, begun, spent].every(Number.isSafeInteger);
  return isWhole && step >= 0 && step <= count && spent >= 0 ? { step, begun, spent, isRunning: value[3] === "running" } : null;
}

/** @param {Run} run @returns {string[]} */
export const writeRun = ({ step, begun, spent, isRunning }) => [String(step), String(begun), String(spent), isRunning ? "running" : "paused"];

/** Milliseconds spent in the step under way. @param {Run} run @param {number} now */
export const spentIn = (run, now) => run.spent + (run.isRunning ? Math.max(0, now - run.begun) : 0);

/** @param {Run} run @param {number} now @returns {Run} The same run, going on or held. */
export const toggled = (run, now) => ({ ...run, spent: spentIn(run, now), begun: now, isRunning: !run.isRunning });

/** @param {Run} run @param {number} step @param {number} now @returns {Run} The same run at the beginning of a step. */
export const at = (run, step, now) => ({ ...run, step, begun: now, spent: 0 });

/**
 * When each step begins by the clock, in milliseconds, and the end as the last. Steps that have
 * passed keep no time; without a run all of it is planned from `begin`.
 * @param {{minutes: number}[]} steps
 * @param {Run | null} run
 * @param {number} now
 * @param {number | null} begin When it is to begin; null where nobody said.
 * @returns {(number | null)[]}
 */
export function plan(steps, run, now, begin) {
  const times = /** @type {(number | null)[]} */ (Array(steps.length + 1).fill(null));
  if (!run && begin === null) return times;
  const first = run ? run.step : 0;
  let time = run ? now - spentIn(run, now) : /** @type {number} */ (begin);
  for (let step = first; step <= steps.length; step += 1) {
    times[step] = time;
    if (step === steps.length) break;
    time += steps[step].minutes * MINUTE;
    // A step that takes longer pushes all that follow.
    if (run && step === first) time = Math.max(time, now);
  }
  return times;
}

/** Milliseconds as `m:ss`. @param {number} ms */
export function clock(ms) {
  const seconds = Math.floor(Math.abs(ms) / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
