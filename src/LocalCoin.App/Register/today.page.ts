// The day's list, as it grows. The stream says that something happened, the server draws the list again: screen, sheet
// and file stay one. The browser reconnects with the last id it saw, so nothing that is sold stays unheard.

import { play, wakeSound } from "../Pages/sound";

const freshFor = 5_000;
const live = document.querySelector<HTMLElement>("[data-live]");
let sounds = false;
let drawing = Promise.resolve();

live?.querySelector("[data-sound-on]")?.addEventListener("click", (event) => {
  wakeSound();
  sounds = !sounds;
  (event.currentTarget as HTMLElement).setAttribute("aria-pressed", String(sounds));
  if (sounds) play("paid");
});
if (live) watch(live, live.dataset.live ?? "");

function watch(place: HTMLElement, address: string): void {
  const stream = new EventSource(address);
  const tell = (isLive: boolean): void => {
    place.classList.toggle("lost", !isLive);
    const words = (isLive ? place.dataset.wordsLive : place.dataset.wordsLost) ?? "";
    const told = place.querySelector("[role=status]");
    if (told && told.textContent !== words) told.textContent = words;
  };
  // What was sold between the page and the stream is drawn now.
  stream.addEventListener("open", () => {
    tell(true);
    redraw();
  });
  stream.addEventListener("payment", (event) => {
    const happened: unknown = JSON.parse((event as MessageEvent<string>).data);
    const isPaid = typeof happened === "object" && happened !== null && "kind" in happened && happened.kind === "paid";
    if (sounds) play(isPaid ? "paid" : "refused");
    redraw();
  });
  stream.addEventListener("error", () => {
    tell(false);
    // Signed out meanwhile, or refused: the page itself leads to where one comes in again.
    if (stream.readyState === EventSource.CLOSED) setTimeout(() => location.reload(), 5_000);
  });
}

function redraw(): void {
  drawing = drawing.then(draw).catch(() => undefined);
}

async function draw(): Promise<void> {
  const answer = await fetch(location.href, { headers: { accept: "text/html" } });
  const next = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("#day");
  const old = document.querySelector("#day");
  if (!next || !old) return;
  const known = new Set([...old.querySelectorAll<HTMLElement>("[data-seq]")].map((one) => one.dataset.seq));
  const fresh = [...next.querySelectorAll<HTMLElement>("[data-seq]")].filter((one) => !known.has(one.dataset.seq));
  fresh.forEach((one) => one.classList.add("fresh"));
  old.replaceWith(next);
  setTimeout(() => fresh.forEach((one) => one.classList.remove("fresh")), freshFor);
}
