/**
 * The search of one language: a query in, sections out. Knows no page and no browser: whoever
 * uses it says how a piece of the index is loaded.
 */
import { folding } from "./search-fold.mjs";
import { findNear, findTerm } from "./search-hits.mjs";
import { pairPattern, patternOf, spansOf } from "./search-match.mjs";
import { readText, scored, shownPage } from "./search-pages.mjs";
import { termsOf } from "./search-query.mjs";
import { IN_TITLE, openShards } from "./search-shards.mjs";

/** @typedef {import("./search-query.mjs").Term} Term */
/** @typedef {import("./search-hits.mjs").Found} Found */
/** @typedef {import("./search-match.mjs").Piece} Piece */
/** @typedef {import("./search-pages.mjs").PageResult} PageResult */

/**
 * @typedef {{name: string, count: number, isExact: boolean}} Facet
 *
 * @typedef {object} Results
 * @property {"empty" | "found" | "near" | "nothing"} state
 * @property {PageResult[]} pages
 * @property {number} count
 * @property {boolean} isExact Whether the count is; else there are at least so many.
 * @property {Facet[]} kinds
 * @property {Facet[]} playbooks
 * @property {{shown: string, instead: string[]}[]} corrections Words that are nowhere, and what was taken for them.
 * @property {Term[]} terms
 */

/** @typedef {(kind: string, number: number, contents: string) => Promise<any[]>} Load Gives edition and contents of a piece. */

const PAGES = 10;
const BATCH = 10;
/** Pages looked up in vain before a query counts as answered. */
const MOST_LOOKED_UP = 60;
/** How much of what is nowhere a page must hold to be near: one pair of three. */
const LEAST_VOTE = 0.3;

/** How far what is written about a playbook stands behind the playbook: less than a heading is worth. */
const ASIDE = 50;

/** An index of another edition than its first file: a new version was published meanwhile. */
export class Outdated extends Error {}

/** @param {Load} load */
export async function openSearch(load) {
  const [edition, about] = await load("m", 0, "");
  const fold = folding(about.variants);
  const groups = about.groups.map(([kind, playbook, count]) => ({ kind, playbook, count }));
  const pageOf = numbered(about.parts);
  const groupOf = groups.flatMap((group) => Array(group.count).fill(group));

  const piece = async (/** @type {string} */ kind, /** @type {number} */ number, /** @type {string} */ wanted) => {
    const [own, ...contents] = await load(kind, number, about.contents);
    if (own !== wanted) throw new Outdated();
    return contents;
  };
  const shards = (/** @type {string} */ kind, /** @type {string} */ bounds) =>
    openShards(bounds ? bounds.split(" ") : [], (number) => piece(kind, number, edition));
  const lists = {
    shards: shards("i", about.shards[0]),
    words: shards("v", about.shards[1]),
    endings: shards("r", about.shards[2]),
  };
  /** @type {Map<number, Promise<any>>} */
  const texts = new Map();
  const textOf = (/** @type {number} */ part) => {
    let found = texts.get(part);
    if (!found) {
      found = piece("t", part, about.order).then(([written]) => readText(written, fold));
      texts.set(part, found);
      found.catch(() => texts.delete(part));
    }
    return found;
  };

  /**
   * @param {string} query
   * @param {{kind?: string, playbook?: string, most?: number, show?: (so_far: Results) => void}} [choice]
   *   `show` hears of results while more pages are being looked up.
   * @returns {Promise<Results>}
   */
  async function search(query, { kind, playbook, most = PAGES, show = () => {} } = {}) {
    const terms = termsOf(query, fold);
    if (!terms.length) return { ...NOTHING, state: "empty", terms };
    const found = await Promise.all(terms.map((term) => findTerm(term, lists)));
    const corrections = terms.flatMap(({ shown }, n) => (found[n].instead.length ? [{ shown, instead: found[n].instead }] : []));
    const ranked = inOrder(terms, found);
    const isChosen = (/** @type {number} */ page) =>
      (kind === undefined || groupOf[page].kind === kind) && (playbook === undefined || groupOf[page].playbook === playbook);
    const isNarrow = kind !== undefined || playbook !== undefined;
    const chosen = ranked.filter(({ page }) => isChosen(page));
    const isSure = found.length === 1 && found[0].isExact;
    const patterns = terms.map((term, n) => patternOf(term, found[n].forms));
    const results = (/** @type {Awaited<ReturnType<typeof lookUp>>} */ { pages, seen }) => {
      const isWhole = found.every((each) => each.isWhole);
      const isExact = isSure ? isWhole : isWhole && seen >= chosen.length;
      const areAllSeen = isExact && (isSure || !isNarrow);
      const known = isSure ? ranked.map(({ page }) => page) : unsure(ranked, pages);
      return {
        state: corrections.length ? /** @type {const} */ ("near") : /** @type {const} */ ("found"),
        pages: pages.slice(0, most).map(({ result }) => result),
        count: isSure ? chosen.length : pages.length,
        isExact,
        kinds: facets(known, areAllSeen, "kind"),
        playbooks: facets(known, areAllSeen, "playbook"),
        corrections,
        terms,
      };
    };
    const looked = await lookUp(chosen, terms, patterns, most, (soFar) => show(results(soFar)));
    // What is not among a reader's choice may still stand elsewhere, so it is not called absent.
    if (looked.pages.length || (ranked.length && (isSure || isNarrow))) return results(looked);
    return { ...(await nearest(terms, isChosen, most)), corrections, terms };
  }

  /** Pages that were not looked up as negative numbers: what they are is sure, not that they fit. */
  const unsure = (/** @type {{page: number}[]} */ ranked, /** @type {{page: number}[]} */ seen) => {
    const sure = new Set(seen.map(({ page }) => page));
    return ranked.map(({ page }) => (sure.has(page) ? page : -1 - page));
  };

  function facets(/** @type {number[]} */ pages, /** @type {boolean} */ isExact, /** @type {"kind" | "playbook"} */ by) {
    /** @type {Map<string, Facet>} */
    const counted = new Map();
    for (const page of pages) {
      const name = groupOf[page < 0 ? -1 - page : page][by];
      const facet = counted.get(name) ?? { name, count: 0, isExact };
      counted.set(name, { ...facet, count: facet.count + (page < 0 ? 0 : 1) });
    }
    const order = groups.map((group) => group[by]);
    return [...counted.values()]
      .filter(({ count }) => count || !isExact)
      .sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
  }

  /** The pages that may hold every term, the most promising first. */
  function inOrder(/** @type {Term[]} */ terms, /** @type {Found[]} */ found) {
    const units = terms.reduce((sum, term) => sum + term.units.length, 0);
    /** @type {Map<number, {page: number, worth: number, parts: Set<number>}>[]} */
    const byPage = found.map(({ parts }) => {
      const pages = new Map();
      for (const [part, { worth }] of parts) {
        const page = pageOf[part];
        const known = pages.get(page);
        if (known) {
          known.parts.add(part);
          known.worth = Math.max(known.worth, worth);
        } else pages.set(page, { page, worth, parts: new Set([part]) });
      }
      return pages;
    });
    const ranked = [];
    for (const [page, own] of byPage[0]) {
      const others = byPage.slice(1).map((pages) => pages.get(page));
      if (others.includes(undefined)) continue;
      const all = [own, ...others];
      const whole = [...own.parts].filter((part) => all.every(({ parts }) => parts.has(part)));
      const isTitle = whole.some((part) =>
        found.every(({ parts }) => parts.get(part)?.where === IN_TITLE && parts.get(part)?.length === Math.min(units, 43)),
      );
      const worth = all.reduce((sum, each) => sum + each.worth, 0) + (isTitle ? 2000 : 0) + (whole.length ? 200 : 0) - (groupOf[page].kind === "guide" ? ASIDE : 0);
      const best = (/** @type {number} */ part) => Math.max(...found.map(({ parts }) => parts.get(part)?.worth ?? 0));
      const rest = all.flatMap(({ parts }) => [...parts]).filter((part) => !whole.includes(part));
      ranked.push({
        page,
        worth,
        whole: whole.sort((a, b) => best(b) - best(a) || a - b),
        rest: [...new Set(rest)].sort((a, b) => best(b) - best(a) || a - b),
      });
    }
    return ranked.sort((a, b) => b.worth - a.worth || a.page - b.page);
  }

  /** Read the text of pages in turn until so many hold what is looked for. */
  async function lookUp(
    /** @type {ReturnType<typeof inOrder>} */ ranked,
    /** @type {Term[]} */ terms,
    /** @type {RegExp[]} */ patterns,
    /** @type {number} */ most,
    /** @type {(soFar: {pages: any[], seen: number}) => void} */ show,
  ) {
    /** @type {any[]} */
    let pages = [];
    let seen = 0;
    while (seen < ranked.length && pages.length < most && seen < Math.max(MOST_LOOKED_UP, most * 3)) {
      const missing = Math.min(BATCH, seen ? BATCH : most, Math.max(4, most - pages.length));
      const batch = ranked.slice(seen, seen + missing);
      seen += batch.length;
      const read = await Promise.all(batch.map((each) => resultOf(each, terms, patterns)));
      pages = [...pages, ...read.flatMap((each) => (each ? [each] : []))].sort((a, b) => b.worth - a.worth || a.page - b.page);
      if (pages.length) show({ pages, seen });
    }
    return { pages, seen };
  }

  /** What a page shows for the terms; undefined where it does not hold them after all. */
  async function resultOf(
    /** @type {ReturnType<typeof inOrder>[number]} */ { page, worth, whole, rest },
    /** @type {Term[]} */ terms,
    /** @type {RegExp[]} */ patterns,
  ) {
    const read = [];
    let missing = terms.map((_, n) => n);
    const take = async (/** @type {number} */ part) => {
      const text = await textOf(part);
      read.push(...scored(text, terms, patterns));
      missing = missing.filter((n) => !read.some((each) => each.counts[n]));
    };
    for (const part of whole) {
      await take(part);
      if (!missing.length && read.some((each) => each.isWhole)) break;
    }
    for (const part of rest) {
      if (!missing.length) break;
      await take(part);
    }
    if (missing.length) return undefined;
    const isSpread = !read.some((each) => each.isWhole);
    const sections = read
      .filter((each) => (isSpread ? each.counts.some(Boolean) : each.isWhole))
      .sort((a, b) => b.worth - a.worth || a.number - b.number);
    const { text } = sections[0];
    const isTitle = sections.some((each) => each.isTitle);
    return {
      page,
      worth: worth + sections[0].worth + (isTitle ? 3000 : 0) + (isSpread ? -400 : 0),
      result: shownPage(groupOf[page], text, sections, isSpread, patterns),
    };
  }

  /** For what is nowhere: the pages with the most of it, said to be no more than that. */
  async function nearest(
    /** @type {Term[]} */ terms,
    /** @type {(page: number) => boolean} */ isChosen,
    /** @type {number} */ most,
  ) {
    const votes = await Promise.all(terms.map((term) => findNear(term, lists)));
    /** @type {Map<number, number>} */
    const total = new Map();
    for (const each of votes) for (const [part, vote] of each) total.set(part, (total.get(part) ?? 0) + vote / terms.length);
    /** @type {Map<number, {part: number, vote: number}>} */
    const best = new Map();
    for (const [part, vote] of total) {
      const page = pageOf[part];
      if (isChosen(page) && vote > LEAST_VOTE && vote > (best.get(page)?.vote ?? 0)) best.set(page, { part, vote });
    }
    const ordered = [...best].sort(([a, { vote: v }], [b, { vote: w }]) => w - v || a - b).slice(0, most);
    const patterns = terms.map((term) => (term.units.length > 1 ? pairPattern(term) : patternOf({ ...term, isWord: false }, [])));
    const pages = await Promise.all(
      ordered.map(async ([page, { part }]) => {
        const text = await textOf(part);
        const sections = scored(text, terms, patterns).filter((/** @type {any} */ each) => each.counts.some(Boolean));
        const count = (/** @type {any} */ { section }) =>
          patterns.reduce((sum, pattern) => sum + new Set(spansOf(pattern, section.inText.text).map(([a, b]) => section.inText.text.slice(a, b))).size, 0);
        sections.sort((/** @type {any} */ a, /** @type {any} */ b) => count(b) - count(a) || a.number - b.number);
        return sections.length ? [shownPage(groupOf[page], text, sections.slice(0, 1), false, patterns)] : [];
      }),
    );
    const shown = pages.flat();
    return { ...NOTHING, state: shown.length ? /** @type {const} */ ("near") : /** @type {const} */ ("nothing"), pages: shown };
  }

  return { about, search };
}

/** @type {Results} */
const NOTHING = { state: "nothing", pages: [], count: 0, isExact: true, kinds: [], playbooks: [], corrections: [], terms: [] };

/** The page of each part, from runs of equal numbers of parts. */
function numbered(/** @type {number[]} */ runs) {
  /** @type {number[]} */
  const pageOf = [];
  let page = 0;
  for (let n = 0; n < runs.length; n += 2) {
    for (const last = page + runs[n + 1]; page < last; page++) {
      for (let part = 0; part < runs[n]; part++) pageOf.push(page);
    }
  }
  return pageOf;
}
