import { delegation } from "../../../texts/delegation.ts";

/** Counts what is ticked, and lets "Selecionar Todos" work without asking the server. */
function start(list: HTMLElement): void {
  const boxes = [...list.querySelectorAll<HTMLInputElement>('input[type="checkbox"][name="servico"]')];
  const count = list.querySelector<HTMLElement>("[data-count]");
  let all = list.querySelector<HTMLButtonElement>("[data-all]");
  if (all === null && count !== null && boxes.length > 0) {
    all = document.createElement("button");
    all.className = "br-button secondary small";
    all.textContent = delegation.selectAll;
    count.after(all);
  }
  if (all !== null) all.type = "button";

  const look = () => {
    if (count !== null) count.textContent = delegation.selected(boxes.filter((box) => box.checked).length);
  };
  list.addEventListener("change", look);
  all?.addEventListener("click", () => {
    const every = boxes.every((box) => box.checked);
    for (const box of boxes) if (!box.disabled) box.checked = !every;
    look();
  });
  look();
}

for (const list of document.querySelectorAll<HTMLElement>("[data-selection]")) start(list);
