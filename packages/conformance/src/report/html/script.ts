/** The page's filter: by outcome and by a part of the name. Without script everything shows, and no filter. */
export const script = `
const form = document.querySelector(".filter");
form.hidden = false;
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", () => {
  const chosen = new Set(new FormData(form).getAll("outcome"));
  const part = form.elements.part.value.trim().toLowerCase();
  for (const group of document.querySelectorAll(".results > details")) {
    let shown = 0;
    for (const item of group.querySelectorAll("li")) {
      const fits = chosen.has(item.className) && item.textContent.toLowerCase().includes(part);
      item.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    group.hidden = shown === 0;
    group.open = shown > 0 && (part !== "" || !chosen.has("passed"));
  }
});
`;
