/**
 * `<pb-twins>` around the links to a page's twins, in the page's content: keeps the language
 * switch in the header true. Material's instant navigation exchanges the content and leaves the
 * header, whose links would go on leading to the twins of the page visited before.
 */

class TwinsElement extends HTMLElement {
  connectedCallback() {
    for (const twin of this.querySelectorAll("a")) {
      const link = document.querySelector(`.pb-languages a[hreflang="${twin.hreflang}"]`);
      link?.setAttribute("href", twin.href);
    }
  }
}

if (!customElements.get("pb-twins")) customElements.define("pb-twins", TwinsElement);
