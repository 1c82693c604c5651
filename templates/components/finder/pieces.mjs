/**
 * The pieces of an index, each a script that calls `pbSearch` with its contents. Scripts can be
 * loaded from a disk and under `script-src 'self'`, where data cannot.
 */

/**
 * @param {string} folder Where the index is, with `/` at the end.
 * @param {string} [again] Tells the first file from the same one that the browser has stored.
 * @returns {(kind: string, number: number, contents: string) => Promise<any[]>}
 */
export function loader(folder, again = "") {
  /** @type {Map<string, (contents: any[]) => void>} */
  const waiting = new Map();
  /** @type {any} */ (globalThis).pbSearch = (/** @type {string} */ name, /** @type {any[]} */ ...contents) => {
    waiting.get(name)?.(contents);
    waiting.delete(name);
  };
  return (kind, number, contents) =>
    new Promise((resolve, reject) => {
      const name = kind === "m" ? kind : `${kind}${number}`;
      const script = document.createElement("script");
      const path = kind === "m" ? "index.js" : `${kind}/${number}.js`;
      // The version keeps a browser from mixing pieces of two editions that it has stored.
      const version = contents || again;
      script.src = folder + path + (version ? `?v=${version}` : "");
      const end = () => {
        script.remove();
        if (waiting.delete(name)) reject(new Error(path));
      };
      script.addEventListener("load", end);
      script.addEventListener("error", end);
      waiting.set(name, resolve);
      document.head.append(script);
    });
}
