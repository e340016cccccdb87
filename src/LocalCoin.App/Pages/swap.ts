// Sends a form and puts the answering page in the place of this one. So a sound may follow the touch that asked for
// it, and a lost network is told in our words. The form stays as it was: sending it again sends the same.

import { play, wakeSound } from "./sound";

const answerWaitMax = 15_000;
let sending = false;

export function swapForms(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.hasAttribute("data-swap")) return;
    event.preventDefault();
    wakeSound();
    // やめる needs nothing to be filled in.
    const isStop = event.submitter instanceof HTMLButtonElement && event.submitter.formNoValidate;
    if (!sending && (isStop || !lacksField(form))) void send(form, event.submitter);
  });
  window.addEventListener("popstate", () => location.reload());
}

/** A scanner ends with Enter, also when it read nothing. */
function lacksField(form: HTMLFormElement): boolean {
  const name = form.dataset.needs;
  const field = name ? form.elements.namedItem(name) : null;
  return field instanceof HTMLInputElement && field.value.trim() === "";
}

async function send(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  sending = true;
  const buttons = form.querySelectorAll("button.pay");
  buttons.forEach((button) => button.setAttribute("aria-disabled", "true"));
  try {
    const fields = new URLSearchParams();
    new FormData(form, submitter).forEach((value, name) => fields.append(name, String(value)));
    const action = submitter?.getAttribute("formaction") ?? form.action;
    const answer = await fetch(action, {
      method: "POST",
      body: fields,
      headers: { accept: "text/html" },
      signal: AbortSignal.timeout(answerWaitMax),
    });
    show(await answer.text(), answer.redirected ? answer.url : null);
  } catch {
    tellNoAnswer(form);
  } finally {
    sending = false;
    buttons.forEach((button) => button.removeAttribute("aria-disabled"));
  }
}

/** Replaces what is seen. Scripts stay loaded: a page that brings one of its own is read anew. */
export function show(html: string, address: string | null): void {
  const next = new DOMParser().parseFromString(html, "text/html");
  const main = next.querySelector("main");
  if (!main) throw new Error("not a page of ours");
  if (address && bringsMore(next)) {
    location.assign(address);
    return;
  }
  document.title = next.title;
  document.documentElement.lang = next.documentElement.lang;
  Object.assign(document.documentElement.dataset, next.documentElement.dataset);
  document.body.replaceWith(next.body);
  if (address) history.pushState(null, "", address);
  window.scrollTo(0, 0);
  const first = document.querySelector<HTMLElement>("[autofocus]:not([data-scan])");
  (first ?? document.querySelector<HTMLElement>("main"))?.focus();
  play(document.body.dataset.sound);
  document.dispatchEvent(new CustomEvent("swapped"));
}

function bringsMore(next: Document): boolean {
  const here = new Set(assets(document));
  return assets(next).some((one) => !here.has(one));
}

function assets(page: Document): string[] {
  return [...page.querySelectorAll("script[src], link[rel=stylesheet]")].map(
    (one) => one.getAttribute("src") ?? one.getAttribute("href") ?? "",
  );
}

function tellNoAnswer(form: HTMLFormElement): void {
  form.querySelector("[data-told]")?.remove();
  // It may have arrived: whoever stops now must know what became of it.
  if (!form.elements.namedItem("sent")) {
    const sent = Object.assign(document.createElement("input"), { type: "hidden", name: "sent", value: "yes" });
    form.append(sent);
  }
  const told = document.createElement("p");
  told.dataset.told = "";
  told.className = "notice kaki";
  told.setAttribute("role", "alert");
  told.textContent = form.dataset.noAnswer ?? document.body.dataset.noAnswer ?? "";
  form.prepend(told);
  play("refused");
}
