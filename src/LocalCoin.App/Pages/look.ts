// A page that waits for somebody else looks again every moment, and makes room for what has become of it. Two looks
// never overlap; one that fails is followed by the next.

import { wakeSound } from "./sound";
import { show } from "./swap";

const interval = 600;
const answerWaitMax = 5_000;

export function lookAgain(): void {
  document.addEventListener("swapped", start);
  // What has become of it is heard where the waiting page was touched.
  document.addEventListener("click", () => {
    if (document.querySelector("[data-look-again]")) wakeSound();
  });
  start();
}

function start(): void {
  document.querySelector<HTMLElement>("button[data-now]")?.click();
  const place = document.querySelector<HTMLElement>("[data-look-again]");
  if (place) setTimeout(() => void look(place), interval);
}

async function look(place: HTMLElement): Promise<void> {
  // A form was sent meanwhile, and its answer stands here.
  if (!place.isConnected) return;
  try {
    const answer = await fetch(place.dataset.lookAgain ?? "", {
      headers: { accept: "text/html" },
      signal: AbortSignal.timeout(answerWaitMax),
    });
    // A page of trouble would take the place of what the customer is just paying.
    if (answer.status >= 500 || answer.status === 429) throw new Error(answer.statusText);
    const html = await answer.text();
    if (!place.isConnected) return;
    if (answer.redirected || !html.includes("data-look-again")) {
      show(html, answer.redirected ? answer.url : null);
      return;
    }
  } catch {
    // No network or no answer now: it is looked at again.
  }
  setTimeout(() => void look(place), interval);
}
