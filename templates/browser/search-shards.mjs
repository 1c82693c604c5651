/** The pieces of an index: which of them holds a token, and what stands in its lists. */

const PLACES = 44;
const SIGNS = Array.from({ length: 0x7f - 0x23 }, (_, n) => String.fromCharCode(0x23 + n)).filter(
  (sign) => !"\\$".includes(sign),
);
/** One below PLACES ends a number, one below twice that goes on; above stands "anywhere". */
const VALUES = new Map(SIGNS.map((sign, n) => [sign.charCodeAt(0), n]));
const DIVIDER = "!";

export const IN_TITLE = 0;
export const IN_HEADING = 1;
export const IN_TEXT = 2;

/**
 * @typedef {{where: number, places: number[] | null, length: number}} Hit
 *   Where in a part the token stands; its places modulo 44, null for anywhere; how many units the
 *   title or heading has.
 */

/** @param {string} row @returns {Map<number, Hit>} By part. */
function readLists(row) {
  /** @type {Map<number, Hit>} */
  const hits = new Map();
  const lists = row.includes(DIVIDER) ? row.split(DIVIDER) : ["", "", row];
  lists.forEach((list, where) => {
    let at = 0;
    let part = -1;
    const sign = () => /** @type {number} */ (VALUES.get(list.charCodeAt(at++)));
    while (at < list.length) {
      let gap = 0;
      let value = sign();
      for (; value >= PLACES; value = sign()) gap = gap * PLACES + value - PLACES;
      part += gap * PLACES + value;
      /** @type {number[] | null} */
      let places = null;
      value = sign();
      if (value < 2 * PLACES) {
        places = [value % PLACES];
        while (value >= PLACES) places.push((value = sign()) % PLACES);
      }
      hits.set(part, { where, places, length: where === IN_TEXT ? 0 : sign() });
    }
  });
  return hits;
}

/**
 * Tokens in shards, loaded when they are wanted.
 * @param {string[]} bounds The first token of each shard.
 * @param {(number: number) => Promise<string[]>} load Gives the texts of a shard: tokens, and their lists.
 */
export function openShards(bounds, load) {
  /** @type {Map<number, Promise<{tokens: string[], rows: string[]}>>} */
  const opened = new Map();
  /** @type {Map<string, Map<number, Hit>>} */
  const lists = new Map();

  const shard = (/** @type {number} */ number) => {
    let found = opened.get(number);
    if (!found) {
      found = load(number).then(([tokens, rows]) => ({ tokens: tokens.split(" "), rows: rows?.split(" ") ?? [] }));
      opened.set(number, found);
      // A piece that did not arrive is asked for again next time.
      found.catch(() => opened.delete(number));
    }
    return found;
  };
  const holder = (/** @type {string} */ token) => Math.max(0, lowest(bounds, token, true) - 1);

  return {
    /** The lists of a token; empty where it is not in the index. @param {string} token */
    async lists(token) {
      let found = lists.get(token);
      if (!found) {
        const { tokens, rows } = bounds.length ? await shard(holder(token)) : { tokens: [], rows: [] };
        const at = lowest(tokens, token, false);
        found = tokens[at] === token ? readLists(rows[at]) : new Map();
        lists.set(token, found);
      }
      return found;
    },

    /**
     * The tokens that begin like this, from so many shards at most.
     * @param {string} start
     * @param {number} most
     * @param {string} [around] A token whose shard is among them.
     */
    async range(start, most, around = start) {
      if (!bounds.length) return { tokens: /** @type {string[]} */ ([]), whole: true };
      const end = `${start}\uffff`;
      const [first, last] = [holder(start), holder(end)];
      const from = Math.max(first, Math.min(holder(around), last - most + 1));
      const to = Math.min(last, from + most - 1);
      const numbers = Array.from({ length: to - from + 1 }, (_, n) => from + n);
      const found = await Promise.all(numbers.map(shard));
      const tokens = found.flatMap((each) =>
        each.tokens.slice(lowest(each.tokens, start, false), lowest(each.tokens, end, false)),
      );
      return { tokens, whole: from === first && to === last };
    },
  };
}

/** Where in an ordered list a text belongs; after an equal one if asked. */
function lowest(/** @type {string[]} */ list, /** @type {string} */ text, /** @type {boolean} */ after) {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle] < text || (after && list[middle] === text)) low = middle + 1;
    else high = middle;
  }
  return low;
}
