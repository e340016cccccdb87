// A part of the page that is asked for again while the page stands, so that a day off is seen within seconds.

const interval = 3_000;
const answerWaitMax = 2_500;

export function keepUpToDate(): void {
  setInterval(() => {
    if (document.hidden) return;
    for (const part of document.querySelectorAll<HTMLElement>("[data-fresh]")) void ask(part);
  }, interval);
}

async function ask(part: HTMLElement): Promise<void> {
  try {
    const answer = await fetch(part.dataset.fresh ?? "", {
      headers: { accept: "text/html" },
      signal: AbortSignal.timeout(answerWaitMax),
    });
    if (!answer.ok) return;
    const fresh = Object.assign(document.createElement("div"), { innerHTML: await answer.text() });
    // Whoever is in it by the keyboard would lose their place.
    if (part.contains(document.activeElement)) return;
    if (fresh.innerHTML.trim() !== part.innerHTML.trim()) part.replaceChildren(...fresh.childNodes);
  } catch {
    // No answer now; the next one comes in seconds.
  }
}
