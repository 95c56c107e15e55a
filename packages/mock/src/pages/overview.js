// The script of the overview: live changes, the filter and the buttons.

const find = (id) => document.getElementById(id);
const listRows = () => [...find("requests").children];
let source;
let hideMessage;

function connect() {
  source?.close();
  let isFirst = true;
  source = new EventSource("/__mock/events");
  source.onopen = () => {
    isFirst = true;
    find("connection").textContent = "";
  };
  source.onerror = () => {
    find("connection").textContent = "Reconnecting…";
    if (source.readyState === EventSource.CLOSED) setTimeout(connect, 1000);
  };
  source.onmessage = ({ data }) => {
    const { sections, requests, oldest } = JSON.parse(data);
    for (const [id, markup] of Object.entries(sections)) update(find(id), parse(markup));
    if (!find("live").checked) return;
    for (const row of listRows()) if (isFirst || Number(row.dataset.number) < oldest) row.remove();
    find("requests").prepend(...parse(requests).children);
    isFirst = false;
    applyFilter();
  };
}

function parse(markup) {
  const element = document.createElement("div");
  element.innerHTML = markup;
  return element;
}

// Changes as few nodes as possible, so that the focus and the selection stay.
function update(current, next) {
  const nodes = [...current.childNodes];
  for (const [index, node] of [...next.childNodes].entries()) {
    const previous = nodes[index];
    if (!previous) current.append(node);
    else if (previous.nodeName !== node.nodeName) previous.replaceWith(node);
    else if (previous.nodeValue !== node.nodeValue) previous.nodeValue = node.nodeValue;
    else {
      for (const { name, value } of node.attributes ?? []) previous.setAttribute(name, value);
      update(previous, node);
    }
  }
  for (const node of nodes.slice(next.childNodes.length)) node.remove();
}

function applyFilter() {
  const text = find("filter").value.toLowerCase();
  for (const row of listRows()) row.hidden = !row.textContent.toLowerCase().includes(text);
}

async function press({ textContent, dataset: { copy, path, method = "POST", body, question } }) {
  if (copy !== undefined) {
    await navigator.clipboard.writeText(copy);
    return `Copied ${copy}`;
  }
  if (question !== undefined && !confirm(question)) return "";
  const response = await fetch(`/__mock/${path}`, { method, body });
  return response.ok ? `${textContent.trim()}: done` : (await response.json()).error;
}

function show(message) {
  find("message").textContent = message;
  clearTimeout(hideMessage);
  hideMessage = setTimeout(show, 5000, "");
}

document.addEventListener("click", ({ target }) => {
  const button = target.closest("button");
  if (button) press(button).then(show, ({ message }) => show(`That did not work: ${message}`));
});
find("live").addEventListener("change", connect);
find("filter").addEventListener("input", applyFilter);
connect();
