/** `<pb-wechat hidden>`: what only readers inside WeChat need to know; its browser downloads nothing. */

class WeChatElement extends HTMLElement {
  connectedCallback() {
    this.hidden = !navigator.userAgent.includes("MicroMessenger");
  }
}

customElements.define("pb-wechat", WeChatElement);
