/**
 * `<pb-form>` around a form: keeps what is written, makes the document of it, and takes it away.
 * Without scripts the form is a worksheet, and the document shows what is asked.
 */
import { define, openDesk } from "../worksheet/desk.mjs";
import { openDocument } from "./document.mjs";
import { openFields } from "./fields.mjs";

define("pb-form", (root, signal) => {
  openDesk(root, signal, (desk) => {
    const { data, words, records, part } = desk;
    const fields = openFields(desk);
    const sheet = openDocument(desk);
    const all = Object.entries(data.fields);
    const asked = all.some(([, field]) => field.required) ? all.filter(([, field]) => field.required) : all;

    function drawDocument() {
      sheet.draw();
      const done = asked.filter(([id]) => records.value(id) !== undefined).length;
      const message = asked === all ? words.no_required : done === asked.length ? words.done : words.count;
      part("count").textContent = desk.fill(message, { count: done, all: asked.length });
      Object.assign(part("progress"), { max: asked.length, value: done });
    }

    return {
      draw() {
        fields.draw();
        drawDocument();
      },
      typed(target) {
        const field = target.closest("[data-field]");
        if (!field) return;
        const { field: id } = field.dataset;
        desk.set({ [id]: fields.read(field) });
        fields.settle(field);
        drawDocument();
      },
      taken: sheet.taken,
      doing: {
        unpick(button) {
          const field = button.closest("[data-field]");
          for (const input of field.querySelectorAll("input:checked")) input.checked = false;
          desk.set({ [field.dataset.field]: undefined });
          fields.settle(field);
          drawDocument();
          field.querySelector("input").focus();
        },
      },
    };
  });
});
